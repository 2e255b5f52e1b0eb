//! Every test in one go, with a summary at the end.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::browser::Browser;
use crate::page;
use crate::workspace::{Workspace, run as execute};

/// Runs the native tests, builds the page, and runs the page's tests in a browser.
pub(crate) fn run(workspace: &Workspace, slow: bool) -> Result<()> {
    let mut phases = Phases::default();
    phases.run("native tests", || native(workspace, slow));
    if phases.run("building the page", || page::build_if_stale(workspace)) {
        phases.run("browser tests", || in_browser(workspace, slow));
    }
    phases.finish()
}

/// Keeps what the page looks like now as what it should look like.
pub(crate) fn update_baselines(workspace: &Workspace) -> Result<()> {
    page::build_if_stale(workspace)?;
    let mut node = Browser::find(workspace)?.node(workspace);
    node.args(["--test", "--test-reporter=spec"])
        .arg("tests/browser/baselines.test.mjs")
        .env("VITRINE_UPDATE_BASELINES", "1");
    execute(&mut node)
}

/// The library, without wgpu: no native test uses a graphics device, and building its stack takes longer than
/// all the rest. Then page and tools, in a command of their own, so that their dependencies' features do not have
/// burn built once more. (The engine's crate is WebAssembly only; what it runs is tested in the library.)
fn native(workspace: &Workspace, slow: bool) -> Result<()> {
    let library = [
        &["--package", "vitrine"][..],
        &["--no-default-features", "--features", "cli"],
    ];
    let others = ["--package", "vitrine-app", "--package", "xtask"];
    for packages in [library.concat(), others.to_vec()] {
        let mut command = workspace.command("cargo");
        command.args(["test", "--locked"]).args(packages);
        if slow {
            command.args(["--", "--include-ignored"]);
        }
        execute(&mut command)?;
    }
    Ok(())
}

fn in_browser(workspace: &Workspace, slow: bool) -> Result<()> {
    let browser = Browser::find(workspace)?;
    let mut files: Vec<_> = fs::read_dir(workspace.root.join("tests/browser"))
        .context("tests/browser")?
        .flatten()
        .map(|entry| format!("tests/browser/{}", entry.file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    files.sort();
    // One at a time: training is what these tests wait for, and it uses a whole core.
    let passes = |file: &String| {
        let mut node = browser.node(workspace);
        node.args(["--test", "--test-reporter=spec"]).arg(file);
        // The headless runner as `cargo test` has just built it.
        node.env("VITRINE_BIN", workspace.program("vitrine"));
        if slow {
            node.env("VITRINE_SLOW", "1");
        }
        execute(&mut node).is_ok()
    };
    files.retain(|file| !passes(file));
    // A browser on a busy machine has its days: what failed is tried once more, alone, and both are said.
    let again = files.clone();
    files.retain(|file| !passes(file));
    for file in &again {
        let outcome = if files.contains(file) {
            "failed twice"
        } else {
            "failed once, then passed"
        };
        println!("{file}: {outcome}");
    }
    if !files.is_empty() {
        bail!("{}", files.join(", "));
    }
    Ok(())
}

/// What was run, how it went, and how long it took.
#[derive(Default)]
struct Phases(Vec<(&'static str, Duration, Result<()>)>);

impl Phases {
    fn run(&mut self, name: &'static str, phase: impl FnOnce() -> Result<()>) -> bool {
        println!("\n══ {name} ══");
        let start = Instant::now();
        let outcome = phase();
        let passed = outcome.is_ok();
        self.0.push((name, start.elapsed(), outcome));
        passed
    }

    fn finish(self) -> Result<()> {
        println!("\n══ summary ══");
        for (name, took, outcome) in &self.0 {
            let verdict = outcome
                .as_ref()
                .map_or_else(|error| format!("FAILED: {error}"), |()| "passed".to_owned());
            println!("{name:<20} {:>5} s  {verdict}", took.as_secs());
        }
        if self.0.iter().any(|(.., outcome)| outcome.is_err()) {
            bail!("some tests failed");
        }
        Ok(())
    }
}
