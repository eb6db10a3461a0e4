//! The numbers of documents and cases: a pattern such as `555/{urut:03}/DISKOMINFO/{tahun}` to numbers, and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::lang::{Text, say};
use crate::limits;

/// How an office numbers: a text in which `{urut}` is the counter.
///
/// | word | stands for |
/// |---|---|
/// | `{urut}`, `{urut:03}` | the counter; with a width, zeros before it |
/// | `{tahun}` | the year, four digits |
/// | `{bulan}`, `{bulan:romawi}` | the month: `03`, `III` |
/// | `{tanggal}` | the day of the month: `07` |
/// | `{sub}` | any other name: a word that the caller gives |
///
/// ```
/// use alir::numbering::Pattern;
/// use chrono::NaiveDate;
/// let pattern = Pattern::read("555/{urut:02}.{sub}/DISKOMINFO/{bulan:romawi}/{tahun}").map_err(|wrong| wrong.what.en)?;
/// let on = NaiveDate::from_ymd_opt(2026, 3, 7).ok_or("a day")?;
/// let words = [("sub".to_owned(), "26".to_owned())].into();
/// let number = pattern.number(5, on, &words).map_err(|wrong| wrong.what.en)?;
/// assert_eq!(number, "555/05.26/DISKOMINFO/III/2026");
/// assert_eq!(pattern.counter(&number), Some(5));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Text(String),
    /// The counter, with at least so many digits.
    Counter(usize),
    Year,
    Month,
    RomanMonth,
    Day,
    /// A word of the caller's.
    Word(String),
}

