//! What scenarios let happen besides the doing of tasks, and what they expect besides the way: performers, documents,
//! warnings, escalations.

use alir::sop::Document;

use crate::scenarios::{misses, tried};
use crate::shared::document;

const NOTHING: [&str; 0] = [];

/// The messages of what was missed.
fn messages(steps: &str, scenario: &str) -> Vec<String> {
    let (_, ran) = tried(steps, scenario);
    ran.misses.iter().map(|miss| format!("{}: {}", miss.finding.code, miss.finding.message.id)).collect()
}

const LINE: &str = "
  a: {kegiatan: A, oleh: x, waktu: 1 jam, eskalasi: {kepada: y, setelah: 30 menit}}
  b: {kegiatan: B, oleh: y}
  c: {kegiatan: C, oleh: x, selesai: Selesai}
";

#[test]
fn who_performs_a_step_and_with_which_documents() {
    let steps = "
  a: {kegiatan: A, oleh: [x, y], kelengkapan: [Surat, Formulir], output: Nota}
  b: {kegiatan: B, oleh: {salah_satu: [x, y]}, selesai: B}
";
    let scenario = |expected: &str| format!("    harapan: {expected}\n");
    let all = "{oleh: {a: [y, x], b: [x, y]}, kelengkapan: {a: [Surat, Formulir], b: []}, output: {a: Nota, b: []}, langkah: [a, b]}";
    assert_eq!(misses(steps, &scenario(all)), NOTHING);
    for (expected, missed) in [
        ("{oleh: {a: x}}", "UJI010: x / x, y"),
        ("{oleh: {b: [x, y, luar]}}", "UJI010: luar, x, y / x, y"),
        ("{kelengkapan: {a: Surat}}", "UJI010: Surat / Surat, Formulir"),
        ("{kelengkapan: {b: Surat}}", "UJI010: Surat / "),
        ("{output: {a: []}}", "UJI010:  / Nota"),
    ] {
        assert_eq!(misses(steps, &scenario(expected)), [missed], "{expected}");
    }
    let told = messages(steps, &scenario("{oleh: {a: x}}"));
    assert_eq!(told, ["UJI010: pelaksana `a`: diharapkan `x`, terjadi `x`, `y`"]);
    // What is skipped is neither done nor has it documents; by one of two, it is done by the other.
    let skipped = |by: &str| {
        format!(
            "    tindakan: [{{lewati: a{by}}}]\n    harapan: {{langkah: [b], melewati: [a], kelengkapan: {{a: []}}, output: {{a: []}}}}\n"
        )
    };
    assert_eq!(misses(steps, &skipped("")), NOTHING);
    let one = messages(steps, &skipped(", oleh: y"));
    assert_eq!(one.len(), 3, "{one:?}");
    assert_eq!(one[0], "UJI010: langkah ke-1: diharapkan `b`, yang selesai `a`");
}

