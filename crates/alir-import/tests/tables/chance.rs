//! Tables of chance: whatever the words are, they come back letter by letter, and the file checks.

use alir::sop::{Document, read};
use alir_import::import;
use proptest::prelude::*;

use crate::sheet::Sheet;

/// Words with signs that mean something to YAML, to CSV and to XML.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{2,9}",
        "[a-z]{1,5}[:,;#'\"&<>{}|%@*!-]{1,2}",
        Just("{domain}".to_owned()),
        Just("- a".to_owned()),
        Just("é – “x”".to_owned()),
        Just("null".to_owned()),
        Just("# b: c".to_owned()),
    ];
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn rows() -> impl Strategy<Value = Vec<(String, usize, String, bool)>> {
    prop::collection::vec((words(), 0..3_usize, words(), any::<bool>()), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_come_back_as_they_were(rows in rows(), form in 0..5_usize) {
        let mut sheet = Sheet { merged: vec![[0, 2, 0, 4]], ..Sheet::default() };
        sheet.row(&["No", "Kegiatan", "Pelaksana", "", "", "Waktu", "Output"]);
        sheet.row(&["", "", "Kepala", "Staf", "Tim", "", ""]);
        for (at, (task, lane, output, question)) in rows.iter().enumerate() {
            let mark = |other: usize| if other == *lane { "x" } else { "" };
            let task = if *question { format!("Kx {task}?") } else { format!("Kx {task}") };
            sheet.row(&[&(at + 1).to_string(), &task, mark(0), mark(1), mark(2), "5 menit", output.as_str()]);
        }
        let (_, bytes) = sheet.all().swap_remove(form);
        let written = import(&bytes, None).unwrap().write();
        let checked = read(&written.text);
        prop_assert_eq!(&checked.diagnostics, &[], "{}", written.text);
        let Some(Document::Sop(back)) = checked.value else { panic!() };
        let back = back.filled_in();
        for ((task, lane, output, question), (_, step)) in rows.iter().zip(back.steps.iter()) {
            let text = if *question { step.decision.as_ref() } else { step.task.as_ref() };
            let wanted = if *question { format!("Kx {task}?") } else { format!("Kx {task}") };
            prop_assert_eq!(&text.unwrap().value, &wanted);
            prop_assert_eq!(step.performers.roles[0].value.as_str(), ["kepala", "staf", "tim"][*lane]);
            prop_assert_eq!(&step.yields.0[0].value, output);
        }
        let found = alir::load(&written.text);
        prop_assert!(found.is_ok(), "{:?}\n{}", found.err(), written.text);
    }
}
