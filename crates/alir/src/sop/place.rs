//! What stands at a place of a text, for editors: also while the text is being typed.

use std::ops::ControlFlow;

use super::yaml::Walk;
use crate::diagnostic::Span;

/// What stands for any entry of a list in [`Place::path`].
pub const ITEM: &str = "[]";

/// A key or a value of a file, and the way that leads to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The keys that lead there from the top, [`ITEM`] for an entry of a list. The way to a key ends before it.
    pub path: Vec<String>,
    /// Whether it is a key.
    pub is_key: bool,
    /// The key or value.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The keys before it in the same map; of a value, its own key too.
    pub before: Vec<String>,
}

impl Place {
    /// The keys that lead there, as they can be compared.
    pub fn way(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }
}

/// The key or value at an offset (in bytes) or just before it. What stands behind it need not be right.
///
/// ```
/// use alir::sop::place_at;
/// let place = place_at("langkah:\n  a: {serentak: [b, cd, {", 31).unwrap();
/// assert_eq!((place.way().join("."), place.text.as_str()), ("langkah.a.serentak.[]".into(), "cd"));
/// ```
pub fn place_at(text: &str, offset: usize) -> Option<Place> {
    let mut found = None;
    Walk::through(text, &mut |walk, scalar| {
        let (start, end) = (scalar.span.start as usize, scalar.span.end as usize);
        if end < offset || (start == end && scalar.text.is_empty()) {
            return ControlFlow::Continue(());
        }
        if start <= offset {
            found = Some(Place {
                path: walk.path(ITEM).into_iter().map(str::to_owned).collect(),
                is_key: scalar.is_key,
                text: scalar.text.to_owned(),
                span: scalar.span,
                before: walk.keys().to_vec(),
            });
        }
        ControlFlow::Break(())
    });
    found
}

/// Goes through the keys and values of a text up to its first mistake of syntax: the way to each, whether it is a key,
/// the text and where it stands.
pub fn each_place(text: &str, mut visit: impl FnMut(&[&str], bool, &str, Span)) {
    Walk::through(text, &mut |walk, scalar| {
        visit(&walk.path(ITEM), scalar.is_key, scalar.text, scalar.span);
        ControlFlow::Continue(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a:\n  b: {c: [d, é], e: f}\n  g:\n    - h: i\n      k: l\n    - m\n# x\nn: ['o p']\n";

    fn at(text: &str, word: &str) -> (String, bool, Vec<String>) {
        let place = place_at(text, text.find(word).unwrap()).unwrap();
        assert_eq!(place.text, word.trim_matches('\''));
        assert_eq!(&text[place.span.start as usize..place.span.end as usize], word);
        (place.way().join("."), place.is_key, place.before)
    }

    #[test]
    fn every_key_and_value_has_its_way() {
        let mut seen = Vec::new();
        each_place(TEXT, |way, is_key, text, _| {
            seen.push(format!("{}{}{text}", way.join("."), if is_key { " > " } else { " = " }));
        });
        let wanted = " > a,a > b,a.b > c,a.b.c.[] = d,a.b.c.[] = é,a.b > e,a.b.e = f,a > g,a.g.[] > h,a.g.[].h = i,a.g.[] > k,a.g.[].k = l,a.g.[] = m, > n,n.[] = o p";
        assert_eq!(seen.join(","), wanted);
    }

    #[test]
    fn a_place_is_known_by_any_of_its_letters_and_just_behind() {
        assert_eq!(at(TEXT, "é"), ("a.b.c.[]".into(), false, vec![]));
        assert_eq!(at(TEXT, "k"), ("a.g.[]".into(), true, vec!["h".into()]));
        assert_eq!(at(TEXT, "l"), ("a.g.[].k".into(), false, vec!["h".into(), "k".into()]));
        assert_eq!(at(TEXT, "'o p'"), ("n.[]".into(), false, vec![]));
        let behind = TEXT.find("m\n").unwrap() + 1;
        assert_eq!(place_at(TEXT, behind).unwrap().text, "m");
        assert_eq!(place_at(TEXT, TEXT.find("# x").unwrap() + 1), None);
        assert_eq!(place_at(TEXT, 9999), None);
    }

    #[test]
    fn what_is_being_typed_is_found_though_nothing_closes_it() {
        for (text, way, is_key) in [
            ("a: {b: c, dd: ", "a", true),
            ("a: {b: [c, dd,", "a.b.[]", false),
            ("a: {b: dd,", "a.b", false),
            ("a:\n  b: c\n  dd: ", "a", true),
            ("a:\n  b:\n    - dd", "a.b.[]", false),
            ("a:\n  b: dd", "a.b", false),
            ("dd: ", "", true),
        ] {
            let place = place_at(text, text.find("dd").unwrap());
            let place = place.map(|place| (place.way().join("."), place.is_key));
            assert_eq!(place, Some((way.to_owned(), is_key)), "{text}");
        }
    }

    #[test]
    fn rubbish_has_no_places_and_does_no_harm() {
        for text in ["", "[", "}", "a: *b", "? [x]\n: y", "\t", "- - - {", "&a a: b", "%x"] {
            for offset in 0..=text.len() + 1 {
                place_at(text, offset);
            }
        }
        // An alias takes a place as any value does.
        assert_eq!(place_at("a: &x b\nc: *x\nd: e\n", 17).unwrap().way(), ["d"]);
    }
}