#[test]
fn warnings_overdue_steps_and_who_is_told_have_their_times() {
    let scenario = |expected: &str| format!("    lama: {{a: 2 jam}}\n    harapan: {expected}\n");
    let all = "{diperingatkan: {a: 2026-11-23 10:48}, terlambat: {a: 2026-11-23 11:00}, eskalasi: {a: {kepada: y, pada: 2026-11-23 11:30}}, janji_diperingatkan: [], janji_terlambat: {}}";
    assert_eq!(misses(LINE, &scenario(all)), NOTHING);
    assert_eq!(misses(LINE, &scenario("{diperingatkan: a, terlambat: [a], eskalasi: {a: y}}")), NOTHING);
    for (expected, missed) in [
        ("{diperingatkan: []}", "UJI010:  / a"),
        ("{diperingatkan: [a, b]}", "UJI010: a, b / a"),
        ("{diperingatkan: {a: 2026-11-23 10:50}}", "UJI010: 2026-11-23 10:50 / 2026-11-23 10:48"),
        ("{terlambat: {}}", "UJI010:  / a"),
        ("{terlambat: {a: 2026-11-23 11:01}}", "UJI010: 2026-11-23 11:01 / 2026-11-23 11:00"),
        (
            "{terlambat: {a: [2026-11-23 11:00, 2026-11-23 12:00]}}",
            "UJI010: 2026-11-23 11:00, 2026-11-23 12:00 / 2026-11-23 11:00",
        ),
        ("{eskalasi: {}}", "UJI010:  / a"),
        ("{eskalasi: {a: x}}", "UJI010: x / y"),
        ("{eskalasi: {a: [y, y]}}", "UJI010: y, y / y"),
        ("{eskalasi: {a: y, b: x}}", "UJI010: a, b / a"),
        (
            "{eskalasi: {a: {kepada: y, pada: 2026-11-23 12:00}}}",
            "UJI010: 2026-11-23 12:00 / 2026-11-23 11:30",
        ),
    ] {
        assert_eq!(misses(LINE, &scenario(expected)), [missed], "{expected}");
    }
    let late = messages(LINE, &scenario("{eskalasi: {a: {kepada: y, pada: 2026-11-23 12:00}}}"));
    assert_eq!(
        late,
        ["UJI010: eskalasi `a` kepada `y`: diharapkan 2026-11-23 12:00, terjadi 2026-11-23 11:30"]
    );
    // In time, nothing of it happens.
    let none = "    lama: {a: 40 menit}\n    harapan: {diperingatkan: [], terlambat: [], eskalasi: {}}\n";
    assert_eq!(misses(LINE, none), NOTHING);
}

#[test]
fn promises_are_warned_of_and_each_visit_has_its_notice() {
    let steps = "
  a: {kegiatan: A, oleh: x, waktu: 1 jam}
  b: {keputusan: Cukup?, oleh: y, cabang: {ya: c, tidak: {ke: a, maks_ulang: {kali: 5, lalu: c}}}}
  c: {kegiatan: C, oleh: x, selesai: C, paling_lambat: {waktu: 1 jam, sejak: b}}
";
    // The promise has one clock, from the first answer on.
    let scenario = "    jawaban: {b: [tidak, ya]}\n    lama: {a: 61 menit, c: 2 jam}\n    harapan: {diperingatkan: {a: [2026-11-23 10:48, 2026-11-23 11:49]}, terlambat: {a: [2026-11-23 11:00, 2026-11-23 13:01]}, janji_diperingatkan: {c: 2026-11-23 11:49}, janji_terlambat: {c: 2026-11-23 13:01}}\n";
    let found = messages(steps, scenario);
    assert_eq!(found, NOTHING);
}

#[test]
fn a_case_is_sent_back() {
    let steps = "
  konsep: {kegiatan: Konsep, oleh: x}
  periksa: {keputusan: Baik?, oleh: y, cabang: {ya: kirim, tidak: batal}}
  batal: {selesai: Batal}
  kirim: {kegiatan: Kirim, oleh: x, selesai: Terkirim}
";
    // The answers are in the order in which they are given: what is sent back is not answered.
    let once = "    jawaban: {periksa: ya}\n    lama: {konsep: 1 jam, periksa: [30 menit, 5 menit]}\n    tindakan: [{kembalikan: periksa, ke: konsep, alasan: Salah hitung}]\n    harapan: {langkah: [konsep, konsep, periksa, kirim], akhir: Terkirim, selesai: 2026-11-23 13:35}\n";
    assert_eq!(misses(steps, once), NOTHING);
    let later = once.replace("alasan:", "pada: 2026-11-23 11:45, alasan:").replace("13:35", "13:50");
    assert_eq!(misses(steps, &later), NOTHING);
    let second = "    jawaban: {periksa: ya}\n    tindakan:\n      - {kembalikan: periksa, ke: konsep}\n      - {kembalikan: periksa, ke: konsep, kali: 2}\n    harapan: {langkah: [konsep, konsep, konsep, periksa, kirim]}\n";
    assert_eq!(misses(steps, second), NOTHING);
    let reason = |scenario: &str| {
        let (_, ran) = tried(steps, scenario);
        format!(
            "{:?}",
            ran.case.log().iter().find(|event| event.event.acts_on().is_some_and(|task| task.0 == 2))
        )
    };
    assert!(reason(once).contains("Salah hitung"), "{}", reason(once));
    let wrong = |act: &str| {
        messages(
            steps,
            &format!(
                "    jawaban: {{periksa: ya}}\n    tindakan: [{act}]\n    harapan: {{akhir: Terkirim}}\n"
            ),
        )
    };
    let refused = wrong("{kembalikan: periksa, ke: kirim}");
    assert!(refused.len() == 1 && refused[0].starts_with("UJI011: "), "{refused:?}");
    let early = wrong("{kembalikan: periksa, ke: konsep, pada: 2026-11-23 09:00}");
    assert_eq!(early, ["UJI011: `periksa` baru ditawarkan 2026-11-23 10:00 WIB, sesudah saat ini"]);
    let question = wrong("{lewati: periksa}");
    assert!(question[0].starts_with("UJI011: "), "{question:?}");
}

