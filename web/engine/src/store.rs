//! Downloads kept on this device: in the origin's private file system (OPFS), which takes them piece by piece and so
//! lets a broken download go on after a reload; where there is none, whole ones in a cache.
//!
//! The page lists and deletes them by the same names ([`vitrine::kept`]).

use js_sys::{ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, Cache, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemReadWriteOptions, FileSystemRemoveOptions,
    FileSystemSyncAccessHandle, ReadableStreamByobReader, ReadableStreamDefaultReader,
    ReadableStreamGetReaderOptions, ReadableStreamReaderMode, Response, StorageEstimate,
    StorageManager, TransformStream, WritableStreamDefaultWriter,
};

use vitrine::host::{HostError, Overflow};
use vitrine::kept::{self, Kept};

use crate::host::{scope, words};

/// The file for what does not fit into memory, and the most that is put there.
const SPILL: &str = "views";
const MOST_SPILT: u64 = 4 << 30;

/// Files are read, and caches written, in pieces of so many bytes.
const SLICE: u32 = 1 << 20;

/// The whole of an earlier download.
pub(crate) async fn find(url: &str) -> Option<Blob> {
    if let Some(folder) = Folder::open().await {
        let record = folder.record(url).await.filter(|record| record.complete)?;
        let blob = folder.blob(url).await?;
        let whole = record.total.is_none_or(|total| total == size(&blob));
        return whole.then_some(blob);
    }
    let found = JsFuture::from(cache().await?.match_with_str(url)).await;
    let response: Response = found.ok()?.dyn_into().ok()?;
    let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
    blob.dyn_into().ok()
}

/// Drops what was kept of an address.
pub(crate) async fn remove(url: &str) {
    if let Some(folder) = Folder::open().await {
        folder.remove(url).await;
    } else if let Some(cache) = cache().await {
        let _ = JsFuture::from(cache.delete_with_str(url)).await; // it may not be there
    }
}

/// The bytes this origin may still store, as the browser estimates.
pub(crate) async fn room() -> Option<u64> {
    let estimate = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(whole(
        (estimate.get_quota()? - estimate.get_usage()?).max(0.0),
    ))
}

/// A file's contents, held once: no second copy of the whole is made on the way.
///
/// # Errors
/// If it cannot be read, or there is no room for it in memory.
pub(crate) async fn read(blob: &Blob) -> Result<Vec<u8>, HostError> {
    let failed = |reason: String| HostError::Read { reason };
    let size = usize::try_from(size(blob)).map_err(|error| failed(error.to_string()))?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(size)
        .map_err(|_| failed(format!("there is no memory left for its {size} bytes")))?;
    let mut pieces = Pieces::of(blob).map_err(|error| failed(words(&error)))?;
    while let Some(piece) = pieces.next().await.map_err(|error| failed(words(&error)))? {
        let (start, length) = (bytes.len(), piece.length() as usize);
        if start + length > size {
            break; // never more than was reserved
        }
        bytes.resize(start + length, 0);
        piece.copy_to(&mut bytes[start..]);
        pieces.give_back(&piece);
    }
    if bytes.len() == size {
        Ok(bytes)
    } else {
        Err(failed("it is not as long as it was".to_owned()))
    }
}

/// A file piece by piece, each in the same buffer where the browser can do that: what lies about until it is
/// collected would otherwise be a third of the file.
enum Pieces {
    Into {
        reader: ReadableStreamByobReader,
        buffer: ArrayBuffer,
    },
    New(ReadableStreamDefaultReader),
}

impl Pieces {
    fn of(blob: &Blob) -> Result<Self, JsValue> {
        let options = ReadableStreamGetReaderOptions::new();
        options.set_mode(ReadableStreamReaderMode::Byob);
        let stream = blob.stream();
        let open: Function = Reflect::get(&stream, &"getReader".into())?.dyn_into()?;
        // Older browsers throw here.
        let reader = open.call1(&stream, &options);
        Ok(match reader.and_then(JsCast::dyn_into) {
            Ok(reader) => Self::Into {
                reader,
                buffer: ArrayBuffer::new(SLICE),
            },
            Err(_) => Self::New(stream.get_reader().dyn_into()?),
        })
    }

    /// The next piece; none at the end.
    async fn next(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        let promise = match self {
            Self::Into { reader, buffer } => {
                reader.read_with_array_buffer_view(&Uint8Array::new(buffer))
            }
            Self::New(reader) => reader.read(),
        };
        let part = JsFuture::from(promise).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        Ok(Some(Reflect::get(&part, &"value".into())?.dyn_into()?))
    }

    /// Takes a piece's buffer for the next one.
    fn give_back(&mut self, piece: &Uint8Array) {
        if let Self::Into { buffer, .. } = self {
            *buffer = piece.buffer();
        }
    }
}

/// Keeps bytes under a name, beside the downloads.
///
/// # Errors
/// If there is no such file system here, another tab is writing, or the device is full.
pub(crate) async fn keep(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let place = place(name).await;
    let (folder, name) = place.ok_or("the browser has no place for it")?;
    let mut writer = folder.open_writer(name).await?;
    writer.truncate()?;
    for slice in bytes.chunks(SLICE as usize) {
        writer.write(&Uint8Array::from(slice))?;
    }
    writer.flush()
}

