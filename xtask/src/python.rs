//! A Python environment for scripts that need other people's libraries.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::workspace::{Workspace, run};

/// `$PYTHON`, taken as having what is required, else an environment of this name that gets it installed.
pub(crate) fn with(workspace: &Workspace, name: &str, requirements: &Path) -> Result<PathBuf> {
    if let Some(python) = env::var_os("PYTHON") {
        return Ok(PathBuf::from(python));
    }
    let venv = workspace.cache.join(name).join("venv");
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !python.is_file() {
        run(workspace.command("python3").args(["-m", "venv"]).arg(&venv))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--requirement"];
    run(workspace
        .command(&python.to_string_lossy())
        .args(install)
        .arg(requirements))?;
    Ok(python)
}
