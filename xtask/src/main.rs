//! The project's own commands, run as `cargo xtask …`: serve, build, test, bench, check.
//!
//! Nothing here compiles or bundles by itself: Cargo compiles, Trunk bundles, Node drives the browser.
//! These commands fetch the pinned tools, call them in the right order and say what they do.

#![expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on standard output"
)]

mod bench;
mod browser;
mod check;
mod page;
mod precache;
mod python;
mod reference;
mod split;
mod test;
mod tools;
mod wasm;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Vitrine's own commands")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the page if anything changed and serves it on this machine
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Builds the page into dist/, to be served by any file server from any path
    Build,
    /// Runs every test: native ones, then the page in a real Chromium
    Test {
        /// Also runs the slow tests (those marked #[ignore])
        #[arg(long)]
        slow: bool,
        /// Instead has transformers, timm, onnxruntime and transformers.js open what is exported (installs them: gigabytes)
        #[arg(long, conflicts_with = "slow")]
        reference: bool,
        /// Instead keeps what the page looks like now as what it should look like (tests/browser/baselines)
        #[arg(long, conflicts_with_all = ["slow", "reference"])]
        update_baselines: bool,
    },
    /// Measures the CPU engine against onnxruntime-web in one browser, augmentation against timm, training, explanations, a
    /// study of answers, or a first visit
    Bench {
        /// What is measured
        #[arg(value_enum, default_value_t = bench::Subject::Forward)]
        subject: bench::Subject,
        /// DeiT-tiny in timm's naming
        #[arg(
            long,
            default_value = "../shared/weights/deit_tiny_patch16_224.safetensors"
        )]
        weights: std::path::PathBuf,
    },
    /// Checks formatting and lints, natively and for WebAssembly, with warnings denied
    Check,
}

fn main() -> Result<()> {
    let workspace = Workspace::find()?;
    match Arguments::parse().task {
        Task::Serve { port } => page::serve(&workspace, port),
        Task::Build => page::build(&workspace).and_then(|()| page::compress(&workspace)),
        Task::Test {
            reference: true, ..
        } => reference::run(&workspace),
        Task::Test {
            update_baselines: true,
            ..
        } => test::update_baselines(&workspace),
        Task::Test { slow, .. } => test::run(&workspace, slow),
        Task::Bench { subject, weights } => match subject {
            bench::Subject::Forward => bench::forward(&workspace, &weights),
            bench::Subject::Augment => bench::augment(&workspace),
            bench::Subject::Train => bench::train(&workspace),
            bench::Subject::Explain => bench::explain(&workspace, &weights),
            bench::Subject::Study => bench::study(&workspace),
            bench::Subject::Load => bench::load(&workspace),
        },
        Task::Check => check::run(&workspace),
    }
}