/// What was kept under a name.
pub(crate) async fn recall(name: &str) -> Option<Vec<u8>> {
    let (folder, name) = place(name).await?;
    let blob = folder.file(name).await?;
    read(&blob).await.ok()
}

/// Drops what was kept under a name.
pub(crate) async fn discard(name: &str) {
    if let Some((folder, name)) = place(name).await {
        let _ = JsFuture::from(folder.0.remove_entry(name)).await; // it may not be there
    }
}

/// An empty file for what does not fit into memory, as long as half of what this origin may still store.
pub(crate) async fn overflow() -> Option<Spill> {
    let room = (room().await? / 2).min(MOST_SPILT);
    // Another tab may have it: then this one has none.
    let mut writer = Folder::named(kept::RUNS)
        .await?
        .open_writer(SPILL)
        .await
        .ok()?;
    writer.truncate().ok()?;
    Some(Spill { writer, room })
}

/// Room for what does not fit into memory.
pub(crate) struct Spill {
    writer: Writer,
    room: u64,
}

impl Overflow for Spill {
    fn room(&self) -> u64 {
        self.room
    }

    fn append(&mut self, bytes: &[u8]) -> Result<u64, HostError> {
        let at = self.writer.len();
        let written = self.writer.write(&Uint8Array::from(bytes));
        written.map_err(|error| HostError::Store {
            reason: words(&error),
        })?;
        Ok(at)
    }

    fn read(&self, at: u64, bytes: &mut [u8]) -> Result<(), HostError> {
        let read = self.writer.read(at, bytes);
        read.map_err(|error| HostError::Read {
            reason: words(&error),
        })
    }

    fn clear(&mut self) {
        // What stays is written over, or emptied by the next one who opens it.
        let _ = self.writer.truncate();
    }
}

/// The folder and the file a name stands for: a path from the root, or a file among the runs.
async fn place(name: &str) -> Option<(Folder, &str)> {
    let (folders, file) = name.rsplit_once('/').unwrap_or((kept::RUNS, name));
    let mut parts = folders.split('/');
    let mut folder = Folder::named(parts.next()?).await?;
    for part in parts {
        folder = folder.inside(part).await?;
    }
    Some((folder, file))
}

/// An empty file in a folder, which nobody else has; nothing if somebody has it, or there are no such files.
pub(crate) async fn scratch(folder: &str, name: &str) -> Option<FileSystemSyncAccessHandle> {
    let handle = Folder::named(folder).await?.handle(name).await.ok()?;
    if handle.truncate_with_u32(0).is_err() {
        handle.close();
        return None;
    }
    Some(handle)
}

/// Drops a folder and what is in it, unless somebody is using it.
pub(crate) async fn remove_folder(name: &str) {
    let Some(storage) = storage().filter(|storage| has(storage, "getDirectory")) else {
        return;
    };
    if let Ok(root) = JsFuture::from(storage.get_directory()).await {
        let root: FileSystemDirectoryHandle = root.unchecked_into();
        let options = FileSystemRemoveOptions::new();
        options.set_recursive(true);
        let _ = JsFuture::from(root.remove_entry_with_options(name, &options)).await; // it may not be there
    }
}

/// Keeps a whole download in the cache, piece by piece.
///
/// # Errors
/// If there is no cache, or it is full.
pub(crate) async fn cache_whole(url: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let cache = cache().await.ok_or("there is no cache")?;
    let pipe = TransformStream::new()?;
    let response = Response::new_with_opt_readable_stream(Some(&pipe.readable()))?;
    let mut stored = JsFuture::from(cache.put_with_str(url, &response));
    let writer = WritableStreamDefaultWriter::new(&pipe.writable())?;
    let feed = async {
        for slice in bytes.chunks(SLICE as usize) {
            JsFuture::from(writer.write_with_chunk(&Uint8Array::from(slice))).await?;
        }
        JsFuture::from(writer.close()).await
    };
    // A cache that gives up need not say so to the one that feeds it.
    match futures::future::select(std::pin::pin!(feed), &mut stored).await {
        futures::future::Either::Left((fed, stored)) => {
            fed?;
            stored.await?;
        }
        futures::future::Either::Right((stored, _)) => drop(stored?),
    }
    Ok(())
}

