//! An editor that speaks to `alir lsp` over pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::shared::Desk;

/// Longer than any answer takes, so that a test does not hang for ever.
const PATIENCE: Duration = Duration::from_secs(59);

pub(crate) struct Editor {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    asked: u64,
    /// What was told and nobody has looked at.
    told: Vec<Value>,
}

impl Editor {
    /// Starts a server that has not been greeted.
    pub(crate) fn silent(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (to, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (send, from) = channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Some(message) = message(&mut out) {
                let _ = send.send(message);
            }
        });
        Self { child, to, from, asked: 0, told: Vec::new() }
    }

    /// Starts a server and greets it.
    pub(crate) fn greet(command: Command, params: &Value) -> Self {
        let mut editor = Self::silent(command);
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["serverInfo"]["name"], "alir", "{answer}");
        editor.tell("initialized", &json!({}));
        editor
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.to.write_all(bytes).unwrap();
        self.to.flush().unwrap();
    }

    pub(crate) fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        self.send(json!({"method": method, "params": params}));
    }

    /// The next message of the server.
    #[track_caller]
    pub(crate) fn next(&mut self) -> Value {
        self.from.recv_timeout(PATIENCE).expect("because the server answers")
    }

    /// The whole answer to a request.
    #[track_caller]
    pub(crate) fn answer(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(json!({"id": id, "method": method, "params": params}));
        loop {
            let message = self.next();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            self.told.push(message);
        }
    }

    /// The result of a request.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let answer = self.answer(method, params);
        answer.get("result").unwrap_or_else(|| panic!("{method}: {answer}")).clone()
    }

    /// What is asked of a place in a file.
    #[track_caller]
    pub(crate) fn at(&mut self, what: &str, uri: &str, (line, character): (usize, usize)) -> Value {
        let place = json!({"line": line, "character": character});
        let params = json!({"textDocument": {"uri": uri}, "position": place});
        self.ask(&format!("textDocument/{what}"), &params)
    }

    /// The words that are offered at a place.
    #[track_caller]
    pub(crate) fn offered(&mut self, uri: &str, place: (usize, usize)) -> Vec<String> {
        let answer = self.at("completion", uri, place);
        let items = answer["items"].as_array().unwrap().iter();
        items.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    }

    /// What the editor is told next of this kind.
    #[track_caller]
    pub(crate) fn told(&mut self, method: &str, is: impl Fn(&Value) -> bool) -> Value {
        loop {
            let kept = self.told.iter().position(|told| told["method"] == method && is(&told["params"]));
            if let Some(at) = kept {
                return self.told.remove(at)["params"].clone();
            }
            let message = self.next();
            self.told.push(message);
        }
    }

    /// What was found in this version of a file.
    #[track_caller]
    pub(crate) fn found(&mut self, uri: &str, version: u32) -> Vec<Value> {
        let is = |params: &Value| params["uri"] == uri && params["version"] == version;
        self.told("textDocument/publishDiagnostics", is)["diagnostics"].as_array().unwrap().clone()
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Replaces the whole text.
    pub(crate) fn write(&mut self, uri: &str, version: u32, text: &str) {
        self.change(uri, version, &json!([{"text": text}]));
    }

    pub(crate) fn change(&mut self, uri: &str, version: u32, changes: &Value) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", &json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Says goodbye.
    #[track_caller]
    pub(crate) fn leave(mut self) {
        assert_eq!(self.ask("shutdown", &Value::Null), Value::Null);
        self.tell("exit", &Value::Null);
        assert_eq!(self.end(), (0, String::new()));
    }

    /// Closes the pipe; the exit code and what stands on standard error.
    pub(crate) fn end(self) -> (i32, String) {
        let Self { mut child, to, .. } = self;
        drop(to);
        let code = child.wait().unwrap().code().expect("because it was not killed");
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        (code, err)
    }
}

fn message(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            _ => break,
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).unwrap();
    Some(serde_json::from_slice(&body).unwrap())
}

/// A SOP that names one of everything; its profile is missing.
pub(crate) const SOP: &str = "\
sop: izin
nama: Izin 🌾 désa
profil: kita
pelaksana:
  pemohon: Pemohon
  loket: Petugas Loket
isian:
  jumlah: bulat
langkah:
  permohonan:
    kegiatan: Mengajukan permohonan
    oleh: pemohon
    isi: [jumlah]
  periksa:
    keputusan: Lengkap?
    oleh: loket
    cabang: {ya: terbit, tidak: ditolak}
  terbit: {selesai: Terbit}
  ditolak: {selesai: Ditolak}
";

/// A path as the protocol writes it.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A folder with a SOP that is open, and the name by which the editor knows it.
pub(crate) fn begin(line: &str, text: &str) -> (Desk, Editor, String) {
    let desk = Desk::new();
    let mut editor = Editor::greet(desk.command(line), &json!({"rootUri": uri(desk.path())}));
    let file = uri(&desk.path().join("izin.yaml"));
    editor.open(&file, text);
    (desk, editor, file)
}

/// The place of a word in a text, so many letters behind its beginning.
pub(crate) fn place(text: &str, word: &str, behind: usize) -> (usize, usize) {
    let at = text.find(word).unwrap_or_else(|| panic!("no `{word}`")) + behind;
    let before = &text[..at];
    let line = before.matches('\n').count();
    (line, before.rsplit('\n').next().unwrap().encode_utf16().count())
}
