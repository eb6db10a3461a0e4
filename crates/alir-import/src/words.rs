//! Words of cells: tidied, compared, and made into ids.

use std::collections::BTreeSet;

/// Words that say nothing in an id.
const EMPTY: [&str; 34] = [
    "dan",
    "di",
    "ke",
    "dari",
    "yang",
    "untuk",
    "dengan",
    "pada",
    "oleh",
    "kepada",
    "atau",
    "dalam",
    "serta",
    "apakah",
    "para",
    "melakukan",
    "dilakukan",
    "sebagai",
    "bahwa",
    "tersebut",
    "akan",
    "telah",
    "sudah",
    "secara",
    "ini",
    "itu",
    "the",
    "of",
    "and",
    "to",
    "a",
    "an",
    "adalah",
    "tentang",
];

/// A text without signs that are no words: lines trimmed, spaces single, empty lines gone.
pub(crate) fn tidy(text: &str) -> String {
    let text: String =
        text.chars().map(|c| if c.is_control() && c != '\n' || is_invisible(c) { ' ' } else { c }).collect();
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{85}')
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// A text to compare by: letters and digits only, words divided by one space, what stands in brackets left out.
pub(crate) fn plain(text: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in the first brackets.
pub(crate) fn in_brackets(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('(')?;
    rest.split_once(')').map(|(inner, _)| inner.trim())
}

/// An id from words, which no other has: `memeriksa_berkas`; `stem` where the words give none.
pub fn id_of(text: &str, stem: &str, taken: &mut BTreeSet<String>) -> String {
    unique(&joined(text, '_', 3, stem), '_', taken)
}

/// The id of a SOP from its name: `permohonan-izin-magang`.
pub fn sop_id_of(name: &str) -> String {
    let rest: Vec<_> = words(name)
        .into_iter()
        .filter(|word| {
            !["sop", "standar", "standart", "operasional", "prosedur", "lampiran"].contains(&word.as_str())
        })
        .collect();
    joined(&rest.join(" "), '-', 4, "sop")
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let (empty, full): (Vec<_>, Vec<_>) = words.partition(|word| EMPTY.contains(word));
    // Words that say nothing are better than none.
    if full.is_empty() { empty } else { full }.into_iter().map(str::to_owned).collect()
}

fn joined(text: &str, joiner: char, most: usize, stem: &str) -> String {
    let mut id = String::new();
    for word in words(text)
        .into_iter()
        .skip_while(|word| !word.starts_with(|c: char| c.is_ascii_lowercase()))
        .take(most)
    {
        if !id.is_empty() && id.len() + word.len() > 40 {
            break;
        }
        if !id.is_empty() {
            id.push(joiner);
        }
        id.push_str(&word[..word.len().min(40)]);
    }
    if id.is_empty() { stem.to_owned() } else { id }
}

fn unique(id: &str, joiner: char, taken: &mut BTreeSet<String>) -> String {
    let mut free = id.to_owned();
    let mut count = 1;
    while !taken.insert(free.clone()) {
        count += 1;
        free = format!("{id}{joiner}{count}");
    }
    free
}

/// The items of a cell: its lines where each begins with a number, a letter or a bullet, which are left out; else all of it as one.
pub(crate) fn items(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let stripped: Vec<Option<&str>> = lines.iter().map(|line| behind_marker(line)).collect();
    match lines.as_slice() {
        [] => Vec::new(),
        [only] => vec![only.strip_prefix("• ").unwrap_or(only).to_owned()],
        _ if stripped.iter().all(Option::is_some) => {
            stripped.into_iter().flatten().map(str::to_owned).collect()
        }
        _ => vec![one_line(text)],
    }
}

fn behind_marker(line: &str) -> Option<&str> {
    for bullet in ["- ", "• ", "– ", "* ", "· ", "o "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return Some(rest.trim());
        }
    }
    let (marker, rest) = line.split_once(' ')?;
    let bare = marker.trim_end_matches(['.', ')']);
    let is_number = !bare.is_empty() && bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit());
    let is_letter = bare.len() == 1 && marker.len() == 2 && bare.chars().all(|c| c.is_ascii_lowercase());
    (is_number || is_letter).then(|| rest.trim())
}
