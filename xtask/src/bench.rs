//! The CPU engine against onnxruntime-web: same weights, same browser, one thread each.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::browser::{self, Browser};
use crate::page;
use crate::python;
use crate::workspace::{Workspace, run as execute};

/// Prints the table of times for a forward pass.
pub(crate) fn run(workspace: &Workspace, weights: &Path) -> Result<()> {
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
