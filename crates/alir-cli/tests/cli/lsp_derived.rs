//! `alir lsp` knows overlays: findings stand where they are caused, and names are those of the base, as it is on screen.

use crate::editor::{SOP, begin, place, uri};

const OVERLAY: &str = "\
sop: izin-lain
turunan_dari: izin.yaml
ubah:
  langkah:
    permohonan: {kegiatan: Memohon}
";

#[test]
fn an_overlay_is_checked_against_its_base_on_the_screen() {
    let base = SOP.replace("profil: kita\n", "");
    let (desk, mut editor, file) = begin("lsp --lang en", &base);
    let _ = editor.found(&file, 1);
    let overlay = uri(&desk.path().join("lain.yaml"));
    editor.open(&overlay, OVERLAY);
    let codes = |found: Vec<serde_json::Value>| -> Vec<String> {
        found.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    };
    let clean = codes(editor.found(&overlay, 1));
    assert!(!clean.iter().any(|code| code.starts_with("TUR")), "{clean:?}");
    // Only on the screen, the base has another id now: the overlay is looked at again.
    editor.write(&file, 2, &base.replace("  permohonan:", "  pengajuan:"));
    let found = loop {
        let found = codes(editor.found(&overlay, 1));
        if found.iter().any(|code| code == "TUR003") {
            break found;
        }
    };
    assert_eq!(found.iter().filter(|code| *code == "TUR003").count(), 1);
    editor.write(&file, 3, &base);
    let text = OVERLAY.replace("{kegiatan: Memohon}", "{sesudah: ");
    editor.write(&overlay, 2, &text);
    let steps = editor.offered(&overlay, place(&text, "{sesudah: ", "{sesudah: ".len()));
    assert_eq!(steps, ["permohonan", "periksa", "terbit", "ditolak"]);
    let text = OVERLAY.replace("permohonan: {", "per");
    editor.write(&overlay, 3, &text);
    let keys = editor.offered(&overlay, place(&text, "    per", "    per".len()));
    for key in ["permohonan", "periksa"] {
        assert!(keys.contains(&key.to_owned()), "{key} is not in {keys:?}");
    }
    editor.write(
        &file,
        4,
        &format!("{base}parameter: {{batas: {{jenis: bulat, nilai: 5, keterangan: Batas ulang}}}}\n"),
    );
    let text = format!("{OVERLAY}parameter:\n  batas: 6\n");
    editor.write(&overlay, 4, &text);
    assert_eq!(editor.offered(&overlay, place(&text, "  batas", "  ba".len())), ["batas"]);
    let told = editor.at("hover", &overlay, place(&text, "batas: 6", 2));
    assert!(told.to_string().contains("Batas ulang: 5"), "{told}");
    editor.write(&overlay, 5, OVERLAY);
    let defined = editor.at("definition", &overlay, place(OVERLAY, "permohonan", 2));
    assert!(defined.to_string().contains("izin.yaml"), "{defined}");
    editor.leave();
}
