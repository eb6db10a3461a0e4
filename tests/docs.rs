//! What the documentation shows is right.

use alir::rules::{days_off, office, scenarios};
use alir::scenario::run;
use alir::sop::{Document, derive, schema};

use crate::scenarios::all;
use crate::shared::{document, root, text as text_of};

#[test]
fn every_sop_in_the_documentation_can_be_run() {
    let mut shown = 0;
    for page in ["README.md", "docs/format.md"] {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        for block in text.split("```yaml\n").skip(1) {
            let sop = block.split("```").next().unwrap_or_default();
            if sop.starts_with("sop:") {
                // One that is made from another names that as a neighbour among the kabupaten.
                let made = match document(page, sop) {
                    Document::Overlay(overlay) => {
                        let base = text_of(&root().join("sops/buol").join(overlay.base.file.as_str()));
                        let made = derive(sop, &overlay.base.file, &base).ok();
                        made.unwrap_or_else(|found| panic!("{page}: {found:?}")).text
                    }
                    _ => sop.to_owned(),
                };
                alir::load(&made).unwrap_or_else(|error| panic!("{page}: {error}\n{made}"));
                shown += 1;
            }
        }
    }
    assert!(shown >= 1, "no page shows a SOP");
}

#[test]
fn the_readme_shows_the_first_example_as_it_is() {
    let example =
        std::fs::read_to_string(root().join("examples/start.rs")).unwrap().replace("../sops", "sops");
    assert!(std::fs::read_to_string(root().join("README.md")).unwrap().contains(&example));
}

#[test]
fn the_profile_and_the_holidays_of_the_documentation_are_right() {
    let text = std::fs::read_to_string(root().join("docs/format.md")).unwrap();
    let mut shown = Vec::new();
    for block in text.split("```yaml\n").skip(1).filter_map(|block| block.split("```").next()) {
        if block.starts_with("profil:") || block.starts_with("libur:") {
            shown.push(match document("docs/format.md", block) {
                Document::Profile(profile) => office(&profile, None).diagnostics,
                Document::Holidays(days) => days_off(&days).diagnostics,
                other => panic!("{other:?}"),
            });
        }
    }
    assert_eq!(shown, [[], []]);
}

#[test]
fn every_key_of_a_profile_and_of_scenarios_is_in_the_documentation() {
    let text = std::fs::read_to_string(root().join("docs/format.md")).unwrap();
    for schema in [schema::profile(), schema::holidays(), schema::scenarios()] {
        let types = schema["definitions"].as_object().unwrap().values().chain([&schema]);
        for key in types.filter_map(|schema| schema["properties"].as_object()).flat_map(serde_json::Map::keys)
        {
            assert!(text.contains(&format!("`{key}")) || text.contains(&format!("{key}:")), "{key}");
        }
    }
}

#[test]
fn every_kind_of_file_is_set_up_on_the_page_for_editors() {
    let text = std::fs::read_to_string(root().join("docs/editor.md")).unwrap();
    for kind in ["sop", "keputusan", "profil", "libur", "uji"] {
        // Written once, then named for VS Code and for Neovim.
        assert!(text.contains(&format!("alir skema {kind} > .alir/{kind}.schema.json\n")), "{kind}");
        let named = text.matches(&format!("\"./.alir/{kind}.schema.json\"")).count();
        assert_eq!(named, 2, "{kind}");
    }
    for block in text.split("```json\n").skip(1).filter_map(|block| block.split("```").next()) {
        serde_json::from_str::<serde_json::Value>(block).unwrap_or_else(|error| panic!("{error}: {block}"));
    }
}

#[test]
fn the_scenarios_of_the_documentation_pass() {
    let text = std::fs::read_to_string(root().join("docs/format.md")).unwrap();
    let blocks = text.split("```yaml\n").skip(1).filter_map(|block| block.split("```").next());
    let mut passed = 0;
    for block in blocks.filter(|block| block.starts_with("uji:")) {
        let Document::Scenarios(given) = document("docs/format.md", block) else { panic!("{block}") };
        let tested = all().into_iter().find(|tested| tested.given.sop == given.sop).unwrap();
        for (id, scenario) in given.scenarios.iter() {
            assert_eq!(run(&tested.chart, &tested.office, id, scenario).misses, [], "{id}");
            passed += 1;
        }
    }
    assert_eq!(passed, 1);
}

#[test]
fn the_acts_of_the_documentation_are_understood() {
    let text = std::fs::read_to_string(root().join("docs/format.md")).unwrap();
    let mut blocks = text.split("```yaml\n").skip(1).filter_map(|block| block.split("```").next());
    let acts = blocks.find_map(|block| block.strip_prefix("tindakan:")).unwrap();
    let file = format!("uji: a.yaml\nskenario:\n a:\n  tindakan:{acts}\n  harapan: {{akhir: A}}\n");
    let Document::Scenarios(given) = document("docs/format.md", &file) else { panic!("{file}") };
    assert_eq!(scenarios(&given, None), []);
    assert_eq!(given.scenarios.entries[0].1.interventions.len(), 7);
}
