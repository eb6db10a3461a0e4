//! Texts broken into lines that fit a width.

use crate::metrics::width;

/// The lines of a text that are at most so wide (mm) in letters of so many points. A word that is wider is broken.
pub(crate) fn lines(text: &str, most: f64, points: f64, bold: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer, points, bold) <= most {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = broken(word, most, points, bold, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Adds what of a word does not fit on its last line; that line is left. A line holds one letter at least.
fn broken(word: &str, most: f64, points: f64, bold: bool, lines: &mut Vec<String>) -> String {
    let (mut line, mut wide) = (String::new(), 0.0);
    for letter in word.chars() {
        let more = width(letter.encode_utf8(&mut [0; 4]), points, bold);
        if !line.is_empty() && wide + more > most {
            lines.push(std::mem::take(&mut line));
            wide = 0.0;
        }
        line.push(letter);
        wide += more;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::metrics::width;

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let text = "Melakukan pengecekan ketersediaan nama subdomain\nsebagaimanadimaksuddalampermohonan";
        for most in [4.0, 12.0, 30.0] {
            let broken = lines(text, most, 7.0, false);
            assert!(broken.iter().all(|line| width(line, 7.0, false) <= most), "{most}: {broken:?}");
            let whole = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(whole(&broken.concat()), whole(text));
        }
        assert_eq!(lines("a b", 100.0, 7.0, false), ["a b"]);
        assert_eq!(lines(" \n ", 100.0, 7.0, false), [""; 0]);
    }
}