#[test]
fn a_completion_is_taken_back() {
    let scenario = |act: &str, expected: &str| format!("    tindakan: [{act}]\n    harapan: {expected}\n");
    let twice = "{langkah: [a, a, b, c], akhir: Selesai, output: {a: []}}";
    assert_eq!(misses(LINE, &scenario("{tarik: a}", twice)), NOTHING);
    // A time later than its doing; the next one must not have begun then.
    let later = "    lama: {b: 1 jam}\n    tindakan: [{tarik: a, pada: 2026-11-23 10:30}]\n    harapan: {langkah: [a, a, b, c], selesai: 2026-11-23 11:30, tenggat: {a: [2026-11-23 11:00, 2026-11-23 11:30]}}\n";
    assert_eq!(misses(LINE, later), NOTHING);
    let refused = messages(LINE, &later.replace("10:30", "11:10"));
    assert!(refused.len() == 1 && refused[0].starts_with("UJI011: "), "{refused:?}");
    let early = "    lama: {a: 1 jam}\n    tindakan: [{tarik: a, pada: 2026-11-23 10:30}]\n    harapan: {akhir: Selesai}\n";
    assert_eq!(messages(LINE, early), ["UJI011: `a` baru selesai 2026-11-23 11:00 WIB, sesudah saat ini"]);
    // The last one too: the case goes on, and its end is reached once.
    let last = "{langkah: [a, b, c, c], akhir: [Selesai], selesai: 2026-11-23 10:00}";
    assert_eq!(misses(LINE, &scenario("{tarik: c}", last)), NOTHING);
}

#[test]
fn what_is_skipped_is_not_done() {
    let scenario = "    tindakan:\n      - {lewati: a, pada: 2026-11-23 13:30}\n      - {lewati: b}\n    harapan: {langkah: [c], terlambat: [a], akhir: Selesai, selesai: 2026-11-23 13:30}\n";
    assert_eq!(misses(LINE, scenario), NOTHING);
}

