//! The pinned build tools, fetched from the package registry and built once.
//!
//! Built for a quick build rather than for speed: they are idle most of the time the compiler works,
//! and a full release build of them would take longer than the page itself.

use std::fs;

use anyhow::{Context as _, Result};

use crate::workspace::{Workspace, output, run};

const TRUNK: &str = "0.21.14";
/// What the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the WebAssembly target, Trunk and wasm-bindgen are there in the right versions.
pub(crate) fn provide(workspace: &Workspace) -> Result<()> {
    wasm_target(workspace)?;
    // Without the two features for downloads: Trunk downloads tools it misses, and here it misses none.
    install(
        workspace,
        "trunk",
        "trunk",
        TRUNK,
        &["--locked", "--no-default-features"],
    )?;
    // Not `--locked`: the dependencies locked in there no longer build.
    install(
        workspace,
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &wasm_bindgen_version(workspace)?,
        &["--bin", "wasm-bindgen"],
    )
}

/// Adds the WebAssembly target where rustup does not do so by itself.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let installed = output(
        workspace
            .command("rustup")
            .args(["target", "list", "--installed"]),
    );
    match installed {
        Some(targets) if !targets.lines().any(|target| target == WASM) => {
            run(workspace.command("rustup").args(["target", "add", WASM]))
        }
        // There, or no rustup: then the compiler says what it misses.
        _ => Ok(()),
    }
}

fn install(
    workspace: &Workspace,
    package: &str,
    program: &str,
    version: &str,
    flags: &[&str],
) -> Result<()> {
    let program = workspace.tools().join("bin").join(program);
    let found = output(
        workspace
            .command(&program.to_string_lossy())
            .arg("--version"),
    );
    if found.is_some_and(|found| found.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    println!("\n{package} {version} is built once; this takes some minutes.");
    let mut command = workspace.command("cargo");
    command
        .args([
            "install",
            package,
            "--version",
            &format!("={version}"),
            "--force",
        ])
        .args(flags);
    command.arg("--root").arg(workspace.tools());
    command.env("CARGO_TARGET_DIR", workspace.cache.join("target-tools"));
    for (key, value) in [
        ("OPT_LEVEL", "1"),
        ("LTO", "off"),
        ("CODEGEN_UNITS", "16"),
        ("DEBUG", "0"),
        ("STRIP", "symbols"),
        ("PANIC", "abort"),
    ] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    run(&mut command)
}

/// The version of wasm-bindgen the page is compiled against: both halves must be the same.
fn wasm_bindgen_version(workspace: &Workspace) -> Result<String> {
    let lock = fs::read_to_string(workspace.root.join("Cargo.lock")).context("Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen").context("no wasm-bindgen in Cargo.lock")
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let line = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(
        line.strip_prefix("version = \"")?
            .trim_end_matches('"')
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_found_by_whole_name() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.1.0\"\n";
        assert_eq!(locked_version(lock, "a").as_deref(), Some("2.1.0"));
        assert_eq!(locked_version(lock, "b"), None);
    }
}
