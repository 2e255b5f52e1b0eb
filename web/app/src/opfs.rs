//! The origin's private file system, as the page reads and writes it: folders, and files that are there whole or not at
//! all (what is written takes the old one's place when it is closed, not before).

use std::fmt;
use std::time::Duration;

use js_sys::{AsyncIterator, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, File, FileSystemCreateWritableOptions, FileSystemDirectoryHandle, FileSystemFileHandle,
    FileSystemGetDirectoryOptions, FileSystemGetFileOptions, FileSystemHandle,
    FileSystemHandleKind, FileSystemRemoveOptions, FileSystemWritableFileStream, StorageEstimate,
    StorageManager,
};

use crate::i18n::t;

/// A browser that has not answered by then is taken not to.
const ANSWER: Duration = Duration::from_secs(5);

/// Why a file cannot be read or written. Its words go on a sentence: "Not kept: …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The browser has no such file system, or none that a page may write to.
    Absent,
    /// There is no room, as the browser says it.
    Full(String),
    /// What the browser says.
    Other(String),
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        let text = |key: &str| {
            let value = Reflect::get(&error, &key.into()).ok();
            value.and_then(|value| value.as_string())
        };
        let name = text("name");
        let words = text("message")
            .filter(|message| !message.is_empty())
            .or_else(|| name.clone())
            .unwrap_or_else(|| format!("{error:?}"));
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Full(words),
            Some("SecurityError") => Self::Absent,
            _ => Self::Other(words),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str(t!("opfs-absent")),
            Self::Full(_) => f.write_str(t!("opfs-full")),
            Self::Other(words) => f.write_str(&t!("opfs-other", words = words.as_str())),
        }
    }
}

/// A folder.
#[derive(Debug, Clone)]
pub(crate) struct Folder(FileSystemDirectoryHandle);

/// What lies in a folder.
pub(crate) enum Entry {
    /// A file of this name.
    File(String, FileSystemFileHandle),
    /// A folder of this name.
    Folder(String, Folder),
}

impl Folder {
    /// The root of all that this page keeps.
    ///
    /// # Errors
    /// If the browser has none, or does not answer.
    pub(crate) async fn root() -> Result<Self, Trouble> {
        let root = writable()?;
        let late = Promise::new(&mut |_, reject| {
            let error = js_sys::Error::new(t!("opfs-no-answer"));
            set_timeout(move || drop(reject.call1(&JsValue::NULL, &error)), ANSWER);
        });
        let first = Promise::race(&js_sys::Array::of2(&root, &late));
        Ok(Self(wait(first).await?.unchecked_into()))
    }

    /// The folder at a path from the root, made where there is none, however long the browser takes.
    ///
    /// # Errors
    /// If the browser has none, or it cannot be made.
    pub(crate) async fn at(path: &str) -> Result<Self, Trouble> {
        let root = Self(wait(writable()?).await?.unchecked_into());
        root.below(path).await
    }

    /// A folder in the root, if it is there: to read and delete in, even where only the worker can write.
    pub(crate) async fn in_root(name: &str) -> Option<Self> {
        let root = Self(wait(directory()?).await.ok()?.unchecked_into());
        root.existing(name).await
    }

    /// The folder at a path below this one, made where there is none.
    async fn below(&self, path: &str) -> Result<Self, Trouble> {
        let mut folder = self.clone();
        for part in path.split('/') {
            folder = folder.folder(part).await?;
        }
        Ok(folder)
    }

    /// A folder in this one, made where there is none.
    ///
    /// # Errors
    /// If it cannot be made.
    pub(crate) async fn folder(&self, name: &str) -> Result<Self, Trouble> {
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(true);
        let folder = self.0.get_directory_handle_with_options(name, &options);
        Ok(Self(wait(folder).await?.unchecked_into()))
    }

    /// A folder in this one, if it is there.
    pub(crate) async fn existing(&self, name: &str) -> Option<Self> {
        let folder = wait(self.0.get_directory_handle(name)).await.ok()?;
        Some(Self(folder.unchecked_into()))
    }

    /// All that lies in it.
    pub(crate) async fn entries(&self) -> Vec<Entry> {
        let values: AsyncIterator = self.0.values();
        let mut found = Vec::new();
        while let Ok(next) = values.next() {
            let Ok(next) = wait(next).await else { break };
            let value = Reflect::get(&next, &"value".into()).unwrap_or_default();
            if !value.is_object() {
                break; // the end has no value
            }
            let handle: FileSystemHandle = value.unchecked_into();
            let name = handle.name();
            found.push(match handle.kind() {
                FileSystemHandleKind::Directory => {
                    Entry::Folder(name, Self(handle.unchecked_into()))
                }
                _ => Entry::File(name, handle.unchecked_into()),
            });
        }
        found
    }

    /// The names of what lies in it.
    pub(crate) async fn names(&self) -> Vec<String> {
        let entries = self.entries().await.into_iter();
        let name = |entry| match entry {
            Entry::File(name, _) | Entry::Folder(name, _) => name,
        };
        entries.map(name).collect()
    }

