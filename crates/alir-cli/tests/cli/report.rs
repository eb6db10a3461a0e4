//! `alir report`: figures of a store whose times were chosen, reckoned by hand.

use alir_sqlite::SqliteStore;
use serde_json::{Value, json};

use crate::past::{Past, SOP, store};
use crate::shared::{Desk, PERMIT};

/// The text with one space where there were several.
fn squeezed(text: &str) -> String {
    text.lines()
        .flat_map(|line| [line.split_whitespace().collect::<Vec<_>>().join(" "), "\n".to_owned()])
        .collect()
}

fn step<'v>(report: &'v Value, id: &str) -> &'v Value {
    let steps = report["sops"][0]["steps"].as_array().unwrap();
    steps.iter().find(|step| step["step"] == id).unwrap()
}

/// Count, skipped, with a limit, on time, and median and p90 of working time in minutes.
fn figures(tally: &Value) -> [i64; 6] {
    let number = |value: &Value| value.as_i64().unwrap_or(-60);
    let spread = |name: &str| number(&tally["work"][name]) / 60;
    let [count, skipped, with_limit, on_time] =
        ["count", "skipped", "with_limit", "on_time"].map(|name| number(&tally[name]));
    [count, skipped, with_limit, on_time, spread("median_seconds"), spread("p90_seconds")]
}

