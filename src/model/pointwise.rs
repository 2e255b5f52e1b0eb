//! GELU and softmax. On the CPU, where no gradients are taken, by loops of our own: burn's CPU backend calls the
//! scalar `erf` and `exp` of the C library number by number, which is a third of a forward pass in the browser.
//! The loops below have no branches and no calls, so the compiler makes SIMD of them.

use burn::tensor::activation;
use burn::tensor::{Device, Tensor};

/// `x · Φ(x)` with the normal distribution's Φ (the exact GELU, not its tanh approximation), forward and backward.
///
/// burn's fused `gelu` is exact forward, but all its backends save flex differentiate the tanh approximation,
/// which is off by up to 1e-4. So where gradients are taken it is put together from parts.
pub(super) fn gelu<const D: usize>(x: Tensor<D>) -> Tensor<D> {
    if x.is_autodiff() {
        let erf = x.clone().div_scalar(std::f64::consts::SQRT_2).erf();
        return x * erf.add_scalar(1.0).mul_scalar(0.5);
    }
    if in_host_memory(&x.device()) {
        return map(x, |values| {
            for value in values {
                *value = gelu_of(*value);
            }
        });
    }
    activation::gelu(x)
}

/// Whether tensors of this device are plain memory of this process, to be read and written directly.
pub(super) fn in_host_memory(device: &Device) -> bool {
    *device == Device::flex()
}

/// `softmax(scale · scores)` along the last dimension, for a tensor [in host memory](in_host_memory) that takes no
/// gradients.
pub(super) fn softmax_scaled<const D: usize>(scores: Tensor<D>, scale: f32) -> Tensor<D> {
    let row_len = scores.dims()[D - 1];
    map(scores, |values| {
        for row in values.chunks_exact_mut(row_len) {
            softmax_row(row, scale);
        }
    })
}

/// Applies `change` to the tensor's numbers, in place where nobody else holds them.
fn map<const D: usize>(tensor: Tensor<D>, change: impl FnOnce(&mut [f32])) -> Tensor<D> {
    let device = tensor.device();
    #[expect(
        clippy::disallowed_methods,
        reason = "in host memory there is nothing to wait for"
    )]
    let mut data = tensor.into_data();
    #[expect(
        clippy::expect_used,
        reason = "every network here is of f32, and flex keeps its numbers aligned"
    )]
    change(data.as_mut_slice::<f32>().expect("numbers of type f32"));
    Tensor::from_data(data, &device)
}

/// Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.26: with `z = |x| / √2`,
/// `Φ(-|x|) = ½ poly(t) e^{-z²}`, `t = 1 / (1 + p z)`; the absolute error is at most 7.5e-8.
#[inline(always)]
fn gelu_of(x: f32) -> f32 {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let poly = t
        * (0.254_829_6
            + t * (-0.284_496_74 + t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4))));
    // Not `max`, which calls a function here.
    let positive = if x > 0.0 { x } else { 0.0 };
    positive - x.abs() * (0.5 * poly * exp_of_negative(-z * z))
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests run on the CPU")]
mod tests {
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
        let ours: Vec<f32> = gelu(x.clone()).into_data().try_to_vec().expect("f32");
        let exact: Vec<f32> = activation::gelu(x).into_data().try_to_vec().expect("f32");
        for ((x, ours), exact) in values.iter().zip(ours).zip(exact) {
            // The formula's 7.5e-8 and a few roundings of f32 (6e-8 each) on either side, times x.
            let tolerance = x.abs() * 3e-7 + 1e-9;
            assert!(
                (ours - exact).abs() <= tolerance,
                "gelu({x}) = {ours}, not {exact}"
            );
        }
        assert!(gelu_of(f32::NAN).is_nan());
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
            let ours = softmax_scaled(x.clone(), 0.125);
            let theirs = activation::softmax(x.mul_scalar(0.125), 1);
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
