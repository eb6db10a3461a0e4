//! How often each answer of a decision is given, by what somebody said of some of them.

use std::collections::BTreeMap;

/// A label as it is compared: letters of either case, without spaces around it.
///
/// ```
/// assert_eq!(alir::analysis::shares::folded(" Ya "), "ya");
/// ```
pub fn folded(label: &str) -> String {
    label.trim().to_lowercase()
}

/// The share that was given for a label.
pub fn given(shares: &BTreeMap<String, f64>, label: &str) -> Option<f64> {
    let label = folded(label);
    shares.iter().find(|(given, _)| folded(given) == label).map(|(_, share)| *share)
}

/// The shares (0 to 1) of the answers of a decision, in their order: those that were given; what is left is spread over
/// the other answers by their weights, or evenly where none of them has any.
///
/// ```
/// use alir::analysis::shares::of_answers;
/// let given = [("ya".to_owned(), 0.5)].into();
/// assert_eq!(of_answers(&["ya", "tidak", "ragu"], Some(&given), |_| 0.0), [0.5, 0.25, 0.25]);
/// assert_eq!(of_answers(&["ya", "tidak"], None, |label| if label == "ya" { 3.0 } else { 1.0 }), [0.75, 0.25]);
/// ```
pub fn of_answers(
    labels: &[&str],
    shares: Option<&BTreeMap<String, f64>>,
    weight: impl Fn(&str) -> f64,
) -> Vec<f64> {
    let known: Vec<Option<f64>> =
        labels.iter().map(|label| shares.and_then(|shares| given(shares, label))).collect();
    let left = (1.0 - known.iter().flatten().sum::<f64>()).max(0.0);
    let open = || labels.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(label, _)| *label);
    let weights: f64 = open().map(&weight).sum();
    #[expect(clippy::cast_precision_loss, reason = "a decision has few answers")]
    let even = 1.0 / open().count().max(1) as f64;
    let share = |label: &str| left * if weights > 0.0 { weight(label) / weights } else { even };
    let all: Vec<f64> =
        labels.iter().zip(&known).map(|(label, known)| known.unwrap_or_else(|| share(label))).collect();
    let sum: f64 = all.iter().sum();
    if sum > 0.0 { all.iter().map(|share| share / sum).collect() } else { all }
}
