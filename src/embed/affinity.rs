//! How near points are to each other, as t-SNE sees it: each point's neighbours as probabilities of one entropy.
//!
//! # Source
//! van der Maaten and Hinton 2008, section 2; of neighbours alone: van der Maaten 2014, *Accelerating t-SNE using
//! Tree-Based Algorithms*, section 4.1. Tolerance and steps of the search are scikit-learn 1.9's
//! (`manifold/_utils.pyx`).

use super::EmbedError;
use super::symmetric::dot;
use crate::atlas::perplexities;

/// The entropy may be off by this much, in nats.
const TOLERANCE: f64 = 1e-5;
/// Steps of the search for a width.
const STEPS: usize = 100;

/// The search for every point's neighbours, by comparing all with all, a few points at a time.
#[derive(Debug)]
pub struct Search {
    /// `[points, dim]`
    points: Vec<f64>,
    dim: usize,
    perplexity: f64,
    /// Neighbours a point has.
    count: usize,
    /// Each point's neighbours with their probabilities; as many points as were searched for.
    found: Vec<Vec<(usize, f64)>>,
}

/// Probabilities of pairs, the same both ways, zero for most; they sum to one.
#[derive(Debug, Clone, PartialEq)]
pub struct Affinities {
    /// Where each point's partners begin, and where the last one's end.
    pub(super) starts: Vec<usize>,
    /// Partner and probability.
    pub(super) pairs: Vec<(usize, f64)>,
}

impl Search {
    /// Among these points.
    ///
    /// # Shapes
    /// `points`: `[points, dim]`
    ///
    /// # Errors
    /// [`EmbedError::Perplexity`]
    pub fn among(points: Vec<f64>, dim: usize, perplexity: f64) -> Result<Self, EmbedError> {
        let count = points.len() / dim.max(1);
        if !perplexities(count).contains(&perplexity) {
            return Err(EmbedError::Perplexity {
                perplexity,
                points: count,
            });
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 6 and the number of points"
        )]
        let neighbours = (3.0 * perplexity + 1.0) as usize;
        Ok(Self {
            points,
            dim,
            perplexity,
            count: neighbours.min(count - 1),
            found: Vec::with_capacity(count),
        })
    }

    /// Looks for the neighbours of this many more points; whether all are done.
    pub fn advance(&mut self, points: usize) -> bool {
        let total = self.points.len() / self.dim;
        let until = (self.found.len() + points).min(total);
        for point in self.found.len()..until {
            let nearest = self.nearest(point);
            self.found.push(probabilities(&nearest, self.perplexity));
        }
        until == total
    }

    /// The nearest points with their squared distances, in the order of their numbers.
    fn nearest(&self, point: usize) -> Vec<(usize, f64)> {
        let own = &self.points[point * self.dim..(point + 1) * self.dim];
        let mut difference = vec![0.0; self.dim];
        let mut others: Vec<(usize, f64)> = Vec::with_capacity(self.points.len() / self.dim);
        for (other, place) in self.points.chunks_exact(self.dim).enumerate() {
            if other != point {
                for ((off, a), b) in difference.iter_mut().zip(own).zip(place) {
                    *off = a - b;
                }
                others.push((other, dot(&difference, &difference)));
            }
        }
        let by_distance =
            |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0));
        if self.count < others.len() {
            others.select_nth_unstable_by(self.count, by_distance);
            others.truncate(self.count);
        }
        others.sort_unstable_by_key(|&(other, _)| other);
        others
    }

    /// The probabilities of pairs, once all points are done.
    #[must_use]
    pub fn affinities(self) -> Affinities {
        let points = self.found.len();
        let mut both: Vec<Vec<(usize, f64)>> = vec![Vec::new(); points];
        for (point, neighbours) in self.found.iter().enumerate() {
            for &(other, p) in neighbours {
                both[point].push((other, p));
                both[other].push((point, p));
            }
        }
        let (mut starts, mut pairs) = (vec![0], Vec::new());
        for mut row in both {
            row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            pairs.extend(row.chunk_by(|a, b| a.0 == b.0).map(|same| {
                let p: f64 = same.iter().map(|(_, p)| p).sum();
                (same[0].0, p)
            }));
            starts.push(pairs.len());
        }
        let total: f64 = pairs.iter().map(|(_, p)| p).sum();
        for (_, p) in &mut pairs {
            *p /= total;
        }
        Affinities { starts, pairs }
    }
}

