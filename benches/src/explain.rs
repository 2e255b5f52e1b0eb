//! What an explanation costs: `bench-explain [WEIGHTS] [ROUNDS]` prints a table in Markdown, each line the median of
//! rounds in which all lines take turns. Without such a weights file a DeiT-tiny is drawn: what it is changes no time.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark reports on standard output and may panic"
)]

use std::time::Instant;

use futures::executor::block_on;

use burn::tensor::{Device, Tensor, TensorData};
use vitrine::architecture::Architecture;
use vitrine::explain::attention::attention;
use vitrine::explain::relevance::Answered;
use vitrine::explain::rollout::rollout;
use vitrine::explanation::Fusion;
use vitrine::model::weights::initialize;
use vitrine::model::{Checkpoint, Vit};

/// What is timed, the plain forward pass first.
const LINES: [&str; 4] = [
    "a forward pass",
    "attention of every block and head, packed",
    "rollout, half of it dropped",
    "relevance",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().map_or(
        "../shared/weights/deit_tiny_patch16_224.safetensors",
        String::as_str,
    );
    let rounds = arguments
        .get(1)
        .map_or(31, |rounds| rounds.parse().expect("a number of rounds"));
    let device = Device::flex();
    let vit = network(path, &device);
    let pixels: Vec<f32> = (0..3 * 224 * 224).map(|at| (at as f32).sin()).collect();
    let image = || {
        let data = TensorData::new(pixels.clone(), [1, 3, 224, 224]);
        Tensor::<4>::from_data(data, &device)
    };
    let run = |line: usize| {
        let started = Instant::now();
        match line {
            0 => {
                let scores = block_on(vit.forward(image()).into_data_async());
                assert_eq!(scores.expect("scores").num_elements(), 1000);
            }
            1 => {
                let (_, maps) = block_on(attention(&vit, image())).expect("maps");
                assert_eq!(maps.weights.len(), 12 * 3 * 197 * 197);
            }
            2 => {
                block_on(rollout(&vit, image(), Fusion::Mean, 0.5)).expect("a map");
            }
            _ => {
                let answered = block_on(Answered::new(&vit, image())).expect("an answer");
                block_on(answered.relevance(0)).expect("a map");
            }
        }
        started.elapsed().as_secs_f64() * 1000.0
    };
    let mut times = LINES.map(|_| Vec::new());
    for round in 0..=rounds {
        for (line, times) in times.iter_mut().enumerate() {
            let taken = run(line);
            if round > 0 {
                times.push(taken); // The first round warms up.
            }
        }
    }
    let medians = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    println!("| DeiT-tiny, one picture | median | by a forward pass |\n|---|---|---|");
    for (line, median) in LINES.iter().zip(medians) {
        println!("| {line} | {median:.1} ms | {:.2} |", median / medians[0]);
    }
}

fn network(path: &str, device: &Device) -> Vit {
    let Ok(bytes) = std::fs::read(path) else {
        println!("No weights at {path}: drawn ones.\n");
        return initialize(&Architecture::tiny(false), 0, device);
    };
    let loaded = Checkpoint::from_bytes(bytes).and_then(|checkpoint| checkpoint.load(device));
    loaded.expect("weights").0
}
