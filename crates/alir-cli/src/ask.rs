//! Questions to whoever types, or to a file in their place: asked again where the answer is not understood.

use std::io::{self, BufRead, IsTerminal};

use alir::lang::Text;

use crate::catalogue::{errors, making};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};

/// The longest answer; what is longer is cut.
const MAX_ANSWER_BYTES: u64 = 64 << 10;

/// A question, and the option that answers it where nobody can be asked.
pub(crate) struct Question<'a> {
    pub(crate) text: &'a Text,
    pub(crate) option: &'static str,
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

/// The next line that is typed.
fn hear(out: &mut Out, question: &Question<'_>) -> Result<String, Failure> {
    let prompt = Paint::Cyan.on(&clean(out.say(question.text)));
    out.ask(&format!("{prompt} "))?;
    let mut line = Vec::new();
    let read = io::Read::take(io::stdin().lock(), MAX_ANSWER_BYTES)
        .read_until(b'\n', &mut line)
        .map_err(|error| Failure::ours("input", errors::no_input(&error)))?;
    if read == 0 {
        out.ask("\n")?;
        let failure = Failure::yours("end_of_input", making::no_answer(question.text));
        return Err(failure.hint(making::answer_by(question.option)));
    }
    if !io::stdin().is_terminal() {
        out.ask("\n")?;
    }
    Ok(String::from_utf8_lossy(&line).trim().to_owned())
}
