//! The linear probe: multinomial logistic regression with an L2 penalty, solved to its one minimum by L-BFGS.
//!
//! Host arithmetic in 64 bits; scikit-learn's `LogisticRegression` finds the same weights.

use std::collections::VecDeque;

use crate::augment::draw::{Draws as _, Stream};
use crate::data::rng::{self, Purpose};
use crate::recipe::Probe;

/// The strengths tried where none is given, weakest penalty last: scikit-learn's `LogisticRegressionCV` tries ten
/// from 1e-4 to 1e4; those above 1 never won on features of a pretrained network, and are slow to fit.
pub const STRENGTHS: [f64; 9] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0];

/// How small the gradient of the mean loss must be.
const TOLERANCE: f64 = 1e-9;
/// In cross-validation.
const ROUGH: f64 = 1e-4;
const MAX_STEPS: usize = 2000;
/// Pairs of steps and gradient changes that L-BFGS remembers.
const MEMORY: usize = 10;

/// A fitted classifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// `[classes, width]`, row by row.
    pub weight: Vec<f64>,
    /// `[classes]`
    pub bias: Vec<f64>,
    /// scikit-learn's C.
    pub c: f64,
}

/// Rows with their labels.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// Each of the same width.
    pub features: &'a [Vec<f32>],
    /// Below the number of classes.
    pub labels: &'a [usize],
    /// How many classes there are.
    pub classes: usize,
}

/// Fits a probe, its strength chosen by cross-validation where none is given.
#[must_use]
pub fn fit(rows: Rows<'_>, probe: &Probe, seed: u64) -> Fitted {
    let c = probe.c.unwrap_or_else(|| {
        let folds = folds(rows.labels, rows.classes, probe.folds, seed);
        choose(rows, &STRENGTHS, &folds)
    });
    let all: Vec<usize> = (0..rows.labels.len()).collect();
    let problem = Problem::new(rows, &all, c);
    let solution = minimize(&problem, vec![0.0; problem.parameters()], TOLERANCE);
    problem.fitted(&solution)
}

/// The strength whose models, each fitted without a fold, give that fold the least mean log loss; of equals the
/// strongest penalty. `folds` says which fold each row is in.
#[must_use]
pub fn choose(rows: Rows<'_>, strengths: &[f64], folds: &[u32]) -> f64 {
    let losses = cross_validated(rows, strengths, folds);
    let best = losses.iter().copied().fold(f64::INFINITY, f64::min);
    let first = losses.iter().position(|&loss| loss <= best);
    first
        .and_then(|at| strengths.get(at).copied())
        .unwrap_or(1.0)
}

/// The mean over the folds of each strength's mean log loss.
#[must_use]
pub fn cross_validated(rows: Rows<'_>, strengths: &[f64], folds: &[u32]) -> Vec<f64> {
    let count = folds.iter().max().map_or(0, |&last| last + 1);
    let mut losses = vec![0.0; strengths.len()];
    for fold in 0..count {
        let part = |inside: bool| -> Vec<usize> {
            let rows = folds.iter().enumerate();
            rows.filter(|&(_, &own)| (own == fold) == inside)
                .map(|(at, _)| at)
                .collect()
        };
        let (learns, judges) = (part(false), part(true));
        let mut start = None;
        for (loss, &c) in losses.iter_mut().zip(strengths) {
            let problem = Problem::new(rows, &learns, c);
            let start_here = start.take();
            let solution = minimize(
                &problem,
                start_here.unwrap_or_else(|| vec![0.0; problem.parameters()]),
                ROUGH,
            );
            let judge = Problem::new(rows, &judges, c);
            *loss += judge.log_loss(&solution) / f64::from(count);
            start = Some(solution);
        }
    }
    losses
}

/// Which fold each row is in: stratified, shuffled by the seed.
#[must_use]
pub fn folds(labels: &[usize], classes: usize, count: u32, seed: u64) -> Vec<u32> {
    let mut folds = vec![0; labels.len()];
    let mut draws = Stream(rng::stream(seed, Purpose::Folds, 0, 0));
    let mut next = 0;
    for class in 0..classes {
        let mut rows: Vec<usize> = (0..labels.len())
            .filter(|&at| labels[at] == class)
            .collect();
        while !rows.is_empty() {
            let among = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            folds[rows.swap_remove(draws.below(among) as usize)] = next % count.max(1);
            next += 1;
        }
    }
    folds
}

/// Mean cross-entropy plus `|W|² / (2 C n)`; the biases are free.
struct Problem<'a> {
    rows: Rows<'a>,
    chosen: &'a [usize],
    width: usize,
    c: f64,
}

impl<'a> Problem<'a> {
    fn new(rows: Rows<'a>, chosen: &'a [usize], c: f64) -> Self {
        Self {
            rows,
            chosen,
            width: rows.features.first().map_or(0, Vec::len),
            c,
        }
    }

