//! What the service worker keeps: every file of a build with its SHA-256 sum, and a version made of them all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::page::files;

/// The script's name, in the sources and in `dist/`. Its address must never change: browsers look there for news.
pub(crate) const SCRIPT: &str = "service-worker.js";

/// Where the build is written into the script.
const PLACE: &str = "/* the build */ { version: '', files: {} }";

/// Endings of the files that are only other forms of files.
const PACKED: [&str; 2] = ["br", "gz"];

/// Paths below `dist/` and the sums of what lies there.
pub(crate) struct Build(BTreeMap<String, String>);

impl Build {
    /// The files of a finished `dist/`.
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        let mut sums = BTreeMap::new();
        for path in files(dist)? {
            let name = path.strip_prefix(dist).context("a file of dist/")?;
            let name = name.to_string_lossy().replace('\\', "/");
            if is_kept(&name) {
                let bytes = fs::read(&path).with_context(|| name.clone())?;
                sums.insert(name, sum(&bytes));
            }
        }
        Ok(Self(sums))
    }

    /// Changes when any file does.
    pub(crate) fn version(&self) -> String {
        let list = self.0.iter().fold(String::new(), |list, (name, sum)| {
            list + name + "\n" + sum + "\n"
        });
        sum(list.as_bytes())[..16].to_owned()
    }

    /// The script with the build written into it.
    pub(crate) fn script(&self, template: &str) -> Result<String> {
        ensure!(
            template.matches(PLACE).count() == 1,
            "{SCRIPT} has no one place for the build: {PLACE}"
        );
        let mut build = format!("{{\n  version: '{}',\n  files: {{\n", self.version());
        for (name, sum) in &self.0 {
            ensure!(
                !name.contains(['\'', '\\', '%', '#', '?', ' ']),
                "{name}: this name would need quoting in an address"
            );
            writeln!(build, "    '{name}': '{sum}',")?;
        }
        build.push_str("  },\n}");
        Ok(template.replacen(PLACE, &build, 1))
    }
}

/// Whether a file of `dist/` belongs to the page: not the script itself, nor copies that a server picks by itself.
fn is_kept(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let hidden = name.split('/').any(|part| part.starts_with('.'));
    name != SCRIPT && !hidden && !PACKED.contains(&ending)
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(files: &[(&str, &str)]) -> Build {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, contents) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, contents).expect("a file");
        }
        Build::of(folder.path()).expect("a build")
    }

    #[test]
    fn every_file_is_kept_with_its_sum_but_the_script_and_the_packed_copies() {
        let all = build(&[
            ("index.html", "abc"),
            ("index.html.br", "packed"),
            ("engine.wasm.gz", "packed"),
            ("models/starter.safetensors", ""),
            (SCRIPT, "itself"),
            (".stage/index.html", "half made"),
        ]);
        let sums: Vec<_> = all.0.iter().map(|(name, sum)| (&**name, &**sum)).collect();
        // What `printf abc | sha256sum` and `sha256sum /dev/null` print.
        let expected = [
            (
                "index.html",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "models/starter.safetensors",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
        ];
        assert_eq!(sums, expected);
    }

    #[test]
    fn the_version_follows_names_and_contents() {
        let version = |files| build(files).version();
        let first = version(&[("a.js", "1"), ("b.js", "2")]);
        assert_eq!(first, version(&[("b.js", "2"), ("a.js", "1")]));
        assert_ne!(first, version(&[("a.js", "1"), ("b.js", "3")]));
        assert_ne!(first, version(&[("a.js", "1"), ("c.js", "2")]));
        assert_ne!(first, version(&[("a.js", "2"), ("b.js", "1")]));
    }

    #[test]
    fn the_script_gets_the_build_in_its_one_place() {
        let template = format!("const BUILD = {PLACE};\n");
        let all = build(&[("a.js", "abc")]);
        let script = all.script(&template).expect("has a place");
        assert!(script.contains(&format!("version: '{}'", all.version())));
        assert!(script.contains("'a.js': 'ba7816bf"));
        assert!(!script.contains(PLACE));
        assert!(all.script("const BUILD = {};").is_err());
        assert!(build(&[("it's.js", "")]).script(&template).is_err());
    }

    #[test]
    fn the_projects_own_script_has_that_place() {
        let template = include_str!("../../web/app/service-worker.js");
        assert!(build(&[("a.js", "")]).script(template).is_ok());
    }
}
