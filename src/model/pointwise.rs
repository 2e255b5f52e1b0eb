//! The arithmetic of [`super::fused`] on slices: loops without branches and calls, of which the compiler makes SIMD.

/// [`gelu`](super::fused::gelu) of each.
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        let x = *value;
        let (below, _) = normal_tail(x);
        // Not `max`, which calls a function here.
        let positive = if x > 0.0 { x } else { 0.0 };
        *value = positive - x.abs() * below;
    }
}

/// Multiplies each gradient by GELU's derivative at `x`, `Φ(x) + x φ(x)`.
pub(super) fn gelu_backward(x: &[f32], grad: &mut [f32]) {
    /// `1 / √(2π)`
    const DENSITY_AT_0: f32 = 0.398_942_3;
    for (grad, &x) in grad.iter_mut().zip(x) {
        let (below, bell) = normal_tail(x);
        let phi = if x > 0.0 { 1.0 - below } else { below };
        *grad *= phi + x * (DENSITY_AT_0 * bell);
    }
}

/// `softmax(scale · row)` of each row.
pub(super) fn softmax(scores: &mut [f32], row_len: usize, scale: f32) {
    for row in scores.chunks_exact_mut(row_len) {
        softmax_row(row, scale);
    }
}

/// Of gradients by the shares, those by the scores: `scale · p · (g - Σ g p)` in each row.
pub(super) fn softmax_backward(shares: &[f32], grad: &mut [f32], row_len: usize, scale: f32) {
    for (grad, shares) in grad
        .chunks_exact_mut(row_len)
        .zip(shares.chunks_exact(row_len))
    {
        let mean = dot(grad, shares);
        for (grad, share) in grad.iter_mut().zip(shares) {
            *grad = scale * share * (*grad - mean);
        }
    }
}

/// Of gradients by a layer norm's output, those by its input; adds those by its weight and bias to theirs.
///
/// With `x̂ = (x - mean) / σ` and `h = g · weight`: `(h - mean(h) - x̂ · mean(h · x̂)) / σ`, `Σ g · x̂` and `Σ g`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a row has a few thousand numbers, ε is one such as 1e-6"
)]
pub(super) fn layer_norm_backward(
    x: &[f32],
    weight: &[f32],
    eps: f64,
    grad: &mut [f32],
    of_weight: &mut [f32],
    of_bias: &mut [f32],
) {
    let dim = weight.len();
    let share = 1.0 / dim as f32;
    let mut normed = vec![0.0; dim];
    for (x, grad) in x.chunks_exact(dim).zip(grad.chunks_exact_mut(dim)) {
        let mean = fold(x, 0.0, |sum, x| sum + x) * share;
        for (normed, x) in normed.iter_mut().zip(x) {
            *normed = x - mean;
        }
        let rate = (dot(&normed, &normed) * share + eps as f32).sqrt().recip();
        for ((normed, grad), (of_weight, of_bias)) in normed
            .iter_mut()
            .zip(&*grad)
            .zip(of_weight.iter_mut().zip(of_bias.iter_mut()))
        {
            *normed *= rate;
            *of_weight += grad * *normed;
            *of_bias += grad;
        }
        for (grad, weight) in grad.iter_mut().zip(weight) {
            *grad *= weight;
        }
        let mean = fold(grad, 0.0, |sum, grad| sum + grad) * share;
        let slope = dot(grad, &normed) * share;
        for (grad, normed) in grad.iter_mut().zip(&normed) {
            *grad = rate * (*grad - mean - normed * slope);
        }
    }
}

/// `Φ(-|x|)` and `e^(-x²/2)`.
///
/// Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.26: with `z = |x| / √2`,
/// `Φ(-|x|) = ½ poly(t) e^{-z²}`, `t = 1 / (1 + p z)`; the absolute error is at most 7.5e-8.
#[inline(always)]
fn normal_tail(x: f32) -> (f32, f32) {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let poly = t
        * (0.254_829_6
            + t * (-0.284_496_74 + t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4))));
    let bell = exp_of_negative(-z * z);
    (0.5 * poly * bell, bell)
}

