//! Chance from a seed: every number is drawn by what it is for, not by its turn.
//!
//! So a case of a changed SOP has the same luck wherever the two are alike (common random numbers), and no order of
//! events, cores or runs can change a number. There is one number a key, by the output function of `SplitMix64`: nothing
//! here depends on the release of another crate, so a seed keeps its meaning.

/// The luck of one case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Luck(u64);

/// What a number is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Of {
    /// When the case comes.
    Arrival,
    /// How long a task takes.
    Work,
    /// What is answered.
    Answer,
}

impl Luck {
    /// The luck of a case of a run under a seed.
    pub(crate) fn new(seed: u64, run: u32, case: u32) -> Self {
        Self(mix(mix(mix(seed) ^ u64::from(run)) ^ u64::from(case)))
    }

    /// A number from 0 up to, but never 1: for the `count`-th time at what has this key.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub(crate) fn unit(self, of: Of, key: u64, count: u32) -> f64 {
        let of = match of {
            Of::Arrival => 1,
            Of::Work => 2,
            Of::Answer => 3,
        };
        let bits = mix(mix(mix(self.0 ^ of) ^ key) ^ u64::from(count)) >> 11;
        bits as f64 / (1_u64 << 53) as f64
    }
}

/// The key of something that has a name.
pub(crate) fn key(name: &str) -> u64 {
    // FNV-1a.
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn mix(word: u64) -> u64 {
    let z = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chi-square of how evenly numbers fall into 100 boxes; 99 degrees of freedom: mean 99, 99.9 % below 149.
    fn chi_square(numbers: impl Iterator<Item = f64>) -> f64 {
        let mut boxes = [0_u32; 100];
        let mut count = 0_u32;
        for number in numbers {
            assert!((0.0..1.0).contains(&number));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 99")]
            let place = (number * 100.0) as usize;
            boxes[place] += 1;
            count += 1;
        }
        let expected = f64::from(count) / 100.0;
        boxes.iter().map(|found| (f64::from(*found) - expected).powi(2) / expected).sum()
    }

    #[test]
    fn numbers_are_even_along_each_part_of_the_key() {
        let n = 0..20_000;
        let key = key("langkah");
        assert!(chi_square(n.clone().map(|case| Luck::new(1, 0, case).unit(Of::Work, key, 0))) < 149.0);
        assert!(chi_square(n.clone().map(|run| Luck::new(1, run, 0).unit(Of::Work, key, 0))) < 149.0);
        assert!(chi_square(n.clone().map(|count| Luck::new(1, 0, 0).unit(Of::Work, key, count))) < 149.0);
        assert!(chi_square(n.map(|seed| Luck::new(seed.into(), 0, 0).unit(Of::Answer, key, 0))) < 149.0);
    }

    #[test]
    fn neighbours_know_nothing_of_each_other() {
        let luck = |case| Luck::new(7, 0, case);
        let pairs = (0..20_000).map(|case| {
            let (one, other) = (luck(case).unit(Of::Work, 1, 0), luck(case + 1).unit(Of::Work, 1, 0));
            // The sum of two even numbers, turned once round, is even if they are independent.
            (one + other).fract()
        });
        assert!(chi_square(pairs) < 149.0);
        let kinds = (0..20_000)
            .map(|case| (luck(case).unit(Of::Work, 1, 0) + luck(case).unit(Of::Answer, 1, 0)).fract());
        assert!(chi_square(kinds) < 149.0);
    }

    #[test]
    fn a_seed_keeps_its_meaning() {
        let number = Luck::new(1, 2, 3).unit(Of::Work, key("periksa"), 4);
        assert_eq!(number.to_bits(), Luck::new(1, 2, 3).unit(Of::Work, key("periksa"), 4).to_bits());
        assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf, "the first output of SplitMix64 under seed 0");
    }
}