impl Affinities {
    /// How many points.
    #[must_use]
    pub fn points(&self) -> usize {
        self.starts.len() - 1
    }

    /// A point's partners with the pair's probability, in the order of their numbers.
    #[must_use]
    pub fn of(&self, point: usize) -> &[(usize, f64)] {
        &self.pairs[self.starts[point]..self.starts[point + 1]]
    }
}

/// Squared distances as probabilities: a bell curve, as wide as the perplexity asks for.
fn probabilities(nearest: &[(usize, f64)], perplexity: f64) -> Vec<(usize, f64)> {
    let wanted = libm::log(perplexity);
    // Distances count from the nearest, so that not all of the curve is zero; the probabilities are the same.
    let least = nearest
        .iter()
        .map(|(_, d)| *d)
        .fold(f64::INFINITY, f64::min);
    let (mut precision, mut low, mut high) = (1.0, 0.0, f64::INFINITY);
    let mut weights = vec![0.0; nearest.len()];
    for _ in 0..STEPS {
        let (mut sum, mut moment) = (0.0, 0.0);
        for (weight, (_, distance)) in weights.iter_mut().zip(nearest) {
            *weight = libm::exp(-(distance - least) * precision);
            sum += *weight;
            moment += *weight * (distance - least);
        }
        let entropy = libm::log(sum) + precision * moment / sum;
        for weight in &mut weights {
            *weight /= sum;
        }
        if (entropy - wanted).abs() <= TOLERANCE {
            break;
        }
        if entropy > wanted {
            low = precision;
            precision = if high.is_finite() {
                f64::midpoint(precision, high)
            } else {
                precision * 2.0
            };
        } else {
            high = precision;
            precision = f64::midpoint(low, precision);
        }
    }
    let others = nearest.iter().map(|(other, _)| *other);
    others.zip(weights).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn affinities(points: &[f64], perplexity: f64) -> Affinities {
        let mut search = Search::among(points.to_vec(), 1, perplexity).expect("in range");
        while !search.advance(3) {}
        search.affinities()
    }

    #[test]
    fn pairs_are_mutual_and_sum_to_one() {
        let points: Vec<f64> = (0..30).map(|at| f64::from(at * at)).collect();
        let found = affinities(&points, 4.0);
        let total: f64 = found.pairs.iter().map(|(_, p)| p).sum();
        assert!((total - 1.0).abs() < 1e-12);
        for point in 0..found.points() {
            for &(other, p) in found.of(point) {
                let back = found.of(other).iter().find(|(back, _)| *back == point);
                assert_eq!(back.map(|(_, p)| *p), Some(p), "{point} and {other}");
            }
        }
        assert!(found.of(0).len() < 29, "neighbours only");
    }

    #[test]
    fn the_entropy_is_the_one_asked_for() {
        let nearest: Vec<(usize, f64)> = (0..20).map(|at| (at, 1.0 + (at * at) as f64)).collect();
        for perplexity in [2.0, 5.0, 12.0] {
            let found = probabilities(&nearest, perplexity);
            let entropy: f64 = found.iter().map(|(_, p)| -p * p.max(1e-300).ln()).sum();
            assert!(
                (entropy.exp() - perplexity).abs() < 1e-3,
                "{}",
                entropy.exp()
            );
        }
    }

    #[test]
    fn points_at_one_place_are_all_as_near() {
        let found = affinities(&[7.0; 12], 3.0);
        for point in 0..12 {
            assert!(found.of(point).iter().all(|(_, p)| *p > 0.0));
        }
    }

    #[test]
    fn more_neighbours_than_points_are_refused() {
        let refused = Search::among(vec![0.0; 12], 1, 5.0).expect_err("too many");
        assert!(refused.to_string().contains("from 2 to 3.7"), "{refused}");
        assert!(Search::among(vec![0.0; 12], 1, f64::NAN).is_err());
        assert!(Search::among(vec![0.0; 12], 1, 1.0).is_err());
    }
}
