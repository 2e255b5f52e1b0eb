//! Downloads kept on this device, as the page lists and deletes them. The worker makes them, under the names of
//! [`vitrine::kept`]: in the origin's private file system, or in a cache where there is none.

use leptos::prelude::window;
use vitrine::kept::{self, Kept};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, Request, Response};

use crate::opfs::{self, Folder};

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
        for name in folder.names().await {
            downloads.extend(stored(&folder, &name).await);
        }
    }
    if let Some(cache) = cache().await {
        downloads.extend(cached(&cache).await.unwrap_or_default());
    }
    downloads.sort_by(|a, b| a.url.cmp(&b.url));
    Shelf {
        downloads,
        quota: opfs::room().await.map(|(_, quota)| quota),
    }
}

/// Deletes a download; false if it is in use.
pub(crate) async fn delete(url: &str) -> bool {
    if let Some(folder) = folder().await {
        // The bytes first: while the worker writes them, both stay.
        for name in [Kept::data_name(url), Kept::record_name(url)] {
            if folder.remove(&name).await.is_err() && folder.names().await.contains(&name) {
                return false;
            }
        }
    }
    if let Some(cache) = cache().await {
        let _ = JsFuture::from(cache.delete_with_str(url)).await; // it may not be there
    }
    true
}

async fn stored(folder: &Folder, name: &str) -> Option<Stored> {
    if !name.ends_with(".json") {
        return None;
    }
    let record: Kept = serde_json::from_str(&folder.text(name).await?).ok()?;
    let file = folder.file(&Kept::data_name(&record.url)).await;
    Some(Stored {
        bytes: file.map_or(0, |file| opfs::size(&file)),
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
            bytes: opfs::size(&blob.unchecked_into::<Blob>()),
            complete: true,
        });
    }
    Some(found)
}

/// The folder of downloads, if there ever was one.
async fn folder() -> Option<Folder> {
    Folder::in_root(kept::FOLDER).await
}

async fn cache() -> Option<Cache> {
    let caches = window().caches().ok().filter(|caches| caches.is_object())?;
    let known = JsFuture::from(caches.has(kept::CACHE)).await.ok()?;
    known.is_truthy().then_some(())?;
    let cache = JsFuture::from(caches.open(kept::CACHE)).await.ok()?;
    Some(cache.unchecked_into())
}
