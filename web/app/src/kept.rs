//! Downloads kept on this device, as the page lists and deletes them. The worker makes them, under the names of
//! [`vitrine::kept`]: in the origin's private file system, or in a cache where there is none.

use js_sys::{AsyncIterator, Object, Reflect};
use leptos::prelude::window;
use vitrine::kept::{self, Kept};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, Cache, FileSystemDirectoryHandle, FileSystemFileHandle, Request, Response,
    StorageEstimate, StorageManager,
};

/// What is kept, and how much room there is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shelf {
    /// Every download, by address.
    pub(crate) downloads: Vec<Stored>,
    /// Bytes this page may store in all, as the browser estimates.
    pub(crate) quota: Option<u64>,
}

/// One download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    /// Where it came from.
    pub(crate) url: String,
    /// Bytes it takes.
    pub(crate) bytes: u64,
    /// Whether all of it is here.
    pub(crate) complete: bool,
}

/// Looks at what is kept.
pub(crate) async fn list() -> Shelf {
    let mut downloads = Vec::new();
    if let Some(folder) = folder().await {
        for name in names(&folder).await {
            downloads.extend(stored(&folder, &name).await);
        }
    }
    if let Some(cache) = cache().await {
        downloads.extend(cached(&cache).await.unwrap_or_default());
    }
    downloads.sort_by(|a, b| a.url.cmp(&b.url));
    Shelf {
        downloads,
        quota: quota().await,
    }
}

/// Deletes a download; false if it is in use.
pub(crate) async fn delete(url: &str) -> bool {
    if let Some(folder) = folder().await {
        // The bytes first: while the worker writes them, both stay.
        for name in [Kept::data_name(url), Kept::record_name(url)] {
            if let Err(error) = JsFuture::from(folder.remove_entry(&name)).await
                && !is_missing(&error)
            {
                return false;
            }
        }
    }
    if let Some(cache) = cache().await {
        let _ = JsFuture::from(cache.delete_with_str(url)).await; // it may not be there
    }
    true
}

async fn stored(folder: &FileSystemDirectoryHandle, name: &str) -> Option<Stored> {
    if !name.ends_with(".json") {
        return None;
    }
    let text = JsFuture::from(file(folder, name).await?.text())
        .await
        .ok()?;
    let record: Kept = serde_json::from_str(&text.as_string()?).ok()?;
    let bytes = file(folder, &Kept::data_name(&record.url)).await;
    Some(Stored {
        bytes: bytes.map_or(0, |file| whole(file.size())),
        url: record.url,
        complete: record.complete,
    })
}

async fn cached(cache: &Cache) -> Option<Vec<Stored>> {
    let keys = JsFuture::from(cache.keys()).await.ok()?;
    let mut found = Vec::new();
    for key in js_sys::Array::from(&keys).iter() {
        let request: Request = key.unchecked_into();
        let response = JsFuture::from(cache.match_with_request(&request)).await;
        let response: Response = response.ok()?.dyn_into().ok()?;
        let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
        found.push(Stored {
            url: request.url(),
            bytes: whole(blob.unchecked_into::<Blob>().size()),
            complete: true,
        });
    }
    Some(found)
}

/// The folder of downloads, if there ever was one.
async fn folder() -> Option<FileSystemDirectoryHandle> {
    let storage = storage()?;
    Reflect::has(&storage, &"getDirectory".into())
        .unwrap_or(false)
        .then_some(())?;
    let root = JsFuture::from(storage.get_directory()).await.ok()?;
    let root: FileSystemDirectoryHandle = root.unchecked_into();
    let folder = JsFuture::from(root.get_directory_handle(kept::FOLDER)).await;
    Some(folder.ok()?.unchecked_into())
}

async fn names(folder: &FileSystemDirectoryHandle) -> Vec<String> {
    let keys: AsyncIterator = folder.keys();
    let mut names = Vec::new();
    while let Ok(next) = keys.next() {
        let Ok(next) = JsFuture::from(next).await else {
            break;
        };
        let get = |key: &str| Reflect::get(&next, &key.into()).unwrap_or_default();
        let Some(name) = get("value").as_string() else {
            break; // the end has no value
        };
        names.push(name);
    }
    names
}

async fn file(folder: &FileSystemDirectoryHandle, name: &str) -> Option<Blob> {
    let handle = JsFuture::from(folder.get_file_handle(name)).await.ok()?;
    let handle: FileSystemFileHandle = handle.unchecked_into();
    let file = JsFuture::from(handle.get_file()).await.ok()?;
    Some(file.unchecked_into())
}

async fn cache() -> Option<Cache> {
    let caches = window().caches().ok().filter(|caches| caches.is_object())?;
    let known = JsFuture::from(caches.has(kept::CACHE)).await.ok()?;
    known.is_truthy().then_some(())?;
    let cache = JsFuture::from(caches.open(kept::CACHE)).await.ok()?;
    Some(cache.unchecked_into())
}

async fn quota() -> Option<u64> {
    let estimate = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    estimate.get_quota().map(whole)
}

fn storage() -> Option<StorageManager> {
    let storage = window().navigator().storage();
    AsRef::<Object>::as_ref(&storage)
        .is_object()
        .then_some(storage) // pages that are not secure have none
}

fn is_missing(error: &JsValue) -> bool {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).as_deref() == Some("NotFoundError")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes in bytes: whole, not negative, below 2^53"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