/// The folder of downloads.
pub(crate) struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// The folder, made where there is none yet; nothing where the browser has no such file system.
    pub(crate) async fn open() -> Option<Self> {
        Self::named(kept::FOLDER).await
    }

    async fn named(name: &str) -> Option<Self> {
        let storage = storage()?;
        // Older browsers have the folder, but no way for a worker to write there.
        let files = Reflect::get(&js_sys::global(), &"FileSystemFileHandle".into()).ok()?;
        let files = Reflect::get(&files, &"prototype".into()).ok()?;
        let writable = has(&storage, "getDirectory") && has(&files, "createSyncAccessHandle");
        writable.then_some(())?;
        let root = JsFuture::from(storage.get_directory()).await.ok()?;
        Self(root.unchecked_into()).inside(name).await
    }

    /// A folder in this one, made where there is none yet.
    async fn inside(&self, name: &str) -> Option<Self> {
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(true);
        let folder = self.0.get_directory_handle_with_options(name, &options);
        Some(Self(JsFuture::from(folder).await.ok()?.unchecked_into()))
    }

    /// What is known of an address.
    pub(crate) async fn record(&self, url: &str) -> Option<Kept> {
        let file = self.file(&Kept::record_name(url)).await?;
        let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
        let record: Kept = serde_json::from_str(&text).ok()?;
        (record.url == url).then_some(record)
    }

    /// Writes a record down.
    ///
    /// # Errors
    /// If another tab is writing it, or the device is full.
    pub(crate) async fn keep_record(&self, record: &Kept) -> Result<(), JsValue> {
        let text = serde_json::to_vec(record).map_err(|error| error.to_string())?;
        let mut writer = self.open_writer(&Kept::record_name(&record.url)).await?;
        writer.truncate()?;
        writer.write(&Uint8Array::from(text.as_slice()))
    }

    /// The bytes of an address, as far as they have arrived.
    pub(crate) async fn blob(&self, url: &str) -> Option<Blob> {
        self.file(&Kept::data_name(url)).await
    }

    /// A writer at the end of an address's bytes; no other tab gets one meanwhile.
    ///
    /// # Errors
    /// If another tab has one.
    pub(crate) async fn writer(&self, url: &str) -> Result<Writer, JsValue> {
        self.open_writer(&Kept::data_name(url)).await
    }

    /// Drops an address's bytes and its record.
    pub(crate) async fn remove(&self, url: &str) {
        for name in [Kept::data_name(url), Kept::record_name(url)] {
            let _ = JsFuture::from(self.0.remove_entry(&name)).await; // it may not be there
        }
    }

    async fn file(&self, name: &str) -> Option<Blob> {
        let handle = JsFuture::from(self.0.get_file_handle(name)).await.ok()?;
        let handle: FileSystemFileHandle = handle.unchecked_into();
        let file = JsFuture::from(handle.get_file()).await.ok()?;
        Some(file.unchecked_into())
    }

    async fn open_writer(&self, name: &str) -> Result<Writer, JsValue> {
        let handle = self.handle(name).await?;
        let len = whole(handle.get_size()?);
        Ok(Writer { handle, len })
    }

    async fn handle(&self, name: &str) -> Result<FileSystemSyncAccessHandle, JsValue> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = JsFuture::from(self.0.get_file_handle_with_options(name, &options)).await?;
        let handle: FileSystemFileHandle = handle.unchecked_into();
        let handle = JsFuture::from(handle.create_sync_access_handle()).await?;
        Ok(handle.unchecked_into())
    }
}

/// Appends to a file, and reads what is there; closes it when dropped.
pub(crate) struct Writer {
    handle: FileSystemSyncAccessHandle,
    len: u64,
}

impl Writer {
    /// Bytes in the file.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Empties the file.
    pub(crate) fn truncate(&mut self) -> Result<(), JsValue> {
        self.len = 0;
        self.handle.truncate_with_u32(0)
    }

    /// Appends, and never a part: what does not fit is an error.
    pub(crate) fn write(&mut self, chunk: &Uint8Array) -> Result<(), JsValue> {
        let at = FileSystemReadWriteOptions::new();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a file has fewer than 2^53 bytes"
        )]
        at.set_at(self.len as f64);
        let written = self.handle.write_with_js_u8_array_and_options(chunk, &at)?;
        self.len += whole(written);
        if whole(written) < u64::from(chunk.length()) {
            return Err("the device is full".into());
        }
        Ok(())
    }

    /// As many bytes as there is room for, from this place on.
    pub(crate) fn read(&self, at: u64, bytes: &mut [u8]) -> Result<(), JsValue> {
        let from = FileSystemReadWriteOptions::new();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a file has fewer than 2^53 bytes"
        )]
        from.set_at(at as f64);
        let read = self.handle.read_with_u8_array_and_options(bytes, &from)?;
        if whole(read) < bytes.len() as u64 {
            return Err("it is shorter than it was".into());
        }
        Ok(())
    }

    /// Waits until the bytes are on the device.
    pub(crate) fn flush(&self) -> Result<(), JsValue> {
        self.handle.flush()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// A file's size in bytes.
pub(crate) fn size(blob: &Blob) -> u64 {
    whole(blob.size())
}

fn storage() -> Option<StorageManager> {
    let storage = scope().navigator().storage();
    storage.is_object().then_some(storage) // pages that are not secure have none
}

async fn cache() -> Option<Cache> {
    let caches = scope().caches().ok().filter(|caches| caches.is_object())?;
    let cache = JsFuture::from(caches.open(kept::CACHE)).await.ok()?;
    cache.dyn_into().ok()
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
