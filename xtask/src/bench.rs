//! The CPU engine against onnxruntime-web (same weights, same browser, one thread each), and augmentation against
//! timm's (same photos, same machine, one thread each). Training against itself: with and without kept tokens.
//! Explanations against a plain forward pass. The page's first visit against a clock.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::browser::{self, Browser};
use crate::page;
use crate::python;
use crate::workspace::{Workspace, run as execute};

/// The photos that are augmented.
const PHOTOS: &str = "../shared/datasets/trashnet_small_256/train";

/// What is measured.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Subject {
    /// A DeiT-tiny forward pass.
    Forward,
    /// DeiT's augmentation of photos.
    Augment,
    /// Steps and epochs of training.
    Train,
    /// Attention, rollout and relevance.
    Explain,
    /// A closer look at ten thousand answers.
    Study,
    /// A first visit, and a minute of training, on a modest machine and line.
    Load,
}

/// Prints the table of images a second, natively, in the browser, and by timm.
pub(crate) fn augment(workspace: &Workspace) -> Result<()> {
    let photos = workspace.root.join(PHOTOS);
    ensure!(photos.is_dir(), "no photos at {}", photos.display());
    page::build_if_stale(workspace)?;
    let browser = Browser::find(workspace)?;
    browser::packages(workspace, "tests/bench")?;
    execute(workspace.command("cargo").args([
        "build",
        "--locked",
        "--release",
        "--package",
        "vitrine-benches",
    ]))?;
    let requirements = workspace.root.join("tests/bench/requirements.txt");
    let python = python::with(workspace, "bench", &requirements)?;
    let program = workspace.target.join("release/bench-augment");
    execute(
        browser
            .node(workspace)
            .arg("tests/bench/augment.mjs")
            .args([&program, &python, &photos]),
    )
}

/// Prints what training costs on the CPU, natively.
pub(crate) fn train(workspace: &Workspace) -> Result<()> {
    execute(&mut native(workspace, "bench-train"))
}

/// Prints what explanations cost on the CPU, natively and on one thread.
pub(crate) fn explain(workspace: &Workspace, weights: &Path) -> Result<()> {
    let mut command = native(workspace, "bench-explain");
    execute(
        command
            .arg("--")
            .arg(workspace.root.join(weights))
            .env("RAYON_NUM_THREADS", "1"),
    )
}

/// Runs a program of `benches` that has the engine.
fn native(workspace: &Workspace, program: &str) -> Command {
    let mut command = workspace.command("cargo");
    command
        .args([
            "run",
            "--locked",
            "--release",
            "--package",
            "vitrine-benches",
        ])
        .args(["--features", "train", "--bin", program]);
    command
}

/// Prints how long a closer look at answers takes, natively.
pub(crate) fn study(workspace: &Workspace) -> Result<()> {
    execute(workspace.command("cargo").args([
        "run",
        "--locked",
        "--release",
        "--package",
        "vitrine-benches",
        "--bin",
        "bench-study",
    ]))
}

/// Prints what a first visit to the page feels like.
pub(crate) fn load(workspace: &Workspace) -> Result<()> {
    page::build_if_stale(workspace)?;
    page::compress(workspace)?;
    let browser = Browser::find(workspace)?;
    execute(browser.node(workspace).arg("tests/bench/load.mjs"))
}

/// Prints the table of times for a forward pass.
pub(crate) fn forward(workspace: &Workspace, weights: &Path) -> Result<()> {
    let weights = workspace.root.join(weights);
    ensure!(
        weights.is_file(),
        "no weights at {}: name a timm DeiT-tiny safetensors file with --weights",
        weights.display()
    );
    page::build_if_stale(workspace)?;
    let browser = Browser::find(workspace)?;
    browser::packages(workspace, "tests/bench")?;
    let onnx = export(workspace, &weights)?;
    execute(
        browser
            .node(workspace)
            .arg("tests/bench/bench.mjs")
            .args([&weights, &onnx]),
    )
}

/// The same weights as an ONNX file, by timm and PyTorch in a Python environment of their own.
fn export(workspace: &Workspace, weights: &Path) -> Result<PathBuf> {
    let script = workspace.root.join("tests/bench/export_onnx.py");
    let requirements = workspace.root.join("tests/bench/requirements.txt");
    let onnx = workspace.cache.join("bench/deit_tiny.onnx");
    let modified = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    if modified(&onnx)
        > [weights, &script, &requirements]
            .into_iter()
            .filter_map(modified)
            .max()
    {
        return Ok(onnx);
    }
    fs::create_dir_all(workspace.cache.join("bench"))?;
    let python = python::with(workspace, "bench", &requirements)?;
    execute(
        workspace
            .command(&python.to_string_lossy())
            .arg(&script)
            .args([weights, &onnx]),
    )?;
    Ok(onnx)
}
