//! What `alir check` does beside checking: SARIF, GitHub, mending, going on for ever.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::shared::Desk;

const WRONG: &str = "# catatan tetap\nsop: a\nnama: 'A'   # nama\npelaksan: {loket: Loket}\nlangkah:\n  terima_berkas: {kegiatan: k, oleh: loke}\n  periksa: {keputusan: k?, oleh: loket, cabang: {ya: kirim, tidak: \"terima_berka\"}}\n  kirim: {kegiatan: k, oleh: loket, selesai: S}\n";

#[test]
fn sarif_has_what_its_schema_requires() {
    let desk = Desk::new();
    desk.write("a b.yaml", WRONG);
    let done = desk.alir("check 'a b.yaml' --format sarif");
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    let log = done.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "alir");
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        assert!(rule["id"].is_string() && rule["shortDescription"]["text"].is_string(), "{rule}");
        let known = alir::rules::all().find(|known| rule["id"] == known.code).unwrap();
        let help = rule["help"]["text"].as_str().unwrap();
        assert!(help.contains(known.about.id) && help.contains(known.about.en), "{rule}");
    }
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b.yaml");
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][key].as_u64().unwrap() >= 1);
        }
    }
    let replacement = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "pelaksana");
    assert_eq!(replacement["deletedRegion"]["startLine"], 4);
}

#[test]
fn github_shows_findings_beside_their_lines() {
    let desk = Desk::new();
    desk.write("a.yaml", WRONG);
    let done = desk.alir("check ./a.yaml --format github --lang en");
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    let first = done.out.lines().next().unwrap();
    assert_eq!(
        first,
        "::error file=a.yaml,line=4,col=1,endColumn=9,title=SOP001::unknown key `pelaksan`%0Ahelp: did you mean `pelaksana`?"
    );
}

#[test]
fn other_commands_refuse_the_forms_of_check() {
    let desk = Desk::new();
    for format in ["sarif", "github"] {
        desk.alir(&format!("explain --format {format}")).refused("hanya ada pada `alir periksa`");
        desk.alir(&format!("check . --watch --format {format}")).refused("tidak dapat bersama `--terus`");
    }
    desk.alir("explain --format xml").refused("pilih dari");
    desk.alir("check . --watch --fix").refused("tidak dapat bersama");
    desk.alir("check . --dry-run").refused("--fix");
}

#[test]
fn what_is_sure_is_mended_and_all_else_stays() {
    let desk = Desk::new();
    desk.write("a.yaml", WRONG);
    let read = || std::fs::read_to_string(desk.path().join("a.yaml")).unwrap();
    let done = desk.alir("periksa --perbaiki --coba a.yaml");
    assert!(done.out.contains("-pelaksan: {loket: Loket}\n+pelaksana: {loket: Loket}\n"), "{}", done.out);
    assert_eq!(read(), WRONG, "nothing is written");
    let done = desk.alir("check --fix a.yaml").good();
    assert!(done.out.contains("a.yaml:4:1: `pelaksan` menjadi `pelaksana`"), "{}", done.out);
    let right = WRONG
        .replace("pelaksan:", "pelaksana:")
        .replace("oleh: loke}", "oleh: loket}")
        .replace("\"terima_berka\"", "terima_berkas");
    assert_eq!(read(), right);
    let names: Vec<_> =
        std::fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.yaml"], "nothing is left beside it");
    // What could mean two things, or another step, is left to people.
    let unsure =
        right.replace("ya: kirim", "ya: kirik").replace("  kirim:", "  kirin: {selesai: T}\n  kirim:");
    desk.write("a.yaml", &unsure);
    let done = desk.alir("check --fix a.yaml --format json");
    assert_eq!((done.code, &done.json()["fixed"]), (1, &serde_json::json!([])));
    assert_eq!(read(), unsure);
    // A key that is there already is not written twice.
    let twice = right.replace("nama: 'A'", "nama: 'A'\nnamaa: B");
    desk.write("a.yaml", &twice);
    assert_eq!(desk.alir("check --fix a.yaml").code, 1);
    assert_eq!(read(), twice);
}

#[test]
fn watching_checks_again_when_a_file_changes() {
    let desk = Desk::new();
    desk.write("a.yaml", WRONG);
    let mut child = desk
        .command("check --watch --format json a.yaml")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let errors = |line: &str| {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        found.as_array().unwrap().iter().filter(|finding| finding["severity"] == "error").count()
    };
    assert!(errors(&lines.next().unwrap().unwrap()) > 0);
    let begun = Instant::now();
    desk.alir("check --fix a.yaml").good();
    assert_eq!(errors(&lines.next().unwrap().unwrap()), 0);
    assert!(begun.elapsed() < Duration::from_secs(30));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn statistics_of_one_sop_and_of_many() {
    let desk = Desk::new();
    let sop = crate::shared::subdomain();
    let done = desk.alir(&format!("statistik {sop}")).good();
    for words in ["Terpendek", "Jalan kritis", "Siapa menunggu siapa", "paling banyak 2 kali"] {
        assert!(done.out.contains(words), "{words}: {}", done.out);
    }
    let facts = desk.alir(&format!("stats {sop} --format json --shares nama_tersedia.tidak=0")).good().json();
    assert_eq!(facts["sizes"]["loops"], 1);
    assert!(facts["shortest"]["seconds"].as_u64() <= facts["longest"]["seconds"].as_u64());
    desk.alir(&format!("stats {sop} --shares nama_tersedi.tidak=0")).refused("nama_tersedia");
    let folder = crate::shared::repository("sops");
    let done = desk.alir(&format!("stats {}", folder.display())).good();
    assert_eq!(done.out.lines().count(), 17, "{}", done.out);
    desk.alir(&format!("stats {} --shares a.b=1", folder.display())).refused("satu berkas");
}