    /// Every file in it and in the folders below, with its path. What cannot be read is left out.
    pub(crate) async fn walk(&self) -> Vec<(String, Blob)> {
        let mut open = vec![(String::new(), self.clone())];
        let mut found = Vec::new();
        while let Some((path, folder)) = open.pop() {
            for entry in folder.entries().await {
                match entry {
                    Entry::Folder(name, folder) => open.push((format!("{path}{name}/"), folder)),
                    Entry::File(name, handle) => {
                        if let Ok(file) = wait(handle.get_file()).await {
                            found.push((format!("{path}{name}"), file.unchecked_into()));
                        }
                    }
                }
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    }

    /// A file in it, if it is there.
    pub(crate) async fn file(&self, name: &str) -> Option<File> {
        let handle: FileSystemFileHandle = wait(self.0.get_file_handle(name))
            .await
            .ok()?
            .unchecked_into();
        Some(wait(handle.get_file()).await.ok()?.unchecked_into())
    }

    /// A file's text.
    pub(crate) async fn text(&self, name: &str) -> Option<String> {
        let file = self.file(name).await?;
        wait(file.text()).await.ok()?.as_string()
    }

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    /// If it cannot be written; what was there before stays.
    pub(crate) async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.put(name, &Uint8Array::from(bytes), None).await
    }

    /// Writes a text behind what is there.
    ///
    /// # Errors
    /// If it cannot be written; what was there before stays.
    pub(crate) async fn append(&self, name: &str, text: &str) -> Result<(), Trouble> {
        let end = self.file(name).await.map_or(0.0, |file| file.size());
        let bytes = Uint8Array::from(text.as_bytes());
        self.put(name, &bytes, Some(end)).await
    }

    /// Copies a file to a path below this folder; its bytes do not pass through the page.
    ///
    /// # Errors
    /// If it cannot be written; what was there before stays.
    pub(crate) async fn write_blob(&self, path: &str, blob: &Blob) -> Result<(), Trouble> {
        match path.rsplit_once('/') {
            Some((folder, name)) => self.below(folder).await?.put(name, blob, None).await,
            None => self.put(path, blob, None).await,
        }
    }

    /// Writes in place of what is there, or behind it from this byte on.
    async fn put(&self, name: &str, contents: &Object, end: Option<f64>) -> Result<(), Trouble> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = self.0.get_file_handle_with_options(name, &options);
        let handle: FileSystemFileHandle = wait(handle).await?.unchecked_into();
        let options = FileSystemCreateWritableOptions::new();
        options.set_keep_existing_data(end.is_some());
        let stream = handle.create_writable_with_options(&options);
        let stream: FileSystemWritableFileStream = wait(stream).await?.unchecked_into();
        let written = async {
            if let Some(end) = end {
                wait(stream.seek_with_f64(end)?).await?;
            }
            wait(stream.write_with_buffer_source(contents)?).await?;
            wait(stream.close()).await
        };
        match written.await {
            Ok(_) => Ok(()),
            Err(trouble) => {
                let _ = JsFuture::from(stream.abort()).await; // it may have failed by itself
                Err(trouble)
            }
        }
    }

    /// Deletes a file, or a folder with all that lies in it.
    ///
    /// # Errors
    /// If it is in use.
    pub(crate) async fn remove(&self, name: &str) -> Result<(), Trouble> {
        let options = FileSystemRemoveOptions::new();
        options.set_recursive(true);
        wait(self.0.remove_entry_with_options(name, &options))
            .await
            .map(drop)
    }
}

/// How much this page stores, and how much it may, as the browser estimates.
pub(crate) async fn room() -> Option<(u64, u64)> {
    let estimate = wait(storage()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some((whole(estimate.get_usage()?), whole(estimate.get_quota()?)))
}

/// Asks the browser not to clear what this page keeps when room grows scarce; it may ask the user.
pub(crate) async fn ask_to_stay() {
    let Some(storage) = storage().filter(|storage| has(storage, "persist")) else {
        return;
    };
    let stays = match storage.persisted() {
        Ok(asked) => wait(asked).await.is_ok_and(|stays| stays.is_truthy()),
        Err(_) => false,
    };
    if let (false, Ok(asked)) = (stays, storage.persist()) {
        let _ = wait(asked).await; // a no changes nothing here
    }
}

/// A file's size in bytes.
pub(crate) fn size(blob: &Blob) -> u64 {
    whole(blob.size())
}

async fn wait(promise: Promise) -> Result<JsValue, Trouble> {
    Ok(JsFuture::from(promise).await?)
}

/// The root, where the browser has one.
fn directory() -> Option<Promise> {
    let storage = storage().filter(|storage| has(storage, "getDirectory"))?;
    Some(storage.get_directory())
}

/// The root, where a page may write to it.
fn writable() -> Result<Promise, Trouble> {
    let files = Reflect::get(&js_sys::global(), &"FileSystemFileHandle".into());
    let files = files.and_then(|files| Reflect::get(&files, &"prototype".into()));
    files
        .is_ok_and(|files| files.is_object() && has(&files, "createWritable"))
        .then(directory)
        .flatten()
        .ok_or(Trouble::Absent)
}

fn storage() -> Option<StorageManager> {
    let storage = window().navigator().storage();
    AsRef::<Object>::as_ref(&storage)
        .is_object()
        .then_some(storage) // pages that are not secure have none
}

fn has(object: &JsValue, method: &str) -> bool {
    Reflect::has(object, &method.into()).unwrap_or(false)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes in bytes: whole, not negative, below 2^53"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
