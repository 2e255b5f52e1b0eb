//! The page: bundled by Trunk into `dist/`, then sealed with its content security policy.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::precache::{Build, SCRIPT};
use crate::split::split;
use crate::tools;
use crate::wasm;
use crate::workspace::{Workspace, run};

/// What the page is made of, for knowing whether it is out of date.
const SOURCES: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo",
    "src",
    "static",
    "web",
];

/// The part of the policy Trunk's inline script is added to.
const SCRIPT_SOURCES: &str = "script-src 'self' 'wasm-unsafe-eval'";

/// Builds the page into `dist/`.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    tools::provide(workspace)?;
    run(workspace.command("cargo").args(["fetch", "--locked"]))?;
    let mut trunk = workspace.command("trunk");
    // From here on nothing may come from outside, so whatever is missing fails at once.
    trunk
        .args([
            "build",
            "--release",
            "--offline",
            "--public-url",
            "./",
            "--dist",
        ])
        .arg(workspace.dist());
    trunk
        .current_dir(workspace.root.join("web/app"))
        .env_remove("NO_COLOR");
    run(&mut trunk)?;
    finish(workspace)
}

/// Makes of what Trunk has bundled what a visitor gets.
fn finish(workspace: &Workspace) -> Result<()> {
    split(workspace)?;
    strip(workspace)?;
    let index = workspace.dist().join("index.html");
    let html = fs::read_to_string(&index).context("dist/index.html")?;
    fs::write(&index, seal(&html)?).context("dist/index.html")?;
    // Last, since it sums up all the others.
    let template = workspace.root.join("web/app").join(SCRIPT);
    let template = fs::read_to_string(&template).context(SCRIPT)?;
    let script = Build::of(&workspace.dist())?.script(&template)?;
    fs::write(workspace.dist().join(SCRIPT), script).context(SCRIPT)
}

/// Builds the page unless `dist/` is newer than all it is made of.
pub(crate) fn build_if_stale(workspace: &Workspace) -> Result<()> {
    let built = fs::metadata(workspace.dist().join("index.html"))
        .and_then(|meta| meta.modified())
        .ok();
    let changed = SOURCES
        .iter()
        .filter_map(|source| newest(&workspace.root.join(source)))
        .max();
    if built.is_some() && built >= changed {
        println!("dist/ is up to date.");
        return Ok(());
    }
    build(workspace)
}

/// Serves `dist/` until interrupted.
pub(crate) fn serve(workspace: &Workspace, port: u16) -> Result<()> {
    build_if_stale(workspace)?;
    let mut server = workspace.command("node");
    server.args([
        "tests/browser/server.mjs",
        "dist",
        "--port",
        &port.to_string(),
    ]);
    run(&mut server)
}

/// Writes packed copies beside the files, and prints what a visitor downloads.
pub(crate) fn compress(workspace: &Workspace) -> Result<()> {
    let mut node = workspace.command("node");
    node.args(["xtask/compress.mjs", "dist"]);
    run(node.arg(workspace.cache.join("packed")))
}

/// Takes out of the programs what nothing runs by.
fn strip(workspace: &Workspace) -> Result<()> {
    for path in files(&workspace.dist())? {
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let name = path.display().to_string();
            let module = fs::read(&path).with_context(|| name.clone())?;
            let stripped = wasm::strip(&module).with_context(|| name.clone())?;
            fs::write(&path, stripped).context(name)?;
        }
    }
    Ok(())
}

/// Allows exactly the inline scripts this page has.
///
/// Trunk starts the app from an inline script; naming it by hash lets the policy forbid all others.
fn seal(html: &str) -> Result<String> {
    let hashes: String = inline_scripts(html)
        .map(|script| {
            format!(
                " 'sha256-{}'",
                STANDARD.encode(Sha256::digest(script.as_bytes()))
            )
        })
        .collect();
    ensure!(
        html.contains(SCRIPT_SOURCES),
        "the page's content security policy has no \"{SCRIPT_SOURCES}\""
    );
    Ok(html.replacen(SCRIPT_SOURCES, &format!("{SCRIPT_SOURCES}{hashes}"), 1))
}

/// The contents of every script element without a `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=")).then_some(script)
    })
}

/// Every file below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// When anything at or below a path last changed; folders count, since they notice removed files.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let below = fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| newest(&entry.path()));
    own.into_iter().chain(below).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_inline_script_and_nothing_else() {
        let html = "<meta content=\"script-src 'self' 'wasm-unsafe-eval'; img-src 'self'\">\
                    <script src=\"a.js\"></script><script type=\"module\">alert(1)</script>";
        let sealed = seal(html).expect("has a policy");
        // The digest is what `printf 'alert(1)' | openssl dgst -sha256 -binary | base64` prints.
        assert!(
            sealed.contains(
                "'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; img-src"
            ),
            "{sealed}"
        );
        assert_eq!(sealed.matches("sha256-").count(), 1);
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert!(seal("<script>1</script>").is_err());
    }
}