/// Why a text is no pattern, or why it gives no number.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .what.en)]
pub struct NoNumber {
    /// What is wrong.
    pub what: Text,
    /// What to do about it.
    pub hint: Text,
}

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The widest counter, in digits: more than [`u32`] has.
const WIDEST: usize = 9;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When it is none: a word that is not closed or not known, no counter or two.
    pub fn read(text: &str) -> Result<Self, NoNumber> {
        let most = limits::MAX_NUMBER_BYTES;
        if text.trim() != text || text.chars().any(char::is_control) || text.len() > most {
            let what = say!(id: "pola `{text}` memuat spasi di tepinya, tanda kendali, atau lebih dari {most} byte", en: "the pattern `{text}` has spaces at its ends, control characters or more than {most} bytes");
            return Err(NoNumber { what, hint: example() });
        }
        let (mut parts, mut rest) = (Vec::new(), text);
        while !rest.is_empty() {
            let at = rest.find(['{', '}']).unwrap_or(rest.len());
            if at > 0 {
                parts.push(Part::Text(rest[..at].to_owned()));
            }
            rest = &rest[at..];
            let Some(inside) = rest.strip_prefix('{') else {
                if rest.is_empty() {
                    break;
                }
                return Err(bracket(text));
            };
            let end = inside.find('}').ok_or_else(|| bracket(text))?;
            parts.push(part(&inside[..end])?);
            rest = &inside[end + 1..];
        }
        let counters = parts.iter().filter(|part| matches!(part, Part::Counter(_))).count();
        if counters != 1 {
            let what = say!(id: "pola `{text}` memuat {{urut}} {counters} kali", en: "the pattern `{text}` has {{urut}} {counters} times");
            return Err(NoNumber {
                what,
                hint: say!(id: "tulis {{urut}} tepat satu kali: itulah nomor yang bertambah", en: "write {{urut}} exactly once: it is the number that grows"),
            });
        }
        let is_open = |part: &Part| matches!(part, Part::Counter(_) | Part::Word(_));
        if parts.windows(2).any(|two| two.iter().all(is_open)) {
            let what = say!(id: "pola `{text}` menulis dua kata tanpa pemisah", en: "the pattern `{text}` has two words with nothing between");
            return Err(NoNumber {
                what,
                hint: say!(id: "tulis tanda di antaranya, misalnya `{{urut}}.{{sub}}`, agar nomornya dapat dibaca kembali", en: "write a sign between them, `{{urut}}.{{sub}}` for example, so that numbers can be read back"),
            });
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    /// The pattern as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words that the caller has to give, in the order of the pattern.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .filter_map(|part| if let Part::Word(name) = part { Some(name.as_str()) } else { None })
    }

    /// Whether numbers show the year, so that counting can begin again with each.
    pub fn is_yearly(&self) -> bool {
        self.parts.contains(&Part::Year)
    }

    /// The number of a counter on a day.
    ///
    /// # Errors
    /// When a word is missing, left over, or such that the number could be read in two ways.
    pub fn number(
        &self,
        counter: u32,
        on: NaiveDate,
        words: &BTreeMap<String, String>,
    ) -> Result<String, NoNumber> {
        let known: BTreeSet<&str> = self.words().collect();
        if let Some(other) = words.keys().find(|word| !known.contains(word.as_str())) {
            let pattern = &self.text;
            let what = say!(id: "pola `{pattern}` tidak memuat kata `{other}`", en: "the pattern `{pattern}` has no word `{other}`");
            return Err(NoNumber {
                what,
                hint: say!(id: "jangan beri `{other}`", en: "do not give `{other}`"),
            });
        }
        let mut number = String::new();
        for part in &self.parts {
            let text = match part {
                Part::Text(text) => text.clone(),
                Part::Counter(width) => format!("{counter:0width$}"),
                Part::Year => format!("{:04}", on.year()),
                Part::Month => format!("{:02}", on.month()),
                Part::RomanMonth => ROMAN[on.month0() as usize].to_owned(),
                Part::Day => format!("{:02}", on.day()),
                Part::Word(name) => self.word(name, words)?.to_owned(),
            };
            number.push_str(&text);
        }
        let most = limits::MAX_NUMBER_BYTES;
        if self.counter(&number) == Some(counter) && number.len() <= most {
            return Ok(number);
        }
        let what = say!(id: "nomor `{number}` dapat dibaca sebagai nomor lain, atau lebih dari {most} byte", en: "the number `{number}` could be read as another one, or has more than {most} bytes");
        Err(NoNumber {
            what,
            hint: say!(id: "pakai kata yang pendek, tanpa tanda yang ada dalam pola di sekelilingnya", en: "use short words without the signs that the pattern has round them"),
        })
    }

    fn word<'w>(&self, name: &str, words: &'w BTreeMap<String, String>) -> Result<&'w str, NoNumber> {
        let pattern = &self.text;
        let text = words.get(name).map(|word| word.trim()).filter(|word| !word.is_empty());
        let text = text.ok_or_else(|| NoNumber {
            what: say!(id: "pola `{pattern}` memerlukan kata `{name}`", en: "the pattern `{pattern}` needs the word `{name}`"),
            hint: say!(id: "beri `{name}=...`", en: "give `{name}=...`"),
        })?;
        match text.chars().find(|c| c.is_control()) {
            None => Ok(text),
            Some(_) => Err(NoNumber {
                what: say!(id: "kata `{name}` memuat tanda kendali", en: "the word `{name}` has a control character"),
                hint: say!(id: "tulis huruf, angka dan tanda biasa", en: "write letters, digits and plain signs"),
            }),
        }
    }

    /// The counter of a number; none if it is no number of this pattern, or can be read in two ways.
    pub fn counter(&self, number: &str) -> Option<u32> {
        // Every way to read the parts so far: how far they reach, and the counter if it was among them.
        let mut ways: BTreeSet<(usize, Option<u32>)> = [(0, None)].into();
        for part in &self.parts {
            let mut further = BTreeSet::new();
            for (at, counter) in ways {
                let rest = &number[at..];
                for (length, counted) in part.readings(rest) {
                    further.insert((at + length, counted.or(counter)));
                }
            }
            ways = further;
        }
        let mut whole = ways.into_iter().filter(|(at, _)| *at == number.len());
        let (_, counter) = whole.next()?;
        if whole.next().is_some() { None } else { counter }
    }
}

