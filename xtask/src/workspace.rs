//! Where things are, and how commands are run.
//!
//! Compiled things live under the user's cache folder rather than in the checkout, so that a second
//! checkout starts warm. `CARGO_TARGET_DIR`, where set, is honoured.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The folders commands work in.
pub(crate) struct Workspace {
    /// The repository.
    pub(crate) root: PathBuf,
    /// What may be deleted at any time and is only slow to get back.
    pub(crate) cache: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Finds the folders from the environment.
    ///
    /// Where the repository is, Cargo says at run time: this program may have been compiled for another checkout.
    pub(crate) fn find() -> Result<Self> {
        let folder = |variable: &str| {
            env::var_os(variable)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let package = folder("CARGO_MANIFEST_DIR").context("run this as: cargo xtask")?;
        let root = package
            .parent()
            .context("xtask lies in the repository")?
            .to_owned();
        let cache = folder("XDG_CACHE_HOME")
            .or_else(|| folder("LOCALAPPDATA"))
            .or_else(|| Some(folder("HOME")?.join(".cache")))
            .context("no home folder: set HOME or XDG_CACHE_HOME")?
            .join("vitrine");
        let target = folder("CARGO_TARGET_DIR")
            .map_or_else(|| cache.join("target"), |target| root.join(target));
        Ok(Self {
            root,
            cache,
            target,
        })
    }

    /// A command that runs in the repository, with the pinned tools first on the path.
    pub(crate) fn command(&self, program: &str) -> Command {
        let path = env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(self.tools().join("bin")).chain(env::split_paths(&path));
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        if let Ok(path) = env::join_paths(path) {
            command.env("PATH", path);
        }
        command
    }

    /// The build tools' folder, as `cargo install --root` wants it.
    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// A program of ours as `cargo test` builds it.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        let name = format!("{name}{}", env::consts::EXE_SUFFIX);
        self.target.join("debug").join(name)
    }

    /// The bundled page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

/// Shows a command, runs it, and fails if it does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    println!("\n→ {shown}");
    let status = command
        .status()
        .with_context(|| format!("could not start: {shown}"))?;
    if !status.success() {
        bail!("{shown}: {status}");
    }
    Ok(())
}

/// What a command prints, if it can be started and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
