//! CSV as RFC 4180 has it: commas, quotes where they are needed, lines that end in CR LF.

use crate::out::clean;

/// A table as CSV. What people typed is kept from acting: a cell that a spreadsheet would take for a formula begins
/// with an apostrophe, and signs that move a terminal's cursor are replaced.
pub(crate) fn table<C: AsRef<str>>(rows: impl IntoIterator<Item = impl IntoIterator<Item = C>>) -> String {
    let mut table = String::new();
    for row in rows {
        for (at, text) in row.into_iter().enumerate() {
            if at > 0 {
                table.push(',');
            }
            cell(&mut table, text.as_ref());
        }
        table.push_str("\r\n");
    }
    table
}

fn cell(table: &mut String, text: &str) {
    let text = clean(text);
    let guard = if text.trim_start().starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    if text.contains([',', '"']) || text.starts_with(' ') || text.ends_with(' ') {
        table.extend(["\"", guard, &text.replace('"', "\"\""), "\""]);
    } else {
        table.extend([guard, &text]);
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn cells_stay_apart_and_do_nothing() {
        for (given, written) in [
            ("biasa", "biasa"),
            ("", ""),
            ("satu, dua", "\"satu, dua\""),
            ("kata \"asing\"", "\"kata \"\"asing\"\"\""),
            ("\"", "\"\"\"\""),
            ("dua\nbaris\r\n", "dua baris"),
            ("ada\ttab", "ada\u{fffd}tab"),
            (" tepi", "\" tepi\""),
            ("=1+1", "'=1+1"),
            ("+62", "'+62"),
            ("-", "'-"),
            ("@x,y", "\"'@x,y\""),
            (" =1", "\"' =1\""),
            ("\r=1", "'=1"),
            ("\u{1b}[2J", "\u{fffd}[2J"),
            ("3,5", "\"3,5\""),
            ("a=b", "a=b"),
            ("é漢", "é漢"),
        ] {
            assert_eq!(table([[given]]), format!("{written}\r\n"), "{given:?}");
        }
        assert_eq!(table([["a", ""], ["", "b,c"]]), "a,\r\n,\"b,c\"\r\n");
        assert_eq!(table(Vec::<Vec<String>>::new()), "");
    }
}
