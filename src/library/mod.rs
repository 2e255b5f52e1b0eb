//! Notebooks kept on a device: what lies where, how its bytes are told from damaged ones, and the one file they are
//! shared as. Plain data and plain functions; the page does the reading and writing.
//!
//! Every notebook has a folder of its own, `notebooks/<id>/`. In it lie two copies of the document, written in turn
//! ([`document`]), and whatever else belongs to the notebook (pictures, weights), under paths of its own.

pub mod bundle;
pub mod card;
pub mod document;
mod salvage;
pub mod zip;

use serde::{Deserialize, Serialize};

/// The folder of the origin's private file system that holds a folder for each notebook.
pub const FOLDER: &str = "notebooks";

/// The two copies of a notebook's document, in its folder.
pub const COPIES: [&str; 2] = ["document-a", "document-b"];

/// The mark on a deleted notebook, in its folder: a [`Deleted`].
pub const DELETED: &str = "deleted.json";

/// How long a deleted notebook can be brought back.
pub const KEEP_DELETED_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// Less room than this is said.
const LITTLE_ROOM: u64 = 200_000_000;

/// What says that a notebook is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deleted {
    /// When, in milliseconds since 1970.
    pub deleted_ms: u64,
}

impl Deleted {
    /// Whether it has been kept long enough. A clock that was set back is no reason to delete.
    #[must_use]
    pub fn is_over(self, now_ms: u64) -> bool {
        now_ms.saturating_sub(self.deleted_ms) > KEEP_DELETED_MS
    }
}

/// An id for a new notebook, from the time and chance.
#[must_use]
pub fn new_id(now_ms: u64, chance: u32) -> String {
    format!("{now_ms:x}-{chance:08x}")
}

/// Whether this can be a notebook's id: what comes out of an address may be anything.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a file in a notebook's folder is the library's own; everything else travels with the notebook.
#[must_use]
pub fn is_own(name: &str) -> bool {
    COPIES.contains(&name) || name == DELETED
}

/// The file of a data set's journal ([`crate::ledger`]) in a notebook's folder: its name, so that no two share one, in
/// letters that any file may have.
#[must_use]
pub fn journal_file(data: &str) -> String {
    use std::fmt::Write as _;
    let mut file = "data-".to_owned();
    for byte in data.bytes() {
        // Text takes whatever is written into it.
        let _ = write!(file, "{byte:02x}");
    }
    file + ".jsonl"
}

/// The data set whose journal this is, if it is one.
#[must_use]
pub fn data_of(file: &str) -> Option<String> {
    let name = file.strip_prefix("data-")?.strip_suffix(".jsonl")?;
    let (pairs, []) = name.as_bytes().as_chunks::<2>() else {
        return None;
    };
    let byte = |pair: &[u8; 2]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    String::from_utf8(pairs.iter().map(byte).collect::<Option<_>>()?).ok()
}

/// The part of a kept file's path that lies within its notebook's folder.
#[must_use]
pub fn within_notebook(path: &str) -> Option<&str> {
    let within = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    Some(within.split_once('/')?.1)
}

/// Whether the device soon has no room for this page: four fifths are used, or little is left.
#[must_use]
pub fn is_tight(usage: u64, quota: u64) -> bool {
    usage >= quota / 5 * 4 || quota.saturating_sub(usage) < LITTLE_ROOM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_as_names_and_in_addresses() {
        let id = new_id(1_795_000_000_000, 7);
        assert_eq!(id, "1a1ee565e00-00000007");
        assert!(is_id(&id));
        for other in ["", "..", "a/b", "A", "a b", "\u{e9}", &"a".repeat(41)] {
            assert!(!is_id(other), "{other}");
        }
    }

    #[test]
    fn a_journal_says_whose_it_is() {
        for data in ["waste", "Äpfel & Birnen/2", ""] {
            assert_eq!(data_of(&journal_file(data)).as_deref(), Some(data));
        }
        for other in [
            "memory.json",
            "data-0.jsonl",
            "data-zz.jsonl",
            "data-ff.jsonl",
        ] {
            assert_eq!(data_of(other), None, "{other}");
        }
        assert_eq!(
            within_notebook("notebooks/a-1/pictures/x"),
            Some("pictures/x")
        );
        assert_eq!(within_notebook("samples/shapes.zip"), None);
    }

    #[test]
    fn deleted_notebooks_are_kept_for_thirty_days() {
        let deleted = Deleted { deleted_ms: 1000 };
        assert!(!deleted.is_over(1000 + KEEP_DELETED_MS));
        assert!(deleted.is_over(1001 + KEEP_DELETED_MS));
        assert!(!deleted.is_over(0), "a clock set back deletes nothing");
    }

    #[test]
    fn little_room_is_said_before_it_matters() {
        let giga = 1_000_000_000;
        assert!(!is_tight(giga, 10 * giga));
        assert!(is_tight(8 * giga, 10 * giga));
        assert!(is_tight(0, 100_000_000));
        assert!(is_tight(giga / 2, giga / 2 + 150_000_000));
        assert!(is_tight(2, 1), "more than there is");
    }
}
