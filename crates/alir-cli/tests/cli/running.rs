//! A case on the drawing of its SOP.

use crate::shared::{Desk, PERMIT, subdomain};

fn svg(desk: &Desk, id: &str) -> String {
    desk.alir(&format!("draw --case {id} -o -")).good().out
}

/// The group of a step, as far as its first line.
fn group<'d>(drawing: &'d str, step: &str) -> &'d str {
    drawing.lines().find(|line| line.contains(&format!(" id=\"langkah-{step}\" "))).unwrap()
}

/// The classes of the arrow between two steps.
fn arrow<'d>(drawing: &'d str, ways: &str) -> &'d str {
    let line = drawing.lines().find(|line| line.contains(&format!("<title>{ways}"))).unwrap();
    line.split('"').nth(1).unwrap()
}

#[test]
fn a_case_is_drawn_as_far_as_it_has_come() {
    let desk = Desk::new();
    desk.alir(&format!("start {} --id A --as instansi_pemohon", subdomain())).good();
    for line in [
        "complete A 1 --as ani:instansi_pemohon --documents Dokumen",
        "complete A 2 --as budi:kepala_dinas --note '<b>'",
        "complete A 3 --as kepala_bidang",
        "complete A 4 --as citra:admin_cpanel",
        "answer A 5 tidak --as citra:admin_cpanel",
    ] {
        desk.alir(line).good();
    }
    let drawing = svg(&desk, "A");
    assert!(group(&drawing, "permohonan").contains("langkah beres\""), "{drawing}");
    assert!(group(&drawing, "permohonan").contains(" — selesai\">"), "{drawing}");
    assert!(group(&drawing, "pilih_nama_lain").contains("langkah terbuka\""), "{drawing}");
    assert!(group(&drawing, "konfigurasi").contains("\"langkah\""), "{drawing}");
    assert_eq!(arrow(&drawing, "nama_tersedia → pilih_nama_lain: tidak"), "panah ditempuh");
    assert_eq!(arrow(&drawing, "nama_tersedia → konfigurasi: ya"), "panah takditempuh");
    assert_eq!(arrow(&drawing, "pilih_nama_lain → cek_nama"), "panah");
    for words in [
        "Pelaksanaan",
        "&lt;b&gt;",
        "Dijawab &quot;tidak&quot;",
        "Berkas A · berjalan · SOP versi 2022.1",
        "tidak ditempuh",
    ] {
        assert!(drawing.contains(words), "`{words}` is not in:\n{drawing}");
    }
    // The second time round, both ways were taken.
    desk.alir("complete A 6 --as ani:instansi_pemohon").good();
    desk.alir("complete A 4 --as citra:admin_cpanel").good();
    desk.alir("answer A 5 ya --as citra:admin_cpanel").good();
    let drawing = svg(&desk, "A");
    for ways in [
        "nama_tersedia → pilih_nama_lain: tidak",
        "nama_tersedia → konfigurasi: ya",
        "pilih_nama_lain → cek_nama",
    ] {
        assert_eq!(arrow(&drawing, ways), "panah ditempuh", "{drawing}");
    }
    assert_eq!(arrow(&drawing, "pilih_nama_lain → eskalasi_nama"), "panah takditempuh", "{drawing}");
    let english = desk.alir("gambar --berkas A -o a.svg --lang en").good();
    assert_eq!(english.out, "Written: a.svg\n");
    let english = std::fs::read_to_string(desk.path().join("a.svg")).unwrap();
    assert!(english.contains("Carried out") && english.contains(" — open\">"), "{english}");
}

#[test]
fn what_was_sent_back_skipped_or_withdrawn_is_told() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id B --as loket").good();
    for line in [
        "complete B daftar --as loket",
        "complete B permohonan --as pemohon --all-documents",
        "complete B periksa --as teknis",
    ] {
        desk.alir(line).good();
    }
    // One of two has done it.
    let drawing = svg(&desk, "B");
    assert!(group(&drawing, "periksa").contains("langkah terbuka\""), "{drawing}");
    assert_eq!(arrow(&drawing, "permohonan → periksa"), "panah ditempuh");
    assert_eq!(arrow(&drawing, "periksa → layak"), "panah");
    desk.alir("return B periksa --to permohonan --reason 'kurang KTP' --as hukum").good();
    let drawing = svg(&desk, "B");
    assert!(group(&drawing, "permohonan").contains("langkah terbuka\""), "{drawing}");
    assert!(group(&drawing, "periksa").contains("langkah kembali\""), "{drawing}");
    assert!(drawing.contains("Dikembalikan ke 2 ") && drawing.contains("kurang KTP"), "{drawing}");
    desk.alir("skip B permohonan --reason 'sudah ada' --as pemohon").good();
    assert!(group(&svg(&desk, "B"), "permohonan").contains("langkah lewat\""));
    // What was undone by a rewind is not drawn.
    desk.alir("rewind B 1 --reason salah --as loket").good();
    let drawing = svg(&desk, "B");
    assert!(
        !drawing.contains("kurang KTP") && group(&drawing, "periksa").contains("\"langkah\""),
        "{drawing}"
    );
}

