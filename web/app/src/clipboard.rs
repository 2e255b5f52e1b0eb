//! The clipboard: pictures in it, and addresses.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Clipboard, ClipboardEvent, ClipboardItem, HtmlElement, Url};

use crate::bridge;
use crate::files::Picked;

/// Whether this browser lets a page ask for what is in the clipboard.
pub(crate) fn can_ask() -> bool {
    clipboard()
        .is_some_and(|clipboard| js_sys::Reflect::has(&clipboard, &"read".into()).unwrap_or(false))
}

fn clipboard() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    clipboard.is_object().then_some(clipboard) // pages that are not secure have none
}

/// The pictures in the clipboard; the browser may ask the user first.
///
/// # Errors
/// If the page may not look.
pub(crate) async fn pictures() -> Result<Vec<Picked>, JsValue> {
    let clipboard = clipboard().ok_or("there is no clipboard")?;
    let items = JsFuture::from(clipboard.read()).await?;
    let mut pictures = Vec::new();
    for item in js_sys::Array::from(&items).iter() {
        let item: ClipboardItem = item.unchecked_into();
        let kinds = item.types();
        let mut kinds = kinds.iter().filter_map(|kind| kind.as_string());
        if let Some(kind) = kinds.find(|kind| kind.starts_with("image/")) {
            let blob: Blob = JsFuture::from(item.get_type(&kind)).await?.unchecked_into();
            pictures.push(Picked::new(name(&kind), blob));
        }
    }
    Ok(pictures)
}

/// A name for a picture that has none.
pub(crate) fn name(kind: &str) -> String {
    let ending = match kind {
        "image/jpeg" => "jpg",
        "image/svg+xml" => "svg",
        other => other.strip_prefix("image/").unwrap_or("png"),
    };
    format!("clipboard-{:.0}.{ending}", bridge::now_ms())
}

/// Whether a file is a picture by its name, and not a zip or table.
pub(crate) fn is_picture(path: &str) -> bool {
    let ending = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    !["zip", "tm", "csv", "tsv"].contains(&ending.as_str())
}

/// Whether words are a web address.
pub(crate) fn is_address(words: &str) -> bool {
    let words = words.trim();
    let begins = |with: &str| {
        words
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    (begins("http://") || begins("https://")) && !words.contains(char::is_whitespace)
}

/// An address in full, if it is of the site this page is of.
pub(crate) fn of_this_site(address: &str) -> Option<String> {
    let base = document().base_uri().ok().flatten()?;
    let (base, address) = (
        Url::new(&base).ok()?,
        Url::new_with_base(address, &base).ok()?,
    );
    (address.origin() == base.origin()).then(|| address.href())
}

/// Whether what is pasted goes into a field.
pub(crate) fn is_for_a_field(event: &ClipboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        ["INPUT", "TEXTAREA", "SELECT"].contains(&target.tag_name().as_str())
            || target.is_content_editable()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_words() {
        for address in ["https://example.org/a.png", " HTTP://x/y.zip\n"] {
            assert!(is_address(address), "{address}");
        }
        for words in [
            "",
            "http",
            "see https://example.org",
            "https://a b",
            "ftp://x",
            "häuser",
        ] {
            assert!(!is_address(words), "{words}");
        }
    }

    #[test]
    fn zips_and_tables_bring_their_own_classes() {
        assert!(is_picture("a.png") && is_picture("a.b.JPG") && is_picture("photo"));
        assert!(!is_picture("a.ZIP") && !is_picture("project.tm") && !is_picture("labels.csv"));
    }
}
