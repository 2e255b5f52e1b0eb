//! The one file a notebook is shared as: `<title>.vitrine`, a zip of `manifest.json`, `notebook.json`, and whatever
//! lies beside the document in the notebook's folder (pictures, weights), under the same paths.
//!
//! The manifest lists what belongs to the notebook, so that a file packed again by another program may hold more, and
//! what is missing is noticed. A version that only adds something still says `readable_from` an older one; one that
//! older readers would misread raises it.

use serde::{Deserialize, Serialize};

use super::is_own;

/// The version this library writes.
pub const VERSION: u32 = 1;

/// The manifest's path.
pub const MANIFEST: &str = "manifest.json";

/// The document's path.
pub const NOTEBOOK: &str = "notebook.json";

/// The end of such a file's name.
pub const EXTENSION: &str = ".vitrine";

/// A manifest larger than this is none of ours.
pub const MAX_MANIFEST_BYTES: u64 = 16 << 20;

/// What a `.vitrine` file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version that wrote it.
    pub vitrine_bundle: u32,
    /// The oldest version that can read it.
    pub readable_from: u32,
    /// The files beside the notebook.
    #[serde(default)]
    pub files: Vec<Attached>,
}

/// A file beside the notebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Its path, here and in the notebook's folder.
    pub path: String,
    /// Its size.
    pub bytes: u64,
}

/// Why a manifest cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// No manifest at all.
    #[error("This is not a Vitrine notebook: what it says of itself cannot be read.")]
    NoManifest,
    /// Of a version that this one would misread.
    #[error(
        "A newer Vitrine made this file (format {0}), and this one cannot read it. Reload the page to get the newest."
    )]
    Newer(u32),
}

impl Manifest {
    /// The manifest of a notebook with these files.
    #[must_use]
    pub fn of(files: Vec<Attached>) -> Self {
        Self {
            vitrine_bundle: VERSION,
            readable_from: 1,
            files,
        }
    }

    /// Reads a manifest. Files whose paths could do harm are left out.
    ///
    /// # Errors
    /// If it is none, or of a version that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        #[derive(Deserialize)]
        struct Versions {
            vitrine_bundle: u32,
            readable_from: u32,
        }
        let versions: Versions =
            serde_json::from_slice(bytes).map_err(|_| BundleError::NoManifest)?;
        if versions.readable_from > VERSION {
            return Err(BundleError::Newer(versions.vitrine_bundle));
        }
        let mut manifest: Self =
            serde_json::from_slice(bytes).map_err(|_| BundleError::NoManifest)?;
        manifest.files.retain(|file| is_harmless(&file.path));
        Ok(manifest)
    }

    /// Whether it may hold more than this version knows.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.vitrine_bundle > VERSION
    }
}

/// Whether a path stays within the notebook's folder and is not one of the library's own files.
#[must_use]
pub fn is_harmless(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let good = |part: &&str| {
        !matches!(*part, "" | "." | "..")
            && !part.contains(['\\', ':'])
            && !part.chars().any(char::is_control)
    };
    parts.len() <= 16 && parts.iter().all(good) && !is_own(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let manifest = Manifest::of(vec![Attached {
            path: "images/cat/1.jpg".to_owned(),
            bytes: 7,
        }]);
        let text = serde_json::to_vec(&manifest).expect("writes");
        assert_eq!(Manifest::read(&text), Ok(manifest));
    }

    #[test]
    fn a_newer_one_is_read_as_long_as_it_says_so() {
        let newer = br#"{"vitrine_bundle":7,"readable_from":1,"mood":"calm","files":[{"path":"a","bytes":1,"colour":2}]}"#;
        let manifest = Manifest::read(newer).expect("readable");
        assert!(manifest.is_newer());
        assert_eq!(manifest.files.len(), 1);
        let too_new = br#"{"vitrine_bundle":7,"readable_from":7,"files":{}}"#;
        assert_eq!(Manifest::read(too_new), Err(BundleError::Newer(7)));
        assert_eq!(Manifest::read(b"[]"), Err(BundleError::NoManifest));
    }

    #[test]
    fn paths_that_lead_elsewhere_or_to_the_document_are_left_out() {
        for path in [
            "../a",
            "/a",
            "a//b",
            "a/./b",
            "a\\b",
            "c:a",
            "",
            "document-a",
            "document-b",
            "deleted.json",
            "a\0b",
        ] {
            assert!(!is_harmless(path), "{path}");
        }
        for path in [
            "images/cat/1.jpg",
            "models/tuned.safetensors",
            "images/..jpg",
        ] {
            assert!(is_harmless(path), "{path}");
        }
        let text = br#"{"vitrine_bundle":1,"readable_from":1,"files":[{"path":"../x","bytes":1},{"path":"y","bytes":1}]}"#;
        assert_eq!(Manifest::read(text).expect("reads").files.len(), 1);
    }
}
