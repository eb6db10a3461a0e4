//! `alir lsp` knows names and keys: it completes them, goes to what they name, and lists the steps.

use serde_json::{Value, json};

use crate::editor::{Editor, SOP, begin, place, uri};
use crate::shared::{Desk, repository};

/// The words that are offered behind `typed` when it is put in place of `word`.
fn offered(editor: &mut Editor, file: &str, version: u32, (word, typed): (&str, &str)) -> Vec<String> {
    let text = SOP.replacen(word, typed, 1);
    editor.write(file, version, &text);
    let at = SOP.find(word).unwrap() + typed.len();
    editor.offered(file, place(&text, &text[..at], at))
}

#[test]
fn names_are_offered_where_they_can_stand_also_in_a_file_that_is_broken_there() {
    let (_desk, mut editor, file) = begin("lsp", SOP);
    let steps = ["permohonan", "periksa", "terbit", "ditolak"];
    let mut version = 1;
    for (word, typed, wanted) in [
        ("    isi: [jumlah]", "    lanjut: ", &steps[..]),
        ("    isi: [jumlah]", "    lanjut: ter", &["terbit"]),
        ("ya: terbit, tidak: ditolak}", "ya: {ke: per", &["permohonan", "periksa"]),
        ("ya: terbit, tidak: ditolak}", "ya: ", &steps),
        ("ya: terbit, tidak: ditolak}", "ya: terbit, tidak: di", &["ditolak"]),
        ("{selesai: Terbit}", "\n    serentak: [periksa, ", &steps),
        ("{selesai: Terbit}", "\n    serentak:\n      - di", &["ditolak"]),
        ("    isi: [jumlah]", "    maks_ulang: {kali: 2, lalu: ", &steps),
        ("oleh: pemohon", "oleh: ", &["pemohon", "loket"]),
        ("oleh: pemohon", "oleh: {semua: [pemohon, lo", &["loket"]),
        ("isi: [jumlah]", "isi: [", &["jumlah"]),
        ("isi: [jumlah]", "isi:\n      - ", &["jumlah"]),
        ("isi: [jumlah]", "isi:\n      - wa", &["wajib"]),
        ("oleh: pemohon", "oleh: {sa", &["salah_satu"]),
        ("isi: [jumlah]", "gabung: ", &["semua", "salah_satu"]),
        ("isi: [jumlah]", "wajib_lengkap: t", &["tidak"]),
        ("kegiatan: Mengajukan permohonan", "kegiatan: Mengajukan per", &[]),
        ("isi: [jumlah]", "# lanjut: ", &[]),
    ] {
        version += 1;
        assert_eq!(offered(&mut editor, &file, version, (word, typed)), wanted, "{typed}");
    }
    editor.leave();
}

#[test]
fn keys_are_offered_that_are_not_there_yet() {
    let (_desk, mut editor, file) = begin("lsp", SOP);
    let keys = offered(&mut editor, &file, 2, ("    isi: [jumlah]", "    ke"));
    assert_eq!(keys, ["kelengkapan", "keputusan", "keterangan"]);
    let keys = offered(&mut editor, &file, 3, ("{selesai: Terbit}", "{selesai: Terbit, ke"));
    assert_eq!(keys, ["kegiatan", "kelengkapan", "keputusan", "keterangan"]);
    let keys = offered(&mut editor, &file, 4, ("isi: [jumlah]", "maks_ulang:\n      "));
    assert_eq!(keys, ["kali", "lalu"]);
    let keys = offered(&mut editor, &file, 5, ("isian:", "ju"));
    assert_eq!(keys, ["judul"]);

    editor.write(&file, 6, "profil: a\nna");
    let answer = editor.at("completion", &file, (1, 2));
    let items = answer["items"].as_array().unwrap();
    let name = items.iter().find(|item| item["label"] == "nama").unwrap_or_else(|| panic!("{answer}"));
    let range = json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 2}});
    assert_eq!(name["textEdit"], json!({"range": range, "newText": "nama: "}));
    assert!(!items.iter().any(|item| ["profil", "langkah"].contains(&item["label"].as_str().unwrap())));
    // Where its colon stands already, a key brings none.
    editor.write(&file, 7, "sop: a\nnam: x\n");
    assert_eq!(editor.at("completion", &file, (1, 3))["items"][0]["textEdit"]["newText"], "nama");
    editor.leave();
}

/// The file and line to which a name leads.
fn leads(editor: &mut Editor, file: &str, text: &str, word: &str) -> Value {
    let answer = editor.at("definition", file, place(text, word, 2));
    json!([answer["uri"], answer["range"]["start"]["line"], answer["range"]["start"]["character"]])
}

