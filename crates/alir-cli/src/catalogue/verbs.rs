//! The commands: what each does, in the order in which help lists them.

use alir::lang::Words;

use super::words;

/// What a command is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Group {
    Write,
    Begin,
    Work,
    Turn,
    Look,
    Help,
}

/// What is said of a command.
pub(crate) struct VerbWords {
    pub(crate) name: &'static str,
    /// Its Indonesian name, if it has another one.
    pub(crate) alias: &'static str,
    pub(crate) group: Group,
    /// What it does, in a line.
    pub(crate) about: Words,
    /// More of it, in paragraphs.
    pub(crate) more: Words,
    pub(crate) examples: Words,
}

pub(crate) const ABOUT: Words = words(
    "alir memeriksa dan menjalankan SOP (prosedur) dari berkas YAML, dan mencatat setiap langkahnya.",
    "alir checks and runs standard operating procedures (SOP) from YAML files, and records every step.",
);
pub(crate) const USAGE: Words = words("Pemakaian", "Usage");
pub(crate) const USAGE_ALL: Words = words("PERINTAH [PILIHAN]", "COMMAND [OPTIONS]");
pub(crate) const ARGUMENTS: Words = words("Isian", "Arguments");
pub(crate) const OPTIONS: Words = words("Pilihan", "Options");
pub(crate) const GLOBAL_OPTIONS: Words = words("Pilihan umum", "Options of every command");
pub(crate) const AROUND: Words = words("Lingkungan", "Environment");
pub(crate) const AROUND_LINES: Words = words(
    "ALIR_AS    siapa yang bertindak, bila `--as` tidak ada\nALIR_LANG  bahasa, bila `--lang` tidak ada (lalu LC_ALL, LC_MESSAGES, LANG)\nALIR_LOG   catatan teknis ke stderr, misalnya `alir=debug`\nNO_COLOR   tanpa warna",
    "ALIR_AS    who acts, without `--as`\nALIR_LANG  the language, without `--lang` (then LC_ALL, LC_MESSAGES, LANG)\nALIR_LOG   technical log to stderr, `alir=debug` for example\nNO_COLOR   no colour",
);
pub(crate) const EXAMPLES: Words = words("Contoh", "Examples");
pub(crate) const EXAMPLE_LINES: Words = words(
    "alir periksa sops\nalir jalankan sops/buol/pengajuan-subdomain.yaml\nalir mulai sops/buol/pengajuan-subdomain.yaml --id SUB-001 --as instansi_pemohon\nalir tugas\nalir selesaikan SUB-001 permohonan --as instansi_pemohon\nalir status SUB-001",
    "alir check sops\nalir run sops/buol/pengajuan-subdomain.yaml\nalir start sops/buol/pengajuan-subdomain.yaml --id SUB-001 --as instansi_pemohon\nalir tasks\nalir complete SUB-001 permohonan --as instansi_pemohon\nalir status SUB-001",
);

/// The groups of commands, and what is written over them.
pub(crate) const GROUPS: &[(Group, Words)] = &[
    (Group::Write, words("Menyusun SOP", "Write a SOP")),
    (Group::Begin, words("Memulai berkas", "Begin a case")),
    (Group::Work, words("Mengerjakan tugas", "Do tasks")),
    (Group::Turn, words("Membelokkan atau menghentikan berkas", "Turn or stop a case")),
    (Group::Look, words("Melihat", "Look")),
    (Group::Help, words("Bantuan", "Help")),
];

const NOTHING: Words = words("", "");

/// A command without more words.
pub(super) const fn verb(name: &'static str, alias: &'static str, group: Group, about: Words) -> VerbWords {
    VerbWords { name, alias, group, about, more: NOTHING, examples: NOTHING }
}

/// The command of this English or Indonesian name.
pub(crate) fn find(name: &str) -> Option<&'static VerbWords> {
    VERBS.iter().find(|verb| verb.name == name || (verb.alias == name && !name.is_empty()))
}

