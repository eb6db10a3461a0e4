//! In which language and form to speak, known before the arguments are parsed: their own errors need it too.

use std::ffi::OsString;

use alir::lang::Lang;

/// How a command answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// SARIF 2.1.0; `alir check` only.
    #[value(hide = true)]
    Sarif,
    /// Commands of GitHub's workflows; `alir check` only.
    #[value(hide = true)]
    Github,
}

impl Format {
    /// Its name on the command line.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }

    /// Whether every command answers in it.
    pub(crate) const fn is_for_all(self) -> bool {
        match self {
            Self::Text | Self::Json => true,
            Self::Sarif | Self::Github => false,
        }
    }
}

/// In which language and form to speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Manner {
    pub(crate) lang: Lang,
    pub(crate) format: Format,
    pub(crate) colour: bool,
}

impl Manner {
    /// From the arguments, then from the surroundings: `ALIR_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`. What names
    /// no language that we have (`C`, `POSIX`, nothing) says nothing; Indonesian if nobody says anything.
    pub(crate) fn find(args: &[OsString], env: impl Fn(&str) -> Option<String>) -> Self {
        let asked = option(args, &["--lang", "--bahasa"]).and_then(|value| value.parse().ok());
        let around = || {
            let names = ["ALIR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
            names.iter().filter_map(|name| env(name)).find_map(|value| value.parse().ok())
        };
        let forms = [Format::Json, Format::Sarif, Format::Github];
        let format = option(args, &["--format"])
            .and_then(|given| forms.into_iter().find(|form| form.as_str() == given));
        Self {
            lang: asked.or_else(around).unwrap_or_default(),
            format: format.unwrap_or_default(),
            colour: !before_dashes(args).any(|arg| arg == "--no-color"),
        }
    }
}

fn before_dashes(args: &[OsString]) -> impl Iterator<Item = &str> {
    args.iter().map(|arg| arg.to_str().unwrap_or_default()).take_while(|arg| *arg != "--")
}

/// The value of an option, as `--name value` or `--name=value`.
fn option<'a>(args: &'a [OsString], names: &[&str]) -> Option<&'a str> {
    let mut args = before_dashes(args);
    while let Some(arg) = args.next() {
        if names.contains(&arg) {
            return args.next();
        }
        if let Some((name, value)) = arg.split_once('=')
            && names.contains(&name)
        {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(args: &[&str], env: &[(&str, &str)]) -> Lang {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        let env = |name: &str| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Manner::find(&args, env).lang
    }

    #[test]
    fn indonesian_unless_something_says_english() {
        assert_eq!(lang(&[], &[]), Lang::Id);
        assert_eq!(lang(&[], &[("LANG", "C.UTF-8")]), Lang::Id);
        assert_eq!(lang(&[], &[("LC_ALL", ""), ("LANG", "POSIX")]), Lang::Id);
        assert_eq!(lang(&[], &[("LANG", "de_DE.UTF-8")]), Lang::Id);
        assert_eq!(lang(&[], &[("LANG", "en_US.UTF-8")]), Lang::En);
        assert_eq!(lang(&[], &[("LC_ALL", "C"), ("LC_MESSAGES", "en_GB"), ("LANG", "id_ID")]), Lang::En);
        assert_eq!(lang(&[], &[("ALIR_LANG", "id"), ("LANG", "en_US")]), Lang::Id);
        assert_eq!(lang(&["alir", "--lang", "en"], &[("ALIR_LANG", "id")]), Lang::En);
        assert_eq!(lang(&["alir", "tasks", "--lang=id"], &[("LANG", "en")]), Lang::Id);
        assert_eq!(lang(&["alir", "note", "A", "--", "--lang=en"], &[]), Lang::Id);
    }
}
