//! Formatting and lints, cheapest first.

use anyhow::Result;

use crate::tools;
use crate::workspace::{Workspace, run as execute};

/// Fails on the first thing a reviewer should not have to say.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    execute(workspace.command("cargo").args(["fmt", "--all", "--check"]))?;
    // Without wgpu: the WebAssembly pass below reads what needs it.
    lint(
        workspace,
        &[
            "--workspace",
            "--exclude",
            "vitrine-engine",
            "--all-targets",
            "--no-default-features",
            "--features",
            "vitrine/cli,vitrine-benches/train",
        ],
    )?;
    tools::wasm_target(workspace)?;
    // The engine exists for WebAssembly only; the app is linted as the program it really is.
    lint(
        workspace,
        &[
            "--package",
            "vitrine-app",
            "--package",
            "vitrine-engine",
            "--target",
            tools::WASM,
        ],
    )
}

fn lint(workspace: &Workspace, what: &[&str]) -> Result<()> {
    execute(
        workspace
            .command("cargo")
            .arg("clippy")
            .arg("--locked")
            .args(what)
            .args(["--", "--deny", "warnings"]),
    )
}
