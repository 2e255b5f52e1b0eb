//! Attention, rollout and relevance against PyTorch: of small networks and of the real DeiT-tiny.
//!
//! Fixture: `tests/reference/explain.py`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    unreachable_pub,
    dead_code,
    deprecated,
    reason = "a test may panic, print and read at once; ndarray is the independent reference; not every file uses all of `fixture`"
)]

mod fixture;

use burn::tensor::{Device, Tensor, TensorData};
use futures::executor::block_on;

use fixture::{Fixture, host, synthetic};
use vitrine::augment::Pipeline;
use vitrine::explain::attention::attention;
use vitrine::explain::relevance::Answered;
use vitrine::explain::rollout::rollout;
use vitrine::explanation::Fusion;
use vitrine::model::{Checkpoint, Vit};
use vitrine::preprocess::Preprocess;

/// The largest difference from the reference, by the reference's largest number: f32 against f64.
const TOLERANCE: f32 = 1e-4;

const FUSIONS: [(&str, Fusion); 3] = [
    ("mean", Fusion::Mean),
    ("max", Fusion::Max),
    ("min", Fusion::Min),
];

fn check(name: &str, found: &[f32], expected: &[f32]) -> f32 {
    assert_eq!(found.len(), expected.len(), "{name}");
    let most = expected.iter().copied().fold(0.0, f32::max);
    let apart = found.iter().zip(expected).map(|(a, b)| (a - b).abs());
    let worst = apart.fold(0.0, f32::max) / most;
    assert!(worst <= TOLERANCE, "{name}: {worst} of the largest, {most}");
    worst
}

fn small(name: &str, device: &Device) -> Vit {
    let bytes = Fixture::read(name).checkpoint("w.", &[("heads", "3")]);
    let loaded = Checkpoint::from_bytes(bytes).and_then(|checkpoint| checkpoint.load(device));
    loaded.expect("loads").0
}

/// Of the `at`th part of a tensor of that many.
fn part(floats: &[f32], at: usize, of: usize) -> &[f32] {
    let length = floats.len() / of;
    &floats[at * length..(at + 1) * length]
}

fn like_pytorch(name: &str) {
    let expected = Fixture::read("explain");
    let input = Fixture::read(&format!("vit_{name}")).floats("input");
    // ndarray goes the way of graphics processors: softmax and norms put together from burn's parts.
    for device in [Device::flex(), Device::ndarray()] {
        let vit = small(&format!("vit_{name}"), &device);
        for at in 0..2 {
            let image = || {
                let pixels = part(&input, at, 2).to_vec();
                Tensor::<4>::from_data(TensorData::new(pixels, [1, 3, 32, 32]), &device)
            };
            let mut seen = Vec::new();
            let _ = vit.forward_seen(image(), |attention| {
                seen.extend(host(attention.clone()));
                attention
            });
            let attention = expected.floats(&format!("{name}.attention"));
            check("attention", &seen, part(&attention, at, 2));
            for (word, fusion) in FUSIONS {
                for (percent, discard) in [(0, 0.0), (50, 0.5)] {
                    let found = block_on(rollout(&vit, image(), fusion, discard)).expect("found");
                    let key = format!("{name}.rollout.{word}.{percent}");
                    check(&key, &found.1.values, part(&expected.floats(&key), at, 2));
                }
            }
            for class in [1, 3] {
                let answered = block_on(Answered::new(&vit, image())).expect("answered");
                let scores = host(vit.forward(image()));
                check("scores", &answered.logits, &scores);
                let found = block_on(answered.relevance(class)).expect("found");
                let key = format!("{name}.relevance.{class}");
                check(&key, &found.values, part(&expected.floats(&key), at, 2));
            }
        }
    }
}

#[test]
fn a_plain_deit_is_explained_as_pytorch_does() {
    like_pytorch("plain");
}

#[test]
fn a_distilled_deit_is_explained_as_pytorch_does() {
    like_pytorch("distilled");
}

/// The weights of `../shared`, where they are.
#[test]
fn the_real_deit_tiny_is_explained_as_pytorch_does() {
    let path = "../shared/weights/deit_tiny_patch16_224.safetensors";
    let Ok(weights) = std::fs::read(path) else {
        println!("skipped: ../shared/weights is absent");
        return;
    };
    let expected = Fixture::read("explain");
    let device = Device::flex();
    let loaded = Checkpoint::from_bytes(weights).and_then(|checkpoint| checkpoint.load(&device));
    let (vit, _) = loaded.expect("loads");
    let mut pixels = vec![0.0; 3 * 224 * 224];
    Pipeline::evaluation(Preprocess::deit(224)).evaluate(&synthetic(256, 256), &mut pixels);
    let image =
        || Tensor::<4>::from_data(TensorData::new(pixels.clone(), [1, 3, 224, 224]), &device);

    let (scores, maps) = block_on(attention(&vit, image())).expect("found");
    let attention = expected.floats("real.attention");
    for (row, expected) in (0..36).zip(attention.chunks(196)) {
        let found: Vec<f32> = maps.row(row / 3, row % 3, 0).collect();
        let scale = maps.scales[(row * 197) as usize];
        for (found, expected) in found[1..].iter().zip(expected) {
            assert!(
                (found - expected).abs() <= scale / 255.0 * 0.51,
                "row {row}"
            );
        }
    }
    let mut ranked: Vec<usize> = (0..1000).collect();
    ranked.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    for (word, fusion) in FUSIONS {
        for (percent, discard) in [(0, 0.0), (50, 0.5)] {
            let (_, heat) = block_on(rollout(&vit, image(), fusion, discard)).expect("found");
            assert_eq!((heat.rows, heat.columns), (14, 14));
            let key = format!("real.rollout.{word}.{percent}");
            let off = check(&key, &heat.values, &expected.floats(&key));
            println!("{key}: {off:.1e} of the largest");
        }
    }
    for (class, word) in ranked.into_iter().zip(["first", "second"]) {
        let answered = block_on(Answered::new(&vit, image())).expect("answered");
        let heat = block_on(answered.relevance(class)).expect("found");
        let key = format!("real.relevance.{word}");
        let off = check(&key, &heat.values, &expected.floats(&key));
        println!("{key}: {off:.1e} of the largest");
    }
}