    fn parameters(&self) -> usize {
        self.rows.classes * (self.width + 1)
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of images")]
    fn count(&self) -> f64 {
        self.chosen.len().max(1) as f64
    }

    /// Log probabilities of one row.
    fn log_probabilities(&self, at: &[f64], features: &[f32], logits: &mut [f64]) {
        let (weights, biases) = at.split_at(self.rows.classes * self.width);
        for (class, logit) in logits.iter_mut().enumerate() {
            let weights = &weights[class * self.width..(class + 1) * self.width];
            *logit = biases[class] + dot(weights, features);
        }
        let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logits.iter().map(|&logit| libm::exp(logit - max)).sum();
        let total = max + libm::log(sum);
        logits.iter_mut().for_each(|logit| *logit -= total);
    }

    /// Mean cross-entropy alone.
    fn log_loss(&self, at: &[f64]) -> f64 {
        let mut logits = vec![0.0; self.rows.classes];
        let mut loss = 0.0;
        for &row in self.chosen {
            self.log_probabilities(at, &self.rows.features[row], &mut logits);
            loss -= logits[self.rows.labels[row]];
        }
        loss / self.count()
    }

    /// The objective, its gradient written into `gradient`.
    fn objective(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let (classes, width, count) = (self.rows.classes, self.width, self.count());
        gradient.fill(0.0);
        let (of_weights, of_biases) = gradient.split_at_mut(classes * width);
        let mut logits = vec![0.0; classes];
        let mut loss = 0.0;
        for &row in self.chosen {
            let (features, label) = (&self.rows.features[row], self.rows.labels[row]);
            self.log_probabilities(at, features, &mut logits);
            loss -= logits[label];
            for class in 0..classes {
                let target = if class == label { 1.0 } else { 0.0 };
                let error = (libm::exp(logits[class]) - target) / count;
                of_biases[class] += error;
                let of_weights = &mut of_weights[class * width..(class + 1) * width];
                for (slot, &feature) in of_weights.iter_mut().zip(features) {
                    *slot += error * f64::from(feature);
                }
            }
        }
        let strength = 1.0 / (self.c * count);
        let weights = &at[..classes * width];
        let mut squares = 0.0;
        for (slot, weight) in of_weights.iter_mut().zip(weights) {
            *slot += strength * weight;
            squares += weight * weight;
        }
        loss / count + 0.5 * strength * squares
    }

    fn fitted(&self, solution: &[f64]) -> Fitted {
        let (weight, bias) = solution.split_at(self.rows.classes * self.width);
        Fitted {
            weight: weight.to_vec(),
            bias: bias.to_vec(),
            c: self.c,
        }
    }
}

/// In four sums, which the compiler keeps in one register.
fn dot(a: &[f64], b: &[f32]) -> f64 {
    let (a_parts, a_rest) = a.as_chunks::<4>();
    let (b_parts, b_rest) = b.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (a, b) in a_parts.iter().zip(b_parts) {
        for ((sum, a), &b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * f64::from(b);
        }
    }
    let rest: f64 = a_rest
        .iter()
        .zip(b_rest)
        .map(|(a, &b)| a * f64::from(b))
        .sum();
    sums.iter().sum::<f64>() + rest
}

/// L-BFGS with halving of the step until Armijo's condition holds.
///
/// # Source
/// Nocedal & Wright 2006, algorithms 7.4 and 7.5; pairs of no positive curvature are left out.
fn minimize(problem: &Problem<'_>, mut at: Vec<f64>, tolerance: f64) -> Vec<f64> {
    let inner = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    let mut gradient = vec![0.0; at.len()];
    let mut value = problem.objective(&at, &mut gradient);
    let mut pairs: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..MAX_STEPS {
        if gradient.iter().all(|slope| slope.abs() <= tolerance) {
            break;
        }
        let mut direction = gradient.clone();
        let mut shares = Vec::with_capacity(pairs.len());
        for (step, change) in pairs.iter().rev() {
            let share = inner(step, &direction) / inner(step, change);
            for (slot, change) in direction.iter_mut().zip(change) {
                *slot -= share * change;
            }
            shares.push(share);
        }
        if let Some((step, change)) = pairs.back() {
            let scale = inner(step, change) / inner(change, change);
            direction.iter_mut().for_each(|slot| *slot *= scale);
        }
        for ((step, change), share) in pairs.iter().zip(shares.iter().rev()) {
            let other = inner(change, &direction) / inner(step, change);
            for (slot, step) in direction.iter_mut().zip(step) {
                *slot += (share - other) * step;
            }
        }
        let slope = -inner(&gradient, &direction);
        let mut length = 1.0;
        let (next, next_gradient, next_value) = loop {
            let next: Vec<f64> = at
                .iter()
                .zip(&direction)
                .map(|(at, slot)| at - length * slot)
                .collect();
            let mut next_gradient = vec![0.0; at.len()];
            let next_value = problem.objective(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * length * slope || length < 1e-10 {
                break (next, next_gradient, next_value);
            }
            length *= 0.5;
        };
        if next_value >= value {
            break; // no further to go in 64 bits
        }
        let step: Vec<f64> = next.iter().zip(&at).map(|(next, at)| next - at).collect();
        let change: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(next, now)| next - now)
            .collect();
        if inner(&step, &change) > 1e-12 * inner(&change, &change).sqrt() {
            pairs.push_back((step, change));
            if pairs.len() > MEMORY {
                pairs.pop_front();
            }
        }
        (at, gradient, value) = (next, next_gradient, next_value);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_have_every_class_in_equal_parts() {
        let labels: Vec<usize> = (0..30).map(|at| at % 3).collect();
        let folds = folds(&labels, 3, 5, 1);
        for fold in 0..5 {
            for class in 0..3 {
                let own = (0..30).filter(|&at| folds[at] == fold && labels[at] == class);
                assert_eq!(own.count(), 2);
            }
        }
    }

    #[test]
    fn separable_rows_are_told_apart() {
        let features: Vec<Vec<f32>> = (0..20_u8)
            .map(|at| vec![f32::from(at % 2), 1.0 - f32::from(at / 10)])
            .collect();
        let labels: Vec<usize> = (0..20).map(|at| at % 2).collect();
        let rows = Rows {
            features: &features,
            labels: &labels,
            classes: 2,
        };
        let fitted = fit(
            rows,
            &Probe {
                c: Some(10.0),
                folds: 5,
            },
            0,
        );
        assert!(
            fitted.weight[0] < -0.5 && fitted.weight[2] > 0.5,
            "{fitted:?}"
        );
    }
}
