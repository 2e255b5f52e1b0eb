//! A Teachable Machine project (`.tm`): a zip whose `manifest.json` says what sort it is, with every sample at the
//! top, called `class-!-number.jpg`.
//!
//! # Source
//! There is no published description; so it is in project files that Teachable Machine 2.4 writes, and in
//! what packs files for it (github.com/MeemeeLab/TeachableMachine-Scraper, `TMPacker.js`).

use serde::Deserialize;

/// The name of the file that says what a project is.
pub(super) const MANIFEST: &str = "manifest.json";

/// The most bytes of a manifest that are read.
pub(super) const MAX_MANIFEST_BYTES: u64 = 1 << 20;

/// What stands between a sample's class and its number.
const MARK: &str = "-!-";

#[derive(Deserialize)]
struct Manifest {
    #[serde(rename = "type")]
    kind: String,
}

/// Whether a zip's paths are those of a project.
pub(super) fn is_project<'a>(paths: impl IntoIterator<Item = &'a str>) -> bool {
    let (mut manifest, mut samples) = (false, false);
    for path in paths {
        manifest |= path == MANIFEST;
        samples |= path.contains(MARK);
    }
    manifest && samples
}

/// The class a sample's path names.
pub(super) fn class_of(path: &str) -> Option<&str> {
    path.rsplit_once(MARK)
        .map(|(class, _)| class.trim())
        .filter(|class| !class.is_empty())
}

/// Why a project with this manifest holds no pictures to learn from, if so.
pub(super) fn refusal(manifest: &[u8]) -> Option<String> {
    match serde_json::from_slice::<Manifest>(manifest) {
        Ok(manifest) if manifest.kind == "image" => None,
        Ok(manifest) => {
            // It is shown: no more of it than a word.
            let kind: String = manifest.kind.chars().filter(|c| c.is_alphanumeric()).take(20).collect();
            Some(format!("This is a Teachable Machine project of another sort ({kind}); only image projects hold pictures to learn from."))
        }
        Err(_) => Some("The manifest of this Teachable Machine project cannot be read; download the project again.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_name_their_class() {
        for (path, class) in [
            ("Class 1-!-0.jpg", Some("Class 1")),
            ("a-!-b-!-12.png", Some("a-!-b")),
            ("-!-1.jpg", None),
            ("plain.jpg", None),
        ] {
            assert_eq!(class_of(path), class, "{path}");
        }
    }

    #[test]
    fn a_project_has_a_manifest_and_samples() {
        assert!(is_project(["a-!-1.jpg", "manifest.json"]));
        assert!(!is_project(["a/1.jpg", "manifest.json"]));
        assert!(!is_project(["a-!-1.jpg", "sub/manifest.json"]));
    }

    #[test]
    fn other_sorts_of_project_are_refused_in_words() {
        assert_eq!(
            refusal(br#"{"type":"image","version":"2.4.4","appdata":{}}"#),
            None
        );
        for (manifest, says) in [
            (&br#"{"type":"audio"}"#[..], "(audio)"),
            (br#"{"type":"<b>pose</b>"}"#, "(bposeb)"),
            (b"{", "cannot be read"),
            (b"[]", "cannot be read"),
            (b"\xff", "cannot be read"),
        ] {
            let said = refusal(manifest).expect("refused");
            assert!(said.contains(says), "{said}");
        }
    }
}
