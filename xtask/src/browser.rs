//! A Chromium and the Node packages that drive it: found where they are, fetched where not.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::{Workspace, output, run};

/// Names Chromium goes by on a path.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where installers put it that do not use the path.
const PLACES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// A browser for tests; `None` is the one Playwright downloaded and finds by itself.
pub(crate) struct Browser(Option<PathBuf>);

impl Browser {
    /// `$CHROME`, else an installed one, else Playwright's download, else Debian's package.
    pub(crate) fn find(workspace: &Workspace) -> Result<Self> {
        packages(workspace, "tests/browser")?;
        if let Some(path) = env::var_os("CHROME").map(PathBuf::from).or_else(installed) {
            return Ok(Self(Some(path)));
        }
        println!("No Chromium here: Playwright downloads its own.");
        let mut download = workspace.command("node");
        download.args([
            "tests/browser/node_modules/playwright-core/cli.js",
            "install",
            "chromium",
        ]);
        download.env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000");
        if run(&mut download).is_ok() {
            return Ok(Self(None));
        }
        if output(Command::new("id").arg("-u")).is_some_and(|user| user.trim() == "0") {
            println!("That cannot be reached from here: installing Debian's package.");
            run(workspace.command("apt-get").arg("update"))?;
            let install = ["install", "--yes", "--no-install-recommends", "chromium"];
            run(workspace
                .command("apt-get")
                .args(install)
                .env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        match installed() {
            Some(path) => Ok(Self(Some(path))),
            None => bail!("no Chromium found: install one, or name it in CHROME"),
        }
    }

    /// A Node command that knows this browser.
    pub(crate) fn node(&self, workspace: &Workspace) -> Command {
        let mut node = workspace.command("node");
        if let Some(path) = &self.0 {
            node.env("CHROME", path);
        }
        node
    }
}

/// Installs a folder's Node packages as its lock file names them, unless that has been done.
pub(crate) fn packages(workspace: &Workspace, folder: &str) -> Result<()> {
    let folder = workspace.root.join(folder);
    let modified = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    let done = modified(&folder.join("node_modules/.package-lock.json"));
    if done.is_some() && done >= modified(&folder.join("package-lock.json")) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(workspace
        .command(npm)
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder))
}

fn installed() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let named = env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    named
        .chain(PLACES.map(PathBuf::from))
        .find(|program| program.is_file())
}
