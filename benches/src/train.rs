//! What training costs: `bench-train [--device cpu|webgpu] [--sizes tiny,small,base] [--batch 16] [--steps-only]`
//! prints tables in Markdown. A software adapter needs small batches, and hours.
//!
//! Weights and images are drawn, not loaded: what they are changes no time. Each line of the last table runs in a
//! process of its own, so that its memory is its own.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark reports on standard output and may panic"
)]

use std::process::Command;
use std::time::Instant;

use futures::executor::block_on;

use vitrine::architecture::Architecture;
use vitrine::augmentation::Augmentation;
use vitrine::data::{Dataset, Image};
use vitrine::device;
use vitrine::memory::{self, Keeps, MemoryPlan};
use vitrine::model::weights::initialize;
use vitrine::preprocess::Preprocess;
use vitrine::protocol::DeviceChoice;
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::{EpochReport, Phase, RunReport, Split, StepReport};
use vitrine::train::teacher::Teachers;
use vitrine::train::views::Views;
use vitrine::train::{Setting, Watch, run};

/// As many as `trashnet_small_256` has.
const IMAGES: u32 = 240;
const CLASSES: u32 = 6;
/// Optimiser steps of one epoch where a step is timed.
const STEPS: u32 = 3;
const BLOCKS: [u32; 4] = [0, 2, 4, 12];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let device = value("--device").unwrap_or_else(|| "cpu".to_owned());
    let sizes = value("--sizes").unwrap_or_else(|| "tiny,small,base".to_owned());
    let batch = value("--batch").unwrap_or_else(|| "16".to_owned());
    if let Some(blocks) = value("--step") {
        let blocks = blocks.parse().expect("a number of blocks");
        step(&sizes, blocks, batch.parse().expect("a batch"), &device);
        return;
    }
    if !arguments.iter().any(|argument| argument == "--steps-only") {
        println!("On {device}, 240 images of 224 px, batches of 16.\n");
        cache(&device);
        head(&device);
    }
    println!("On {device}, images of 224 px, batches of {batch}.\n");
    println!("| network | blocks that learn | a step | peak memory | planned |");
    println!("|---|---|---|---|---|");
    for size in sizes.split(',') {
        for blocks in BLOCKS {
            let program = std::env::current_exe().expect("its own path");
            let status = Command::new(program)
                .args([
                    "--step",
                    &blocks.to_string(),
                    "--sizes",
                    size,
                    "--device",
                    &device,
                    "--batch",
                    &batch,
                ])
                .status();
            assert!(status.expect("starts").success(), "{size}, {blocks} blocks");
        }
    }
}

/// An epoch of the last two blocks on kept tokens, against the same with the frozen part computed for every batch.
fn cache(device: &str) {
    let epoch = |views: u32| {
        let recipe = Recipe {
            epochs: 4,
            cached_views: Some(views),
            ..Recipe::last_blocks(2)
        };
        let report = trained(&architecture("tiny"), &recipe, IMAGES, device);
        // The first epoch fills the cache.
        let mut seconds: Vec<f64> = report
            .epochs
            .iter()
            .skip(1)
            .map(|epoch| epoch.seconds)
            .collect();
        seconds.sort_by(f64::total_cmp);
        seconds[seconds.len() / 2]
    };
    let (kept, anew) = (epoch(1), epoch(0));
    println!(
        "(a) DeiT-tiny, last 2 blocks, an epoch (median of 3, measuring included): {kept:.2} s on kept tokens, {anew:.2} s without, {:.1} times as long.\n",
        anew / kept
    );
}

/// A hundred epochs of the head on kept features, against computing those.
fn head(device: &str) {
    let recipe = Recipe {
        epochs: 100,
        ..Recipe::default()
    };
    let seconds = trained(&architecture("tiny"), &recipe, IMAGES, device).seconds;
    println!(
        "(b) DeiT-tiny, head only: the feature pass {:.2} s, 100 epochs {:.2} s.\n",
        seconds.features,
        seconds.train + seconds.evaluate
    );
}

