//! t-SNE: points in the plane such that near ones are those that were near.
//!
//! Written here because the crates there are (`bhtsne` is the one kept up) run to the end in one call, so that nothing
//! could be stopped in a browser's worker, and bring rayon and a Fourier transform along.
//!
//! # Source
//! van der Maaten and Hinton 2008, *Visualizing Data using t-SNE*; van der Maaten 2014, *Accelerating t-SNE using
//! Tree-Based Algorithms*. The schedule is scikit-learn 1.9's (`manifold/_t_sne.py`), which follows Belkina et al. 2019,
//! *Automated optimized parameters for t-SNE* (rate), and Kobak and Berens 2019, *The art of using t-SNE* (start).

use super::affinity::Affinities;
use super::quadtree::{ANGLE, Push, Quadtree};

/// Steps in all: scikit-learn's `max_iter`.
pub const STEPS: u32 = 1000;
/// In the first steps near points pull this much harder, so that groups find together.
const EXAGGERATION: f64 = 12.0;
/// How many steps these are.
const EXAGGERATED_STEPS: u32 = 250;
/// Momentum in those steps and after.
const MOMENTUM: [f64; 2] = [0.5, 0.8];
/// The start's standard deviation along its first axis.
const START_DEVIATION: f64 = 1e-4;
/// The least learning rate.
const LEAST_RATE: f64 = 50.0;

/// A map in the making.
#[derive(Debug)]
pub struct Tsne {
    affinities: Affinities,
    places: Vec<[f64; 2]>,
    velocity: Vec<[f64; 2]>,
    gains: Vec<[f64; 2]>,
    rate: f64,
    steps: u32,
    tree: Quadtree,
}

impl Tsne {
    /// Starts from places of which only the shape counts: those along the first two principal directions.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "few points")]
    pub fn start(affinities: Affinities, places: &[[f64; 2]]) -> Self {
        debug_assert_eq!(places.len(), affinities.points());
        let count = places.len().max(1) as f64;
        let mean = places.iter().map(|place| place[0]).sum::<f64>() / count;
        let spread = places.iter().map(|place| (place[0] - mean).powi(2));
        let deviation = (spread.sum::<f64>() / count).sqrt();
        let scale = if deviation > 0.0 {
            START_DEVIATION / deviation
        } else {
            0.0
        };
        Self {
            affinities,
            places: places.iter().map(|[x, y]| [x * scale, y * scale]).collect(),
            velocity: vec![[0.0; 2]; places.len()],
            gains: vec![[1.0; 2]; places.len()],
            // A quarter of what Belkina et al. call the rate, since the gradient has a factor of 4.
            rate: (count / EXAGGERATION / 4.0).max(LEAST_RATE),
            steps: 0,
            tree: Quadtree::default(),
        }
    }

    /// Steps taken.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// Where the points are.
    #[must_use]
    pub fn places(&self) -> &[[f64; 2]] {
        &self.places
    }

    /// Takes a step: gradient descent with momentum, and a gain for each coordinate that keeps its direction.
    pub fn step(&mut self) {
        let exaggerated = self.steps < EXAGGERATED_STEPS;
        if self.steps == EXAGGERATED_STEPS {
            // From here on as if it began here, as scikit-learn has it.
            self.velocity.fill([0.0; 2]);
            self.gains.fill([1.0; 2]);
        }
        let momentum = MOMENTUM[usize::from(!exaggerated)];
        let gradient = self.gradient(if exaggerated { EXAGGERATION } else { 1.0 }, ANGLE);
        for (at, slope) in gradient.iter().enumerate() {
            for (axis, &slope) in slope.iter().enumerate() {
                let (velocity, gain) = (&mut self.velocity[at][axis], &mut self.gains[at][axis]);
                *gain = if *velocity * slope < 0.0 {
                    *gain + 0.2
                } else {
                    (*gain * 0.8).max(0.01)
                };
                *velocity = momentum * *velocity - self.rate * *gain * slope;
                self.places[at][axis] += *velocity;
            }
        }
        self.steps += 1;
    }

