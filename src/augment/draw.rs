//! The random draws augmentation makes.
//!
//! Logarithms, exponentials and cosines are `libm`'s, not the platform's: a browser and a native program then
//! draw the same bits. (`rand_distr` takes the platform's wherever another crate asks num-traits for `std`.)

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;

/// A source of random draws; tests play recorded ones.
pub trait Draws {
    /// Uniform, 0 up to but not including 1.
    fn unit(&mut self) -> f64;

    /// A whole number below `count` (which is at least 1), each as likely.
    fn below(&mut self, count: u32) -> u32;

    /// Standard normal.
    fn normal(&mut self) -> f64;

    /// Two standard normals, in the time of one.
    fn normals(&mut self) -> [f64; 2] {
        [self.normal(), self.normal()]
    }

    /// Uniform between two numbers.
    fn uniform(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.unit()
    }

    /// One of these, each as likely.
    fn choose<T: Copy>(&mut self, among: &[T]) -> T
    where
        Self: Sized,
    {
        among[self.below(count(among.len())) as usize]
    }

    /// Different places in a list of weights, the likelier the heavier, as many as asked for (and there are).
    fn weighted(&mut self, weights: &[f64], count: usize) -> Vec<usize> {
        let mut weights = weights.to_vec();
        let mut drawn = Vec::with_capacity(count);
        for _ in 0..count.min(weights.len()) {
            let total: f64 = weights.iter().sum();
            let mut left = self.unit() * total;
            let heavy = |weight: &f64| *weight > 0.0;
            let last = weights.iter().rposition(heavy).unwrap_or_default();
            let place = weights
                .iter()
                .position(|weight| {
                    left -= weight;
                    left < 0.0
                })
                .unwrap_or(last);
            weights[place] = 0.0;
            drawn.push(place);
        }
        drawn
    }

    /// Beta(α, α).
    fn beta(&mut self, alpha: f64) -> f64 {
        let (a, b) = (gamma(self, alpha), gamma(self, alpha));
        // Very small α can draw two zeros.
        if a + b > 0.0 {
            a / (a + b)
        } else {
            self.unit().round()
        }
    }

    /// Dirichlet(α, …, α).
    fn dirichlet(&mut self, alpha: f64, count: usize) -> Vec<f64> {
        let drawn: Vec<f64> = (0..count).map(|_| gamma(self, alpha)).collect();
        let total: f64 = drawn.iter().sum();
        let even = 1.0 / f64::from(self::count(count));
        let share = |part: f64| if total > 0.0 { part / total } else { even };
        drawn.into_iter().map(share).collect()
    }
}

/// The draws of one key: see `data::rng`.
pub struct Stream(pub(crate) ChaCha8Rng);

impl Draws for Stream {
    fn unit(&mut self) -> f64 {
        self.0.random()
    }

    fn below(&mut self, count: u32) -> u32 {
        self.0.random_range(0..count.max(1))
    }

    fn normal(&mut self) -> f64 {
        self.normals()[0]
    }

    /// Box and Muller's.
    fn normals(&mut self) -> [f64; 2] {
        let radius = (-2.0 * libm::log(1.0 - self.unit())).sqrt();
        let (sin, cos) = libm::sincos(std::f64::consts::TAU * self.unit());
        [radius * cos, radius * sin]
    }
}

/// Gamma(α, 1).
///
/// # Source
/// Marsaglia and Tsang, "A simple method for generating gamma variables", 2000, with its step for α below 1.
fn gamma<D: Draws + ?Sized>(draws: &mut D, alpha: f64) -> f64 {
    if alpha < 1.0 {
        let boost = libm::pow(1.0 - draws.unit(), 1.0 / alpha);
        return gamma(draws, alpha + 1.0) * boost;
    }
    let d = alpha - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = draws.normal();
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        let u = 1.0 - draws.unit();
        if libm::log(u) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v;
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::*;

    const DRAWS: u32 = 100_000;

    fn stream(seed: u64) -> Stream {
        Stream(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Mean and variance of many draws.
    fn moments(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let drawn: Vec<f64> = (0..DRAWS).map(|_| draw()).collect();
        let mean = drawn.iter().sum::<f64>() / f64::from(DRAWS);
        let squares: f64 = drawn.iter().map(|x| (x - mean) * (x - mean)).sum();
        (mean, squares / f64::from(DRAWS))
    }

    #[test]
    fn distributions_have_their_moments() {
        let mut draws = stream(1);
        // Tolerances: five standard errors.
        let (mean, variance) = moments(|| draws.normals()[1]);
        assert!(
            mean.abs() < 0.016 && (variance - 1.0).abs() < 0.023,
            "{mean} {variance}"
        );
        let (mean, variance) = moments(|| draws.normal());
        assert!(
            mean.abs() < 0.016 && (variance - 1.0).abs() < 0.023,
            "{mean} {variance}"
        );
        for alpha in [0.2, 0.8, 1.0, 4.0] {
            let (mean, variance) = moments(|| draws.beta(alpha));
            let expected = 1.0 / (4.0 * (2.0 * alpha + 1.0));
            assert!((mean - 0.5).abs() < 0.008, "{alpha}: {mean}");
            assert!(
                (variance - expected).abs() < 0.004,
                "{alpha}: {variance}, not {expected}"
            );
            let (mean, variance) = moments(|| draws.dirichlet(alpha, 3)[1]);
            let expected = 2.0 / 9.0 / (3.0 * alpha + 1.0);
            assert!((mean - 1.0 / 3.0).abs() < 0.008, "{alpha}: {mean}");
            assert!(
                (variance - expected).abs() < 0.004,
                "{alpha}: {variance}, not {expected}"
            );
        }
    }

    #[test]
    fn weighted_draws_are_different_and_follow_the_weights() {
        let mut draws = stream(2);
        let weights = [3.0, 0.0, 1.0];
        let mut firsts = [0_u32; 3];
        for _ in 0..DRAWS {
            let drawn = draws.weighted(&weights, 2);
            firsts[drawn[0]] += 1;
            assert_ne!(drawn[0], drawn[1]);
        }
        assert_eq!(firsts[1], 0);
        assert!(
            (f64::from(firsts[0]) / f64::from(DRAWS) - 0.75).abs() < 0.007,
            "{firsts:?}"
        );
    }

    #[test]
    fn tiny_alphas_still_give_shares() {
        let mut draws = stream(3);
        for _ in 0..1000 {
            assert!((0.0..=1.0).contains(&draws.beta(1e-3)));
        }
    }
}
