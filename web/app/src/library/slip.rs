//! Small things that must be kept at once, while a page closes: the browser's local storage writes without waiting.

use leptos::prelude::window;
use web_sys::Storage;

const LAST: &str = "vitrine.last";
const DRAFT: &str = "vitrine.draft.";

/// The notebook that was open last, by id.
pub(crate) fn last() -> Option<String> {
    storage()?.get_item(LAST).ok()?
}

/// Remembers which notebook is open.
pub(crate) fn set_last(id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(LAST, id); // without it the newest is opened
    }
}

/// What was kept of a notebook as its page closed.
pub(crate) fn draft(id: &str) -> Option<Vec<u8>> {
    let text = storage()?.get_item(&format!("{DRAFT}{id}")).ok()??;
    Some(text.into_bytes())
}

/// Keeps a notebook at once; false if it is too large for that.
pub(crate) fn keep_draft(id: &str, copy: &[u8]) -> bool {
    let text = str::from_utf8(copy).ok();
    let kept = storage()
        .zip(text)
        .map(|(storage, text)| storage.set_item(&format!("{DRAFT}{id}"), text));
    matches!(kept, Some(Ok(())))
}

/// Drops what was kept so.
pub(crate) fn drop_draft(id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{DRAFT}{id}")); // it may not be there
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
