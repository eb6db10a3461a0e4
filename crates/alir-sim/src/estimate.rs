//! A mean, and how sure it is.

/// The mean of what was simulated, and how far the true one may be from it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Estimate {
    /// The mean; for a time, in seconds.
    pub mean: f64,
    /// With 95 % confidence the true mean is no further away than this; `None` where one observation says nothing of it.
    pub half_width: Option<f64>,
}

impl Estimate {
    /// Of observations that know nothing of each other. Without any, the mean is 0.
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    pub(crate) fn of(observed: &[f64]) -> Self {
        let n = observed.len() as f64;
        let mean = observed.iter().sum::<f64>() / n.max(1.0);
        let half_width = (observed.len() > 1).then(|| {
            let squares: f64 = observed.iter().map(|value| (value - mean).powi(2)).sum();
            student(observed.len() - 1) * (squares / (n - 1.0) / n).sqrt()
        });
        Self { mean, half_width }
    }
}

/// The 97.5 % point of Student's distribution: how many standard errors 95 % lie within.
fn student(freedom: usize) -> f64 {
    const TABLE: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    if let Some(known) = freedom.checked_sub(1).and_then(|at| TABLE.get(at)) {
        return *known;
    }
    // Cornish and Fisher's expansion round the normal distribution; right to 0.001 from 11 on.
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    let n = freedom as f64;
    let z = 1.959_964_f64;
    let [third, fifth, seventh] = [3, 5, 7].map(|power| z.powi(power));
    z + (third + z) / (4.0 * n)
        + (5.0 * fifth + 16.0 * third + 3.0 * z) / (96.0 * n.powi(2))
        + (3.0 * seventh + 19.0 * fifth + 17.0 * third - 15.0 * z) / (384.0 * n.powi(3))
}

/// The value that so large a share (0 to 1) of sorted values does not exceed; 0 if there are none.
pub(crate) fn quantile(sorted: &[i64], share: f64) -> i64 {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among them"
    )]
    let rank = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn student_is_as_in_the_tables() {
        for (freedom, known) in
            [(1, 12.706), (10, 2.228), (11, 2.201), (19, 2.093), (30, 2.042), (120, 1.980)]
        {
            assert!((student(freedom) - known).abs() < 0.001, "{freedom}: {}", student(freedom));
        }
    }

    #[test]
    fn a_mean_and_its_width() {
        let estimate = Estimate::of(&[1.0, 2.0, 3.0]);
        assert!((estimate.mean - 2.0).abs() < 1e-12);
        assert!((estimate.half_width.unwrap() - 4.303 / 3.0_f64.sqrt()).abs() < 1e-3);
        assert_eq!(Estimate::of(&[5.0]), Estimate { mean: 5.0, half_width: None });
        assert_eq!(Estimate::of(&[]), Estimate { mean: 0.0, half_width: None });
    }

    #[test]
    fn quantiles_are_values_that_were_seen() {
        let ten: Vec<i64> = (1..=10).collect();
        assert_eq!([0.0, 0.5, 0.9, 0.99, 1.0].map(|share| quantile(&ten, share)), [1, 5, 9, 10, 10]);
        assert_eq!(quantile(&[], 0.5), 0);
    }
}
