//! Small things that must be kept at once, while a page closes: the browser's local storage writes without waiting.

use crate::storage;

const LAST: &str = "vitrine.last";
const DRAFT: &str = "vitrine.draft.";

/// The notebook that was open last, by id.
pub(crate) fn last() -> Option<String> {
    storage::get(LAST)
}

/// Remembers which notebook is open; without it the newest is opened.
pub(crate) fn set_last(id: &str) {
    storage::set(LAST, id);
}

/// What was kept of a notebook as its page closed.
pub(crate) fn draft(id: &str) -> Option<Vec<u8>> {
    storage::get(&key(id)).map(String::into_bytes)
}

/// Keeps a notebook at once; false if it is too large for that.
pub(crate) fn keep_draft(id: &str, copy: &[u8]) -> bool {
    str::from_utf8(copy).is_ok_and(|text| storage::set(&key(id), text))
}

/// Drops what was kept so, if it is there.
pub(crate) fn drop_draft(id: &str) {
    storage::remove(&key(id));
}

fn key(id: &str) -> String {
    format!("{DRAFT}{id}")
}
