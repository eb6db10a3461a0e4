//! Runs the built command in a folder of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What a run of the command left behind.
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Done {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// The lines of standard output as JSON, one value a line.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The code of the error on standard error, in JSON.
    pub(crate) fn error_code(&self) -> String {
        let error: Value =
            serde_json::from_str(&self.err).unwrap_or_else(|_| panic!("no JSON: {}", self.err));
        error["error"]["code"].as_str().unwrap().to_owned()
    }

    /// The same, having made sure that it went well.
    #[track_caller]
    pub(crate) fn good(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        assert_eq!(self.err, "");
        self
    }

    /// The same, having made sure that the input was refused and nothing printed but the reason.
    #[track_caller]
    pub(crate) fn refused(self, words: &str) -> Self {
        assert_eq!(self.code, 1, "{}{}", self.out, self.err);
        assert!(self.err.contains(words), "`{words}` is not in: {}", self.err);
        assert_eq!(self.out, "");
        self
    }
}

/// A folder in which the command runs.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the folder.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The command with these arguments, words divided by spaces, in surroundings that say nothing.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alir"));
        command.args(words(line)).current_dir(self.path());
        for name in ["ALIR_AS", "ALIR_LANG", "ALIR_LOG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs the command.
    pub(crate) fn alir(&self, line: &str) -> Done {
        done(self.command(line))
    }

    /// Runs the command with something on standard input.
    pub(crate) fn typed(&self, line: &str, input: &str) -> Done {
        let mut command = self.command(line);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that needs less closes its end earlier.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        from(&output)
    }
}

/// Runs a command to its end.
pub(crate) fn done(mut command: Command) -> Done {
    from(&command.output().unwrap())
}

fn from(output: &std::process::Output) -> Done {
    Done {
        code: output.status.code().expect("because it was not killed"),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// Words divided by spaces; what stands between quotes is one word.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path).canonicalize().unwrap()
}

/// The sub-domain SOP of Buol.
pub(crate) fn subdomain() -> String {
    repository("sops/buol/pengajuan-subdomain.yaml").display().to_string()
}

/// A SOP with what the other has not: several performers, documents that must be there, a step that is done once.
pub(crate) const PERMIT: &str = "\
sop: izin
nama: Izin sederhana
pelaksana:
  pemohon: {nama: Pemohon, eksternal: true}
  loket: Petugas Loket
  teknis: Tim Teknis
  hukum: Bagian Hukum
langkah:
  daftar:
    no: 1
    kegiatan: Mendaftarkan pemohon
    oleh: loket
    sekali_per: nik
  permohonan:
    no: 2
    kegiatan: Mengajukan permohonan
    oleh: pemohon
    kelengkapan: [Surat permohonan, KTP]
    wajib_lengkap: ya
  periksa:
    no: 3
    kegiatan: Memeriksa berkas
    oleh: {semua: [teknis, hukum]}
    output: [Berita acara, \"Nilai a=b\"]
  layak:
    no: 4
    keputusan: Layak?
    oleh: teknis
    cabang:
      ya, layak: terbit
      tidak: ditolak
      belum: periksa
  terbit: {selesai: Izin terbit}
  ditolak: {selesai: Ditolak}
";
