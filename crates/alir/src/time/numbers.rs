//! Numbers as they are written in Indonesian offices: `5`, `1,5`, `½`, `lima`, `dua belas`, `5 (lima)`.

/// The greatest number that is read.
pub(super) const MOST: i64 = 100_000;

/// A number in thousandths, so that `1,5` and `½` are whole: `1500`, `500`.
pub(super) type Thousandths = i64;

/// Reads a number in digits. `1.500` could be one and a half or a thousand and five hundred, and is not read.
pub(super) fn in_digits(text: &str) -> Option<Thousandths> {
    if let Some(fraction) = fraction(text) {
        return Some(fraction);
    }
    if let Some(whole) = text.strip_suffix(['½', '¼', '¾']) {
        return Some(in_digits(whole)? + fraction(&text[whole.len()..])?);
    }
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 || text.ends_with([',', '.']) {
        return None;
    }
    let whole = whole.parse::<i64>().ok().filter(|whole| *whole <= MOST)?;
    let part = format!("{part:0<3}").parse::<i64>().ok()?;
    Some(whole * 1000 + part)
}

fn fraction(text: &str) -> Option<Thousandths> {
    match text {
        "½" => Some(500),
        "¼" => Some(250),
        "¾" => Some(750),
        _ => None,
    }
}

/// Reads a number in words from the beginning of a list of words; also how many of them it took.
pub(super) fn in_words(words: &[&str]) -> Option<(Thousandths, usize)> {
    if words.first() == Some(&"setengah") {
        return Some((500, 1));
    }
    // The parts above a hundred and above a thousand, and what is being read.
    let (mut thousands, mut hundreds, mut small, mut taken) = (0, 0, 0, 0);
    for word in words {
        match (*word, small) {
            ("sepuluh", 0) => small = 10,
            ("sebelas", 0) => small = 11,
            ("belas", 2..=9) => small += 10,
            ("puluh", 2..=9) => small *= 10,
            ("seratus", 0) if hundreds == 0 => hundreds = 100,
            ("ratus", 2..=9) if hundreds == 0 => (hundreds, small) = (small * 100, 0),
            ("seribu", 0) if thousands == 0 && hundreds == 0 => thousands = 1000,
            ("ribu", 0..) if thousands == 0 && hundreds + small > 1 => {
                (thousands, hundreds, small) = ((hundreds + small) * 1000, 0, 0);
            }
            (word, 0) => match digit(word) {
                Some(digit) => small = digit,
                None => break,
            },
            (word, tens) if tens >= 20 && tens % 10 == 0 => match digit(word) {
                Some(digit) => small += digit,
                None => break,
            },
            _ => break,
        }
        taken += 1;
    }
    (taken > 0).then_some(((thousands + hundreds + small) * 1000, taken))
}

fn digit(word: &str) -> Option<i64> {
    const DIGITS: [&str; 9] =
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
    let at = DIGITS.iter().position(|digit| *digit == word)?;
    i64::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_where_they_mean_one_thing() {
        for (text, expected) in
            [("5", 5000), ("1,5", 1500), ("2.25", 2250), ("½", 500), ("1½", 1500), ("007", 7000)]
        {
            assert_eq!(in_digits(text), Some(expected), "{text}");
        }
        for text in ["", "1.500", "1,", ",5", "-1", "1e3", "100001", "1.2.3", "99999999999999999999"] {
            assert_eq!(in_digits(text), None, "{text}");
        }
    }

    #[test]
    fn words_are_read_as_far_as_they_are_a_number() {
        let read = |text: &str| in_words(&text.split(' ').collect::<Vec<_>>());
        for (text, number, words) in [
            ("lima hari", 5, 1),
            ("sepuluh", 10, 1),
            ("dua belas jam", 12, 2),
            ("dua puluh satu hari", 21, 3),
            ("tiga puluh", 30, 2),
            ("seratus dua puluh lima menit", 125, 4),
            ("sembilan ratus", 900, 2),
            ("seribu dua ratus", 1200, 3),
            ("dua ratus ribu", 200_000, 3),
        ] {
            assert_eq!(read(text), Some((number * 1000, words)), "{text}");
        }
        assert_eq!(read("setengah jam"), Some((500, 1)));
        assert_eq!(read("hari"), None);
        assert_eq!(read("belas"), None);
    }
}
