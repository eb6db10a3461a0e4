//! The overlays in `sops/umum/`: what they make of the general base is the SOP as it is printed.

use std::collections::BTreeMap;

use alir::diff::{Diff, Pairs, Runs};
use alir::rules::{self, beside};
use alir::scenario::run;
use alir::sop::Document;
use alir::{Chart, StepId};

use crate::scenarios::{all, whole};
use crate::shared::{document, library, of_library};

/// A SOP as printed, the overlay that makes it of the base, and how many of its steps come from there.
const PAIRS: [(&str, &str, usize); 3] = [
    ("buol/pengajuan-subdomain.yaml", "umum/buol-subdomain.yaml", 7),
    ("majalengka/permohonan-subdomain-hosting.yaml", "umum/majalengka-subdomain.yaml", 4),
    ("cirebon/pembuatan-domain-website.yaml", "umum/cirebon-subdomain.yaml", 5),
];

/// What an overlay whose text was changed makes of its base.
fn made(overlay: &str, changed: impl Fn(&str) -> String) -> Chart {
    let mut library: BTreeMap<String, String> = library().into_iter().collect();
    let text = changed(&library[overlay]);
    library.insert(overlay.to_owned(), text);
    alir::load(&whole(overlay, &library)).unwrap()
}

/// What differs, but for parameters, and whether the runs do.
fn differs(original: &Chart, made: &Chart) -> (Diff, bool) {
    let mut diff = Diff::of(original, made);
    diff.rest.retain(|change| change.key.split(" › ").next() != Some("parameter"));
    (diff, !Runs::of(original, made, &Pairs::of(original, made)).is_same())
}

#[test]
fn nothing_but_parameters_differs_from_what_is_printed() {
    for (original, overlay, from_base) in PAIRS {
        let (original, made) = (alir::load(&of_library(original)).unwrap(), made(overlay, str::to_owned));
        let (diff, runs) = differs(&original, &made);
        assert!(diff.is_empty() && !runs, "{overlay}: {diff:#?}");
        // Columns and rows stand in the printed order.
        let lanes =
            |chart: &Chart| chart.definition().lanes.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>();
        assert_eq!(lanes(&original), lanes(&made), "{overlay}");
        assert!(original.step_ids().eq(made.step_ids()), "{overlay}");
        let again = Runs::of(&made, &original, &Pairs::of(&made, &original));
        assert!(again.is_same(), "{overlay}: {again:?}");
        // The overlay tells how many of the steps it has not made itself.
        let said = format!("{from_base} dari {} langkahnya berasal dari dasar", made.steps().len());
        assert!(of_library(overlay).contains(&said), "{overlay} does not say: {said}");
        assert_eq!(kept(overlay, &made), from_base, "{overlay}");
    }
}

/// How many steps of the base an overlay keeps; all others it makes itself.
fn kept(overlay: &str, made: &Chart) -> usize {
    let text = of_library(overlay);
    let (_, steps) = text.split_once("\n  langkah:\n").unwrap();
    let base = alir::load(&of_library("umum/pengajuan-subdomain.yaml")).unwrap();
    let kept = base.step_ids().filter(|id| !steps.contains(&format!("    {id}: hapus\n"))).count();
    let placed = |line: &&str| line.starts_with("      sesudah: ") || line.starts_with("      sebelum: ");
    assert_eq!(kept + steps.lines().filter(placed).count(), made.steps().len(), "{overlay}");
    kept
}

#[test]
fn what_is_written_otherwise_is_seen() {
    // The test above is worth nothing if it cannot fail.
    let (original, overlay, _) = PAIRS[0];
    let original = alir::load(&of_library(original)).unwrap();
    for (right, wrong, runs_differ) in [
        ("waktu: 10 Menit}", "waktu: 15 Menit}", false),
        ("kelengkapan: Pesan", "kelengkapan: Surat", false),
        ("nama: Admin Cpanel", "nama: Admin", false),
        ("kali: 3", "kali: 2", true),
        ("tidak: pilih_nama_lain", "ragu: pilih_nama_lain, tidak: eskalasi_nama", true),
    ] {
        let made = made(overlay, |text| {
            assert!(text.contains(right), "{right}");
            text.replace(right, wrong)
        });
        let (diff, runs) = differs(&original, &made);
        assert!(!diff.is_empty(), "{wrong}");
        assert_eq!(runs, runs_differ, "{wrong}");
    }
}

