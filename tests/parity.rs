//! Two independent CPU backends compute the same.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::too_many_lines,
    unreachable_pub,
    dead_code,
    deprecated,
    reason = "a test may panic, print and read at once; ndarray is the independent reference; not every file uses all of `fixture`"
)]

use burn::tensor::Device;
use futures::executor::block_on;

use vitrine::parity::{max_difference, trace};

#[test]
fn flex_and_ndarray_agree_on_logits_gradients_and_training_steps() {
    let flex = block_on(trace(&Device::flex(), 6)).expect("runs");
    let ndarray = block_on(trace(&Device::ndarray(), 6)).expect("runs");
    assert!(max_difference(&flex.logits, &ndarray.logits) < 1e-5);
    assert!(max_difference(&flex.gradients, &ndarray.gradients) < 1e-5);
    // Each step starts from the last one's rounding.
    assert!(max_difference(&flex.losses, &ndarray.losses) < 1e-4);
    assert!(
        flex.losses.last() < flex.losses.first(),
        "it learns: {:?}",
        flex.losses
    );
}

#[test]
fn a_difference_that_is_no_number_is_not_passed_over() {
    assert!(max_difference(&[f32::NAN, 0.0], &[0.0, 0.0]).is_nan());
    assert!(max_difference(&[0.0], &[0.0, 0.0]).is_infinite());
}
