//! Where answers go: knows the language, the form and the colour, and notices when nobody reads any more.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use alir::lang::{Lang, Text, Words};
use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use crate::failure::Failure;
use crate::manner::{Format, Manner};

/// Where answers go.
pub(crate) struct Out {
    manner: Manner,
    /// Whether standard output takes colour.
    colour: bool,
    stdout: BufWriter<Stdout>,
}

impl Out {
    pub(crate) fn new(manner: Manner) -> Self {
        let wanted = manner.colour && AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        Self { manner, colour: wanted, stdout: BufWriter::new(io::stdout()) }
    }

    pub(crate) fn manner(&self) -> Manner {
        self.manner
    }

    pub(crate) fn lang(&self) -> Lang {
        self.manner.lang
    }

    pub(crate) fn format(&self) -> Format {
        self.manner.format
    }

    pub(crate) fn is_json(&self) -> bool {
        self.manner.format == Format::Json
    }

    /// A text in the language of the reader.
    pub(crate) fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.to(self.manner.lang)
    }

    /// Fixed words in the language of the reader.
    pub(crate) fn words(&self, words: Words) -> &'static str {
        words.to(self.manner.lang)
    }

    /// Writes a line; paint is taken off where there is no colour.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        self.text(line)?;
        Ok(self.stdout.write_all(b"\n")?)
    }

    /// Writes a text as it is, but for paint where there is no colour.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.colour {
            self.stdout.write_all(text.as_bytes())?;
        } else {
            for part in strip_str(text) {
                self.stdout.write_all(part.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Writes what was not made for people, untouched.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.stdout.write_all(bytes)?)
    }

    /// Writes a value as JSON that people can read too.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.stdout, value).map_err(io::Error::from)?;
        Ok(self.stdout.write_all(b"\n")?)
    }

    /// Writes a value as one line of JSON.
    pub(crate) fn json_line(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.stdout, value).map_err(io::Error::from)?;
        Ok(self.stdout.write_all(b"\n")?)
    }

    /// Gets what was written to its reader.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.stdout.flush()?)
    }

    /// Writes a question: to the reader, or beside the answer when that is for a program.
    pub(crate) fn ask(&mut self, text: &str) -> Result<(), Failure> {
        if self.is_json() {
            self.flush()?;
            Self::aside(text, self.manner);
            return Ok(());
        }
        self.text(text)?;
        self.flush()
    }

    /// Writes to standard error. If nobody reads that either, there is nobody left to tell.
    pub(crate) fn aside(text: &str, manner: Manner) {
        let colour = manner.colour && AutoStream::choice(&io::stderr()) != ColorChoice::Never;
        let text = if colour { Cow::Borrowed(text) } else { Cow::Owned(strip_str(text).to_string()) };
        let mut stderr = io::stderr().lock();
        let _ = stderr.write_all(text.as_bytes());
        let _ = stderr.flush();
    }

    /// Shows how far a long work has come, on a terminal only; an empty text takes it away.
    pub(crate) fn progress(&self, text: &str) {
        if io::stderr().is_terminal() && !self.is_json() {
            Self::aside(&format!("\r\x1b[K{text}"), Manner { colour: true, ..self.manner });
        }
    }
}

/// A way to make words stand out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Paint {
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
    Cyan,
}

impl Paint {
    /// The text, painted. Empty text stays empty, so that nothing is written for nothing.
    pub(crate) fn on(self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let code = match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "1;31",
            Self::Green => "32",
            Self::Yellow => "33",
            Self::Cyan => "36",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

/// What people typed, on one line and without signs that would move a terminal's cursor or change its colours.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(char::is_control) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<String> = text
        .split(['\n', '\r'])
        .map(|line| line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect::<String>())
        .filter(|line| !line.trim().is_empty())
        .collect();
    Cow::Owned(lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn nothing_typed_by_somebody_else_moves_the_cursor() {
        assert_eq!(clean("biasa"), "biasa");
        assert_eq!(clean("dua\nbaris\r\n"), "dua baris");
        assert_eq!(clean("\u{1b}[2Jhapus"), "\u{fffd}[2Jhapus");
    }
}
