//! What is known of a download kept on this device. The worker writes such a record as JSON beside the bytes; the
//! page lists and deletes them by it. Both find each other's work by the names here.

use serde::{Deserialize, Serialize};

use crate::fnv::fnv1a;

/// The folder of the origin's private file system that holds downloads and their records.
pub const FOLDER: &str = "downloads";

/// The folder that holds the last unfinished run.
pub const RUNS: &str = "runs";

/// How the names of its files begin.
pub const UNFINISHED: &str = "unfinished-";

/// The cache that holds downloads where there is no such file system.
pub const CACHE: &str = "vitrine-downloads";

/// The record of one download.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Where it came from.
    pub url: String,
    /// How many bytes the whole has, if the server said so.
    #[serde(default)]
    pub total: Option<u64>,
    /// Names the server's version of the file: a strong `ETag`, else `Last-Modified`. Without one a download
    /// that was cut off starts over, since nothing tells that the rest belongs to the same file.
    #[serde(default)]
    pub validator: Option<String>,
    /// Whether all of it has arrived.
    #[serde(default)]
    pub complete: bool,
}

impl Kept {
    /// Whether what has arrived can be continued.
    #[must_use]
    pub fn can_resume(&self) -> bool {
        !self.complete && self.validator.is_some()
    }

    /// The file's name within [`FOLDER`], for its bytes.
    #[must_use]
    pub fn data_name(url: &str) -> String {
        format!("{:016x}.bin", fnv1a(url.bytes()))
    }

    /// The file's name within [`FOLDER`], for the record. The record says its address, so that two addresses that
    /// share a name are told apart.
    #[must_use]
    pub fn record_name(url: &str) -> String {
        format!("{:016x}.json", fnv1a(url.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_published_hash() {
        assert_eq!(Kept::data_name(""), "cbf29ce484222325.bin");
        assert_eq!(Kept::record_name("foobar"), "85944171f73967e8.json");
    }

    #[test]
    fn only_a_named_version_is_resumed() {
        let named = Kept {
            validator: Some("\"v1\"".to_owned()),
            ..Kept::default()
        };
        assert!(named.can_resume());
        assert!(!Kept::default().can_resume());
        assert!(
            !Kept {
                complete: true,
                ..named
            }
            .can_resume()
        );
    }

    #[test]
    fn older_records_are_read() {
        let record: Kept = serde_json::from_str(r#"{"url":"u"}"#).expect("reads");
        assert_eq!((record.url.as_str(), record.complete), ("u", false));
    }
}