    /// The slope of the divergence between what was near and what is near on the map.
    fn gradient(&mut self, exaggeration: f64, angle: f64) -> Vec<[f64; 2]> {
        self.tree.fill(&self.places);
        let pushes: Vec<_> = self
            .places
            .iter()
            .map(|&own| self.tree.push(own, angle))
            .collect();
        let total: f64 = pushes.iter().map(|push| push.weight).sum();
        let total = total.max(f64::MIN_POSITIVE);
        let slope = |(point, push): (usize, &Push)| {
            let own = self.places[point];
            let mut pull = [0.0; 2];
            for &(other, p) in self.affinities.of(point) {
                let other = self.places[other];
                let off = [own[0] - other[0], own[1] - other[1]];
                let strength = exaggeration * p / (1.0 + off[0] * off[0] + off[1] * off[1]);
                pull[0] += strength * off[0];
                pull[1] += strength * off[1];
            }
            [0, 1].map(|axis| 4.0 * (pull[axis] - push.force[axis] / total))
        };
        pushes.iter().enumerate().map(slope).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::affinity::Search;

    /// Two heaps on a line, far apart.
    fn heaps() -> Vec<f64> {
        (0..40)
            .map(f64::from)
            .map(|at| at * 0.37 % 1.0 + if at < 20.0 { 0.0 } else { 100.0 })
            .collect()
    }

    fn run(points: &[f64], steps: u32) -> Tsne {
        let mut search = Search::among(points.to_vec(), 1, 5.0).expect("in range");
        while !search.advance(7) {}
        let start: Vec<[f64; 2]> = points.iter().map(|&x| [x, (x * 7.0).sin()]).collect();
        let mut tsne = Tsne::start(search.affinities(), &start);
        for _ in 0..steps {
            tsne.step();
        }
        tsne
    }

    #[test]
    fn heaps_stay_apart_and_the_same_start_gives_the_same_map() {
        let map = run(&heaps(), STEPS);
        let middle = |part: &[[f64; 2]]| {
            let sum = part
                .iter()
                .fold([0.0; 2], |sum, p| [sum[0] + p[0], sum[1] + p[1]]);
            [sum[0] / part.len() as f64, sum[1] / part.len() as f64]
        };
        let (one, other) = map.places().split_at(20);
        let (a, b) = (middle(one), middle(other));
        let apart = |p: [f64; 2], q: [f64; 2]| libm::hypot(p[0] - q[0], p[1] - q[1]);
        let widest = one.iter().map(|&p| apart(p, a)).fold(0.0, f64::max);
        assert!(apart(a, b) > 2.0 * widest, "{} {widest}", apart(a, b));
        assert_eq!(map.places(), run(&heaps(), STEPS).places());
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_divergence() {
        let mut map = run(&heaps(), 300);
        let gradient = map.gradient(1.0, 0.0);
        let mut divergence = |at: usize, axis: usize, by: f64| {
            map.places[at][axis] += by;
            let (mut sum, places) = (0.0, &map.places);
            let q = |a: [f64; 2], b: [f64; 2]| {
                1.0 / (1.0 + (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2))
            };
            let mut total = 0.0;
            for (i, &a) in places.iter().enumerate() {
                for (j, &b) in places.iter().enumerate() {
                    total += if i == j { 0.0 } else { q(a, b) };
                }
            }
            for (i, &a) in places.iter().enumerate() {
                for &(j, p) in map.affinities.of(i) {
                    sum += if p > 0.0 {
                        p * (p / (q(a, places[j]) / total)).ln()
                    } else {
                        0.0
                    };
                }
            }
            map.places[at][axis] -= by;
            sum
        };
        for (at, axis) in [(0, 0), (7, 1), (25, 0), (39, 1)] {
            let slope = (divergence(at, axis, 1e-5) - divergence(at, axis, -1e-5)) / 2e-5;
            let off = (slope - gradient[at][axis]).abs();
            assert!(
                off <= 1e-6 * slope.abs().max(1e-3),
                "{slope} {}",
                gradient[at][axis]
            );
        }
    }

    #[test]
    fn points_that_are_all_alike_stay_numbers() {
        let map = run(&[3.0; 20], 50);
        assert!(map.places().iter().flatten().all(|x| x.is_finite()));
    }
}