/// One line of the table.
fn step(size: &str, blocks: u32, batch: u32, device: &str) {
    let recipe = Recipe {
        epochs: 2,
        batch_size: batch,
        cached_views: Some(1),
        augmentation: Augmentation::none(),
        ..Recipe::last_blocks(blocks)
    };
    let architecture = Architecture {
        classes: CLASSES as usize,
        ..architecture(size)
    };
    let keeps = if device == "cpu" {
        Keeps::Inputs
    } else {
        Keeps::Parts
    };
    let plan = MemoryPlan::of(
        &architecture.clone().into(),
        &recipe.main(),
        &recipe,
        memory::LIMIT,
        keeps,
    );
    let stepped = Steps::default();
    trained_with(&architecture, &recipe, STEPS * batch, device, &stepped);
    let mut seconds = stepped.between.into_inner();
    seconds.sort_by(f64::total_cmp);
    println!(
        "| {size} | {blocks} | {:.2} s | {} | {} ({} at once) |",
        seconds[seconds.len() / 2],
        peak_memory().map_or_else(|| "?".to_owned(), megabytes),
        megabytes(plan.total()),
        plan.micro_batch,
    );
}

fn architecture(size: &str) -> Architecture {
    match size {
        "tiny" => Architecture::tiny(false),
        "small" => Architecture::small(false),
        "base" => Architecture::base(false),
        other => panic!("no size is called {other}"),
    }
}

fn trained(architecture: &Architecture, recipe: &Recipe, images: u32, device: &str) -> RunReport {
    trained_with(architecture, recipe, images, device, &Steps::default())
}

fn trained_with(
    architecture: &Architecture,
    recipe: &Recipe,
    images: u32,
    device: &str,
    watch: &Steps,
) -> RunReport {
    let choice = match device {
        "cpu" => DeviceChoice::Cpu,
        "webgpu" => DeviceChoice::WebGpu,
        other => panic!("no device is called {other}"),
    };
    let device = block_on(device::open(choice)).expect("a device");
    let data = drawn(images);
    let setting = Setting {
        preprocess: Preprocess::deit(224),
        networks: vec![1],
        data: &data,
        recipe,
        teachers: &Teachers::default(),
        device: &device,
    };
    assert!(matches!(
        recipe.trainable,
        Trainable::Head | Trainable::LastBlocks(_)
    ));
    let vit = initialize(architecture, 0, &device);
    let mut views = Views::default();
    let run = run(vit, false, &setting, &mut views, None, watch);
    block_on(run).expect("trains").1
}

/// Images of noise, and one of each class to measure on.
fn drawn(images: u32) -> Dataset {
    let mut data = Dataset::new(0.0, 0);
    let mut state = 1_u32;
    let mut image = || {
        let pixels = (0..256 * 256 * 3).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        });
        Image::new(256, 256, pixels.collect()).expect("an image")
    };
    for number in 0..images + CLASSES {
        let split = if number < images {
            Split::Train
        } else {
            Split::Test
        };
        let class = (number % CLASSES).to_string();
        data.add(image(), &number.to_string(), &class, Some(split))
            .expect("room");
    }
    data
}

/// Seconds from one step to the next, the first of each epoch left out.
struct Steps {
    started: Instant,
    last: std::cell::Cell<Option<(u32, f64)>>,
    between: std::cell::RefCell<Vec<f64>>,
}

impl Default for Steps {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            last: std::cell::Cell::default(),
            between: std::cell::RefCell::default(),
        }
    }
}

impl Watch for Steps {
    fn progress(&self, _phase: Phase, _done: usize, _total: usize) {}

    fn step(&self, report: StepReport) {
        let now = self.started.elapsed().as_secs_f64();
        if let Some((epoch, before)) = self.last.get()
            && epoch == report.epoch
        {
            self.between.borrow_mut().push(now - before);
        }
        self.last.set(Some((report.epoch, now)));
    }

    fn epoch(&self, _report: &EpochReport) {}

    fn now_ms(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }

    async fn breathe(&self) -> bool {
        false
    }
}

/// The most memory this process has held, where the system says (Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib = line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?;
    Some(kib * 1024)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}