#[test]
fn the_figures_are_those_reckoned_by_hand() {
    let desk = store();
    let report = desk.alir("report --format json").good().json();
    assert_eq!(report["sops"].as_array().unwrap().len(), 1);
    let sop = &report["sops"][0];
    assert_eq!((&sop["sop"], &sop["name"]), (&json!("izin"), &json!("Izin")));
    assert_eq!(sop["period"], json!({"from": null, "to": null, "zone": "WIB"}));
    let ids: Vec<_> =
        sop["steps"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(ids, ["periksa", "lengkap", "lengkapi", "putus", "arsip"], "in the order of the file");

    // 60, 30, 90, 50 minutes: nearest rank takes the second and the last.
    assert_eq!(figures(step(&report, "periksa")), [4, 0, 4, 3, 50, 90]);
    assert_eq!(step(&report, "periksa")["on_time_percent"], 75);
    // 10, 10, 10 minutes, and from the 24th to the 27th.
    assert_eq!(figures(step(&report, "lengkap")), [4, 0, 0, 0, 10, 370 + 2 * 450 + 80]);
    assert_eq!(step(&report, "lengkap")["on_time_percent"], Value::Null);
    assert_eq!(figures(step(&report, "lengkapi")), [1, 0, 1, 1, 350, 350]);
    assert_eq!(step(&report, "lengkapi")["elapsed"]["median_seconds"], (22 * 60 + 20) * 60);
    assert_eq!(step(&report, "lengkapi")["outside"], true);
    assert_eq!(figures(step(&report, "putus")), [3, 0, 3, 1, 60, 120]);
    assert_eq!(figures(step(&report, "arsip")), [1, 2, 1, 1, 10, 10]);

    let lanes = sop["lanes"].as_array().unwrap();
    assert_eq!(
        lanes.iter().map(|lane| &lane["lane"]).collect::<Vec<_>>(),
        ["Loket", "Kepala Dinas", "Pemohon"]
    );
    assert_eq!(figures(&lanes[1]), [3, 0, 3, 1, 60, 120]);

    let cases = &sop["cases"];
    assert_eq!(cases["count"], 3);
    assert_eq!(cases["promises"], json!({"kept": 2, "broken": 1}));
    let office = &cases["office"]["work"];
    // A: 100 minutes. B: 40 and 230. C: 30 minutes, then from the 24th, 8.30, to the 27th, 10.00.
    assert_eq!(
        (&office["median_seconds"], &office["p90_seconds"]),
        (&json!(270 * 60), &json!((30 + 390 + 900 + 150) * 60))
    );
    assert_eq!(cases["outside"]["work"]["p90_seconds"], 350 * 60);
    assert_eq!(cases["resting"]["elapsed"]["p90_seconds"], 24 * 3600);
    assert_eq!(cases["whole"]["elapsed"]["p90_seconds"], (4 * 24 + 2) * 3600);
}

#[test]
fn the_period_is_that_of_the_end_and_all_means_unfinished_ones_too() {
    let desk = store();
    let count = |line: &str| {
        let report = desk.alir(&format!("report {line} --format json")).good().json();
        let Some(sop) = report["sops"].get(0) else { return (0, 0) };
        (sop["cases"]["count"].as_i64().unwrap(), step(&report, "periksa")["count"].as_i64().unwrap())
    };
    assert_eq!(count(""), (3, 4));
    assert_eq!(count("--from 2026-11-24"), (2, 3));
    assert_eq!(count("--dari 2026-11-24 --sampai 2026-11-24"), (1, 2));
    assert_eq!(count("--to 2026-11-26 --sop izin"), (2, 3));
    assert_eq!(count("--from 2026-12-01"), (0, 0));
    assert_eq!(count("--all"), (3, 6));
    assert_eq!(count("--semua --to 2026-11-25"), (2, 4));
}

#[test]
fn people_get_tables_in_their_language() {
    let desk = store();
    let text = squeezed(&desk.alir("laporan --to 2026-11-26").good().out);
    for words in [
        "izin · Izin\nMasa: sampai 2026-11-26 (WIB) · 2 berkas selesai\nLangkah ",
        "lengkapi 3. Melengkapi Pemohon 3 hari kalender 1 22 jam 20 menit 22 jam 20 menit 1 dari 1 (100 %)\n",
        "2 dari 3 (66 %)",
        "1 jam 30 menit",
        "Pemohon (pihak luar)",
        "Waktu kantor (jam kerja) 1 jam 40 menit 4 jam 30 menit\n",
        "Dari awal sampai akhir (kalender) 1 jam 40 menit 1 hari 3 jam\n",
        "Janji ditepati: 2 dari 2\n",
    ] {
        assert!(text.contains(words), "`{words}` is not in:\n{text}");
    }
    assert!(!text.contains("Ditangguhkan"), "no case has rested in this period:\n{text}");
    let text = desk.alir("report --lang en").good().out;
    for words in
        ["Period: all the time · 3 cases ended", "2 h", "On time", "At rest", "Promises kept: 2 of 3"]
    {
        assert!(text.contains(words), "`{words}` is not in:\n{text}");
    }
}

#[test]
fn the_monitoring_table_is_filled_in() {
    let desk = store();
    let dates = "--dari 2026-07-01 --sampai 2026-12-31";
    let table = desk.alir(&format!("report --monitoring {dates} --format json")).good().json();
    assert_eq!(table["threshold_percent"], 80);
    let sop = &table["sops"][0];
    assert_eq!((&sop["period"]["from"], &sop["cases"]), (&json!("2026-07-01"), &json!(3)));
    let rows = sop["rows"].as_array().unwrap();
    let row = |at: usize| {
        ["number", "procedure", "assessment", "finding", "action", "initials"]
            .map(|name| rows[at][name].as_str().unwrap().to_owned())
    };
    assert_eq!(
        row(0),
        [
            "1",
            "Memeriksa, \"cermat\"",
            "not_well",
            "3 dari 4 tepat waktu; median 50 menit, baku 1 jam",
            "Tinjau waktu baku atau beban Loket: p90 1 jam 30 menit, baku 1 jam",
            ""
        ]
    );
    assert_eq!(row(1)[2..5], ["not_assessed", "4 kali, tanpa batas waktu; median 10 menit", ""]);
    assert_eq!(row(2)[2..4], ["well", "1 dari 1 tepat waktu; median 22 jam 20 menit, baku 3 hari kalender"]);
    assert_eq!(row(3)[4], "Tinjau waktu baku atau beban Kepala Dinas: p90 2 jam, baku 30 menit");
    assert_eq!(row(4)[3], "1 dari 1 tepat waktu; median 10 menit, baku 1 jam; 2 dilewati");
    assert_eq!(row(4)[4], "Tinjau apakah langkah ini masih diperlukan: 2 dilewati");

    let text = desk.alir(&format!("laporan --pemantauan --batas 75 {dates}")).good().out;
    assert!(text.lines().all(|line| line == line.trim_end()), "room behind a line:\n{text}");
    let text = squeezed(&text);
    for words in [
        "Pemantauan penerapan SOP (Tabel 7 PermenPANRB 35/2012)\nizin · Izin\nMasa: 2026-07-01 s.d. 2026-12-31 (WIB)",
        "sekurang-kurangnya 75 % tepat waktu",
        "Penilaian terhadap penerapan",
        "1 Memeriksa, \"cermat\" Berjalan dengan 3 dari 4 tepat waktu; median - ______\nbaik 50 menit, baku 1 jam\n\n2 Lengkap?",
    ] {
        assert!(text.contains(words), "`{words}` is not in:\n{text}");
    }
    let text =
        desk.alir("report --sop izin --monitoring --from 2020-01-01 --to 2020-06-30 --lang en").good().out;
    assert_eq!(text.matches("not done in this").count(), 5, "{text}");
    assert_eq!(text.matches("Not assessed").count(), 5, "{text}");
}

#[test]
fn a_monitoring_without_dates_looks_back_half_a_year() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id A --as loket").good();
    desk.alir("complete A daftar --as loket").good();
    let lines = ["report --monitoring --sop izin --format json", "report --monitoring --all --format json"];
    for line in lines {
        let table = desk.alir(line).good().json();
        let day = |name: &str| {
            table["sops"][0]["period"][name].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap()
        };
        let days = (day("to") - day("from")).num_days();
        assert!((180..=184).contains(&days), "{days}");
    }
}

/// A second reader of CSV, written apart from the writer.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match (c, quoted) {
            ('"', true) if rest.peek() == Some(&'"') => cell.push(rest.next().unwrap()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(String::new()),
            ('\r', false) => {
                assert_eq!(rest.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            _ => cell.push(c),
        }
    }
    assert_eq!(rows.pop().unwrap(), [""], "the last line ends too");
    rows
}