/// Every command.
pub(crate) const VERBS: &[VerbWords] = &[
    super::making::VERB,
    VerbWords {
        more: words(
            "Profil daerah, berkas hari libur dan keputusan ikut diperiksa. Juga berkas uji (`*.uji.yaml`), tanpa menjalankannya. Folder ditelusuri sampai ke dalam. Semua kesalahan dari semua berkas ditunjukkan sekaligus. Keluar dengan 1 bila ada kesalahan. Bentuk jawaban di sini juga `sarif` dan `github` (perintah alur kerja GitHub).",
            "Profiles of offices, holiday files and decrees are checked too, and scenario files (`*.uji.yaml`), which are not run. Folders are searched to the bottom. All mistakes of all files are shown at once. Exits with 1 if there is an error. The form of the answer here can also be `sarif` or `github` (commands of GitHub's workflows).",
        ),
        examples: words(
            "alir periksa sops\nalir periksa --disimpulkan sops/buol\nalir periksa --perbaiki --coba sops\nalir periksa --format sarif sops > alir.sarif",
            "alir check sops\nalir check --inferred sops/buol\nalir check --fix --dry-run sops\nalir check --format sarif sops > alir.sarif",
        ),
        ..verb(
            "check",
            "periksa",
            Group::Write,
            words(
                "Memeriksa berkas SOP, menunjukkan setiap kesalahan di tempatnya",
                "Check SOP files and show every mistake at its place",
            ),
        )
    },
    verb(
        "explain",
        "jelaskan",
        Group::Write,
        words("Menjelaskan kode kesalahan, misalnya SOP012", "Explain a code such as SOP012"),
    ),
    VerbWords {
        more: words(
            "Penyunting teks dengan dukungan YAML (misalnya VS Code dengan perluasan YAML) memakainya untuk melengkapi dan memeriksa selagi mengetik.",
            "Editors that know YAML (VS Code with its YAML extension for example) use it to complete and check while you type.",
        ),
        ..verb(
            "schema",
            "skema",
            Group::Write,
            words(
                "Menulis JSON Schema berkas SOP, keputusan, profil, hari libur, atau uji",
                "Print the JSON Schema of a SOP, decree, profile, holiday or scenario file",
            ),
        )
    },
    super::lsp::VERB,
    super::trial::VERB,
    super::facts::VERB,
    super::difference::VERB,
    super::adapting::VERB,
    super::drawing::VERB,
    super::printing::VERB,
    VerbWords {
        more: words(
            "Tanpa `--answers`, setiap langkah ditunjukkan dan ditanyakan. Dengan `--answers`, setiap tugas diselesaikan menurut urutan terbukanya, dan setiap keputusan mengambil jawaban berikutnya; jawaban terakhir dipakai terus. Tidak ada yang disimpan, kecuali bila `--db` disebut. Dengan `--paksa`, SOP yang hanya alurnya salah dicoba juga: baris yang disarankan `alir periksa` berjalan sampai kesalahannya terlihat, dan keluar dengan 1. Dengan `--format json`: satu peristiwa per baris.",
            "Without `--answers`, each step is shown and asked for. With `--answers`, every task is completed in the order in which it opened, and each decision takes the next of its answers; the last one repeats. Nothing is kept unless `--db` is given. With `--force`, a SOP of which only the flow is wrong is tried too: the line that `alir check` tells runs until what is wrong is seen, and exits with 1. With `--format json`: one event a line.",
        ),
        examples: words(
            "alir jalankan sops/buol/pengajuan-subdomain.yaml\nalir jalankan sops/buol/pengajuan-subdomain.yaml --answers nama_tersedia=tidak,ya",
            "alir run sops/buol/pengajuan-subdomain.yaml\nalir run sops/buol/pengajuan-subdomain.yaml --answers nama_tersedia=tidak,ya",
        ),
        ..verb(
            "run",
            "jalankan",
            Group::Begin,
            words(
                "Menjalankan satu berkas dari awal sampai selesai",
                "Walk a case from its start to its end",
            ),
        )
    },
    super::time::PUBLISH,
    VerbWords {
        examples: words(
            "alir mulai sops/buol/pengajuan-subdomain.yaml --id SUB-001 --as instansi_pemohon\nalir mulai pengajuan-subdomain --id SUB-002 --as instansi_pemohon",
            "alir start sops/buol/pengajuan-subdomain.yaml --id SUB-001 --as instansi_pemohon\nalir start pengajuan-subdomain --id SUB-002 --as instansi_pemohon",
        ),
        ..verb(
            "start",
            "mulai",
            Group::Begin,
            words("Memulai berkas baru menurut sebuah SOP", "Start a new case of a SOP"),
        )
    },
    super::numbers::VERB,
    verb(
        "tasks",
        "tugas",
        Group::Work,
        words(
            "Daftar tugas yang terbuka menurut tenggatnya, dengan sisa waktu kerja",
            "List the open tasks as they are due, with the working time that is left",
        ),
    ),
    VerbWords {
        examples: words(
            "alir selesaikan SUB-001 permohonan --as instansi_pemohon --lengkap\nalir selesaikan SUB-001 4 --as budi:admin_cpanel --catatan 'sudah dicek'",
            "alir complete SUB-001 permohonan --as instansi_pemohon --all-documents\nalir complete SUB-001 4 --as budi:admin_cpanel --note 'checked'",
        ),
        ..verb("complete", "selesaikan", Group::Work, words("Menyelesaikan tugas", "Complete a task"))
    },
    VerbWords {
        examples: words(
            "alir jawab SUB-001 nama_tersedia ya --as admin_cpanel",
            "alir answer SUB-001 nama_tersedia ya --as admin_cpanel",
        ),
        ..verb(
            "answer",
            "jawab",
            Group::Work,
            words(
                "Menjawab keputusan dengan salah satu labelnya",
                "Answer a decision with one of its labels",
            ),
        )
    },
    verb(
        "claim",
        "ambil",
        Group::Work,
        words("Mengambil tugas untuk diri sendiri", "Take a task for yourself"),
    ),
    verb(
        "release",
        "lepas",
        Group::Work,
        words(
            "Melepas tugas yang diambil kembali ke perannya",
            "Give a task that was taken back to its role",
        ),
    ),
    verb(
        "delegate",
        "disposisi",
        Group::Work,
        words("Mendisposisikan tugas kepada seseorang", "Hand a task to somebody"),
    ),
    verb(
        "skip",
        "lewati",
        Group::Work,
        words("Melewati tugas tanpa mengerjakannya, dengan alasan", "Leave a task undone, with a reason"),
    ),
    super::time::PERFORM,
    super::time::ADMIT,
    verb(
        "note",
        "catat",
        Group::Work,
        words("Menambahkan catatan pada riwayat berkas", "Write a note into the history of a case"),
    ),
    verb(
        "return",
        "kembalikan",
        Group::Turn,
        words(
            "Mengembalikan berkas ke langkah sebelumnya, dengan alasan",
            "Send a case back to an earlier step, with a reason",
        ),
    ),
    verb(
        "recall",
        "tarik",
        Group::Turn,
        words(
            "Menarik kembali penyelesaian sendiri selama langkah berikutnya belum dimulai",
            "Take back your own completion while the next step has not begun",
        ),
    ),
    VerbWords {
        more: words(
            "Nomor peristiwa ada pada `alir riwayat`. Yang diurungkan tetap tercatat.",
            "The numbers of events are those of `alir history`. What is undone stays on record.",
        ),
        ..verb(
            "rewind",
            "ulang",
            Group::Turn,
            words(
                "Mengulang berkas dari keadaan sesudah sebuah peristiwa",
                "Go on from what was after a past event",
            ),
        )
    },
    super::migration::VERB,
    verb("suspend", "tangguhkan", Group::Turn, words("Menangguhkan berkas", "Let a case rest")),
    verb(
        "resume",
        "lanjutkan",
        Group::Turn,
        words("Melanjutkan berkas yang ditangguhkan", "Go on with a case that rests"),
    ),
    verb("cancel", "batalkan", Group::Turn, words("Membatalkan berkas", "End a case before its end")),
    verb(
        "status",
        "",
        Group::Look,
        words(
            "Di mana berkas ini, pada siapa, apa yang sudah dikerjakan",
            "Where a case is, with whom, and what was done",
        ),
    ),
    super::time::DUE_VERB,
    super::time::WAKE,
    verb(
        "history",
        "riwayat",
        Group::Look,
        words(
            "Semua yang terjadi pada berkas, termasuk yang diurungkan",
            "Everything that happened to a case, what was undone included",
        ),
    ),
    verb(
        "cases",
        "daftar",
        Group::Look,
        words("Daftar semua berkas dan keadaannya", "List the cases and how they stand"),
    ),
    VerbWords {
        more: words(
            "Dihitung: berkas yang selesai dalam masa itu, menurut tanggal akhirnya pada jam kantor. Median dan p90 menurut nearest rank, jadi lamanya pernah sungguh terjadi. Yang dilewati tidak dihitung lamanya; yang dikembalikan dihitung. Waktu menunggu pihak luar dan waktu ditangguhkan bukan waktu kantor.",
            "Counted are the cases that ended in the period, by the date of their end on the office's clock. Median and p90 are by nearest rank, so each is a time that was really taken. What was skipped took no time; what was returned did. Waiting for people outside and time at rest are not the office's.",
        ),
        examples: words(
            "alir laporan --sop pengajuan-subdomain --dari 2026-07-01 --sampai 2026-12-31\nalir laporan --csv laporan.csv\nalir laporan --pemantauan --batas 90",
            "alir report --sop pengajuan-subdomain --from 2026-07-01 --to 2026-12-31\nalir report --csv report.csv\nalir report --monitoring --threshold 90",
        ),
        ..verb(
            "report",
            "laporan",
            Group::Look,
            words(
                "Membandingkan waktu nyata dengan waktu baku; tabel pemantauan",
                "Compare actual with standard times; the monitoring table",
            ),
        )
    },
    super::simulation::VERB,
    verb(
        "completions",
        "",
        Group::Help,
        words("Menulis pelengkap perintah untuk shell", "Print completions for a shell"),
    ),
    verb(
        "help",
        "bantuan",
        Group::Help,
        words("Menunjukkan bantuan sebuah perintah", "Show the help of a command"),
    ),
];
