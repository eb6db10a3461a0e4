//! `alir number`, cases that take the next number, and what a profile says of documents.

use std::collections::BTreeSet;
use std::process::Stdio;

use serde_json::Value;

use crate::shared::{Desk, PERMIT};

const PROFILE: &str = "\
profil: kita
nama: Kabupaten Kita
zona_waktu: WITA
jam_kerja: {senin-jumat: 08.00-15.30}
";

const NUMBERS: &str = "\
penomoran:
  surat: 555/{urut:02}/DISKOMINFO/{tahun}
  sop: 555/{urut}.{sub}/diskominfo
";

fn desk(more: &str) -> Desk {
    let desk = Desk::new();
    desk.write("profil.yaml", format!("{PROFILE}{more}"));
    desk.write("izin.yaml", PERMIT.replacen("nama:", "profil: kita\nnama:", 1));
    desk
}

#[test]
fn the_next_number_is_printed_alone() {
    let desk = desk(NUMBERS);
    let first = desk.alir("nomori sop --kantor profil.yaml --kata sub=26").good();
    assert_eq!(first.out, "555/1.26/diskominfo\n");
    let again = "number sop --office profil.yaml --words sub=26 --command-id k --format json --as ani";
    let second = desk.alir(again).good().json();
    assert_eq!((&second["number"], &second["counter"]), (&"555/2.26/diskominfo".into(), &2.into()));
    assert_eq!((&second["office"], &second["repeated"]), (&"kita".into(), &false.into()));
    let repeated = desk.alir(again).good().json();
    assert_eq!((&repeated["number"], &repeated["repeated"]), (&second["number"], &true.into()));
    assert_eq!(desk.alir("number surat --office profil.yaml").good().out.split('/').nth(1), Some("01"));
    desk.alir("number sop --office profil.yaml").refused("memerlukan kata `sub`");
    desk.alir("number sop --office profil.yaml --words sub").refused("`sub` bukan kata=isi");
    desk.alir("number nota --office profil.yaml").refused("tidak punya pola nomor `nota`");
    desk.alir("number surat --office izin.yaml").refused("izin.yaml");
    desk.alir("number surat --office tidak-ada.yaml").refused("tidak-ada.yaml");
    assert_eq!(desk.alir("cases --format json").good().json(), Value::Array(Vec::new()));
    assert_eq!(desk.alir("report --format json").code, 0);
}

#[test]
fn a_number_for_a_case_is_in_its_history() {
    let desk = desk(NUMBERS);
    desk.alir("number surat --office profil.yaml --for A").refused("");
    desk.alir("start izin.yaml --id A --as loket").good();
    desk.alir("number surat --office profil.yaml --for B --as loket").refused("berkas `B`");
    desk.alir("number surat --office profil.yaml --for A --as orang").refused("peran");
    let line = "number surat --office profil.yaml --for A --as loket --command-id k";
    let number = desk.alir(line).good().out;
    assert!(number.starts_with("555/01/DISKOMINFO/"), "what was refused took no number: {number}");
    assert_eq!(desk.alir(line).good().out, number);
    let history = desk.alir("history A").good().out;
    assert_eq!(history.matches(&format!("Nomor surat: {}", number.trim())).count(), 1, "{history}");
}

#[test]
fn cases_take_the_next_number() {
    let desk = desk("penomoran: {berkas: 'IZIN/{urut:03}'}\n");
    let line = "start izin.yaml --as loket --command-id k";
    assert!(desk.alir(line).good().out.starts_with("Berkas IZIN/001\n"));
    assert!(desk.alir(line).good().out.starts_with("Berkas IZIN/001\n"), "the same command, the same case");
    desk.alir("start izin.yaml --as orang").refused("peran");
    let second = desk.alir("start izin --as loket --format json").good().json();
    assert_eq!(second["instance"], "IZIN/002");
    desk.alir("start izin.yaml --id lain --as loket").good();
    assert_eq!(desk.alir("cases --format json").good().json().as_array().unwrap().len(), 3);

    let without = self::desk("");
    let refused = without.alir("start izin.yaml --as loket");
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("beri `--id ...`") && refused.err.contains("berkas"), "{}", refused.err);
    assert_eq!(without.alir("start izin.yaml --as loket --format json").error_code(), "no_number");
}

#[test]
fn many_processes_number_at_once() {
    let desk = desk(NUMBERS);
    let spawn = |_| {
        let mut command = desk.command("number surat --office profil.yaml");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = (0..10).map(spawn).collect();
    let given: BTreeSet<String> = children
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        })
        .collect();
    let counters: Vec<_> = given.iter().map(|number| number.split('/').nth(1).unwrap()).collect();
    assert_eq!(counters, ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]);
}

#[test]
fn a_logo_that_is_not_there_is_an_error_at_its_line() {
    let desk = desk("logo: gambar/logo.png\n");
    let codes = || -> Vec<(Value, Value)> {
        let found = desk.alir("check profil.yaml --format json").json();
        let all = found.as_array().unwrap().iter().filter(|finding| finding["severity"] == "error");
        all.map(|finding| (finding["code"].clone(), finding["line"].clone())).collect()
    };
    assert_eq!(codes(), [("PRF022".into(), 5.into())]);
    let told = desk.alir("check profil.yaml");
    assert!(told.out.contains("logo `gambar/logo.png` tidak ada"), "{}", told.out);
    std::fs::create_dir_all(desk.path().join("gambar/logo.png")).unwrap();
    assert_eq!(codes(), [("PRF022".into(), 5.into())], "a folder is no picture");
    std::fs::remove_dir(desk.path().join("gambar/logo.png")).unwrap();
    desk.write("gambar/logo.png", "GIF89a");
    assert!(desk.alir("check profil.yaml").out.contains("bukan PNG, JPEG atau SVG"));
    std::fs::write(desk.path().join("gambar/logo.png"), b"\x89PNG\r\n\x1a\n....").unwrap();
    assert_eq!(codes(), []);
    // Nothing runs differently without it.
    std::fs::remove_file(desk.path().join("gambar/logo.png")).unwrap();
    desk.alir("start izin.yaml --id A --as loket").good();
}

#[test]
fn what_differs_between_two_offices_is_told() {
    let desk = desk("kertas: A4\nkop: {instansi: Dinas Kita}\n");
    let other = PROFILE.replace("kita", "sana").replace("Kita", "Sana").replace("15.30", "14.00");
    desk.write("sana/profil.yaml", format!("{other}kertas: F4\nkop: {{instansi: Dinas Sana}}\n"));
    desk.write("sana/izin.yaml", PERMIT.replacen("nama:", "profil: sana\nnama:", 1));
    let told = desk.alir("diff izin.yaml sana/izin.yaml").good().out;
    for line in [
        "  profil: kita menjadi sana\n",
        "  profil › kertas: A4 menjadi F4\n",
        "  profil › kop › instansi: Dinas Kita menjadi Dinas Sana\n",
        "  profil › jam_kerja › senin-jumat: 08.00-15.30 menjadi 08.00-14.00\n",
    ] {
        assert!(told.contains(line), "`{line}` is not in:\n{told}");
    }
}