#[test]
fn a_case_rests_and_goes_on() {
    let rest = |acts: &str, more: &str, expected: &str| {
        format!("{more}    tindakan: [{acts}]\n    harapan: {expected}\n")
    };
    let over_night =
        "{tangguhkan: 2026-11-23 10:30, alasan: Menunggu anggaran}, {lanjutkan: 2026-11-24 08:00}";
    // Half of the hour is left, and of what is due too.
    let expected = "{terlambat: [], tenggat: {a: 2026-11-24 08:30}, selesai: 2026-11-24 08:30}";
    assert_eq!(misses(LINE, &rest(over_night, "    lama: {a: 1 jam}\n", expected)), NOTHING);
    let at_b = "{tangguhkan: b}, {lanjutkan: 2026-11-24 08:00}";
    let expected = "{langkah: [a, b, c], selesai: 2026-11-24 09:00}";
    assert_eq!(misses(LINE, &rest(at_b, "    lama: {b: 1 jam}\n", expected)), NOTHING);
    // What was found complete while the case rests is said when it goes on, and counts from when it was.
    let complete = "    lengkap: 2026-11-23 11:00\n    lama: {a: 1 jam}\n";
    assert_eq!(misses(LINE, &rest(over_night, complete, "{terlambat: []}")), NOTHING);

    let why = |acts: &str, more: &str| messages(LINE, &rest(acts, more, "{akhir: Selesai}"));
    assert_eq!(why("{tangguhkan: b}", ""), ["UJI011: berkas ditangguhkan dan tidak dilanjutkan"]);
    assert_eq!(
        why(over_night, "    selesai_pada: {a: 2026-11-23 11:00}\n"),
        ["UJI011: pada saat ini berkas ditangguhkan"]
    );
    assert_eq!(
        why("{tangguhkan: 2026-11-23 09:00}", ""),
        ["UJI011: berkas baru dimulai 2026-11-23 10:00 WIB, sesudah saat ini"]
    );
    let running = why("{lanjutkan: 2026-11-23 10:30}", "    lama: {a: 1 jam}\n");
    assert!(running.len() == 1 && running[0].starts_with("UJI011: "), "{running:?}");
}

#[test]
fn a_case_is_cancelled() {
    let scenario = |act: &str, expected: &str| {
        format!("    lama: {{a: 1 jam}}\n    tindakan: [{act}]\n    harapan: {expected}\n")
    };
    let at_b = scenario("{batalkan: b, alasan: Pemohon mundur}", "{langkah: [a], selesai: 2026-11-23 11:00}");
    assert_eq!(misses(LINE, &at_b), NOTHING);
    assert_eq!(tried(LINE, &at_b).1.case.state().status().as_str(), "cancelled");
    let in_a = scenario("{batalkan: 2026-11-23 10:15}", "{langkah: [], selesai: 2026-11-23 10:15}");
    assert_eq!(misses(LINE, &in_a), NOTHING);
    let ends = scenario("{batalkan: b}", "{akhir: Selesai}");
    assert_eq!(misses(LINE, &ends), ["UJI010: Selesai / "]);
    let resting = scenario("{tangguhkan: a}, {batalkan: 2026-11-25 10:15}", "{selesai: 2026-11-25 10:15}");
    assert_eq!(misses(LINE, &resting), NOTHING);
}

#[test]
fn what_nobody_asked_for_is_told() {
    let steps = "
  mulai: {kegiatan: Mulai, oleh: x, sekali_per: nomor}
  pilih: {keputusan: Perlu?, oleh: x, cabang: {ya: cukup, tidak: tutup}}
  cukup: {keputusan: Cukup?, oleh: y, cabang: {ya: tutup, tidak: pilih}}
  tutup: {kegiatan: Tutup, oleh: [x, y], selesai: Tutup}
";
    let told = |more: &str| messages(steps, &format!("{more}    harapan: {{akhir: Tutup}}\n"));
    let straight = "    jawaban: {pilih: tidak}\n";
    assert_eq!(told(straight), NOTHING);
    assert_eq!(
        told("    jawaban: {pilih: [tidak, ya], cukup: ya}\n"),
        [
            "UJI012: `pilih` hanya dijawab sekali, jadi `jawaban` ini tidak dipakai",
            "UJI012: `cukup` tidak pernah dijawab, jadi `jawaban` ini tidak dipakai",
        ]
    );
    for (more, message) in [
        ("lama: {tutup: [1 jam, 2 jam]}", "`tutup` hanya ditawarkan sekali, jadi `lama` ini tidak dipakai"),
        ("lama: {cukup: 1 jam}", "`cukup` tidak pernah ditawarkan, jadi `lama` ini tidak dipakai"),
        (
            "selesai_pada: {cukup: 2026-11-23 11:00}",
            "`cukup` tidak pernah ditawarkan, jadi `selesai_pada` ini tidak dipakai",
        ),
        (
            "tindakan: [{lewati: tutup, kali: 2}]",
            "`tutup` hanya ditawarkan sekali, jadi `lewati` ini tidak dipakai",
        ),
        (
            "tindakan: [{tangguhkan: cukup}]",
            "`cukup` tidak pernah ditawarkan, jadi `tangguhkan` ini tidak dipakai",
        ),
        (
            "tindakan: [{batalkan: 2026-11-23 11:00}]",
            "berkas sudah berakhir sebelum saat ini, jadi `batalkan` ini tidak dipakai",
        ),
        ("tindakan: [{lewati: tutup, oleh: luar}]", "`lewati` pada `tutup` tidak pernah terjadi"),
    ] {
        assert_eq!(told(&format!("{straight}    {more}\n")), [format!("UJI012: {message}")], "{more}");
    }
    let key =
        "    kunci: {nomor: \"1\"}\n    pernah: [mulai]\n    tindakan: [{batalkan: 2026-11-23 10:00}]\n";
    assert_eq!(messages(steps, &format!("{key}    harapan: {{langkah: []}}\n")), NOTHING);
    let (_, ran) = tried(LINE, "    lama: {b: [1 jam, 2 jam]}\n    harapan: {akhir: Selesai}\n");
    let text = "uji: s.yaml\nskenario:\n  a:\n    lama: {b: [1 jam, 2 jam]}\n";
    let span = ran.misses[0].finding.span;
    assert_eq!(&text[span.start as usize..span.end as usize], "2 jam");
    assert_eq!((ran.misses[0].expected.as_str(), ran.misses[0].found.as_str()), ("2 jam", ""));
}