#[test]
fn a_spreadsheet_gets_every_figure_and_no_formula() {
    let desk = store();
    let csv = desk.alir("report --csv -").good().out;
    let rows = read_csv(&csv);
    assert!(rows.iter().all(|row| row.len() == 16), "{csv}");
    assert_eq!(rows[0][..5], ["SOP", "Tentang", "Id", "No", "Nama"]);
    // Five steps, three lanes, four accounts, one promise.
    assert_eq!(rows.len(), 1 + 5 + 3 + 4 + 1, "{csv}");
    let periksa: [&str; 16] = [
        "izin",
        "langkah",
        "periksa",
        "1",
        "Memeriksa, \"cermat\"",
        "Loket",
        "1 jam",
        "4",
        "0",
        "4",
        "3",
        "75",
        "50",
        "90",
        "50",
        "90",
    ];
    assert_eq!(rows[1], periksa);
    assert_eq!(rows[4][4], "'=Memutus");
    assert_eq!(rows[9][1..5], ["berkas", "office", "", "Waktu kantor"]);
    assert_eq!(rows[13][1..4], ["janji", "", ""]);
    assert_eq!(rows[13][9..12], ["3", "2", "66"]);

    let done =
        desk.alir("laporan --pemantauan --dari 2026-01-01 --sampai 2026-12-31 --csv tabel7.csv").good();
    assert_eq!(done.out, "5 baris ditulis ke `tabel7.csv`\n");
    let table = read_csv(&std::fs::read_to_string(desk.path().join("tabel7.csv")).unwrap());
    assert_eq!(
        table[0],
        [
            "SOP",
            "No",
            "Prosedur",
            "Penilaian terhadap penerapan",
            "Catatan hasil penilaian",
            "Tindakan yang harus diambil",
            "Paraf penilai",
        ]
    );
    assert_eq!(table[1][3], "Tidak berjalan dengan baik");
    assert!(table.len() == 6 && table.iter().skip(1).all(|row| row[6].is_empty()));

    let both = desk.alir("report --csv semua.csv --format json").good().json();
    assert_eq!(both["sops"][0]["cases"]["count"], 3);
    assert_eq!(std::fs::read_to_string(desk.path().join("semua.csv")).unwrap(), csv);
    desk.alir("report --csv hilang/x.csv").refused("`hilang/x.csv` tidak dapat ditulis");
    desk.alir("report --csv ./alir.db").refused("adalah penyimpanan berkas");
}

#[test]
fn what_cannot_be_counted_is_told() {
    let desk = store();
    desk.alir("report --sop lain").refused("SOP `lain`");
    desk.alir("report --from kemarin").refused("`kemarin` bukan tanggal\nsaran: tulis tahun, bulan, hari");
    desk.alir("report --to 24-11-2026").refused("bukan tanggal");
    desk.alir("report --from 2026-11-25 --to 2026-11-24")
        .refused("masa terbalik: 2026-11-25 sesudah 2026-11-24");
    desk.alir("report --threshold 90").refused("yang belum disebut: `--monitoring");
    desk.alir("report --monitoring --threshold 101").refused("`101` tidak dapat dipakai");
    let done = desk.alir("report --csv - --format json");
    assert_eq!((done.code, done.error_code().as_str()), (1, "usage"));
    assert_eq!(desk.alir("report --to 2020-01-01").good().out, "Tidak ada berkas selesai dalam masa ini.\n");
    assert_eq!(desk.alir("report --to 2020-01-01 --format json").good().json(), json!({"sops": []}));

    let empty = Desk::new();
    empty.alir("report").refused("belum ada penyimpanan");
    SqliteStore::open(empty.path().join("alir.db")).unwrap();
    assert_eq!(empty.alir("report --lang en").good().out, "No case has ended in this period.\n");
    assert_eq!(empty.alir("report --monitoring --format json").good().json()["sops"], json!([]));
    let csv = empty.alir("report --csv - --lang en").good().out;
    assert!(csv.starts_with("SOP,About,Id,") && csv.lines().count() == 1, "{csv}");
}

#[test]
fn a_step_that_a_new_text_no_longer_has_still_counts() {
    let desk = store();
    let past = Past::new(&desk);
    past.engine
        .publish(&alir::load(&SOP.replace("arsip", "simpan").replace("Kepala Dinas", "Kepala")).unwrap())
        .unwrap();
    let report = desk.alir("report --format json").good().json();
    let steps = report["sops"][0]["steps"].as_array().unwrap();
    assert_eq!(steps.iter().map(|step| &step["step"]).collect::<Vec<_>>()[4..], ["simpan", "arsip"]);
    assert_eq!(figures(step(&report, "arsip")), [1, 2, 1, 1, 10, 10]);
    assert_eq!(step(&report, "simpan")["count"], 0);
    assert_eq!(step(&report, "arsip")["text"], "Mengarsipkan");
}
