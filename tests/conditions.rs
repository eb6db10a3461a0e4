//! Conditions: random ones are printed and read, tried beside a second evaluator, and covered beside brute force.

use std::collections::BTreeMap;

use alir::condition::{Condition, Coverage, Expr, Field, Fields, Kind, Node, Number, Op, cover, parse};
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::charts::Choices;

fn number(n: i64) -> Number {
    Number::whole(n).unwrap()
}

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, n).unwrap()
}

const NAMES: [&str; 6] = ["jumlah", "sisa", "lengkap", "tanggal", "jenis", "nama"];
const KINDS: [&str; 3] = ["ringan", "sedang", "berat"];

/// The fields that conditions here are about.
pub(crate) fn fields() -> Fields {
    let kinds = [
        Kind::Number { whole: true, from: number(0), to: number(12) },
        Kind::NUMBER,
        Kind::YesNo,
        Kind::Date { from: day(1), to: day(9) },
        Kind::Choice(KINDS.map(str::to_owned).to_vec()),
        Kind::Text,
    ];
    let field = |(name, kind): (&str, Kind)| Field { name: name.to_owned(), title: name.to_owned(), kind };
    Fields::new(NAMES.into_iter().zip(kinds).map(field))
}

/// A random condition with right types. `alone`: no two fields are compared or added.
fn condition(choices: &mut Choices<'_>, depth: u32, alone: bool) -> Expr {
    let parts = |choices: &mut Choices<'_>| {
        (0..2 + choices.below(2)).map(|_| condition(choices, depth - 1, alone)).collect::<Vec<_>>()
    };
    let name = |name: &str| Box::new(Expr::from(Node::Name(name.to_owned())));
    let node = match if depth == 0 { choices.below(7) } else { choices.below(11) } {
        0 => {
            let left = amount(choices, 2, alone, "jumlah");
            let right = if alone { constant(choices) } else { amount(choices, 2, alone, "jumlah") };
            Node::Compare(op(choices), left.into(), right.into())
        }
        1 => Node::Name("lengkap".to_owned()),
        2 => Node::Compare(
            op(choices),
            name("tanggal"),
            Expr::from(Node::Date(day(1 + below(choices, 11)))).into(),
        ),
        3 => {
            let word = Node::Text(KINDS[choices.below(3)].to_owned());
            Node::Compare([Op::Equal, Op::Differs][choices.below(2)], name("jenis"), Expr::from(word).into())
        }
        4 => Node::OneOf(
            name("nama"),
            ["a", "it's", "b c"].map(|text| Node::Text(text.to_owned()).into()).into(),
        ),
        5 => Node::Given(NAMES[choices.below(6)].to_owned()),
        6 => Node::Within(name("jumlah"), constant(choices).into(), constant(choices).into()),
        7 => Node::All(parts(choices)),
        8 => Node::Any(parts(choices)),
        9 => Node::Not(condition(choices, depth - 1, alone).into()),
        _ => {
            let op = [Op::Equal, Op::Differs][choices.below(2)];
            let (a, b) = (condition(choices, depth - 1, alone), condition(choices, depth - 1, alone));
            Node::Compare(op, a.into(), b.into())
        }
    };
    node.into()
}

fn below(choices: &mut Choices<'_>, n: u32) -> u32 {
    u32::try_from(choices.below(n as usize)).unwrap()
}

fn op(choices: &mut Choices<'_>) -> Op {
    [Op::Equal, Op::Differs, Op::Below, Op::AtMost, Op::Above, Op::AtLeast][choices.below(6)]
}

fn constant(choices: &mut Choices<'_>) -> Expr {
    let units = i64::try_from(choices.below(17)).unwrap() * 10_000 - 20_000;
    let fraction = [0, 0, 5_000, 1][choices.below(4)];
    Node::Number(Number::from_units(units + fraction).unwrap()).into()
}

