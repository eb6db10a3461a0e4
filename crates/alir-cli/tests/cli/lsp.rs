//! `alir lsp` as an editor meets it.

use serde_json::{Value, json};

use crate::editor::{Editor, SOP, begin, place, uri};
use crate::shared::{Desk, repository};

/// A finding of `alir check --format json` as an editor should show it.
fn wanted(finding: &Value, text: &str) -> Value {
    let place = |line: &str, column: &str| {
        let (line, column) = (finding[line].as_u64().unwrap() - 1, finding[column].as_u64().unwrap() - 1);
        let words = text.split('\n').nth(usize::try_from(line).unwrap()).unwrap_or_default();
        let before: String = words.chars().take(usize::try_from(column).unwrap()).collect();
        json!({"line": line, "character": before.encode_utf16().count()})
    };
    let hints = finding["hints"].as_array().unwrap().iter();
    let hints: Vec<_> = hints.map(|hint| format!("\nsaran: {}", hint.as_str().unwrap())).collect();
    json!({
        "range": {"start": place("line", "column"), "end": place("end_line", "end_column")},
        "severity": match finding["severity"].as_str().unwrap() { "error" => 1, "warning" => 2, _ => 3 },
        "code": finding["code"],
        "source": "alir",
        "message": finding["message"].as_str().unwrap().to_owned() + &hints.concat(),
    })
}

#[test]
fn an_editor_is_told_what_check_finds_in_every_file() {
    let (desk, root) = (Desk::new(), repository("."));
    let command = |line: &str| {
        let mut command = desk.command(line);
        command.current_dir(&root);
        command
    };
    let mut files: Vec<_> = ["sops", "sops/buol", "sops/cirebon", "sops/lima-puluh-kota", "sops/majalengka"]
        .into_iter()
        .chain(["tests/findings"])
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap().map(move |entry| (folder, entry)))
        .map(|(folder, entry)| (folder, entry.unwrap().path()))
        .filter(|(_, path)| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|(folder, path)| format!("{folder}/{}", path.file_name().unwrap().display()))
        .collect();
    files.sort();
    let mut editor = Editor::greet(command("lsp"), &json!({"rootUri": uri(&root)}));
    let mut found = 0;
    for name in &files {
        let (text, file) = (std::fs::read_to_string(root.join(name)).unwrap(), uri(&root.join(name)));
        let done = crate::shared::done(command(&format!("check {name} --format json")));
        let wanted: Vec<_> = done.json().as_array().unwrap().iter().map(|one| wanted(one, &text)).collect();
        editor.open(&file, &text);
        assert_eq!(editor.found(&file, 1), wanted, "{name}");
        found += wanted.len();
        editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": file}}));
    }
    assert!(files.len() > 90 && found > 300, "{} files, {found} findings", files.len());
    editor.leave();
}

#[test]
fn a_change_is_checked_and_places_count_as_the_editor_does() {
    let text = SOP.replace("profil: kita\n", "");
    let (_desk, mut editor, file) = begin("lsp --stdio", &text);
    assert_eq!(editor.found(&file, 1), Vec::<Value>::new());
    // Behind letters that are one, two and four bytes: both changes of one message, the second on what the first leaves.
    let (line, at) = place(&text, "terbit, tidak", 0);
    let note = |line: usize, from: usize, to: usize, text: &str| {
        let (start, end) = (json!({"line": line, "character": from}), json!({"line": line, "character": to}));
        json!({"range": {"start": start, "end": end}, "text": text})
    };
    editor.change(&file, 2, &json!([note(line, at, at + 6, "🌾é"), note(line, at + 3, at + 3, "x")]));
    let found = editor.found(&file, 2);
    let about = found.iter().find(|finding| finding["code"] == "SOP012").unwrap();
    let range = json!({"start": {"line": line, "character": at}, "end": {"line": line, "character": at + 4}});
    assert_eq!(about["range"], range);
    assert!(about["message"].as_str().unwrap().starts_with("langkah `🌾éx` tidak ada"), "{about}");
    editor.change(&file, 3, &json!([note(line, at, at + 4, "terbit")]));
    assert_eq!(editor.found(&file, 3), Vec::<Value>::new());
    // Asking about a file that has just changed does not take away what is to be told of it.
    for version in 4..12 {
        editor.write(&file, version, &text);
        assert_ne!(editor.at("hover", &file, (0, 1)), Value::Null);
        assert_eq!(editor.found(&file, version), Vec::<Value>::new());
    }
    editor.leave();

    // An editor that counts bytes.
    let desk = Desk::new();
    let wishes = json!({"general": {"positionEncodings": ["utf-8", "utf-16"]}});
    let mut editor = Editor::silent(desk.command("lsp"));
    let greeting = editor.ask("initialize", &json!({"capabilities": wishes, "rootUri": uri(desk.path())}));
    assert_eq!(greeting["capabilities"]["positionEncoding"], "utf-8");
    editor.open(&file, "sop: a\nnama: {🌾é: [, x: y}\n");
    let ends = editor.found(&file, 1)[0]["range"]["start"].clone();
    editor.write(&file, 2, "sop: a\nnama: {abcdef: [, x: y}\n");
    assert_eq!(editor.found(&file, 2)[0]["range"]["start"], ends);
    editor.leave();
}