impl Part {
    /// How long a beginning of the text it can be, and the counter that it then is.
    fn readings(&self, rest: &str) -> Vec<(usize, Option<u32>)> {
        let digits = rest.bytes().take(WIDEST + 1).take_while(u8::is_ascii_digit).count();
        let two = |from: u32, to: u32| {
            let fits = rest.get(..2).filter(|_| digits >= 2).and_then(|text| text.parse().ok());
            fits.filter(|number| (from..=to).contains(number)).map(|_| (2, None)).into_iter().collect()
        };
        match self {
            Self::Text(text) => {
                if rest.starts_with(text.as_str()) {
                    vec![(text.len(), None)]
                } else {
                    Vec::new()
                }
            }
            Self::Year => {
                if digits >= 4 {
                    vec![(4, None)]
                } else {
                    Vec::new()
                }
            }
            Self::Month => two(1, 12),
            Self::Day => two(1, 31),
            Self::RomanMonth => ROMAN
                .iter()
                .filter(|month| rest.starts_with(**month))
                .map(|month| (month.len(), None))
                .collect(),
            Self::Counter(width) => {
                let of = |length: usize| {
                    let counter: u32 = rest.get(..length)?.parse().ok()?;
                    // In no other form than it is given.
                    (format!("{counter:0width$}").len() == length).then_some((length, Some(counter)))
                };
                (1..=digits).filter_map(of).collect()
            }
            Self::Word(_) => rest.char_indices().map(|(at, c)| (at + c.len_utf8(), None)).collect(),
        }
    }
}

fn part(inside: &str) -> Result<Part, NoNumber> {
    let wrong = |hint| {
        let what = say!(id: "`{{{inside}}}` tidak dikenal dalam pola nomor", en: "`{{{inside}}}` is not known in a pattern of numbers");
        Err(NoNumber { what, hint })
    };
    let (name, form) = inside.split_once(':').map_or((inside, None), |(name, form)| (name, Some(form)));
    match (name, form) {
        ("urut", None) => Ok(Part::Counter(1)),
        ("urut", Some(form)) => match form.strip_prefix('0').and_then(|width| width.parse().ok()) {
            Some(width) if (1..=WIDEST).contains(&width) => Ok(Part::Counter(width)),
            _ => wrong(
                say!(id: "tulis lebarnya dengan nol di depan, misalnya `{{urut:03}}`; paling lebar {WIDEST}", en: "write the width with a zero before it, `{{urut:03}}` for example; {WIDEST} at most"),
            ),
        },
        ("tahun", None) => Ok(Part::Year),
        ("bulan", None) => Ok(Part::Month),
        ("bulan", Some("romawi")) => Ok(Part::RomanMonth),
        ("tanggal", None) => Ok(Part::Day),
        ("bulan", Some(_)) => wrong(
            say!(id: "tulis `{{bulan}}` atau `{{bulan:romawi}}`", en: "write `{{bulan}}` or `{{bulan:romawi}}`"),
        ),
        (name, None)
            if name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') =>
        {
            Ok(Part::Word(name.to_owned()))
        }
        _ => wrong(example()),
    }
}

fn bracket(text: &str) -> NoNumber {
    NoNumber {
        what: say!(id: "kurung dalam pola `{text}` tidak berpasangan", en: "the brackets of the pattern `{text}` are not in pairs"),
        hint: example(),
    }
}

fn example() -> Text {
    say!(
        id: "tulis misalnya `555/{{urut:03}}/DISKOMINFO/{{tahun}}`; ada juga {{bulan}}, {{bulan:romawi}}, {{tanggal}}, dan kata sendiri seperti {{sub}}",
        en: "write `555/{{urut:03}}/DISKOMINFO/{{tahun}}`, for example; there are {{bulan}}, {{bulan:romawi}}, {{tanggal}}, and words of your own such as {{sub}} too",
    )
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Pattern {
    type Error = NoNumber;

    fn try_from(text: String) -> Result<Self, NoNumber> {
        Self::read(&text)
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.text
    }
}
