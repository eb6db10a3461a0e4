//! The SOPs that the documentation shows are SOPs.

use crate::shared::root;

#[test]
fn every_sop_in_the_documentation_can_be_run() {
    let mut shown = 0;
    for page in ["README.md", "docs/format.md"] {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        for block in text.split("```yaml\n").skip(1) {
            let sop = block.split("```").next().unwrap_or_default();
            if sop.starts_with("sop:") {
                alir::load(sop).unwrap_or_else(|error| panic!("{page}: {error}\n{sop}"));
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