#[test]
fn what_stands_under_the_pointer_is_explained() {
    let text = SOP.replace("ya: terbit", "ya: terbitt").replace("  loket:", "  lokett:");
    let (desk, mut editor, file) = begin("lsp", &text);
    let mut told = |word: &str| {
        let answer = editor.at("hover", &file, place(&text, word, 1));
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let explained = desk.alir("explain SOP012").good().out;
    let (_, about) = explained.split_once("\n\n").unwrap();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let finding = told("terbitt");
    assert!(finding.starts_with("**SOP012: "), "{finding}");
    assert!(words(&finding).contains(&words(about)), "{finding}");
    assert_eq!(
        told("cabang"),
        "**`cabang`**\n\nKe langkah mana setiap jawaban keputusan menuju: `ya: id_langkah`."
    );
    assert_eq!(told("pemohon\n"), "**`pemohon`**\n\nPemohon");
    assert_eq!(told("ditolak}"), "**`ditolak`**\n\nDitolak");
    assert_eq!(told("Mengajukan"), "");
    assert_eq!(told("\n  terbit"), "");
    editor.leave();

    let (_desk, mut editor, file) = begin("lsp --lang en", &text);
    let answer = editor.at("hover", &file, place(&text, "cabang", 6));
    let (line, at) = place(&text, "cabang", 0);
    let range = json!({"start": {"line": line, "character": at}, "end": {"line": line, "character": at + 6}});
    assert_eq!(answer["range"], range);
    assert!(
        answer["contents"]["value"].as_str().unwrap().ends_with("Where each answer of a decision leads.")
    );
    editor.leave();
}

#[test]
fn what_can_be_mended_is_mended_as_check_does() {
    let text = SOP
        .replace("profil: kita\n", "")
        .replace("ya: terbit", "ya: terbot")
        .replace("kegiatan:", "kegiata:");
    let (desk, mut editor, file) = begin("lsp", &text);
    let actions = |editor: &mut Editor, word: &str, only: Option<&str>| {
        let (line, character) = place(&text, word, 2);
        let place = json!({"line": line, "character": character});
        let mut context = json!({"diagnostics": []});
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let range = json!({"start": place, "end": place});
        let params = json!({"textDocument": {"uri": file}, "range": range, "context": context});
        editor.ask("textDocument/codeAction", &params).as_array().unwrap().clone()
    };
    let at_word = actions(&mut editor, "terbot", None);
    let [fix, all] = at_word.as_slice() else { panic!("{at_word:?}") };
    assert_eq!((&fix["title"], &fix["kind"]), (&json!("Ganti dengan `terbit`"), &json!("quickfix")));
    assert_eq!((&fix["isPreferred"], &fix["diagnostics"][0]["code"]), (&json!(true), &json!("SOP012")));
    assert_eq!(fix["edit"]["changes"][&file][0]["newText"], "terbit");
    assert_eq!(all["title"], "Perbaiki 2 salah ketik dalam berkas ini");
    assert_eq!(actions(&mut editor, "Lengkap?", Some("quickfix")), Vec::<Value>::new());
    assert_eq!(actions(&mut editor, "Lengkap?", Some("source")), std::slice::from_ref(all));

    // What the editor makes of it is what `alir check --fix` makes of the file.
    let mut edits = all["edit"]["changes"][&file].as_array().unwrap().clone();
    edits.reverse();
    editor.change(
        &file,
        2,
        &edits.into_iter().map(|edit| json!({"range": edit["range"], "text": edit["newText"]})).collect(),
    );
    assert_eq!(editor.found(&file, 2), Vec::<Value>::new());
    desk.write("izin.yaml", &text);
    desk.alir("check --fix izin.yaml").good();
    assert_eq!(
        std::fs::read_to_string(desk.path().join("izin.yaml")).unwrap(),
        SOP.replace("profil: kita\n", "")
    );
    editor.leave();
}
