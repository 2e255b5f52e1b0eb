//! Makes what ships with the page, from nothing but this code and a seed:
//! `static/samples/shapes.zip` (the sample data) and `static/models/starter.safetensors` (a small DeiT).
//!
//! `cargo run --release --example starter`; `-- --steps 0` makes the sample data alone.

mod shapes;

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::time::Instant;

use burn::module::Module as _;
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};
use clap::Parser;
use futures::executor::block_on;
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use rand::RngExt as _;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;
use zip::write::{SimpleFileOptions, ZipWriter};

use shapes::{LEARNT, SAMPLE, Shape, draw};
use vitrine::augment::{MixPlan, normalize};

use vitrine::model::variant::NORM_EPS;
use vitrine::model::weights::{initialize, to_safetensors};
use vitrine::model::{Architecture, Vit};
use vitrine::preprocess::Preprocess;
use vitrine::recipe::{Annealing, Recipe};
use vitrine::report::Precision;
use vitrine::train::evaluate::floats;
use vitrine::train::loss::soft_cross_entropy;
use vitrine::train::optim::Optimizer;
use vitrine::train::schedule::Schedule;

#[derive(Parser)]
struct Arguments {
    /// Optimiser steps.
    #[arg(long, default_value_t = 2000)]
    steps: u32,
    #[arg(long, default_value_t = 32)]
    batch: usize,
    #[arg(long, default_value_t = 2e-3)]
    lr: f64,
}

const SEED: u64 = 2021;
const SAMPLE_PER_CLASS: u32 = 30;
const SAMPLE_PX: u32 = 96;

fn architecture() -> Architecture {
    Architecture {
        image_px: (64, 64),
        patch_px: 16,
        dim: 96,
        depth: 4,
        heads: 3,
        mlp_dim: 384,
        classes: LEARNT.len(),
        distilled: false,
        dist_head: false,
        layer_scale: false,
        prefix_positions: true,
        norm_eps: NORM_EPS,
    }
}

#[expect(clippy::print_stdout, reason = "a command line tool's output")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    fs::create_dir_all("static/samples")?;
    fs::create_dir_all("static/models")?;
    fs::write("static/samples/shapes.zip", sample()?)?;
    if arguments.steps == 0 {
        return Ok(());
    }
    let started = Instant::now();
    let vit = train(&arguments, |step, loss| {
        println!(
            "step {step:>5}  loss {loss:.4}  {:>6.1} s",
            started.elapsed().as_secs_f32()
        );
    })?;
    println!(
        "accuracy on new pictures of the shapes it learnt: {:.3}",
        accuracy(&vit)?
    );
    let classes: Vec<String> = LEARNT.iter().map(|shape| shape.name()).collect();
    fs::write(
        "static/models/starter.safetensors",
        block_on(to_safetensors(
            &vit,
            &classes,
            &Preprocess::deit(64),
            Precision::F32,
        ))?,
    )?;
    Ok(())
}

/// The sample data as a zip of class folders.
fn sample() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    for shape in SAMPLE {
        for index in 0..SAMPLE_PER_CLASS {
            zip.start_file(
                format!("{}/{index:02}.jpg", shape.name()),
                SimpleFileOptions::default().last_modified_time(zip::DateTime::default()),
            )?;
            let picture = draw(shape, SAMPLE_PX, &mut rng);
            let mut jpeg = Vec::new();
            JpegEncoder::new_with_quality(&mut jpeg, 90).encode(
                picture.pixels(),
                SAMPLE_PX,
                SAMPLE_PX,
                ExtendedColorType::Rgb8,
            )?;
            zip.write_all(&jpeg)?;
        }
    }
    Ok(zip.finish()?.into_inner())
}

fn train(arguments: &Arguments, report: impl Fn(u32, f32)) -> Result<Vit, Box<dyn Error>> {
    let device = Device::flex();
    let recipe = Recipe {
        weight_decay: 0.05,
        clip_grad_norm: Some(1.0),
        ..Recipe::default()
    };
    let schedule = Schedule {
        annealing: Annealing::Cosine,
        per_epoch: 1,
        lr: arguments.lr,
        min_lr: 1e-5,
        warmup: arguments.steps / 20,
        steps: arguments.steps,
    };
    let mut rng = ChaCha8Rng::seed_from_u64(SEED + 1);
    let mut vit = initialize(&architecture(), SEED, &device).train();
    let mut optimizer = Optimizer::new(&recipe, vit.architecture().depth);
    let mut running = 0.0;
    for step in 0..arguments.steps {
        let (images, labels) = batch(arguments.batch, &mut rng, &device);
        let (rows, classes) = (labels.len(), LEARNT.len());
        let targets = MixPlan::none(rows).targets(&labels, classes, 0.1);
        let targets = Tensor::<2>::from_data(TensorData::new(targets, [rows, classes]), &device);
        let loss = soft_cross_entropy(vit.forward(images), targets);
        let gradients = GradientsParams::from_grads(loss.backward(), &vit);
        vit = optimizer.step(schedule.at(step), vit, 0, gradients).0;
        running += block_on(floats(loss.inner()))?[0];
        if (step + 1) % 100 == 0 {
            report(step + 1, running / 100.0);
            running = 0.0;
        }
    }
    Ok(vit.valid())
}

fn batch(count: usize, rng: &mut ChaCha8Rng, device: &Device) -> (Tensor<4>, Vec<usize>) {
    let (side, _) = architecture().image_px;
    let (mut pixels, mut labels) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let label = rng.random_range(0..LEARNT.len());
        let shape: Shape = LEARNT[label];
        let mut one = vec![0.0; 3 * side * side];
        #[expect(clippy::cast_possible_truncation, reason = "a picture's side")]
        normalize(
            &draw(shape, side as u32, rng),
            &Preprocess::deit(side as u32),
            &mut one,
        );
        pixels.extend(one);
        labels.push(label);
    }
    (
        Tensor::from_data(TensorData::new(pixels, [count, 3, side, side]), device),
        labels,
    )
}

fn accuracy(vit: &Vit) -> Result<f32, Box<dyn Error>> {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED + 2);
    let (images, labels) = batch(256, &mut rng, &Device::flex());
    let logits = block_on(floats(vit.forward(images).reshape([-1])))?;
    let best = |row: &[f32]| {
        row.iter()
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(b.1))
            .map(|(index, _)| index)
    };
    let right = logits
        .chunks(LEARNT.len())
        .zip(&labels)
        .filter(|(row, label)| best(row) == Some(**label))
        .count();
    #[expect(clippy::cast_precision_loss, reason = "256 pictures")]
    Ok(right as f32 / labels.len() as f32)
}
