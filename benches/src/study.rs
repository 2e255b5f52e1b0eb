//! How long a closer look at 10,000 answers over 10 classes takes, on one thread: prints one line of JSON.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a benchmark reports on standard output"
)]

use std::hint::black_box;
use std::time::Instant;

use vitrine::metrics::{Answer, study};
use vitrine::report::ImageId;

const ANSWERS: u32 = 10_000;
const CLASSES: usize = 10;
const ROUNDS: usize = 21;

fn main() {
    let answers: Vec<Answer> = (0..ANSWERS).map(answer).collect();
    let mut milliseconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            black_box(study(CLASSES, black_box(&answers), None));
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    milliseconds.sort_by(f64::total_cmp);
    println!(
        "{{\"answers\": {ANSWERS}, \"classes\": {CLASSES}, \"milliseconds\": {:.1}, \"best\": {:.1}}}",
        milliseconds[ROUNDS / 2],
        milliseconds[0]
    );
}

/// An answer like a trained model's: the label's logit higher than the others, often enough.
fn answer(image: u32) -> Answer {
    let label = image as usize % CLASSES;
    let noise = |class: usize| {
        let mixed = (image.wrapping_mul(2_654_435_761) ^ (class as u32 * 40_503))
            .wrapping_mul(2_246_822_519);
        (mixed >> 8) as f32 / 16_777_216.0
    };
    let logit = |class: usize| 6.0 * noise(class) + if class == label { 4.0 } else { 0.0 };
    Answer {
        image: ImageId(image),
        label,
        logits: (0..CLASSES).map(logit).collect(),
    }
}
