//! The conversation with an editor, from `initialize` to `exit`.

use std::io::{self, Stdout};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use alir::lang::Lang;
use lsp_types::{
    CodeActionParams, CompletionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentSymbolParams, GotoDefinitionParams,
    HoverParams, RenameParams, TextDocumentPositionParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{self, actions};
use super::buffer::Encoding;
use super::complete::complete;
use super::define::definition;
use super::desk::{Desk, File};
use super::found::shown;
use super::hover::hover;
use super::outline::symbols;
use super::rename;
use super::wire::{self, Incoming, Refusal};
use crate::catalogue::lsp as words;
use crate::failure::Failure;

/// Messages that wait while a file is checked.
const WAITING: usize = 64;

/// How far the conversation is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Greeting,
    Working,
    Leaving,
}

struct Server {
    out: Stdout,
    phase: Phase,
    desk: Desk,
    /// Whether the editor may say in which language to speak.
    may_choose: bool,
    /// Whether the editor would tell of changes on the disk.
    may_watch: bool,
}

/// Serves the editor on standard input and output until it leaves. If nobody has chosen a language, the editor does.
///
/// # Errors
/// When it goes away without saying so.
pub(crate) fn serve(lang: Lang, may_choose: bool) -> Result<(), Failure> {
    let (send, messages) = sync_channel(WAITING);
    // It ends with the process: nobody can wake a thread that reads.
    thread::spawn(move || {
        let mut from = io::stdin().lock();
        while let Ok(Some(message)) = wire::read(&mut from) {
            if send.send(message).is_err() {
                return;
            }
        }
    });
    let desk = Desk::new(lang);
    let mut server = Server { out: io::stdout(), phase: Phase::Greeting, desk, may_choose, may_watch: false };
    while let Some(message) = server.next(&messages)? {
        match message {
            Incoming::Notification { method, .. } if method == "exit" => {
                return if server.phase == Phase::Leaving { Ok(()) } else { Err(Failure::Said) };
            }
            Incoming::Notification { method, params } => server.take(&method, params)?,
            Incoming::Request { id, method, params } => {
                let answer = server.answer(&method, params);
                server.reply(&id, answer)?;
            }
            Incoming::Rubbish { id, why } => server.reply(&id, Err(why))?,
            Incoming::Answer => {}
        }
    }
    Err(Failure::Said)
}

/// What is answered to a request.
type Answer = Result<Value, Refusal>;

impl Server {
    /// The next message; none at the end. While none waits, files are checked.
    fn next(&mut self, messages: &Receiver<Incoming>) -> Result<Option<Incoming>, Failure> {
        loop {
            match messages.try_recv() {
                Ok(message) => return Ok(Some(message)),
                Err(TryRecvError::Disconnected) => return Ok(None),
                Err(TryRecvError::Empty) => {}
            }
            match self.desk.waiting() {
                Some(uri) => self.publish(&uri)?,
                None => return Ok(messages.recv().ok()),
            }
        }
    }

    fn reply(&mut self, id: &Value, answer: Answer) -> Result<(), Failure> {
        let lang = self.desk.lang;
        let message = match answer {
            Ok(result) => json!({"id": id, "result": result}),
            Err(why) => {
                let text = words::refused(why as i32);
                json!({"id": id, "error": {"code": why as i32, "message": text.to(lang)}})
            }
        };
        Ok(wire::write(&mut self.out, message)?)
    }

    fn tell(&mut self, method: &str, params: &Value) -> Result<(), Failure> {
        Ok(wire::write(&mut self.out, json!({"method": method, "params": params}))?)
    }

    /// Checks a file and tells what was found in it.
    fn publish(&mut self, uri: &Uri) -> Result<(), Failure> {
        let lang = self.desk.lang;
        self.desk.check(uri);
        self.desk.tell(uri);
        let Some(file) = self.desk.get(uri) else { return Ok(()) };
        let findings = file.source().into_iter().flat_map(|source| &source.findings);
        let diagnostics: Vec<_> = findings.map(|finding| shown(finding, &file.buffer, lang)).collect();
        let params = json!({"uri": uri, "version": file.version, "diagnostics": diagnostics});
        self.tell("textDocument/publishDiagnostics", &params)
    }

    fn answer(&mut self, method: &str, params: Value) -> Answer {
        match (self.phase, method) {
            (Phase::Greeting, "initialize") => Ok(self.greet(&params)),
            (Phase::Greeting, _) => Err(Refusal::NotInitialized),
            (Phase::Leaving, _) | (Phase::Working, "initialize") => Err(Refusal::InvalidRequest),
            (Phase::Working, "shutdown") => {
                self.phase = Phase::Leaving;
                Ok(Value::Null)
            }
            (Phase::Working, _) => self.look(method, params),
        }
    }

