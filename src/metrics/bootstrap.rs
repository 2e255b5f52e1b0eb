//! How far figures might have come out otherwise: percentile intervals over images drawn again with replacement.
//!
//! # Source
//! Efron and Tibshirani 1993, *An Introduction to the Bootstrap*, section 13.3. Percentiles are `numpy.percentile`'s
//! (`method="linear"`); draws are `SplitMix64` (Steele, Lea and Flood 2014, *Fast splittable pseudorandom number
//! generators*, figure 17), so that `tests/reference/metrics.py` can draw the very same images.

use std::collections::BTreeMap;

use super::{Answer, Tally, mean};
use crate::study::Interval;

/// How often the images are drawn again, unless they are many.
pub const RESAMPLES: usize = 1000;

/// The least often they are.
const FEWEST: usize = 200;

/// About how many images are drawn in all. Beyond 4000 images there are fewer resamples: intervals are narrow there, and
/// with 400 resamples their ends still lie within about an eighth of a standard error of where a thousand put them.
const DRAWS: usize = 4_000_000;

/// Starts the draws.
pub const SEED: u64 = 0x5EED;

/// Figures and their intervals.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Intervals {
    /// Share of images whose first guess is right.
    pub top1: Interval,
    /// Mean cross-entropy.
    pub loss: Interval,
    /// Mean recall of the classes that have images.
    pub balanced_accuracy: Interval,
    /// Cohen's kappa.
    pub kappa: Interval,
    /// Mean F1 of the classes that occur.
    pub macro_f1: Interval,
}

/// How often so many images are drawn again: [`RESAMPLES`] times up to 4000 of them, then less often.
#[must_use]
pub fn resamples(images: usize) -> usize {
    (DRAWS / images.max(1)).clamp(FEWEST, RESAMPLES)
}

/// The intervals of these answers, by [`resamples`] from [`SEED`].
#[must_use]
pub fn intervals(classes: usize, answers: &[Answer]) -> Intervals {
    if answers.is_empty() {
        return Intervals::default();
    }
    let (seen, pairs) = seen(answers);
    let resamples = resamples(answers.len());
    let mut figures: [Vec<f64>; 5] = std::array::from_fn(|_| Vec::with_capacity(resamples));
    let (mut counts, mut tally) = (vec![[0; 2]; pairs.len()], Tally::new(classes));
    let mut draws = SplitMix(SEED);
    for _ in 0..resamples {
        counts.fill([0; 2]);
        let loss = resample(&seen, &mut draws, &mut counts);
        tally.clear();
        for (&(label, predicted), [even, odd]) in pairs.iter().zip(&counts) {
            tally.add(label, predicted, even + odd);
        }
        for (list, figure) in figures.iter_mut().zip(of(&tally, loss)) {
            list.push(figure);
        }
    }
    let values = of(
        &Tally::of_answers(classes, answers),
        mean(seen.iter().map(|image| image.loss)),
    );
    let mut each = values.into_iter().zip(figures).map(|(value, mut list)| {
        list.sort_unstable_by(f64::total_cmp);
        Interval {
            value,
            low: percentile(&list, 0.025),
            high: percentile(&list, 0.975),
        }
    });
    let mut next = || each.next().unwrap_or_default();
    Intervals {
        top1: next(),
        loss: next(),
        balanced_accuracy: next(),
        kappa: next(),
        macro_f1: next(),
    }
}

fn of(tally: &Tally, loss: f64) -> [f64; 5] {
    [
        tally.accuracy(),
        loss,
        tally.balanced_accuracy(),
        tally.kappa(),
        tally.macro_f1(),
    ]
}

/// What counts of an image.
#[derive(Clone, Copy)]
struct Seen {
    loss: f64,
    /// Its cell of the confusion matrix, as an index among those that are not empty.
    cell: u32,
}

