//! The page's program in parts: what it starts with, and what comes right after.
//!
//! Trunk knows one program a page. So the program as the linker left it is cut at the functions marked for it
//! (`#[wasm_split]`), bound to JavaScript anew by the same wasm-bindgen, and put in place of Trunk's.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, ensure};
use sha2::{Digest as _, Sha256};
use wasm_split_cli_support::{Options, transform};

use crate::tools::WASM;
use crate::workspace::{Workspace, run};

/// The page's program, and what the names of its files begin with.
const PROGRAM: &str = "vitrine-app";
/// What the files' names begin with until it is known what is in them.
const UNNAMED: &str = "vitrine-app-0123456789abcdef";
/// What the parts' files are called by the crate that cuts.
const PART: &str = "split_";
/// How their loader compiles one as it comes…
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// …which asks a server to name the type of the file. It is to come from any server, as the first part does.
const WHOLE: &str = "src\
    .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(answer.status))))\
    .then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// Puts the program in parts in place of the one Trunk bundled.
pub(crate) fn split(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("dist/index.html")?;
    let whole = bundled(&html).context("dist/index.html names no program of the page")?;

    let linked = workspace.target.join(WASM).join("page");
    let linked = linked.join(format!("{PROGRAM}.wasm"));
    let linked = fs::read(&linked).with_context(|| linked.display().to_string())?;

    let scratch = workspace.target.join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).with_context(|| scratch.display().to_string())?;
    }
    let bound = scratch.join("bound");
    fs::create_dir_all(&bound).with_context(|| bound.display().to_string())?;
    let parts = cut(&linked, &scratch)?;
    let stem = name(workspace, &scratch, &parts)?;
    bind(workspace, &scratch, &bound, &stem)?;

    for name in [format!("{whole}.js"), format!("{whole}_bg.wasm")] {
        fs::remove_file(dist.join(&name)).context(name)?;
    }
    for name in [format!("{stem}.js"), format!("{stem}_bg.wasm")] {
        place(&bound.join(&name), &dist.join(&name))?;
    }
    let unnamed = scratch.join(loader(UNNAMED));
    let unnamed = fs::read_to_string(unnamed).context("the parts' loader")?;
    let mut loader = unnamed.replace(UNNAMED, &stem);
    for part in parts {
        let old = file_name(&part)?;
        let new = format!("{stem}_{}", old.trim_start_matches(PART));
        ensure!(loader.contains(old), "nothing loads {old}");
        loader = loader.replace(old, &new);
        ensure!(loader.contains(STREAMED), "{old} is not loaded as expected");
        loader = loader.replacen(STREAMED, WHOLE, 1);
        place(&part, &dist.join(new))?;
    }
    let loader_name = self::loader(&stem);
    fs::write(dist.join(&loader_name), loader).context(loader_name)?;
    fs::write(&index, rename(&html, whole, &stem)).context("dist/index.html")
}

/// Cuts the linked program: the part it starts with as `PROGRAM.wasm`, the others' paths returned, and their loader.
fn cut(linked: &[u8], folder: &Path) -> Result<Vec<PathBuf>> {
    let main = main_of(folder);
    let script = format!("./{UNNAMED}.js");
    let link = format!("./{}", loader(UNNAMED));
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = &link;
    let made =
        transform(options).map_err(|error| anyhow!("could not split the page: {error:?}"))?;
    ensure!(
        !made.split_modules.is_empty(),
        "the page has nothing to split off"
    );
    Ok(made.split_modules)
}

/// Names the files by what is in them and by what made them, so that no release can mix with another's.
///
/// The first part names the loader, in as many letters before as after.
fn name(workspace: &Workspace, folder: &Path, parts: &[PathBuf]) -> Result<String> {
    let main = main_of(folder);
    let lock = workspace.root.join("Cargo.lock");
    let mut sum = Sha256::new();
    for path in parts.iter().chain([&main, &lock]) {
        sum.update(fs::read(path).with_context(|| path.display().to_string())?);
    }
    let digits = sum.finalize()[..8]
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let stem = format!("{PROGRAM}-{digits}");
    let mut module = fs::read(&main).context("the first part")?;
    ensure!(
        replace(&mut module, UNNAMED.as_bytes(), stem.as_bytes()) > 0,
        "the first part names no loader"
    );
    fs::write(&main, module).context("the first part")?;
    Ok(stem)
}

/// Puts bytes in place of as many others, wherever those are; how often that was.
fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) -> usize {
    let places: Vec<usize> = bytes
        .windows(old.len())
        .enumerate()
        .filter_map(|(at, window)| (window == old).then_some(at))
        .collect();
    for at in &places {
        bytes[*at..at + old.len()].copy_from_slice(new);
    }
    places.len()
}

/// Binds the first part to JavaScript as Trunk would, keeping what the others use of it.
fn bind(workspace: &Workspace, from: &Path, to: &Path, stem: &str) -> Result<()> {
    let mut bindgen = workspace.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", stem, "--out-dir"]).arg(to);
    run(bindgen.arg(main_of(from)))
}

/// Where the first part is, before it is bound.
fn main_of(folder: &Path) -> PathBuf {
    folder.join(format!("{PROGRAM}.wasm"))
}

fn loader(stem: &str) -> String {
    format!("{stem}_parts.js")
}

/// How the files of Trunk's program begin, as its page names them.
fn bundled(html: &str) -> Option<&str> {
    let (before, _) = html.split_once("_bg.wasm")?;
    let start = before.rfind(PROGRAM)?;
    Some(&before[start..])
}

/// The page with the other names; the loader is fetched beside the script that imports it.
fn rename(html: &str, old: &str, new: &str) -> String {
    let preload = format!("<link rel=\"modulepreload\" href=\"./{old}.js\"");
    let both = format!(
        "<link rel=\"modulepreload\" href=\"./{}\">{preload}",
        loader(new)
    );
    html.replacen(&preload, &both, 1).replace(old, new)
}

fn file_name(path: &Path) -> Result<&str> {
    path.file_name()
        .and_then(|name| name.to_str())
        .with_context(|| path.display().to_string())
}

fn place(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} → {}", from.display(), to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_parts_in_place_of_the_whole() {
        let html = "<script type=\"module\">import init from './vitrine-app-3d97.js';\
                    init('./vitrine-app-3d97_bg.wasm')</script>\
                    <link rel=\"modulepreload\" href=\"./vitrine-app-3d97.js\">";
        let old = bundled(html).expect("a program");
        assert_eq!(old, "vitrine-app-3d97");
        let new = rename(html, old, "vitrine-app-42");
        assert!(!new.contains(old));
        assert!(new.contains("init('./vitrine-app-42_bg.wasm')"));
        assert!(new.contains("href=\"./vitrine-app-42_parts.js\""));
    }

    #[test]
    fn a_name_is_put_in_place_of_another_everywhere() {
        let mut module = b"\0asm ./old.js ./old_parts.js".to_vec();
        assert_eq!(replace(&mut module, b"old", b"new"), 2);
        assert_eq!(module, b"\0asm ./new.js ./new_parts.js");
        assert_eq!(replace(&mut module, b"old", b"new"), 0);
    }
}
