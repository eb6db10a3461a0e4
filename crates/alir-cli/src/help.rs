//! Help texts from the catalogue, in the language of the reader, laid out as the documents of the house are.

use alir::lang::Lang;
use clap::{Arg, ArgAction, Command};
use unicode_width::UnicodeWidthStr;

use crate::catalogue::options;
use crate::catalogue::verbs::{self, GROUPS, Group, VERBS, VerbWords};
use crate::failure::Failure;
use crate::out::{Out, Paint};
use crate::table::wrap;

/// How wide help is, in places of the terminal.
const WIDTH: usize = 100;

/// How wide the column of names is at most; a longer name has its explanation below it.
const NAMES: usize = 30;

/// The command line with every word in one language.
pub(crate) fn in_language(command: Command, lang: Lang) -> Command {
    let mut command = explained(command, "", lang);
    for verb in VERBS {
        command = command
            .mut_subcommand(verb.name, |sub| explained(sub, verb.name, lang).about(verb.about.to(lang)));
    }
    let texts: Vec<_> = VERBS.iter().map(|verb| of_verb(&command, verb, lang)).collect();
    let whole = of_all(&command, lang);
    for (verb, text) in VERBS.iter().zip(texts) {
        command = command.mut_subcommand(verb.name, |sub| sub.override_help(text));
    }
    command.about(verbs::ABOUT.to(lang)).override_help(whole)
}

/// Writes the help of a command, or of all.
pub(crate) fn write(command: &Command, verb: Option<&str>, out: &mut Out) -> Result<(), Failure> {
    let text = match verb.and_then(verbs::find) {
        Some(verb) => of_verb(command, verb, out.lang()),
        None => of_all(command, out.lang()),
    };
    out.text(&text)
}

/// A command whose options are explained.
fn explained(command: Command, verb: &str, lang: Lang) -> Command {
    command.mut_args(|arg| match options::find(verb, arg.get_id().as_str()) {
        Some(words) if words.value.id.is_empty() => arg.help(words.about.to(lang)),
        Some(words) => arg.help(words.about.to(lang)).value_name(words.value.to(lang)),
        None => arg,
    })
}

fn of_all(command: &Command, lang: Lang) -> String {
    let mut page = Page { lines: vec![verbs::ABOUT.to(lang).to_owned()] };
    page.heading(verbs::USAGE.to(lang));
    page.lines.push(format!("  alir {}", verbs::USAGE_ALL.to(lang)));
    for (group, title) in GROUPS {
        page.heading(title.to(lang));
        for verb in VERBS.iter().filter(|verb| verb.group == *group) {
            page.row(&names(verb, lang), verb.about.to(lang));
        }
    }
    page.list(verbs::OPTIONS.to(lang), command.get_arguments());
    page.block(verbs::AROUND.to(lang), verbs::AROUND_LINES.to(lang));
    page.block(verbs::EXAMPLES.to(lang), verbs::EXAMPLE_LINES.to(lang));
    page.text()
}

fn of_verb(command: &Command, verb: &VerbWords, lang: Lang) -> String {
    let mut page = Page { lines: vec![verb.about.to(lang).to_owned()] };
    let Some(sub) = command.find_subcommand(verb.name) else { return page.text() };
    if !verb.more.to(lang).is_empty() {
        page.lines.push(String::new());
        page.lines.extend(wrap(verb.more.to(lang), WIDTH));
    }
    page.heading(verbs::USAGE.to(lang));
    let (first, second) = match lang {
        Lang::Id if !verb.alias.is_empty() => (verb.alias, verb.name),
        Lang::Id | Lang::En => (verb.name, verb.alias),
    };
    page.lines.push(format!("  alir {first}{} [{}]", usage(sub), verbs::OPTIONS.to(lang).to_uppercase()));
    if !second.is_empty() {
        page.lines.push(format!("  alir {second} ..."));
    }
    let own = |positional| {
        sub.get_arguments().filter(move |arg| !arg.is_global_set() && arg.is_positional() == positional)
    };
    for (title, positional) in [(verbs::ARGUMENTS, true), (verbs::OPTIONS, false)] {
        if own(positional).next().is_some() {
            page.list(title.to(lang), own(positional));
        }
    }
    let works_on_cases = !matches!(verb.group, Group::Write | Group::Help);
    let global = command.get_arguments().filter(|arg| {
        let of_cases = ["db", "actor", "command_id"].contains(&arg.get_id().as_str());
        arg.is_global_set() && (works_on_cases || !of_cases)
    });
    page.list(verbs::GLOBAL_OPTIONS.to(lang), global);
    page.block(verbs::EXAMPLES.to(lang), verb.examples.to(lang));
    page.text()
}