fn amount(choices: &mut Choices<'_>, depth: u32, alone: bool, field: &str) -> Expr {
    let more = |choices: &mut Choices<'_>| Box::new(amount(choices, depth - 1, alone, field));
    let node = match if depth == 0 { choices.below(2) } else { choices.below(6) } {
        0 => Node::Name(if alone || choices.below(2) == 0 { field } else { "sisa" }.to_owned()),
        1 => return constant(choices),
        2 => Node::Plus(more(choices), more(choices)),
        3 => Node::Less(more(choices), more(choices)),
        4 => {
            let times = Node::Number(number(i64::try_from(choices.below(5)).unwrap() - 2));
            Node::Times(more(choices), Expr::from(times).into())
        }
        _ => Node::Minus(more(choices)),
    };
    node.into()
}

type Answers = BTreeMap<&'static str, String>;

fn answers(choices: &mut Choices<'_>) -> Answers {
    let mut given = Answers::new();
    for name in NAMES {
        if choices.below(4) == 3 {
            continue;
        }
        let answer = match name {
            "jumlah" => choices.below(13).to_string(),
            "sisa" => ["0", "-1,5", "3", "0,0001"][choices.below(4)].to_owned(),
            "lengkap" => ["ya", "tidak"][choices.below(2)].to_owned(),
            "tanggal" => day(1 + below(choices, 9)).to_string(),
            "jenis" => KINDS[choices.below(3)].to_owned(),
            _ => ["a", "b c", "z"][choices.below(3)].to_owned(),
        };
        given.insert(name, answer);
    }
    given
}

/// A value as the second evaluator knows it.
#[derive(Clone, PartialEq, Debug)]
enum Plain {
    Number(i128),
    Day(NaiveDate),
    Text(String),
    Yes(bool),
}

/// The second evaluator: on the tree as it was written, by name, with values made anew each time.
fn naive(expr: &Expr, given: &Answers) -> Option<Plain> {
    let yes = |expr: &Expr| match naive(expr, given) {
        Some(Plain::Yes(yes)) => Some(yes),
        None => None,
        other => panic!("{expr} is {other:?}"),
    };
    let units = |expr: &Expr| match naive(expr, given) {
        Some(Plain::Number(units)) => Some(units),
        None => None,
        other => panic!("{expr} is {other:?}"),
    };
    Some(match &expr.node {
        Node::Number(number) => Plain::Number(number.units().into()),
        Node::Date(day) => Plain::Day(*day),
        Node::Text(text) => Plain::Text(text.clone()),
        Node::YesNo(answer) => Plain::Yes(*answer),
        Node::Name(name) => {
            let text = given.get(name.as_str())?;
            match name.as_str() {
                "jumlah" | "sisa" => Plain::Number(Number::read(text).unwrap().units().into()),
                "lengkap" => Plain::Yes(text == "ya"),
                "tanggal" => Plain::Day(text.parse().unwrap()),
                _ => Plain::Text(text.clone()),
            }
        }
        Node::Given(name) => Plain::Yes(given.contains_key(name.as_str())),
        Node::Not(inner) => Plain::Yes(!yes(inner)?),
        Node::All(parts) => {
            let all: Vec<_> = parts.iter().map(yes).collect();
            Plain::Yes(if all.contains(&Some(false)) {
                false
            } else {
                all.into_iter().collect::<Option<Vec<_>>>().map(|_| true)?
            })
        }
        Node::Any(parts) => {
            let all: Vec<_> = parts.iter().map(yes).collect();
            Plain::Yes(if all.contains(&Some(true)) {
                true
            } else {
                all.into_iter().collect::<Option<Vec<_>>>().map(|_| false)?
            })
        }
        Node::Compare(op, a, b) => Plain::Yes(match (naive(a, given)?, naive(b, given)?) {
            (Plain::Number(a), Plain::Number(b)) => op.holds(&a, &b),
            (Plain::Day(a), Plain::Day(b)) => op.holds(&a, &b),
            (Plain::Text(a), Plain::Text(b)) => op.holds(&a, &b),
            (Plain::Yes(a), Plain::Yes(b)) => op.holds(&a, &b),
            other => panic!("{expr}: {other:?}"),
        }),
        Node::Within(value, from, to) => Plain::Yes({
            let value = units(value)?;
            (units(from)?..=units(to)?).contains(&value)
        }),
        Node::OneOf(value, words) => {
            let value = naive(value, given)?;
            Plain::Yes(words.iter().any(|word| naive(word, given).as_ref() == Some(&value)))
        }
        Node::Plus(a, b) => Plain::Number(units(a)? + units(b)?),
        Node::Less(a, b) => Plain::Number(units(a)? - units(b)?),
        Node::Times(a, b) => Plain::Number(units(a)? * units(b)? / 10_000),
        Node::Minus(a) => Plain::Number(-units(a)?),
    })
}