/// `e^x` for `x <= 0`, to within 2 units in the last place; what would be denormal is the smallest normal number.
///
/// `x = n ln 2 + r` with `|r| <= ½ ln 2`; `e^r` by its Taylor series, whose eighth term is below 1e-8.
#[inline(always)]
fn exp_of_negative(x: f32) -> f32 {
    /// Adding 1.5 · 2²³ leaves no bits for a fraction: the sum's low bits are the rounded integer.
    const ROUNDER: f32 = 12_582_912.0;
    /// ln 2 in two parts; the first has trailing zeros, so its product with `n` is exact.
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    // Written so that a NaN stays one.
    let x = if x < -87.0 { -87.0 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + ROUNDER;
    let n = shifted - ROUNDER;
    let r = x - n * LN_2_HIGH - n * LN_2_LOW;
    let series = 1.0
        + r * (1.0
            + r * (1.0 / 2.0
                + r * (1.0 / 6.0
                    + r * (1.0 / 24.0
                        + r * (1.0 / 120.0 + r * (1.0 / 720.0 + r * (1.0 / 5040.0)))))));
    // 2^n: n goes into the exponent's bits.
    let exponent = shifted
        .to_bits()
        .wrapping_sub(ROUNDER.to_bits())
        .wrapping_add(127)
        << 23;
    series * f32::from_bits(exponent)
}

fn softmax_row(row: &mut [f32], scale: f32) {
    let largest = fold(row, f32::NEG_INFINITY, |most, score| {
        if score > most { score } else { most }
    });
    let shift = largest * scale;
    for score in row.iter_mut() {
        *score = exp_of_negative(*score * scale - shift);
    }
    let total = fold(row, 0.0, |sum, weight| sum + weight);
    for weight in row {
        *weight /= total;
    }
}

/// Folds a row in eight lanes side by side, then the lanes.
fn fold(row: &[f32], start: f32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let (eights, rest) = row.as_chunks::<8>();
    let mut lanes = [start; 8];
    for eight in eights {
        for (lane, &value) in lanes.iter_mut().zip(eight) {
            *lane = join(*lane, value);
        }
    }
    lanes
        .iter()
        .chain(rest)
        .fold(start, |all, &value| join(all, value))
}

/// `Σ left · right`, in eight lanes side by side.
fn dot(left: &[f32], right: &[f32]) -> f32 {
    let (left_eights, left_rest) = left.as_chunks::<8>();
    let (right_eights, right_rest) = right.as_chunks::<8>();
    let mut lanes = [0.0; 8];
    for (left, right) in left_eights.iter().zip(right_eights) {
        for (lane, (left, right)) in lanes.iter_mut().zip(left.iter().zip(right)) {
            *lane += left * right;
        }
    }
    let rest: f32 = left_rest
        .iter()
        .zip(right_rest)
        .map(|(left, right)| left * right)
        .sum();
    lanes.iter().sum::<f32>() + rest
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests run on the CPU")]
mod tests {
    use burn::tensor::{Device, Tensor, activation};

    use super::*;

    fn steps(from: f32, to: f32, count: u16) -> impl Iterator<Item = f32> {
        (0..=count).map(move |step| from + (to - from) * f32::from(step) / f32::from(count))
    }

    #[test]
    fn exp_is_within_two_units_in_the_last_place() {
        for x in steps(-87.0, 0.0, 60_000) {
            let (found, exact) = (exp_of_negative(x), f64::from(x).exp());
            let off = (f64::from(found) - exact).abs() / exact;
            assert!(off <= 2.0 * f64::from(f32::EPSILON), "exp({x}) = {found}");
        }
        assert_eq!(exp_of_negative(0.0).to_bits(), 1.0_f32.to_bits());
        assert!(exp_of_negative(f32::NEG_INFINITY) < 1e-37);
    }

    #[test]
    fn gelu_is_that_of_burn() {
        let values: Vec<f32> = steps(-12.0, 12.0, 50_000).collect();
        let x = Tensor::<1>::from_floats(values.as_slice(), &Device::flex());
        let mut ours = values.clone();
        gelu(&mut ours);
        let exact: Vec<f32> = activation::gelu(x).into_data().try_to_vec().expect("f32");
        for ((x, ours), exact) in values.iter().zip(ours).zip(exact) {
            // The formula's 7.5e-8 and a few roundings of f32 (6e-8 each) on either side, times x.
            let tolerance = x.abs() * 3e-7 + 1e-9;
            assert!(
                (ours - exact).abs() <= tolerance,
                "gelu({x}) = {ours}, not {exact}"
            );
        }
        let mut none = [f32::NAN];
        gelu(&mut none);
        assert!(none[0].is_nan());
    }

    #[test]
    fn softmax_is_that_of_burn_for_rows_of_any_length() {
        for row_len in [1, 7, 8, 197, 200] {
            let scores: Vec<f32> = (0_u16..3 * row_len)
                .map(|index| (f32::from(index) * 0.7).sin() * 40.0)
                .collect();
            let row_len = usize::from(row_len);
            let x =
                Tensor::<1>::from_floats(scores.as_slice(), &Device::flex()).reshape([3, row_len]);
            let theirs = activation::softmax(x.mul_scalar(0.125), 1).reshape([3 * row_len]);
            let mut ours = scores;
            softmax(&mut ours, row_len, 0.125);
            let ours = Tensor::<1>::from_floats(ours.as_slice(), &Device::flex());
            let off: f32 = (ours - theirs).abs().max().into_scalar();
            assert!(off <= 1e-6, "{off} apart at length {row_len}");
        }
    }

    #[test]
    fn a_number_that_is_none_stays_visible() {
        let mut row = [0.0, f32::NAN, 1.0];
        softmax_row(&mut row, 1.0);
        assert!(row.iter().all(|weight| weight.is_nan()));
    }
}
