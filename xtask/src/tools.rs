//! The pinned build tools, fetched from the package registry and built once.
//!
//! Built for a quick build rather than for speed: a full release build of them would take longer than
//! building the page.

use std::fs;

use anyhow::{Context as _, Result};

use crate::workspace::{Workspace, output, run};

/// What the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    opt_level: &'a str,
    flags: &'a [&'a str],
}

/// Makes sure that the WebAssembly target, Trunk and wasm-bindgen are there in the right versions.
pub(crate) fn provide(workspace: &Workspace) -> Result<()> {
    wasm_target(workspace)?;
    let trunk = Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14",
        // It waits for the compiler; its minifiers, unused here, are slow to optimise.
        opt_level: "0",
        // Without what downloads missing tools: here none is missing.
        flags: &["--locked", "--no-default-features"],
    };
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &wasm_bindgen_version(workspace)?,
        opt_level: "1",
        // Not `--locked`: the dependencies locked in there no longer build.
        flags: &["--bin", "wasm-bindgen"],
    };
    // One folder for both: they share dependencies, and what an interrupted build has done stays.
    let scratch = workspace.cache.join("target-tools");
    for tool in [wasm_bindgen, trunk] {
        if !tool.is_installed(workspace) {
            println!(
                "\n{} {} is built once; this takes minutes.",
                tool.package, tool.version
            );
            let mut install = tool.install(workspace);
            run(install.env("CARGO_TARGET_DIR", &scratch))?;
        }
    }
    if scratch.exists() {
        fs::remove_dir_all(&scratch).with_context(|| scratch.display().to_string())?;
    }
    Ok(())
}

/// Adds the WebAssembly target where rustup does not do so by itself.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let mut list = workspace.command("rustup");
    match output(list.args(["target", "list", "--installed"])) {
        Some(targets) if !targets.lines().any(|target| target == WASM) => {
            run(workspace.command("rustup").args(["target", "add", WASM]))
        }
        // There, or no rustup: then the compiler says what it misses.
        _ => Ok(()),
    }
}

impl Tool<'_> {
    fn is_installed(&self, workspace: &Workspace) -> bool {
        let program = workspace.tools().join("bin").join(self.program);
        let found = output(
            workspace
                .command(&program.to_string_lossy())
                .arg("--version"),
        );
        found.is_some_and(|found| found.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self, workspace: &Workspace) -> std::process::Command {
        let mut command = workspace.command("cargo");
        command.args([
            "install",
            self.package,
            "--version",
            &format!("={}", self.version),
        ]);
        command
            .args(self.flags)
            .arg("--force")
            .arg("--root")
            .arg(workspace.tools());
        let profile = [
            ("OPT_LEVEL", self.opt_level),
            ("LTO", "off"),
            ("CODEGEN_UNITS", "16"),
            ("DEBUG", "0"),
            ("STRIP", "symbols"),
        ];
        for (key, value) in profile {
            command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
        }
        command
    }
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
