//! What `alir check` does beside checking: other forms of its answer, mending, going on for ever.

pub(crate) mod github;
pub(crate) mod mend;
pub(crate) mod sarif;
pub(crate) mod together;
pub(crate) mod watch;

use std::path::Path;

/// A file's name as a program finds it from where the command runs: from there on if it lies below, folders divided by
/// `/`, no `./` in front.
pub(crate) fn from_here(name: &str) -> String {
    let below = |folder: &Path| Path::new(name).strip_prefix(folder).ok().map(crate::source::name);
    let here = std::env::current_dir().ok();
    let name = here.as_deref().and_then(below).unwrap_or_else(|| name.to_owned());
    name.strip_prefix("./").map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::from_here;

    #[test]
    fn names_begin_where_the_command_runs() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(from_here(&here.join("a/b.yaml").to_string_lossy()), "a/b.yaml");
        assert_eq!((from_here("./a.yaml"), from_here("../a.yaml")), ("a.yaml".into(), "../a.yaml".into()));
    }
}
