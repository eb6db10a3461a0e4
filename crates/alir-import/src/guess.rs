//! Guesses where a table is silent, each with its reason: who does a step, where an answer leads.

use crate::words::plain;

/// Who may do a step that has no mark: the lane that its words name, or the one of the row above, or the first.
pub(crate) struct Guess {
    pub(crate) lane: usize,
    pub(crate) sure: &'static str,
    pub(crate) why: String,
}

/// Guesses who does a step. `names` are the lanes, `above` is who does the step above.
pub(crate) fn performer(text: &str, names: &[String], above: Option<usize>) -> Guess {
    let words = format!(" {} ", plain(text));
    let mut mentions: Vec<(usize, usize)> = Vec::new();
    for (lane, name) in names.iter().enumerate() {
        let name = plain(name);
        if name.len() >= 3
            && let Some(at) = words.find(&format!(" {name} "))
        {
            mentions.push((at, lane));
        }
    }
    mentions.sort_by_key(|(at, lane)| (*at, std::cmp::Reverse(plain(&names[*lane]).len())));
    match (mentions.first(), above) {
        (Some((0, lane)), _) => {
            Guess { lane: *lane, sure: "sedang", why: format!("kalimatnya diawali \"{}\"", names[*lane]) }
        }
        (Some((_, lane)), _) => {
            Guess { lane: *lane, sure: "rendah", why: format!("kalimatnya menyebut \"{}\"", names[*lane]) }
        }
        (None, Some(above)) => Guess {
            lane: above,
            sure: "rendah",
            why: "tanda pada kolom pelaksana tidak terbaca; disamakan dengan langkah di atasnya".to_owned(),
        },
        (None, None) => Guess {
            lane: 0,
            sure: "rendah",
            why: "tanda pada kolom pelaksana tidak terbaca; diambil kolom pertama".to_owned(),
        },
    }
}

/// Whether words ask something: a decision.
pub(crate) fn is_question(text: &str) -> bool {
    text.trim_end_matches(['.', ' ', '"', ')']).ends_with('?')
}

/// The step to which "no" may lead: the nearest earlier one of another performer, or the one above.
pub(crate) fn back(at: usize, by: &[Vec<String>]) -> Option<usize> {
    (0..at).rev().find(|earlier| by[*earlier] != by[at]).or_else(|| at.checked_sub(1))
}

/// Whether a lane may be somebody outside the office.
pub(crate) fn may_be_external(name: &str) -> bool {
    let plain = plain(name);
    [
        "pemohon",
        "masyarakat",
        "warga",
        "pelapor",
        "pengadu",
        "pihak ketiga",
        "pihak ke tiga",
        "rekanan",
        "penyedia",
        "publik",
    ]
    .iter()
    .any(|word| plain.contains(word))
}