#[test]
fn what_is_withdrawn_beside_a_return_is_told() {
    let desk = Desk::new();
    let sop = "sop: a\nnama: A\npelaksana: {x: X, y: Y}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  \
        f: {serentak: [t, u]}\n  t: {kegiatan: k, oleh: x, lanjut: j}\n  u: {kegiatan: k, oleh: y, lanjut: j}\n  \
        j: {gabung: semua}\n  e: {selesai: E}\n";
    desk.write("a.yaml", sop);
    desk.alir("start a.yaml --id B --as x").good();
    desk.alir("complete B s --as x").good();
    desk.alir("return B t --to s --reason kurang --as x").good();
    let drawing = svg(&desk, "B");
    let words =
        drawing.split_once(" id=\"langkah-u\" ").and_then(|(_, rest)| rest.split_once("</g>")).unwrap().0;
    assert!(
        words.contains(">Tidak perlu lagi ") && drawing.matches("Tidak perlu lagi").count() == 1,
        "{drawing}"
    );
}

#[test]
fn a_case_is_a_picture_in_colour() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id B --as loket").good();
    let pixels = |style: &str| {
        desk.alir(&format!("draw --case B {style} -o b.png")).good();
        let picture = std::fs::read(desk.path().join("b.png")).unwrap();
        let mut decoder = png::Decoder::new(picture.as_slice()).read_info().unwrap();
        assert_eq!(decoder.info().color_type, png::ColorType::Rgb);
        let mut bytes = vec![0; decoder.output_buffer_size()];
        let width = decoder.next_frame(&mut bytes).unwrap().width;
        // All but the last eighth, in which signs are explained.
        let rows = bytes.len() / (3 * width as usize) * 7 / 8;
        bytes.truncate(rows * 3 * width as usize);
        let count = |colour: [u8; 3]| bytes.chunks(3).filter(|pixel| *pixel == colour).count();
        // What is done, and what is open.
        [count([0x0a, 0x6b, 0x2d]), count([0x1f, 0x5f, 0xbf])]
    };
    let [done, open] = pixels("");
    assert!(done == 0 && open > 100, "{done} {open}");
    desk.alir("complete B daftar --as ani:loket").good();
    for style in ["", "--plain"] {
        let [done, open] = pixels(style);
        assert!(done > 100 && open > 100, "{style}: {done} {open}");
    }
}

#[test]
fn a_case_keeps_to_its_own_text() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id B --as loket").good();
    desk.write("izin.yaml", PERMIT.replace("Mendaftarkan pemohon", "Mencatat pemohon"));
    assert!(svg(&desk, "B").contains("Mendaftarkan pemohon"));
    desk.alir("draw --case C -o c.svg").refused("`C`");
    desk.alir("draw izin.yaml --case B -o c.svg").refused("--case");
    desk.alir("draw -o c.svg").refused("SOP");
    desk.alir("draw --case B -o c.mmd").refused("berkas tidak digambar sebagai `mmd`");
    desk.alir("draw --case B -o alir.db --as svg").refused("adalah berkas yang dibaca");
}

#[test]
fn what_is_late_is_marked_then_and_ever_after() {
    let desk = Desk::new();
    desk.write(
        "profil.yaml",
        "profil: malam\nnama: M\nzona_waktu: WIT\njam_kerja: {senin-minggu: 00.00-24.00}\n",
    );
    desk.write(
        "cepat.yaml",
        "sop: cepat\nnama: Cepat\nprofil: malam\nbatas_total: {waktu: 5 hari kalender}\npelaksana: {loket: Loket}\nlangkah:\n  \
         periksa: {kegiatan: Memeriksa, oleh: loket, waktu: 1 detik}\n  arsip: {kegiatan: Menyimpan, oleh: loket, selesai: S}\n",
    );
    desk.alir("start cepat.yaml --id K --as loket").good();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let drawing = svg(&desk, "K");
    assert!(group(&drawing, "periksa").contains("langkah terlambat\""), "{drawing}");
    assert!(group(&drawing, "periksa").contains(" — terlambat — terbuka\">"), "{drawing}");
    assert!(drawing.contains("Janji, seluruh prosedur: paling lambat "), "{drawing}");
    desk.alir("complete K periksa --as loket").good();
    let drawing = svg(&desk, "K");
    assert!(group(&drawing, "periksa").contains("langkah beres\""), "{drawing}");
    assert!(group(&drawing, "periksa").contains(" — selesai — terlambat\">"), "{drawing}");
    assert!(drawing.contains(">✓!</text>") && drawing.contains("(terlambat)"), "{drawing}");
    desk.alir("complete K arsip --as loket").good();
    assert!(svg(&desk, "K").contains("Berkas K · selesai: S · "));
}

#[test]
fn a_moved_case_keeps_its_past_on_the_new_text() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id B --as loket").good();
    desk.alir("complete B daftar --as ani:loket").good();
    desk.write(
        "baru.yaml",
        PERMIT.replace("  daftar:", "  pendaftaran:").replace("  permohonan:", "  pengajuan:"),
    );
    desk.alir("migrate baru.yaml --map daftar=pendaftaran permohonan=pengajuan --apply --as loket").good();
    let drawing = svg(&desk, "B");
    assert!(group(&drawing, "pendaftaran").contains("langkah beres\""), "{drawing}");
    assert!(group(&drawing, "pengajuan").contains("langkah terbuka\""), "{drawing}");
    assert_eq!(arrow(&drawing, "pendaftaran → pengajuan"), "panah ditempuh");
}
