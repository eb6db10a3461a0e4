//! The names of sheets: no longer than they may be, without signs that they may not have, and each once.

use std::collections::BTreeSet;

/// As many signs as a name can have, as UTF-16 counts them.
const MOST_SIGNS: usize = 31;

/// The names that a workbook has given.
#[derive(Default)]
pub(super) struct Given(BTreeSet<String>);

impl Given {
    /// A name that no sheet has, made of what a sheet is, the number of its SOP, if there are several, and that SOP's name.
    pub(super) fn name(&mut self, what: &str, sop: Option<(usize, &str)>) -> String {
        let whole = match sop {
            Some((number, name)) => format!("{what} {number} {name}"),
            None => what.to_owned(),
        };
        let good = |c: char| !c.is_control() && !"[]:*?/\\'".contains(c);
        let whole: String = whole.chars().map(|c| if good(c) { c } else { ' ' }).collect();
        let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name = cut(&whole, MOST_SIGNS);
        // What is no SOP's has no number of its own.
        let mut number = 2;
        while !self.0.insert(name.to_lowercase()) {
            let end = format!(" ({number})");
            name = cut(&whole, MOST_SIGNS - end.len()) + &end;
            number += 1;
        }
        name
    }
}

fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = if fits { left - c.len_utf16() } else { 0 };
        fits
    };
    text.chars().take_while(fits).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Given;

    #[test]
    fn names_are_such_as_sheets_can_have() {
        let mut names = Given::default();
        assert_eq!(names.name("Identitas", None), "Identitas");
        assert_eq!(names.name("Identitas", None), "Identitas (2)");
        let long = names.name("Alir", Some((12, "Pengajuan [nama] sub/domain 'kabupaten' di *Buol*?")));
        assert_eq!(long, "Alir 12 Pengajuan nama sub doma");
        assert_eq!(
            names.name("alir", Some((12, "PENGAJUAN nama sub domain"))),
            "alir 12 PENGAJUAN nama sub (2)"
        );
        assert_eq!(names.name("A", Some((1, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"))).encode_utf16().count(), 30);
    }
}
