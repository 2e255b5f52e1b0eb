//! The user's files: picked, dropped, saved. The page reads only notebooks; images and weights pass
//! through unread, as handles.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry, HtmlAnchorElement, HtmlInputElement, Url,
};

use crate::reduce::Pictures;
use crate::thumbs;

/// A file as the user gave it.
#[derive(Debug, Clone)]
pub(crate) struct Picked {
    /// Its path, as far as known; the last part is its name.
    pub(crate) path: String,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// The file.
    pub(crate) blob: Blob,
}

impl Picked {
    /// These contents under this name.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number below 2^53"
    )]
    pub(crate) fn new(path: String, blob: Blob) -> Self {
        Self {
            path,
            bytes: blob.size() as u64,
            blob,
        }
    }

    fn from_file(file: File) -> Self {
        let folder = js_sys::Reflect::get(&file, &JsValue::from_str("webkitRelativePath"))
            .ok()
            .and_then(|path| path.as_string());
        let path = folder
            .filter(|path| !path.is_empty())
            .unwrap_or_else(|| file.name());
        Self::new(path, file.into())
    }
}

/// Whether a system put this file there, not the user.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.starts_with('.')
        || name == "Thumbs.db"
        || name == "desktop.ini"
        || path.contains("__MACOSX/")
}

/// What a file input holds; the input is emptied, so that the same file can be picked again.
pub(crate) fn take(event: &leptos::ev::Event) -> Vec<Picked> {
    let input: HtmlInputElement = event_target(event);
    let picked = input
        .files()
        .map(|list| from_list(&list))
        .unwrap_or_default();
    input.set_value("");
    picked
}

fn from_list(list: &FileList) -> Vec<Picked> {
    let files = (0..list.length())
        .filter_map(|index| list.get(index))
        .map(Picked::from_file);
    files.filter(|picked| !is_litter(&picked.path)).collect()
}

/// Everything dropped, folders walked through.
///
/// The handles are taken before the first wait: the browser forgets them afterwards.
pub(crate) fn dropped(transfer: &DataTransfer) -> impl Future<Output = Vec<Picked>> + use<> {
    let items = transfer.items();
    let entry = |index| {
        items
            .get(index)
            .and_then(|item| item.webkit_get_as_entry().ok().flatten())
    };
    let entries: Vec<FileSystemEntry> = (0..items.length()).filter_map(entry).collect();
    let plain = transfer
        .files()
        .map(|list| from_list(&list))
        .unwrap_or_default();
    async move {
        if entries.is_empty() {
            return plain;
        }
        let mut found = Vec::new();
        let mut open = entries;
        open.reverse();
        while let Some(entry) = open.pop() {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            if is_litter(&path) {
                continue;
            }
            if entry.is_directory() {
                open.extend(children(entry.unchecked_ref()).await);
            } else if let Some(file) = file_of(entry.unchecked_ref()).await {
                found.push(Picked::new(path, file.into()));
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }
}

/// What is pasted as files.
pub(crate) fn pasted(transfer: &DataTransfer) -> Vec<Picked> {
    let files = transfer.files();
    let mut files = files.map(|list| from_list(&list)).unwrap_or_default();
    for file in &mut files {
        // Every picture copied out of a program is called so.
        if file.path == "image.png" {
            file.path = crate::clipboard::name("image/png");
        }
    }
    files
}

/// All entries of a folder; the browser hands them out in lots.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let lot = js_sys::Promise::new(&mut |resolve, reject| {
            let _ = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        });
        match JsFuture::from(lot)
            .await
            .map(|lot| js_sys::Array::from(&lot))
        {
            Ok(lot) if lot.length() > 0 => {
                all.extend(lot.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
            }
            _ => return all,
        }
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// A file's bytes.
pub(crate) async fn read(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The text at an address relative to the page.
pub(crate) async fn fetch_text(url: &str) -> Option<String> {
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(url))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}

/// The file at an address of this site.
pub(crate) async fn fetch_blob(url: &str) -> Option<Blob> {
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(url))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.blob().ok()?)
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// A thumbnail as an address that holds the picture itself.
pub(crate) async fn inlined(ticket: &str) -> Option<String> {
    let bytes = read(&thumbs::blob(ticket)?).await?;
    // `btoa` takes bytes as characters.
    let characters: String = bytes.into_iter().map(char::from).collect();
    let base64 = window().btoa(&characters).ok()?;
    Some(format!("data:image/jpeg;base64,{base64}"))
}

/// Offers bytes to the user as a download.
pub(crate) fn save(name: &str, bytes: &[u8], mime: &str) {
    if let Some(blob) = blob(bytes, mime) {
        save_blob(name, &blob);
    }
}

/// Bytes that came one part after the other, as parts of a file in the making: the browser may put them on its disk.
pub(crate) fn part(bytes: &[u8]) -> Option<Blob> {
    blob(bytes, "")
}

/// Offers parts to the user as one download.
pub(crate) fn save_parts(name: &str, parts: &js_sys::Array, mime: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_blob_sequence_and_options(parts, &options) {
        save_blob(name, &blob);
    }
}

/// Offers a file to the user as a download.
pub(crate) fn save_blob(name: &str, blob: &Blob) {
    let Some(url) = url(blob) else { return };
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The download has its own handle by then.
    set_timeout(move || revoke(&url), std::time::Duration::from_secs(30));
}

/// Puts text where the user can paste it from; whether the browser allows that.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Pages that are not served securely have none.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn blob(bytes: &[u8], mime: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// An address for a file's contents; to be given back with [`revoke`].
pub(crate) fn url(blob: &Blob) -> Option<String> {
    Url::create_object_url_with_blob(blob).ok()
}

/// Gives an address back.
pub(crate) fn revoke(url: &str) {
    if url.starts_with("blob:") {
        let _ = Url::revoke_object_url(url);
    }
}

/// Object URLs, as the reducer wants them.
pub(crate) struct ObjectUrls;

impl Pictures for ObjectUrls {
    fn address(&self, bytes: &[u8], mime: &str) -> String {
        blob(bytes, mime)
            .and_then(|blob| url(&blob))
            .unwrap_or_default()
    }

    fn keep(&self, bytes: &[u8]) -> String {
        blob(bytes, "image/jpeg")
            .map(thumbs::keep)
            .unwrap_or_default()
    }

    fn release(&self, address: &str) {
        if thumbs::is_ticket(address) {
            thumbs::forget(address);
        } else {
            revoke(address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_behind_is_not_the_users() {
        for litter in ["a/.DS_Store", "Thumbs.db", "__MACOSX/a/._b.jpg"] {
            assert!(is_litter(litter), "{litter}");
        }
        assert!(!is_litter("pets/cat/1.jpg"));
    }
}
