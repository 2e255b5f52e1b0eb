//! Could the difference between two models be chance?
//!
//! # Source
//! McNemar 1947; Dietterich 1998, section 3.1; the exact test, as statsmodels' `mcnemar(exact=True)` and
//! `scipy.stats.binomtest(k, n, 0.5)` have it.

use std::collections::BTreeMap;

use crate::comparison::McNemar;
use crate::report::{ImageId, ImageResult};

/// McNemar's test of two models, `a` and `b` by number, on the pictures that both have answered.
#[must_use]
pub fn mcnemar((a, of_a): (u32, &[ImageResult]), (b, of_b): (u32, &[ImageResult])) -> McNemar {
    let right = |result: &ImageResult| result.label == result.predicted;
    let of_b: BTreeMap<ImageId, bool> = of_b.iter().map(|r| (r.image, right(r))).collect();
    let (mut only_a, mut only_b) = (0, 0);
    for result in of_a {
        match (right(result), of_b.get(&result.image)) {
            (true, Some(false)) => only_a += 1,
            (false, Some(true)) => only_b += 1,
            _ => {}
        }
    }
    McNemar {
        a,
        b,
        only_a,
        only_b,
        p: binomial_p(only_a, only_b),
    }
}

/// How probable a split at least as uneven as this one is, were each of the pictures a fair coin: two-sided, exact.
#[must_use]
pub fn binomial_p(only_a: u32, only_b: u32) -> f64 {
    let (fewer, all) = (only_a.min(only_b), only_a + only_b);
    if only_a == only_b {
        return 1.0;
    }
    // C(all, fewer) × 2^-all as mantissa × 2^exponent, which no count makes overflow.
    let (mut mantissa, mut exponent) = (1.0_f64, -i64::from(all));
    for k in 1..=fewer {
        mantissa *= f64::from(all - fewer + k) / f64::from(k);
        while mantissa >= TWO_TO_64 {
            mantissa /= TWO_TO_64;
            exponent += 64;
        }
    }
    // The terms below it, each as a share of it.
    let (mut term, mut sum) = (1.0, 1.0);
    for k in (1..=fewer).rev() {
        term *= f64::from(k) / f64::from(all - k + 1);
        sum += term;
        if term < sum * f64::EPSILON * 1e-3 {
            break;
        }
    }
    (2.0 * scaled(mantissa * sum, exponent)).min(1.0)
}

const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;

/// `number` × 2^`exponent`; 0 where that is too small for a float.
fn scaled(number: f64, exponent: i64) -> f64 {
    // In two halves, since a single power may be too small where the product is not.
    let half = i32::try_from(exponent / 2).unwrap_or(i32::MIN);
    let rest = i32::try_from(exponent - exponent / 2).unwrap_or(i32::MIN);
    number * 2f64.powi(half) * 2f64.powi(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(image: u32, right: bool) -> ImageResult {
        ImageResult {
            image: ImageId(image),
            label: 0,
            predicted: u32::from(!right),
            p: 1.0,
            rank: 0,
            loss: 0.0,
        }
    }

    #[test]
    fn small_counts_are_as_worked_out_by_hand() {
        // 2 × (1 + 5) / 2^5; 2 × 1 / 2^6.
        for (counts, p) in [
            ((1, 4), 0.375),
            ((6, 0), 0.03125),
            ((3, 3), 1.0),
            ((0, 0), 1.0),
        ] {
            assert!(
                (binomial_p(counts.0, counts.1) - p).abs() < 1e-15,
                "{counts:?}"
            );
            assert_eq!(
                binomial_p(counts.0, counts.1),
                binomial_p(counts.1, counts.0)
            );
        }
    }

    #[test]
    fn pictures_are_matched_by_id_whatever_their_order() {
        let a = [(1, true), (2, true), (3, false), (9, true)].map(|(id, right)| result(id, right));
        let b = [(3, true), (2, false), (1, true), (7, false)].map(|(id, right)| result(id, right));
        let test = mcnemar((0, &a), (2, &b));
        assert_eq!((test.a, test.b, test.only_a, test.only_b), (0, 2, 1, 1));
    }
}
