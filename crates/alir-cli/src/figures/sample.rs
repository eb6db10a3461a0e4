//! A sample of lengths of time, and its percentiles.

use chrono::TimeDelta;

/// Lengths of time that were measured; eight bytes each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    millis: Vec<i64>,
}

/// The middle of a sample, and where its slow end begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Spread {
    pub(crate) median: TimeDelta,
    /// Nine of ten took no longer.
    pub(crate) p90: TimeDelta,
}

impl Sample {
    pub(crate) const EMPTY: Self = Self { millis: Vec::new() };

    pub(crate) fn add(&mut self, time: TimeDelta) {
        self.millis.push(time.num_milliseconds());
    }

    pub(crate) fn count(&self) -> usize {
        self.millis.len()
    }

    /// Median and 90th percentile by nearest rank, so that each is a time that was really taken: the smallest one
    /// that so many percent of the sample do not exceed. Of an even number, the median is the lower of the two in the
    /// middle. `None` of an empty sample.
    pub(crate) fn spread(&self) -> Option<Spread> {
        let mut sorted = self.millis.clone();
        sorted.sort_unstable();
        let at = |percent: usize| {
            let rank = (sorted.len() * percent).div_ceil(100);
            sorted.get(rank.checked_sub(1)?).copied().map(TimeDelta::milliseconds)
        };
        Some(Spread { median: at(50)?, p90: at(90)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(minutes: impl IntoIterator<Item = i64>) -> Option<(i64, i64)> {
        let mut sample = Sample::default();
        minutes.into_iter().for_each(|minutes| sample.add(TimeDelta::minutes(minutes)));
        sample.spread().map(|spread| (spread.median.num_minutes(), spread.p90.num_minutes()))
    }

    #[test]
    fn percentiles_are_times_that_were_taken() {
        assert_eq!(spread([]), None);
        assert_eq!(spread([7]), Some((7, 7)));
        assert_eq!(spread([9, 1]), Some((1, 9)));
        assert_eq!(spread([3, 1, 2]), Some((2, 3)));
        assert_eq!(spread([4, 1, 3, 2]), Some((2, 4)));
        assert_eq!(spread((1..=10).rev()), Some((5, 9)));
        assert_eq!(spread(1..=11), Some((6, 10)));
        assert_eq!(spread(1..=100), Some((50, 90)));
        assert_eq!(spread([5, 5, 5, 5, 100]), Some((5, 100)));
    }
}