#[test]
fn the_scenarios_of_the_printed_sop_pass() {
    for (original, overlay, _) in PAIRS {
        let made = made(overlay, str::to_owned);
        let of_original = original.replace(".yaml", ".uji.yaml");
        let tested = all().into_iter().find(|tested| tested.name == of_original).unwrap();
        assert_eq!(rules::scenarios(&tested.given, Some(made.definition())), [], "{overlay}");
        assert!(tested.given.scenarios.iter().count() >= 3);
        for (id, scenario) in tested.given.scenarios.iter() {
            assert_eq!(run(&made, &tested.office, id, scenario).misses, [], "{overlay}: {id}");
        }
    }
}

#[test]
fn the_base_is_of_no_office_and_everything_on_it_is_checked() {
    let name = "umum/pengajuan-subdomain.yaml";
    let text = of_library(name);
    let Document::Sop(sop) = document(name, &text) else { panic!("{name} is no SOP") };
    assert!(sop.region.is_none() && sop.profile.is_none());
    let found = alir::check_text(&sop, &text).diagnostics;
    assert_eq!(found, [], "nothing is to be said of it");
    let steps: Vec<&str> = sop.steps.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(
        steps,
        [
            "permohonan",
            "disposisi_kadis",
            "disposisi_kabid",
            "cek_nama",
            "buat_subdomain",
            "beri_tahu",
            "siap_pakai"
        ]
    );
}

/// Story 4 of adaptation: what an office changes that has its own domain and asks for more.
#[test]
fn tegal_has_its_own_domain_and_asks_for_more() {
    let (name, base) = ("contoh/tegal-subdomain.yaml", "buol/pengajuan-subdomain.yaml");
    assert_eq!(beside(name, "../buol/pengajuan-subdomain.yaml"), base);
    let library: BTreeMap<String, String> = library().into_iter().collect();
    let tegal = alir::load(&whole(name, &library)).unwrap();
    let base = alir::load(&library[base]).unwrap();
    let mut printed = tegal.definition().clone();
    printed.each_text(&mut |text| assert!(!text.to_lowercase().contains("buolkab"), "{}", text.value));
    let application = tegal.step("permohonan").unwrap();
    assert!(application.needs_all);
    assert_eq!(
        application.needs,
        ["Surat permohonan", "Kode sumber", "SK tim pengelola", "Dokumentasi aplikasi"]
    );
    let runs = Runs::of(&base, &tegal, &Pairs::of(&base, &tegal));
    assert!(runs.only_steps, "{runs:?}");
    let steps =
        |run: &alir::diff::Run| run.deeds.iter().map(|deed| deed.step.to_string()).collect::<Vec<_>>();
    let (gone, new) = (steps(runs.gone.as_ref().unwrap()), steps(runs.new.as_ref().unwrap()));
    assert!(!gone.contains(&"uji_keamanan".to_owned()) && new.contains(&"uji_keamanan".to_owned()));
    // Who has not ticked off everything is refused.
    let walk = |ticked: &[&str]| {
        let by = tegal.definition().lanes.iter().map(|(lane, _)| lane.as_str());
        let by = by.fold(alir::Actor::new("uji"), alir::Actor::with_role);
        let context = alir::Context::new(chrono::DateTime::UNIX_EPOCH, &by);
        let begun =
            alir::decide(&tegal, &alir::Instance::default(), &alir::Command::start(), context).unwrap();
        let case = alir::Instance::replay(begun);
        let act = alir::Act::Complete {
            task: case.state().open_tasks()[0].id,
            documents: ticked.iter().map(|document| (*document).to_owned()).collect(),
            outputs: Vec::new(),
            fields: [].into(),
            note: None,
        };
        alir::decide(&tegal, &case, &alir::Command::new(act), context).is_ok()
    };
    assert!(!walk(&["Surat permohonan", "Kode sumber", "SK tim pengelola"]));
    assert!(walk(&["Surat permohonan", "Kode sumber", "SK tim pengelola", "Dokumentasi aplikasi"]));
}

#[test]
fn mentawai_can_refuse_what_its_base_cannot() {
    let library: BTreeMap<String, String> = library().into_iter().collect();
    let mentawai = alir::load(&whole("contoh/mentawai-subdomain.yaml", &library)).unwrap();
    let base = alir::load(&library["umum/pengajuan-subdomain.yaml"]).unwrap();
    let runs = Runs::of(&base, &mentawai, &Pairs::of(&base, &mentawai));
    assert!(!runs.only_steps && runs.upto.is_none());
    let new = runs.new.unwrap();
    let ends: Vec<&StepId> = new.ends.iter().collect();
    assert_eq!(
        (ends, new.deeds[2].answer.as_deref()),
        (vec![&StepId::from("surat_penolakan")], Some("tidak"))
    );
    assert!(library["contoh/mentawai-subdomain.yaml"].contains("Contoh turunan, bukan SOP resmi"));
}
