//! Opinions on the form of a SOP, as an office's organisation section would look at its document: one rule a file.

mod approval;
mod dates;
mod endless;
mod external;
mod gap;
mod identity;
mod idle_lane;
pub(super) mod nip;
mod noun;
mod own_approval;
mod password;
mod repealed;
mod same_id;
mod size;
mod subject;
mod time;
mod unit;
mod unnumbered;

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::Span;
use crate::sop::{Inferred, Loc, Step};

pub(super) const CHECKS: &[&Check] = &[
    &identity::CHECK,
    &unit::CHECK,
    &nip::CHECK,
    &subject::CHECK,
    &noun::CHECK,
    &idle_lane::CHECK,
    &gap::CHECK,
    &unnumbered::CHECK,
    &time::CHECK,
    &external::CHECK,
    &approval::CHECK,
    &endless::CHECK,
    &repealed::CHECK,
    &dates::CHECK,
    &password::CHECK,
    &own_approval::CHECK,
    &size::CHECK,
    &same_id::CHECK,
];

/// The place of a text, or of what it belongs to when it did not come from a file.
fn place<T>(text: &Loc<T>, owner: Span) -> Span {
    if text.span.end == 0 { owner } else { text.span }
}

/// The words of a text, in lower case; what stands between words is left out.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A text without its first words, and those words.
fn split(text: &str, words: usize) -> (&str, &str) {
    let mut end = 0;
    let mut rest = text;
    for _ in 0..words {
        let start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let length = rest[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len() - start);
        end += start + length;
        rest = &rest[start + length..];
    }
    (text[..end].trim().trim_start_matches(|c: char| !c.is_alphanumeric()), rest.trim())
}

/// Whether the whole step is ours and not printed in the source, so that its row has nothing to be complete about.
fn is_read_in(step: &Step) -> bool {
    let whole = |inferred: &Inferred| {
        inferred.step.is_some() || inferred.kind.is_some() || inferred.decision.is_some()
    };
    step.inferred.as_ref().is_some_and(whole)
}

/// Words that look like a verb with `me-` or `ber-` and are none.
const NO_VERBS: [&str; 20] = [
    "media", "meja", "merah", "mereka", "melalui", "menurut", "mengenai", "menteri", "member", "metode",
    "mesin", "meter", "mentor", "memori", "berita", "berkas", "bersama", "berbagai", "berikut", "berapa",
];

/// Whether a word, in lower case, is an active verb, as far as its beginning tells.
fn is_active(word: &str) -> bool {
    let formed = ["mem", "men", "mel", "mer", "mew", "mey", "meng", "meny", "ber"];
    word.len() >= 5 && formed.iter().any(|prefix| word.starts_with(prefix)) && !NO_VERBS.contains(&word)
}

/// More lanes than these are not looked for in every activity.
const MOST_LANES: usize = 200;

/// Offices by their short names: whoever begins with one names a person.
const OFFICES: [&str; 17] = [
    "kasi", "kasie", "kabid", "kadis", "kaban", "kasubbag", "kasubag", "kasubbid", "kabag", "sekda",
    "sekdis", "sekcam", "camat", "lurah", "bupati", "wabup", "walikota",
];

/// The lanes of a SOP, as the words of their names.
fn lanes(subject: &Subject<'_>) -> Vec<Vec<String>> {
    let named = subject.filled.lanes.iter().map(|(_, lane)| words(&lane.name));
    named.filter(|words| !words.is_empty()).take(MOST_LANES).collect()
}

/// How many words at the beginning of an activity name who does it: the name of a lane, its beginning, or an office.
fn named(activity: &[String], lanes: &[Vec<String>]) -> Option<usize> {
    let verb_follows = |at: usize| activity.get(at).is_some_and(|word| is_active(word));
    let of_lane = |lane: &Vec<String>| {
        let same = lane.iter().zip(activity).take_while(|(a, b)| a == b).count();
        (same == lane.len() || same >= 2 || same == 1 && verb_follows(1)).then_some(same)
    };
    let longest = lanes.iter().filter_map(of_lane).max();
    longest.or_else(|| activity.first().filter(|word| OFFICES.contains(&word.as_str())).map(|_| 1))
}

/// Verbs of approving: they can be denied.
const APPROVING: [&str; 9] = [
    "menyetujui",
    "setujui",
    "mengoreksi",
    "memverifikasi",
    "memverivikasi",
    "memvalidasi",
    "mengevaluasi",
    "menandatangani",
    "mengesahkan",
];

/// Their nouns, which often only name a document.
const APPROVALS: [&str; 8] = [
    "persetujuan",
    "koreksi",
    "verifikasi",
    "verivikasi",
    "validasi",
    "evaluasi",
    "penandatanganan",
    "pengesahan",
];

/// Words behind which such a noun is what is done.
const DOING: [&str; 7] = ["dan", "serta", "untuk", "melakukan", "melaksanakan", "memberi", "memberikan"];

/// The word of an activity that says that something is approved there.
fn approving(activity: &[String]) -> Option<&str> {
    let at = (0..activity.len()).find(|at| {
        let word = activity[*at].as_str();
        let before = at.checked_sub(1).map(|at| activity[at].as_str());
        if APPROVING.contains(&word) {
            return !matches!(before, Some("telah" | "sudah" | "yang" | "untuk" | "agar" | "berwenang"));
        }
        APPROVALS.contains(&word) && before.is_none_or(|before| DOING.contains(&before))
    })?;
    Some(&activity[at])
}
