//! Both languages, and how one is chosen.

use crate::shared::{Desk, done, subdomain};

#[test]
fn indonesian_unless_something_says_english() {
    let desk = Desk::new();
    let says = |line: &str, env: &[(&str, &str)]| {
        let mut command = desk.command(line);
        command.envs(env.iter().copied());
        done(command).err
    };
    let (id, en) = ("kesalahan: belum ada penyimpanan", "error: there is no store");
    for (line, env, words) in [
        ("tasks", &[][..], id),
        ("tasks", &[("LANG", "C.UTF-8")], id),
        ("tasks", &[("LANG", "fr_FR.UTF-8")], id),
        ("tasks", &[("LANG", "en_GB.UTF-8")], en),
        ("tasks", &[("LC_ALL", "id_ID.UTF-8"), ("LANG", "en_US")], id),
        ("tasks", &[("ALIR_LANG", "en"), ("LC_ALL", "id_ID")], en),
        ("tasks --lang id", &[("LANG", "en_US")], id),
        ("--lang en tasks", &[], en),
        ("tugas --bahasa=en", &[], en),
    ] {
        let err = says(line, env);
        assert!(err.starts_with(words), "{line} {env:?}: {err}");
    }
    desk.alir("tasks --lang fr").refused("pilih dari `id`, `en`");
}

#[test]
fn a_whole_case_can_be_told_in_english() {
    let desk = Desk::new();
    let sop = subdomain();
    let text = desk.alir(&format!("run {sop} --answers nama_tersedia=ya --lang en")).good().out;
    assert!(text.contains("pengajuan-subdomain version 2022.1 · case pengajuan-subdomain\n"), "{text}");
    assert!(text.ends_with("(7 tasks)\n"), "{text}");
    let text = desk.alir(&format!("start {sop} --id A --as instansi_pemohon --lang en")).good().out;
    assert!(text.contains("the case began by the SOP `pengajuan-subdomain`"), "{text}");
    assert!(text.contains("Case  Step"), "{text}");
    let text = desk.alir("complete A 1 --as instansi_pemohon --lang en").good().out;
    assert!(text.contains("`disposisi_kadis` was given to Kepala Dinas (task 2)"), "{text}");
    let text = desk.alir("status A --lang en").good().out;
    assert!(text.contains("running") && text.contains("Done so far"), "{text}");
    let text = desk.alir("cases --lang en").good().out;
    assert!(text.starts_with("Case  SOP") && text.contains("running"), "{text}");
    desk.alir("complete A 1 --as instansi_pemohon --lang en").refused("`permohonan` was done before, by");
}

#[test]
fn help_is_in_the_language_of_the_reader() {
    let desk = Desk::new();
    let verbs = [
        "check",
        "explain",
        "schema",
        "run",
        "start",
        "tasks",
        "complete",
        "answer",
        "claim",
        "release",
        "delegate",
        "skip",
        "note",
        "return",
        "recall",
        "rewind",
        "suspend",
        "resume",
        "cancel",
        "status",
        "history",
        "cases",
        "report",
        "simulate",
        "completions",
        "help",
    ];
    let id = desk.alir("--help").good().out;
    let en = desk.alir("--help --lang en").good().out;
    for verb in verbs {
        assert!(id.contains(verb) && en.contains(verb), "{verb}");
        let text = desk.alir(&format!("{verb} --help")).good().out;
        assert!(text.contains("Pemakaian:") && !text.contains("Usage"), "{text}");
        let text = desk.alir(&format!("{verb} -h --lang en")).good().out;
        assert!(text.contains("Usage:") && !text.contains("Pemakaian"), "{text}");
        assert_eq!(desk.alir(&format!("help {verb} --lang en")).good().out, text);
    }
    for alias in [
        "periksa",
        "jalankan",
        "mulai",
        "tugas",
        "selesaikan",
        "jawab",
        "ambil",
        "lepas",
        "disposisi",
        "kembalikan",
        "tarik",
        "ulang",
        "lewati",
        "catat",
        "tangguhkan",
        "lanjutkan",
        "batalkan",
        "riwayat",
        "daftar",
        "laporan",
        "jelaskan",
        "skema",
        "bantuan",
    ] {
        assert!(id.contains(alias) && en.contains(alias), "{alias}");
        desk.alir(&format!("{alias} --bantuan")).good();
    }
    assert_eq!(desk.alir("bantuan").good().out, id);
    assert_eq!(desk.alir("--version").good().out, format!("alir {}\n", env!("CARGO_PKG_VERSION")));
}
