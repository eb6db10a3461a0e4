//! Names of pages, and the ways between them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The page that lists all.
pub(super) const INDEX: &str = "index.html";

/// The name of the page of a file, counted from the folder: no two pages have the same, on no file system.
pub(super) fn of_page(file: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml")).unwrap_or(file);
    // What some file system does not take, or a list by lines.
    let stem: String =
        stem.chars().map(|c| if c.is_control() || r#"\:*?"<>|"#.contains(c) { '_' } else { c }).collect();
    let mut name = format!("{stem}.html");
    let mut more = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem}-{more}.html");
        more += 1;
    }
    name
}

/// The address of a page as seen from another one.
pub(super) fn way(from: &str, to: &str) -> String {
    let up = from.matches('/').count();
    let shared = from
        .split('/')
        .zip(to.split('/'))
        .take(up.min(to.matches('/').count()))
        .take_while(|(from, to)| from == to)
        .count();
    let down: Vec<String> = to.split('/').skip(shared).map(encoded).collect();
    "../".repeat(up - shared) + &down.join("/")
}

/// A name as part of an address.
fn encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_from_page_to_page() {
        for (from, to, way) in [
            ("index.html", "buol/a.html", "buol/a.html"),
            ("buol/a.html", "index.html", "../index.html"),
            ("buol/a.html", "buol/b.html", "b.html"),
            ("buol/a.html", "cirebon/b c.html", "../cirebon/b%20c.html"),
            ("x/y/a.html", "x/z/b.html", "../z/b.html"),
            ("x/a.html", "x/y/b#.html", "y/b%23.html"),
        ] {
            assert_eq!(super::way(from, to), way, "{from} {to}");
        }
    }

    #[test]
    fn no_two_pages_share_a_name() {
        let mut taken = BTreeSet::from([INDEX.to_owned()]);
        assert_eq!(of_page("x/a\nb: c?.yaml", &mut taken), "x/a_b_ c_.html");
        let names = ["index.yaml", "a.yaml", "a.yml", "A.yaml"].map(|file| of_page(file, &mut taken));
        assert_eq!(names, ["index-2.html", "a.html", "a-2.html", "A-3.html"]);
    }
}