fn tried(expr: &Expr, given: &Answers) -> Option<bool> {
    let fields = fields();
    let read =
        Condition::read(&expr.to_string(), &fields).unwrap_or_else(|wrong| panic!("{expr}: {wrong:?}"));
    read.holds_or_unknown(&fields.values(|name| given.get(name).map(String::as_str)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_panic(text in "(dan|atau|bukan |jumlah|jenis|ada|dalam|[0-9]|[\\[\\]()<>=!+*.,;\"' -]|\\PC){0,40}") {
        let length = u32::try_from(text.len()).unwrap();
        for wrong in Condition::read(&text, &fields()).err().unwrap_or_default() {
            prop_assert!(wrong.span.start <= wrong.span.end && wrong.span.end <= length, "{wrong:?}");
            prop_assert!(text.is_char_boundary(wrong.span.start as usize) && text.is_char_boundary(wrong.span.end as usize));
            prop_assert!(!wrong.what.id.is_empty() && wrong.what.id != wrong.what.en, "{wrong:?}");
            prop_assert!(!wrong.hint.id.is_empty() && wrong.hint.id != wrong.hint.en, "{wrong:?}");
        }
        if let Ok(read) = parse(&text) {
            let printed = read.to_string();
            // What is printed may be a little longer than what was read.
            if printed.len() <= alir::limits::MAX_CONDITION_BYTES {
                prop_assert_eq!(parse(&printed).map_err(|wrong| wrong.to_string()), Ok(read), "{}", printed);
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(data in prop::collection::vec(any::<u16>(), 0..60)) {
        let expr = condition(&mut Choices::new(&data), 4, false);
        let printed = expr.to_string();
        prop_assume!(printed.len() <= alir::limits::MAX_CONDITION_BYTES);
        let again = parse(&printed).map_err(|wrong| TestCaseError::fail(format!("{printed}: {wrong}")))?;
        prop_assert_eq!(again.to_string(), printed);
        prop_assert_eq!(again, expr);
    }

    #[test]
    fn a_second_evaluator_agrees(data in prop::collection::vec(any::<u16>(), 0..60), more in prop::collection::vec(any::<u16>(), 12)) {
        let expr = condition(&mut Choices::new(&data), 3, false);
        prop_assume!(expr.to_string().len() <= alir::limits::MAX_CONDITION_BYTES);
        let given = answers(&mut Choices::new(&more));
        let expected = naive(&expr, &given).map(|value| value == Plain::Yes(true));
        prop_assert_eq!(tried(&expr, &given), expected, "{} with {:?}", expr, given);
    }

    #[test]
    fn de_morgan_holds_also_for_what_is_unknown(data in prop::collection::vec(any::<u16>(), 0..40), more in prop::collection::vec(any::<u16>(), 12)) {
        let mut choices = Choices::new(&data);
        let (a, b) = (condition(&mut choices, 2, false), condition(&mut choices, 2, false));
        let not = |expr: Expr| Expr::from(Node::Not(expr.into()));
        let given = answers(&mut Choices::new(&more));
        let left = not(Node::All(vec![a.clone(), b.clone()]).into());
        let right = Node::Any(vec![not(a), not(b)]).into();
        prop_assume!(left.to_string().len().max(Expr::to_string(&right).len()) <= alir::limits::MAX_CONDITION_BYTES);
        prop_assert_eq!(tried(&left, &given), tried(&right, &given));
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Only fields with few values, so that all of them can be tried: whole numbers, yes or no, a choice, dates.
    #[test]
    fn coverage_finds_what_brute_force_finds(data in prop::collection::vec(any::<u16>(), 0..80), missing in any::<bool>()) {
        let fields = fields();
        let mut choices = Choices::new(&data);
        let branches: Vec<_> = (0..=choices.below(3)).map(|_| condition(&mut choices, 2, true)).collect();
        prop_assume!(branches.iter().all(|branch| branch.to_string().len() <= alir::limits::MAX_CONDITION_BYTES));
        let read: Vec<_> = branches.iter().map(|branch| Condition::read(&branch.to_string(), &fields).unwrap()).collect();
        let conditions: Vec<_> = read.iter().map(Some).collect();
        let mut tries = usize::MAX;
        let Coverage::Decided { gap, overlaps, never } = cover(&fields, &conditions, &|_| missing, &mut tries) else {
            return Err(TestCaseError::fail("not decided"));
        };

        let mut found_gap = false;
        let (mut found_overlaps, mut ever) = (Vec::new(), vec![false; read.len()]);
        each_answer(missing, &mut |given| {
            let values = fields.values(|name| given.get(name).map(String::as_str));
            let holding: Vec<_> = (0..read.len()).filter(|at| read[*at].holds(&values)).collect();
            found_gap |= holding.is_empty();
            for at in &holding {
                ever[*at] = true;
            }
            for other in holding.iter().skip(1) {
                if !found_overlaps.contains(&(holding[0], *other)) {
                    found_overlaps.push((holding[0], *other));
                }
            }
        });
        let shown = branches.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ");
        prop_assert_eq!(gap.is_some(), found_gap, "{}: {:?}", shown, gap);
        let mut pairs: Vec<_> = overlaps.iter().map(|(a, b, _)| (*a, *b)).collect();
        pairs.sort_unstable();
        found_overlaps.sort_unstable();
        prop_assert_eq!(pairs, found_overlaps, "{}", shown);
        let idle: Vec<_> = (0..read.len()).filter(|at| !ever[*at]).collect();
        prop_assert_eq!(never, idle, "{}", shown);
        if let Some(example) = gap {
            let values: Vec<_> = fields.iter().enumerate().map(|(place, field)| {
                let (_, text) = example.iter().find(|(at, _)| *at == place)?;
                Some(field.kind.read(text.as_deref()?).unwrap())
            }).collect();
            prop_assert!(read.iter().all(|condition| !condition.holds(&values)), "{}: {:?}", shown, example);
        }
    }
}

fn each_answer(missing: bool, see: &mut dyn FnMut(&Answers)) {
    let with =
        |values: Vec<String>| values.into_iter().map(Some).chain(missing.then_some(None)).collect::<Vec<_>>();
    let numbers = with((0..=12).map(|n: u32| n.to_string()).collect());
    let days = with((1..=9).map(|n| day(n).to_string()).collect());
    let yes = with(vec!["ya".to_owned(), "tidak".to_owned()]);
    let kinds = with(KINDS.map(str::to_owned).to_vec());
    let names = with(["a", "it's", "b c", "z"].map(str::to_owned).to_vec());
    let sisa = with(vec!["1".to_owned()]);
    let mut given = Answers::new();
    let set = |given: &mut Answers, name: &'static str, value: &Option<String>| match value {
        Some(value) => drop(given.insert(name, value.clone())),
        None => drop(given.remove(name)),
    };
    for number in &numbers {
        set(&mut given, "jumlah", number);
        for day in &days {
            set(&mut given, "tanggal", day);
            for answer in &yes {
                set(&mut given, "lengkap", answer);
                for kind in &kinds {
                    set(&mut given, "jenis", kind);
                    for name in &names {
                        set(&mut given, "nama", name);
                        for sisa in &sisa {
                            set(&mut given, "sisa", sisa);
                            see(&given);
                        }
                    }
                }
            }
        }
    }
}