#[test]
fn one_of_several_acts_and_branches_come_back() {
    let steps = "
  bagi: {serentak: [a, b]}
  a: {kegiatan: A, oleh: x, lanjut: kumpul}
  b: {kegiatan: B, oleh: y, lanjut: kumpul}
  kumpul: {gabung: semua}
  tutup: {kegiatan: Tutup, oleh: [x, y], selesai: Tutup}
";
    let scenario = |act: &str, expected: &str| format!("    tindakan: [{act}]\n    harapan: {expected}\n");
    // One of two takes back their part: the step is done once, when both have.
    let again = "{tarik: tutup, oleh: x}, {lewati: tutup, oleh: x, kali: 2}";
    assert_eq!(messages(steps, &scenario(again, "{langkah: [a, b, tutup], akhir: Tutup}")), NOTHING);
    let back = "{kembalikan: tutup, ke: a, oleh: y}";
    assert_eq!(messages(steps, &scenario(back, "{langkah: [a, b, a, tutup], akhir: Tutup}")), NOTHING);
    let before = "{kembalikan: b, ke: bagi}";
    let refused = messages(steps, &scenario(before, "{akhir: Tutup}"));
    assert!(refused.len() == 1 && refused[0].starts_with("UJI011: "), "{refused:?}");
}

#[test]
fn every_form_is_written_as_it_is_read() {
    let acts = "{kembalikan: a, ke: b, kali: 2, pada: 2026-11-23 10:00, oleh: x, alasan: Karena}, {tarik: a}, {lewati: a}, {tangguhkan: a}, {lanjutkan: 2026-11-23 10:00}, {batalkan: a}";
    for notices in
        ["a", "[]", "[a, b]", "{a: 2026-11-23 10:00}", "{a: [2026-11-23 10:00, 2026-11-23 11:00], b: }"]
    {
        for told in ["{}", "{a: x}", "{a: [x, {kepada: y, pada: 2026-11-23 10:00}]}"] {
            let text = format!(
                "uji: s.yaml\nskenario:\n  a:\n    tindakan: [{acts}]\n    harapan: {{diperingatkan: {notices}, eskalasi: {told}, oleh: {{a: [x, y]}}, output: {{a: []}}}}\n"
            );
            let Document::Scenarios(given) = document("uji", &text) else { panic!("{text}") };
            assert_eq!(given.scenarios.entries[0].1.interventions.len(), 6);
            let written = serde_json::to_string(&given).unwrap();
            let Document::Scenarios(again) = document("uji", &written) else { panic!("{written}") };
            assert_eq!(given, again, "{written}");
        }
    }
}
