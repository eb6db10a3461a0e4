//! Numbers as offices write them, exact: whole, or with up to four digits behind a decimal comma.

use std::fmt;

use super::Wrong;
use crate::diagnostic::Span;
use crate::lang::say;

/// An exact number: at most twelve digits before the comma and four behind it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Number(i64);

impl Number {
    /// So many units are one: four digits behind the comma.
    pub(super) const ONE: i64 = 10_000;
    /// The largest: `999999999999,9999`.
    pub const MAX: Self = Self(1_000_000_000_000 * Self::ONE - 1);
    /// The smallest: `-999999999999,9999`.
    pub const MIN: Self = Self(-Self::MAX.0);

    /// A whole number; `None` when it has more than twelve digits.
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(Self::ONE).and_then(Self::from_units)
    }

    /// A number of ten-thousandths; `None` when there are too many.
    pub fn from_units(units: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&units).then_some(Self(units))
    }

    /// The same in ten-thousandths.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Whether nothing stands behind the comma.
    pub const fn is_whole(self) -> bool {
        self.0 % Self::ONE == 0
    }

    /// Reads `5`, `-3` or `1,5`.
    ///
    /// # Errors
    /// When it is something else, or too long; `1.000` and `1.5` too, because people read them in two ways.
    ///
    /// ```
    /// use alir::condition::Number;
    /// assert_eq!(Number::read("1,50")?.to_string(), "1,5");
    /// assert!(Number::read("1.000").is_err());
    /// # Ok::<(), alir::condition::Wrong>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, Wrong> {
        let span = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
        let (minus, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, behind) = plain.split_once(',').unwrap_or((plain, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain.contains('.') && digits(&plain.replace(['.', ','], "")) {
            return Err(Wrong::unreadable(span, say!(id: "`{text}` dapat dibaca dengan dua arti", en: "`{text}` can be read in two ways"))
                .hint(say!(id: "tulis ribuan tanpa titik (`1000`), pecahan dengan koma (`1,5`)", en: "write thousands without a point (`1000`), fractions with a comma (`1,5`)")));
        }
        if !digits(whole) || !digits(behind) {
            return Err(Wrong::unreadable(
                span,
                say!(id: "`{text}` bukan angka", en: "`{text}` is no number"),
            )
            .hint(say!(id: "tulis misalnya `5` atau `1,5`", en: "write `5` or `1,5`, for example")));
        }
        let (whole, behind) = (whole.trim_start_matches('0'), behind.trim_end_matches('0'));
        if whole.len() > 12 || behind.len() > 4 {
            return Err(Wrong::unreadable(span, say!(id: "angka `{text}` terlalu panjang", en: "the number `{text}` is too long"))
                .hint(say!(id: "paling banyak 12 angka di depan koma dan 4 di belakangnya", en: "at most 12 digits before the comma and 4 behind it")));
        }
        let digits = whole.bytes().chain(behind.bytes()).chain(std::iter::repeat_n(b'0', 4 - behind.len()));
        let units = digits.fold(0, |units, digit| units * 10 + i64::from(digit - b'0'));
        Ok(Self(if minus { -units } else { units }))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.0 < 0 { "-" } else { "" };
        let (units, one) = (self.0.unsigned_abs(), Self::ONE.unsigned_abs());
        write!(f, "{minus}{}", units / one)?;
        if self.is_whole() {
            return Ok(());
        }
        write!(f, ",{}", format!("{:04}", units % one).trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_exactly() {
        for text in ["0", "5", "-3", "1,5", "-0,0001", "999999999999,9999", "-999999999999,9999"] {
            assert_eq!(Number::read(text).unwrap().to_string(), text);
        }
        assert_eq!(Number::read("007,500").unwrap().to_string(), "7,5");
        for text in
            ["", "-", "1.5", "1.000", "1,", ",5", "1,2,3", "1e3", "1000000000000", "1,00001", "٣", "5 "]
        {
            assert!(Number::read(text).is_err(), "{text}");
        }
        assert_eq!(Number::whole(1_000_000_000_000), None);
        assert_eq!(Number::from_units(i64::MIN), None);
    }
}
