//! The browser's local storage: small things, kept at once, under a name each. A browser may have none.

use leptos::prelude::window;
use web_sys::Storage;

/// What is kept under a name.
pub(crate) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps something; whether the browser does.
pub(crate) fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets what is kept under a name, if anything is.
pub(crate) fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Fails for no name.
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