    /// Answers what is asked about a file.
    fn look(&mut self, method: &str, params: Value) -> Answer {
        Ok(match method {
            "textDocument/hover" => {
                let asked: HoverParams = read(params)?;
                self.at(&asked.text_document_position_params, |desk, file, at| json!(hover(desk, file, at)))
            }
            "textDocument/completion" => {
                let asked: CompletionParams = read(params)?;
                self.at(&asked.text_document_position, |desk, file, at| json!(complete(desk, file, at)))
            }
            "textDocument/definition" => {
                let asked: GotoDefinitionParams = read(params)?;
                let place = asked.text_document_position_params;
                self.at(&place, |desk, file, at| json!(definition(desk, file, at)))
            }
            "textDocument/documentSymbol" => {
                let asked: DocumentSymbolParams = read(params)?;
                self.of(&asked.text_document.uri, |desk, file| json!(symbols(file, desk.lang)))
            }
            "textDocument/codeAction" => {
                let asked: CodeActionParams = read(params)?;
                let (range, only) = (asked.range, asked.context.only);
                self.of(&asked.text_document.uri, |desk, file| {
                    json!(actions(file, range, only.as_deref(), desk.lang))
                })
            }
            "textDocument/prepareRename" => {
                let place: TextDocumentPositionParams = read(params)?;
                self.at(&place, |desk, file, at| json!(rename::prepare(desk, file, at)))
            }
            "textDocument/rename" => {
                let asked: RenameParams = read(params)?;
                let name = asked.new_name;
                let made = self.at(&asked.text_document_position, |desk, file, at| {
                    json!(rename::rename(desk, file, at, &name))
                });
                return if made.is_null() { Err(Refusal::NoSureRename) } else { Ok(made) };
            }
            _ => return Err(Refusal::UnknownMethod),
        })
    }

    /// An answer about an open file, which is checked first; nothing of one that is not open.
    fn of(&mut self, uri: &Uri, work: impl FnOnce(&Desk, &File) -> Value) -> Value {
        self.desk.check(uri);
        self.desk.get(uri).map_or(Value::Null, |file| work(&self.desk, file))
    }

    /// An answer about a place in an open file.
    fn at(
        &mut self,
        place: &TextDocumentPositionParams,
        work: impl FnOnce(&Desk, &File, usize) -> Value,
    ) -> Value {
        self.of(&place.text_document.uri, |desk, file| work(desk, file, file.buffer.offset(place.position)))
    }

    /// What the editor tells without wanting an answer. What cannot be understood is passed over.
    fn take(&mut self, method: &str, params: Value) -> Result<(), Failure> {
        if self.phase != Phase::Working {
            return Ok(());
        }
        match method {
            "initialized" if self.may_watch => return self.watch(),
            "textDocument/didOpen" => {
                if let Ok(DidOpenTextDocumentParams { text_document: opened }) = read(params) {
                    self.desk.open(&opened.uri, opened.version, opened.text);
                }
            }
            "textDocument/didChange" => {
                if let Ok(DidChangeTextDocumentParams { text_document, content_changes }) = read(params) {
                    self.desk.change(&text_document.uri, text_document.version, content_changes);
                }
            }
            "textDocument/didClose" => {
                if let Ok(DidCloseTextDocumentParams { text_document }) = read(params) {
                    self.desk.close(&text_document.uri);
                    let nothing = json!({"uri": text_document.uri, "diagnostics": []});
                    return self.tell("textDocument/publishDiagnostics", &nothing);
                }
            }
            "workspace/didChangeWatchedFiles" => {
                if let Ok(DidChangeWatchedFilesParams { changes }) = read(params) {
                    for change in &changes {
                        self.desk.disk_changed(&change.uri);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes from the greeting what matters, whatever else an editor may write there.
    fn greet(&mut self, params: &Value) -> Value {
        let text = |place: &str| params.pointer(place).and_then(Value::as_str);
        let chosen = text("/locale").and_then(|locale| locale.parse().ok()).filter(|_| self.may_choose);
        self.desk.lang = chosen.unwrap_or(self.desk.lang);
        if let Some(folder) = text("/workspaceFolders/0/uri").or_else(|| text("/rootUri")) {
            self.desk.move_to(folder);
        }
        let wishes = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        self.desk.encoding = Encoding::choose(wishes.into_iter().flatten().filter_map(Value::as_str));
        let watches = "/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration";
        self.may_watch = params.pointer(watches).and_then(Value::as_bool).unwrap_or(false);
        self.phase = Phase::Working;
        json!({
            "serverInfo": {"name": "alir", "version": env!("CARGO_PKG_VERSION")},
            "capabilities": {
                "positionEncoding": self.desk.encoding.kind(),
                // Of a change, only what is new is sent.
                "textDocumentSync": {"openClose": true, "change": 2},
                "hoverProvider": true,
                "completionProvider": {"triggerCharacters": [" ", "[", ","]},
                "definitionProvider": true,
                "documentSymbolProvider": true,
                "renameProvider": {"prepareProvider": true},
                "codeActionProvider": {"codeActionKinds": actions::KINDS},
            },
        })
    }

    /// Asks to be told of files that change on the disk.
    fn watch(&mut self) -> Result<(), Failure> {
        let registration = json!({
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": [{"globPattern": "**/*.{yaml,yml}"}]},
        });
        let params = json!({"registrations": [registration]});
        let message = json!({"id": "watch", "method": "client/registerCapability", "params": params});
        Ok(wire::write(&mut self.out, message)?)
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|_| Refusal::InvalidParams)
}
