//! What has to be typed to see what a finding is about.

use std::borrow::Cow;
use std::fmt::Write as _;

use alir::Chart;
use alir::diagnostic::Run;
use alir::lang::Text;
use alir::limits::MAX_MESSAGE_BYTES;

use super::Answers;
use crate::catalogue::trying;

/// The command that makes a run of the SOP in this file, if it can be typed on one line.
pub(crate) fn try_it(chart: &Chart, file: &str, run: &Run) -> Option<Text> {
    let answers: String =
        Answers::typed(chart, run)?.iter().fold(String::new(), |all, word| all + " " + &quoted(word));
    // Steps that are done once for a key are passed by only in a case that has one.
    let once = |step: &alir::StepId| chart.step(step.as_str())?.once_per.as_deref();
    let mut names: Vec<&str> = run.steps.iter().filter_map(once).collect();
    names.sort_unstable();
    names.dedup();
    let keys = names.iter().fold(String::new(), |mut keys, name| {
        let _ = write!(keys, " --keys {}", quoted(&format!("{name}=1")));
        keys
    });
    // A name that begins with a hyphen would be an option.
    let file = if file.starts_with('-') { format!("./{file}") } else { file.to_owned() };
    let command = trying::try_it(&quoted(&file), &answers, &keys);
    let can_be_typed = command.id.len() <= MAX_MESSAGE_BYTES && !command.id.contains(char::is_control);
    can_be_typed.then_some(command)
}

/// A word as a shell takes it for one.
pub(crate) fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./=,:+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_takes_it_for_one_word() {
        assert_eq!(quoted("a/b-c.yaml"), "a/b-c.yaml");
        assert_eq!(quoted("putus=ya, layak"), "'putus=ya, layak'");
        assert_eq!(quoted("putus=Jum'at $1"), r"'putus=Jum'\''at $1'");
        assert_eq!(quoted(""), "''");
    }
}