#[test]
fn a_name_leads_to_what_it_names() {
    let (desk, mut editor, file) = begin("lsp", SOP);
    for (word, line) in [
        ("ditolak}", 18),
        ("terbit, tidak", 17),
        ("pemohon\n    isi", 4),
        ("loket\n    cabang", 5),
        ("jumlah]", 7),
        ("terbit: {", 17),
    ] {
        assert_eq!(leads(&mut editor, &file, SOP, word), json!([file, line, 2]), "{word}");
    }
    assert_eq!(editor.at("definition", &file, place(SOP, "Lengkap?", 2)), Value::Null);
    assert_eq!(editor.at("definition", &file, (0, 7)), Value::Null);

    // From a scenario to the SOP, as it is on the disk and then as it is open.
    let test = uri(&desk.path().join("a%20b.uji.yaml"));
    let scenarios = "uji: sop/x.yaml\nskenario:\n  s:\n    jawaban: {periksa: ya}\n    harapan: {langkah: [permohonan]}\n";
    desk.write("sop/x.yaml", SOP);
    editor.open(&test, scenarios);
    let sop = uri(&desk.path().join("sop/x.yaml"));
    assert_eq!(leads(&mut editor, &test, scenarios, "permohonan]"), json!([sop, 9, 2]));
    assert_eq!(leads(&mut editor, &test, scenarios, "sop/x"), json!([sop, 0, 0]));
    editor.open(&sop, &SOP.replacen("isian:", "\n\nisian:", 1));
    assert_eq!(leads(&mut editor, &test, scenarios, "periksa: ya"), json!([sop, 15, 2]));
    editor.write(&test, 2, "uji: sop/x.yaml\nskenario:\n  s:\n    jawaban: {per");
    assert_eq!(editor.offered(&test, (3, 17)), ["permohonan", "periksa"]);
    editor.leave();
}

#[test]
fn the_steps_are_listed_with_their_words() {
    let (_desk, mut editor, file) = begin("lsp", SOP);
    let symbols = editor.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": file}}));
    let of = |symbol: &Value| {
        let line = |end: &str| symbol["range"][end]["line"].clone();
        json!([symbol["name"], symbol["detail"], line("start"), line("end")])
    };
    let listed: Vec<_> = symbols.as_array().unwrap().iter().map(of).collect();
    assert_eq!(
        listed,
        [
            json!(["permohonan", "Mengajukan permohonan", 9, 12]),
            json!(["periksa", "Lengkap?", 13, 16]),
            json!(["terbit", "Terbit", 17, 17]),
            json!(["ditolak", "Ditolak", 18, 18]),
        ]
    );
    assert_eq!(symbols[1]["selectionRange"]["end"], json!({"line": 13, "character": 9}));
    editor.write(&file, 2, "uji: x.yaml\nskenario:\n  satu: {cerita: C, harapan: {}}\n");
    let symbols = editor.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": file}}));
    assert_eq!(of(&symbols[0]), json!(["satu", "C", 2, 2]));
    editor.leave();
}

#[test]
fn what_is_open_counts_before_what_is_on_the_disk() {
    let (desk, mut editor, file) = begin("lsp", SOP);
    let codes = |found: Vec<Value>| found.iter().map(|one| one["code"].clone()).collect::<Vec<_>>();
    assert_eq!(codes(editor.found(&file, 1)), ["PRF020"]);
    // The profile is opened before it is written: its SOP is checked again.
    let profile = uri(&desk.path().join("profil.yaml"));
    let text = "profil: kita\nnama: Kita\nzona_waktu: WIB\njam_kerja: {senin-kamis: 07.30-16.00, jumat: 07.30-16.30}\n";
    editor.open(&profile, text);
    assert_eq!(codes(editor.found(&file, 1)), Vec::<Value>::new());
    editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": profile}}));
    assert_eq!(codes(editor.found(&file, 1)), ["PRF020"]);
    // It comes onto the disk, and the editor says so.
    desk.write("profil.yaml", text);
    let changes = json!({"changes": [{"uri": profile, "type": 1}]});
    editor.tell("workspace/didChangeWatchedFiles", &changes);
    assert_eq!(codes(editor.found(&file, 1)), Vec::<Value>::new());
    // A finding weighs what the office says, as soon as the open profile says it.
    editor.write(&file, 2, &SOP.replacen("loket: P", "kosong: Kosong\n  loket: P", 1));
    let severity = |found: Vec<Value>| found.iter().map(|one| one["severity"].clone()).collect::<Vec<_>>();
    let before = editor.found(&file, 2);
    assert_eq!(codes(before.clone()), ["SOP075"]);
    assert_eq!(severity(before), [2]);
    editor.open(&profile, &format!("{text}tingkat: {{SOP075: info}}\n"));
    assert_eq!(severity(editor.found(&file, 2)), [3]);
    editor.leave();
}