/// The images, and the cells that are not empty: label and guess.
fn seen(answers: &[Answer]) -> (Vec<Seen>, Vec<(usize, usize)>) {
    let (mut known, mut pairs) = (BTreeMap::new(), Vec::new());
    let one = |answer: &Answer| {
        let pair = (answer.label, answer.predicted());
        let cell = *known.entry(pair).or_insert_with(|| {
            pairs.push(pair);
            super::small(pairs.len() - 1)
        });
        let loss = answer.loss(1.0);
        Seen { loss, cell }
    };
    let seen = answers.iter().map(one).collect();
    (seen, pairs)
}

/// Draws as many images as there are, two for each number, counts their cells, and gives their mean loss.
///
/// Each of the two has counts and a sum of its own: one alone would wait for its own last addition.
#[expect(clippy::cast_precision_loss, reason = "a count of images")]
fn resample(seen: &[Seen], draws: &mut SplitMix, counts: &mut [[u32; 2]]) -> f64 {
    let mut sums = [0.0; 2];
    let mut take = |index: usize, side: usize| {
        let Seen { loss, cell } = seen[index];
        counts[cell as usize][side] += 1;
        sums[side] += loss;
    };
    for _ in 0..seen.len() / 2 {
        let [first, second] = draws.below(seen.len());
        take(first, 0);
        take(second, 1);
    }
    if !seen.len().is_multiple_of(2) {
        take(draws.below(seen.len())[0], 0);
    }
    (sums[0] + sums[1]) / seen.len() as f64
}

/// The number below which this share of a sorted, non-empty list lies, between two of its members in proportion.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place in a short list"
)]
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len() - 1;
    let place = share * last as f64;
    let below = (place.floor() as usize).min(last);
    let above = (below + 1).min(last);
    sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64)
}

/// A stream of numbers; for draws that need no more than to be the same everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Two indices below a count of less than 2³², by the number's upper and its lower half.
    fn below(&mut self, count: usize) -> [usize; 2] {
        let number = self.next();
        let scaled = |half: u64| usize::try_from((half * count as u64) >> 32).unwrap_or_default();
        [scaled(number >> 32), scaled(number & 0xFFFF_FFFF)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ImageId;

    #[test]
    fn numbers_are_splitmix64s() {
        // The reference implementation's first three from 1234567.
        let mut draws = SplitMix(1_234_567);
        let drawn = [draws.next(), draws.next(), draws.next()];
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn percentiles_lie_between_members() {
        let list: Vec<f64> = (0..11).map(f64::from).collect();
        for (share, expected) in [(0.0, 0.0), (0.025, 0.25), (0.5, 5.0), (1.0, 10.0)] {
            assert!((percentile(&list, share) - expected).abs() < 1e-12);
        }
        assert_eq!(percentile(&[3.0], 0.975), 3.0);
    }

    #[test]
    fn many_images_are_drawn_less_often() {
        for (images, expected) in [
            (0, 1000),
            (150, 1000),
            (4000, 1000),
            (10_000, 400),
            (1_000_000, 200),
        ] {
            assert_eq!(resamples(images), expected);
        }
    }

    #[test]
    fn an_interval_of_a_share_is_as_wide_as_the_binomial_says() {
        let answer = |index: u32| Answer {
            image: ImageId(index),
            label: usize::from(index.is_multiple_of(5)),
            logits: vec![1.0, 0.0],
        };
        let answers: Vec<_> = (0..1000).map(answer).collect();
        let found = intervals(2, &answers).top1;
        // 1.96 standard errors of 0.8 over 1000 images, within a tenth of one.
        let half = 1.96 * (0.8f64 * 0.2 / 1000.0).sqrt();
        assert!((found.value - 0.8).abs() < 1e-12);
        assert!((found.low - (0.8 - half)).abs() < 0.1 * half, "{found:?}");
        assert!((found.high - (0.8 + half)).abs() < 0.1 * half, "{found:?}");
    }
}
