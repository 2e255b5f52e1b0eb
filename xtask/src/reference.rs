//! What is exported, opened by the libraries it is meant for: transformers, timm and onnxruntime in Python,
//! transformers.js beside the page in one browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::browser::{self, Browser};
use crate::page;
use crate::python;
use crate::workspace::{Workspace, run as execute};

const WEIGHTS: &str = "../shared/weights/deit_tiny_patch16_224.safetensors";
const PHOTOS: &str = "../shared/datasets/trashnet_small_256/test";

/// Runs the scripts in `tests/reference` that compare, then `tests/side-by-side`.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let scripts = workspace.root.join("tests/reference");
    let python = python::with(workspace, "reference", &scripts.join("requirements.txt"))?;
    let script = |name: &str| {
        let mut command = workspace.command(&python.to_string_lossy());
        command.arg(scripts.join(name));
        command
    };

    let out = workspace.cache.join("reference/onnx");
    if out.is_dir() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let features = ["--no-default-features", "--features", "cli"];
    // This test writes the networks, and building it builds the headless runner.
    execute(
        workspace
            .command("cargo")
            .args(["test", "--locked", "--package", "vitrine"])
            .args(features)
            .args(["--test", "onnx"])
            .env("VITRINE_ONNX_OUT", &out),
    )?;
    for weights in files(&out, "safetensors")? {
        for ending in ["onnx", "f16.onnx"] {
            execute(
                script("check_onnx.py")
                    .arg(weights.with_extension(ending))
                    .arg(&weights),
            )?;
        }
    }

    let code = workspace.cache.join("reference/code");
    if code.is_dir() {
        fs::remove_dir_all(&code)?;
    }
    fs::create_dir_all(&code)?;
    execute(
        workspace
            .command("cargo")
            .args(["test", "--locked", "--package", "vitrine"])
            .args(features)
            .args(["--test", "code"])
            .env("VITRINE_CODE_OUT", &code),
    )?;
    let vitrine = workspace.program("vitrine");
    execute(
        script("recipe_code.py")
            .arg(&code)
            .arg("--vitrine")
            .arg(&vitrine),
    )?;

    let mut round_trip = script("round_trip.py");
    round_trip.arg(&vitrine);
    let shared = [WEIGHTS, PHOTOS];
    if !shared.iter().all(|path| workspace.root.join(path).exists()) {
        println!(
            "../shared is absent: only small random models are compared, and none in the browser."
        );
        return execute(&mut round_trip);
    }
    execute(round_trip.args(["--weights", WEIGHTS, "--images", PHOTOS]))?;

    page::build_if_stale(workspace)?;
    let browser = Browser::find(workspace)?;
    browser::packages(workspace, "tests/side-by-side")?;
    execute(
        browser
            .node(workspace)
            .args(["--test", "--test-reporter=spec"])
            .arg("tests/side-by-side/side-by-side.test.mjs")
            .env("VITRINE_BIN", vitrine),
    )
}

/// The files of a folder with this ending, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found: Vec<_> = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    found.sort();
    Ok(found)
}