/// What a rename makes of a text.
fn renamed(text: &str, edits: &Value) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut text = text.to_owned();
    for edit in edits.as_array().unwrap().iter().rev() {
        let at = |end: &str| {
            let place = |part: &str| usize::try_from(edit["range"][end][part].as_u64().unwrap()).unwrap();
            lines[..place("line")].iter().map(|line| line.len()).sum::<usize>() + place("character")
        };
        text.replace_range(at("start")..at("end"), edit["newText"].as_str().unwrap());
    }
    text
}

#[test]
fn a_step_gets_another_id_in_its_sop_and_in_the_scenarios_beside_it() {
    let sop = SOP.replace("isi: [jumlah]", "isi: [jumlah]\n    lanjut: 'periksa'\n    catatan: periksa");
    let (desk, mut editor, file) = begin("lsp", &sop);
    let scenarios = "uji: izin.yaml\nskenario:\n  s:\n    jawaban: {periksa: ya}\n    harapan: {langkah: [permohonan, periksa]}\n";
    desk.write("izin.yaml", "");
    desk.write("a.uji.yaml", scenarios);
    desk.write("b.uji.yaml", scenarios.replace("izin.yaml", "lain.yaml"));
    let (line, character) = place(&sop, "periksa:", 3);
    let params = |name: &str| {
        let place = json!({"line": line, "character": character});
        json!({"textDocument": {"uri": file}, "position": place, "newName": name})
    };
    let range = json!({"start": {"line": line, "character": 2}, "end": {"line": line, "character": 9}});
    assert_eq!(editor.at("prepareRename", &file, (line, character)), range);
    assert_eq!(editor.at("prepareRename", &file, place(&sop, "pemohon:", 1)), Value::Null);
    let made = editor.ask("textDocument/rename", &params("cek_berkas"));
    let changes = made["changes"].as_object().unwrap();
    assert_eq!(changes.len(), 2, "{made}");
    let wanted = sop.replace("'periksa'", "'cek_berkas'").replace("  periksa:", "  cek_berkas:");
    assert_eq!(renamed(&sop, &changes[&file]), wanted);
    let test = uri(&desk.path().join("a.uji.yaml"));
    assert_eq!(renamed(scenarios, &changes[&test]), scenarios.replace("periksa", "cek_berkas"));
    for name in ["terbit", "a b", "", "1a", "{x"] {
        let answer = editor.answer("textDocument/rename", &params(name));
        assert_eq!(answer["error"]["code"], -32803, "{name}: {answer}");
    }
    editor.leave();
}

#[test]
fn with_every_step_renamed_every_scenario_still_passes() {
    let (desk, root) = (Desk::new(), repository("sops"));
    let mut editor = Editor::greet(desk.command("lsp"), &json!({"rootUri": uri(desk.path())}));
    desk.write("libur-nasional.yaml", std::fs::read(root.join("libur-nasional.yaml")).unwrap());
    let mut sops = Vec::new();
    for folder in ["buol", "cirebon", "lima-puluh-kota", "majalengka"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let name = format!("{folder}/{}", path.file_name().unwrap().display());
            desk.write(&name, &text);
            if text.lines().any(|line| line.starts_with("sop: ")) {
                sops.push((name, text));
            }
        }
    }
    let mut count = 0;
    for (name, text) in &mut sops {
        let file = uri(&desk.path().join(&name));
        editor.open(&file, text);
        let symbols = editor.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": file}}));
        for symbol in symbols.as_array().unwrap() {
            count += 1;
            let id = format!("langkah_{count}");
            let place = place(text, &format!("\n  {}:", symbol["name"].as_str().unwrap()), 3);
            let place = json!({"line": place.0, "character": place.1});
            let params = json!({"textDocument": {"uri": file}, "position": place, "newName": id});
            let made = editor.ask("textDocument/rename", &params);
            for (uri, edits) in made["changes"].as_object().unwrap() {
                let path = uri["file://".len()..].to_owned();
                let after = renamed(&std::fs::read_to_string(&path).unwrap(), edits);
                std::fs::write(path, after).unwrap();
            }
            *text = std::fs::read_to_string(desk.path().join(&name)).unwrap();
            editor.write(&file, count, text);
        }
    }
    editor.leave();
    assert!(count > 100, "{count}");
    for (name, text) in sops {
        assert!(!text.contains("\n  permohonan:"), "{name}");
    }
    desk.alir("test . --min-coverage 100%").good();
}
