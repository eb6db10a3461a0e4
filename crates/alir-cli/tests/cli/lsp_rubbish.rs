//! `alir lsp` keeps to the protocol whatever it is sent.

use serde_json::{Value, json};

use crate::editor::{Editor, SOP, begin, place, uri};
use crate::shared::Desk;

fn code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("{answer}"))
}

#[test]
fn requests_at_the_wrong_time_or_of_no_kind_are_refused() {
    let desk = Desk::new();
    let mut editor = Editor::silent(desk.command("lsp"));
    let hover = json!({"textDocument": {"uri": "file:///a"}, "position": {"line": 0, "character": 0}});
    assert_eq!(code(&editor.answer("textDocument/hover", &hover)), -32002);
    assert_eq!(code(&editor.answer("shutdown", &Value::Null)), -32002);
    assert!(editor.ask("initialize", &json!({}))["capabilities"].is_object());
    assert_eq!(code(&editor.answer("initialize", &json!({}))), -32600);
    assert_eq!(code(&editor.answer("tidak/ada", &Value::Null)), -32601);
    let refused = editor.answer("textDocument/hover", &json!({"position": 1}));
    assert_eq!(
        (code(&refused), &refused["error"]["message"]),
        (-32602, &json!("isi permintaan ini tidak dapat dibaca"))
    );
    // Of a file that is not open, nothing is known.
    assert_eq!(editor.ask("textDocument/hover", &hover), Value::Null);
    editor.tell("tidak/ada", &json!([1]));
    editor.tell("textDocument/didOpen", &json!({"textDocument": 1}));
    editor.change("file:///tidak-ada.yaml", 2, &json!([{"text": "x"}]));
    assert_eq!(editor.ask("shutdown", &Value::Null), Value::Null);
    assert_eq!(code(&editor.answer("textDocument/hover", &hover)), -32600);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.end(), (0, String::new()));
}

#[test]
fn leaving_without_a_word_is_a_failure() {
    let desk = Desk::new();
    let mut editor = Editor::greet(desk.command("lsp"), &json!({}));
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.end(), (1, String::new()));
    let editor = Editor::greet(desk.command("lsp"), &json!({}));
    assert_eq!(editor.end(), (1, String::new()));
    assert_eq!(Editor::silent(desk.command("lsp")).end(), (1, String::new()));
}

#[test]
fn rubbish_between_messages_is_answered_and_the_conversation_goes_on() {
    let (_desk, mut editor, file) = begin("lsp", SOP);
    assert_eq!(editor.found(&file, 1).len(), 1);
    for (bytes, wanted) in [
        (&b"Content-Length: 1\r\n\r\n{"[..], Some(-32700)),
        (b"Content-Length: 2\r\n\r\n[]", Some(-32600)),
        (b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x01", Some(-32700)),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", None),
        (b"Content-Length: 18446744073709551616\r\n\r\n", None),
        (b"\x00\xff\n\n", None),
    ] {
        editor.raw(bytes);
        if let Some(wanted) = wanted {
            let told = editor.next();
            assert_eq!((code(&told), &told["id"]), (wanted, &Value::Null));
        }
        assert_ne!(editor.at("hover", &file, (0, 1)), Value::Null);
    }
    editor.leave();
}

#[test]
fn no_text_does_harm_and_every_place_in_it_may_be_asked_about() {
    let (_desk, mut editor, file) = begin("lsp", "");
    let texts = [
        "\u{0}",
        "[",
        "{{{",
        "a: *b\n? [c]\n: d",
        "\t\t",
        "sop: a\nlangkah:\n  - x",
        "\u{feff}sop: a",
        "%YAML 9\n---\n---\n",
        "sop: 🌾\r\nlangkah: {🌾: {lanjut: 🌾, oleh: [🌾\r",
        "uji: ../../..\nskenario: {a: {harapan: {langkah: [x]}}}",
    ];
    let mut version = 1;
    for text in texts.into_iter().chain([SOP]) {
        version += 1;
        editor.write(&file, version, text);
        editor.found(&file, version);
        let places = (0..4).flat_map(|line| [0, 1, 3, 9, 1 << 31].map(|at| (line, at))).chain([(1 << 31, 0)]);
        for at in places {
            for what in ["hover", "completion", "definition"] {
                editor.at(what, &file, at);
            }
        }
        let all = json!({"start": {"line": 9, "character": 9}, "end": {"line": 0, "character": 0}});
        let params = json!({"textDocument": {"uri": file}, "range": all, "context": {"diagnostics": []}});
        editor.ask("textDocument/codeAction", &params);
        editor.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": file}}));
    }
    // Larger than a file may be, and deeper.
    for (text, code) in [("sop: a\n".repeat(1_300_000), "YML002"), ("[".repeat(100_000), "YML004")] {
        version += 1;
        editor.write(&file, version, &text);
        assert_eq!(editor.found(&file, version)[0]["code"], code);
    }
    // A text that has no file.
    let untitled = "untitled:Untitled-1";
    editor.open(untitled, SOP);
    assert_eq!(editor.found(untitled, 1)[0]["code"], "PRF020");
    assert_eq!(editor.at("definition", untitled, place(SOP, "terbit,", 1))["uri"], untitled);
    editor.leave();
}

#[test]
fn the_language_is_the_one_that_was_chosen_or_that_of_the_editor() {
    let desk = Desk::new();
    let file = uri(&desk.path().join("x.yaml"));
    let said = |line: &str, env: &[(&str, &str)], locale: &str| {
        let mut command = desk.command(line);
        command.envs(env.iter().copied());
        let mut editor = Editor::greet(command, &json!({"locale": locale}));
        editor.open(&file, "");
        let message = editor.found(&file, 1)[0]["message"].as_str().unwrap().to_owned();
        editor.leave();
        if message.contains("kosong") { "id" } else { "en" }
    };
    assert_eq!(said("lsp", &[], ""), "id");
    assert_eq!(said("lsp", &[], "en-GB"), "en");
    assert_eq!(said("lsp", &[("LANG", "en_US.UTF-8")], "id"), "id");
    assert_eq!(said("lsp", &[("LANG", "en_US.UTF-8")], "de"), "en");
    assert_eq!(said("lsp", &[("ALIR_LANG", "id")], "en"), "id");
    assert_eq!(said("lsp --bahasa id", &[], "en"), "id");
}

#[test]
fn changes_on_the_disk_are_watched_where_the_editor_can() {
    let desk = Desk::new();
    let watches = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut editor = Editor::greet(desk.command("lsp"), &json!({"capabilities": watches}));
    let asked = editor.next();
    assert_eq!(asked["method"], "client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    editor.send(json!({"id": asked["id"], "result": null}));
    editor.leave();
}
