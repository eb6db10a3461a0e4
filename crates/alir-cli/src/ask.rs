//! Questions to whoever types, or to a file in their place: asked again where the answer is not understood.

use std::io::{self, BufRead, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};

use alir::lang::Text;

use crate::catalogue::{errors, making};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};

/// The longest answer; what is longer is cut.
const MAX_ANSWER_BYTES: u64 = 64 << 10;

/// Whether a file in place of a person has come to its end: then no more is asked.
static ENDED: AtomicBool = AtomicBool::new(false);

/// A question, and the option that answers it where nobody can be asked.
pub(crate) struct Question<'a> {
    text: &'a Text,
    option: &'static str,
    /// What an empty answer means, and the end of the input.
    default: Option<&'a str>,
}

impl<'a> Question<'a> {
    pub(crate) fn new(text: &'a Text, option: &'static str) -> Self {
        Self { text, option, default: None }
    }

    pub(crate) fn or(self, default: Option<&'a str>) -> Self {
        Self { default, ..self }
    }
}

/// What an option says, or else the answer to a question.
pub(crate) fn answer<T>(
    out: &mut Out,
    given: Option<&str>,
    question: &Question<'_>,
    read: impl Fn(&str) -> Result<T, Text>,
) -> Result<T, Failure> {
    match given {
        Some(given) => read(given.trim())
            .map_err(|why| Failure::yours("not_an_answer", why).hint(making::answer_by(question.option))),
        None => ask(out, question, read),
    }
}

/// Asks until `read` understands the answer. Where nobody sits at a terminal, one that is not understood ends it.
pub(crate) fn ask<T>(
    out: &mut Out,
    question: &Question<'_>,
    read: impl Fn(&str) -> Result<T, Text>,
) -> Result<T, Failure> {
    loop {
        let given = hear(out, question)?;
        match read(&given) {
            Ok(value) => return Ok(value),
            Err(why) if io::stdin().is_terminal() => {
                let why = Paint::Yellow.on(&clean(out.say(&why)));
                out.ask(&format!("{why}\n"))?;
            }
            Err(why) => return Err(Failure::yours("not_an_answer", why)),
        }
    }
}

/// An answer that is not empty.
pub(crate) fn filled(text: &str) -> Result<String, Text> {
    Some(text.to_owned()).filter(|text| !text.is_empty()).ok_or_else(making::must_be_filled)
}

/// Any answer.
#[expect(clippy::unnecessary_wraps, reason = "it stands where others refuse")]
pub(crate) fn any(text: &str) -> Result<String, Text> {
    Ok(text.to_owned())
}

/// The next line that is typed.
fn hear(out: &mut Out, question: &Question<'_>) -> Result<String, Failure> {
    if let (Some(default), true) = (question.default, ENDED.load(Ordering::Relaxed)) {
        return Ok(default.to_owned());
    }
    let default = question.default.map(|default| match default {
        "" => format!("[{}] ", out.words(making::EMPTY)),
        default => format!("[{}] ", clean(default)),
    });
    let prompt = Paint::Cyan.on(&clean(out.say(question.text)));
    out.ask(&format!("{prompt} {}", default.unwrap_or_default()))?;
    let mut line = Vec::new();
    let read = io::Read::take(io::stdin().lock(), MAX_ANSWER_BYTES)
        .read_until(b'\n', &mut line)
        .map_err(|error| Failure::ours("input", errors::no_input(&error)))?;
    let at_terminal = io::stdin().is_terminal();
    if read == 0 || !at_terminal {
        out.ask("\n")?;
    }
    ENDED.store(read == 0 && !at_terminal, Ordering::Relaxed);
    let given = String::from_utf8_lossy(&line).trim().to_owned();
    match question.default {
        Some(default) if given.is_empty() => Ok(default.to_owned()),
        None if read == 0 => {
            let failure = Failure::yours("end_of_input", making::no_answer(question.text));
            Err(failure.hint(making::answer_by(question.option)))
        }
        Some(_) | None => Ok(given),
    }
}
