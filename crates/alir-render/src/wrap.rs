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

/// The lines of a text, as many as [`lines`] gives, of about the same length. Whether the last line of a paragraph is to be as
/// long as the others is said by `to_the_end`.
pub(crate) fn even(text: &str, most: f64, points: f64, bold: bool, to_the_end: bool) -> Vec<String> {
    text.lines()
        .flat_map(|paragraph| {
            let least = lines(paragraph, most, points, bold);
            evened(paragraph, most, (points, bold), to_the_end)
                .filter(|even| even.len() == least.len())
                .unwrap_or(least)
        })
        .collect()
}

/// The lines of a paragraph with the smallest sum of squares of what is left free; nothing if a word is too wide.
fn evened(text: &str, most: f64, (points, bold): (f64, bool), to_the_end: bool) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wide: Vec<f64> = words.iter().map(|word| width(word, points, bold)).collect();
    let space = width(" ", points, bold);
    // For each word, what is best from there on: how many lines, what they leave free, and where the second begins.
    let mut best = vec![(0, 0.0, 0); words.len() + 1];
    for from in (0..words.len()).rev() {
        let mut own: Option<(usize, f64, usize)> = None;
        let mut line = -space;
        for to in from + 1..=words.len() {
            line += space + wide[to - 1];
            if line > most {
                break;
            }
            let free = if to == words.len() && !to_the_end { 0.0 } else { (most - line).powi(2) };
            let whole = (best[to].0 + 1, best[to].1 + free, to);
            if own.is_none_or(|own| (whole.0, whole.1) < (own.0, own.1)) {
                own = Some(whole);
            }
        }
        best[from] = own?;
    }
    let (mut lines, mut from) = (Vec::new(), 0);
    while from < words.len() {
        let to = best[from].2;
        lines.push(words[from..to].join(" "));
        from = to;
    }
    Some(lines)
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
    use super::{even, lines};
    use crate::metrics::width;

    #[test]
    fn even_lines_are_as_many_and_fit() {
        let text = "DINAS KOMUNIKASI INFORMATIKA STATISTIK DAN PERSANDIAN";
        let most = width("DINAS KOMUNIKASI INFORMATIKA STATISTIK DAN", 13.0, true) + 1.0;
        assert_eq!(lines(text, most, 13.0, true)[1], "PERSANDIAN");
        let expected = ["DINAS KOMUNIKASI INFORMATIKA", "STATISTIK DAN PERSANDIAN"];
        assert_eq!(even(text, most, 13.0, true, true), expected);
        let text = "Peraturan Menteri Komunikasi dan Informasi No. 28/PER/M.KOMINFO/9/2006, Tentang Penggunaan Nama\nDomain go.id untuk Situs";
        for most in [4.0, 12.0, 30.0, 45.0, 70.0] {
            for to_the_end in [false, true] {
                let (even, least) = (even(text, most, 7.0, false, to_the_end), lines(text, most, 7.0, false));
                assert!(even.iter().all(|line| width(line, 7.0, false) <= most + 1e-9), "{most}: {even:?}");
                assert_eq!((even.len(), even.join(" ")), (least.len(), least.join(" ")));
            }
        }
        assert_eq!(even(" \n ", 100.0, 7.0, false, true), [""; 0]);
    }

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