/// What has to be typed behind the name of a command.
fn usage(command: &Command) -> String {
    let own = command.get_arguments().filter(|arg| !arg.is_global_set());
    let (places, options): (Vec<&Arg>, Vec<&Arg>) = own.partition(|arg| arg.is_positional());
    let places = places.into_iter().map(|arg| {
        let name = value(arg);
        if arg.is_required_set() || is_sop(arg) { format!(" {name}") } else { format!(" [{name}]") }
    });
    let options = options.into_iter().filter(|arg| arg.is_required_set());
    let options = options.map(|arg| format!(" --{} {}", arg.get_long().unwrap_or_default(), value(arg)));
    places.chain(options).collect()
}

/// A help text in the making.
struct Page {
    lines: Vec<String>,
}

impl Page {
    fn heading(&mut self, title: &str) {
        self.lines.push(String::new());
        self.lines.push(Paint::Bold.on(&format!("{title}:")));
    }

    /// Lines under a heading; nothing if there are none.
    fn block(&mut self, title: &str, lines: &str) {
        if !lines.is_empty() {
            self.heading(title);
            self.lines.extend(lines.lines().map(|line| format!("  {line}")));
        }
    }

    fn list<'a>(&mut self, title: &str, args: impl Iterator<Item = &'a Arg>) {
        self.heading(title);
        for arg in args {
            let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
            self.row(&flags(arg), &about);
        }
    }

    /// A name and its explanation, which goes on below itself.
    fn row(&mut self, name: &str, about: &str) {
        let explanation = wrap(about, WIDTH - NAMES - 4);
        let mut explanation = explanation.iter();
        let painted = Paint::Cyan.on(name);
        if name.width() <= NAMES {
            let first = explanation.next().map(String::as_str).unwrap_or_default();
            self.lines.push(format!("  {painted}{}  {first}", " ".repeat(NAMES - name.width())));
        } else {
            self.lines.push(format!("  {painted}"));
        }
        self.lines.extend(explanation.map(|line| format!("  {}  {line}", " ".repeat(NAMES))));
    }

    fn text(self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// Both names of a command, that of the reader's language first.
fn names(verb: &VerbWords, lang: Lang) -> String {
    match (verb.alias, lang) {
        ("", _) => verb.name.to_owned(),
        (alias, Lang::Id) => format!("{alias}, {}", verb.name),
        (alias, Lang::En) => format!("{}, {alias}", verb.name),
    }
}

fn flags(arg: &Arg) -> String {
    if arg.is_positional() {
        return value(arg);
    }
    let short = arg.get_short().map(|short| format!("-{short}"));
    let aliases = arg.get_visible_aliases().unwrap_or_default();
    let long = arg.get_long().into_iter().chain(aliases).map(|long| format!("--{long}"));
    let mut flags = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    if matches!(arg.get_action(), ArgAction::Set | ArgAction::Append) {
        flags.push(' ');
        flags.push_str(&value(arg));
    }
    flags
}

/// What stands for the value of an option.
fn value(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(|names| names.first()).map_or("X", |name| name.as_str());
    let several = arg.get_num_args().is_some_and(|range| range.max_values() > 1) && !is_sop(arg);
    if several { format!("{name}...") } else { name.to_owned() }
}

/// Of what `alir run` is given, one is the SOP; only the command itself can tell it from answers beside it.
fn is_sop(arg: &Arg) -> bool {
    arg.is_positional() && arg.get_id() == "sop"
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Cli;

    #[test]
    fn every_command_and_option_is_explained_and_no_words_are_left_over() {
        let command = Cli::command();
        let mut used = Vec::new();
        let subs = command.get_subcommands().map(|sub| (sub.get_name(), sub));
        for (name, sub) in subs.chain([("", &command)]) {
            if !name.is_empty() {
                let words = verbs::find(name).unwrap_or_else(|| panic!("`{name}` is not explained"));
                assert_eq!(words.alias, sub.get_visible_aliases().next().unwrap_or_default(), "{name}");
            }
            for arg in sub.get_arguments() {
                let id = arg.get_id().as_str();
                let words =
                    options::find(name, id).unwrap_or_else(|| panic!("`{name}.{id}` is not explained"));
                let takes = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
                assert_eq!(takes, !words.value.id.is_empty(), "{name}.{id} has a name for its value");
                used.push(words.key);
            }
        }
        assert_eq!(command.get_subcommands().count(), VERBS.len());
        for words in options::all() {
            assert!(used.contains(&words.key), "`{}` explains nothing", words.key);
        }
    }

    #[test]
    fn help_is_in_one_language_and_fits_the_page() {
        for lang in [Lang::Id, Lang::En] {
            let command = in_language(Cli::command(), lang);
            command.clone().debug_assert();
            let texts =
                VERBS.iter().map(|verb| of_verb(&command, verb, lang)).chain([of_all(&command, lang)]);
            for text in texts {
                let text = anstream::adapter::strip_str(&text).to_string();
                for line in text.lines() {
                    assert!(line.width() <= WIDTH + 10, "{line}");
                }
                assert_eq!(text.contains("Pemakaian:"), lang == Lang::Id);
                assert_eq!(text.contains("Usage:"), lang == Lang::En);
            }
        }
    }
}
