//! What is wrong with the arguments, in the language of the reader: the parser itself speaks English only.

use std::ffi::OsString;

use alir::diagnostic::nearest;
use alir::lang::Text;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalogue::verbs::{self, VERBS, VerbWords};
use crate::catalogue::{errors, usage as words};
use crate::failure::Failure;

/// Turns the parser's error into a failure.
pub(crate) fn explain(error: &clap::Error, args: &[OsString]) -> Failure {
    let one = |kind| text(error, kind).unwrap_or_default();
    let text = match error.kind() {
        ErrorKind::UnknownArgument => words::unknown_argument(&one(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => words::unknown_verb(&one(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => words::no_verb(),
        ErrorKind::MissingRequiredArgument => words::missing(&one(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (option, value) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
            if value.is_empty() { words::no_value(&option) } else { words::wrong_value(&option, &value) }
        }
        ErrorKind::TooManyValues => {
            words::wrong_value(&one(ContextKind::InvalidArg), &one(ContextKind::InvalidValue))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::no_value(&one(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            let (option, other) = (one(ContextKind::InvalidArg), one(ContextKind::PriorArg));
            if other.is_empty() || option == other {
                words::twice(&option)
            } else {
                words::not_together(&option, &other)
            }
        }
        ErrorKind::InvalidUtf8 => words::not_utf8(),
        // Help and version are no errors; the list of kinds may grow.
        _ => Text::new(error.to_string(), error.to_string()),
    };
    let mut failure = Failure::yours("usage", text);
    let typed = one(ContextKind::InvalidSubcommand);
    let names = VERBS.iter().flat_map(|verb| [verb.name, verb.alias]).filter(|name| !name.is_empty());
    let verb_meant = nearest(&typed, names);
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.into_iter().filter_map(|kind| self::text(error, kind));
    for near in meant.chain(verb_meant.map(str::to_owned)) {
        failure = failure.hint(errors::did_you_mean(&near));
    }
    if let Some(allowed) = self::text(error, ContextKind::ValidValue) {
        failure = failure.hint(words::choose(&allowed));
    }
    failure.hint(words::see_help(verb(args)))
}

/// What the parser says about the error, as one text.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("`, `"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => return None,
    };
    // The names of values come in angle brackets; what was typed stays as it is.
    let typed = matches!(kind, ContextKind::InvalidValue | ContextKind::InvalidSubcommand);
    let text = if typed { text } else { text.replace(['<', '>'], "") };
    Some(text).filter(|text| !text.is_empty())
}

/// The command that was typed, if there is one.
fn verb(args: &[OsString]) -> Option<&'static VerbWords> {
    let typed = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let mut known = typed.filter_map(verbs::find);
    known.next()
}
