//! How fast DeiT's augmentation is, on one thread, and how often it allocates: `augment FOLDER [ROUNDS]` prints one
//! line of JSON. The images of the folder are read and held first, as a session holds them.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark reports on standard output and may panic"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use vitrine::augment::{Key, Pipeline};
use vitrine::augmentation::Preset;
use vitrine::data::{Image, Resizer, decode};
use vitrine::preprocess::Preprocess;
use vitrine::report::ImageId;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let folder = arguments.first().map_or(
        "../shared/datasets/trashnet_small_256/train",
        String::as_str,
    );
    let rounds: u32 = arguments
        .get(1)
        .map_or(5, |rounds| rounds.parse().expect("a number of rounds"));
    let mut files = Vec::new();
    files_in(Path::new(folder), &mut files);
    files.sort();
    let mut resizer = Resizer::new();
    let images: Vec<Image> = files
        .iter()
        .map(|file| {
            resizer.held(decode(&std::fs::read(file).expect("readable")).expect("an image"))
        })
        .collect();
    let mut pipeline = Pipeline::new(Preset::Deit.augmentation(), Preprocess::deit(224));
    let mut planes = vec![0.0; pipeline.input_len()];
    let mut round = |epoch: u32, images: &[Image]| {
        let started = Instant::now();
        for (id, image) in (0..).zip(images) {
            let key = Key {
                image: ImageId(id),
                seed: 0,
                epoch,
                copy: 0,
            };
            pipeline.train(image, key, &mut planes);
        }
        started.elapsed().as_secs_f64()
    };
    round(0, &images); // The buffers take their size.
    let mut seconds: Vec<f64> = (1..=rounds).map(|epoch| round(epoch, &images)).collect();
    seconds.sort_by(f64::total_cmp);
    let median = seconds[seconds.len() / 2];
    let profiler = dhat::Profiler::builder().testing().build();
    let before = dhat::HeapStats::get();
    round(0, &images); // What was drawn before: no buffer need grow.
    let after = dhat::HeapStats::get();
    drop(profiler);
    let count = images.len() as f64;
    println!(
        "{{\"images_per_second\": {:.1}, \"best\": {:.1}, \"allocations_per_image\": {:.2}, \"bytes_per_image\": {:.0}}}",
        count / median,
        count / seconds[0],
        (after.total_blocks - before.total_blocks) as f64 / count,
        (after.total_bytes - before.total_bytes) as f64 / count,
    );
}

fn files_in(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("a folder of images") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_in(&path, files);
        } else {
            files.push(path);
        }
    }
}
