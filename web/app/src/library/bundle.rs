//! A notebook and all that belongs to it as one `.vitrine` file, put together and taken apart by reference: the contents
//! pass through in pieces for their checksums, and are never here as a whole.

use js_sys::{Array, Function, Reflect, Uint8Array};
use vitrine::library::bundle::{Attached, MANIFEST, MAX_MANIFEST_BYTES, Manifest, NOTEBOOK};
use vitrine::library::zip::{self, LOCAL_BYTES, TAIL_BYTES, Writer, ZipError};
use vitrine::notebook::{MAX_BYTES, Notebook};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

use crate::i18n::t;
use crate::{files, opfs};

/// Checksums are taken in pieces of so many bytes.
const PIECE: u64 = 1 << 20;

/// What a `.vitrine` file held.
pub(crate) struct Unpacked {
    /// The notebook.
    pub(crate) notebook: Notebook,
    /// What belongs to it: path and contents.
    pub(crate) files: Vec<(String, Blob)>,
    /// How many files the manifest names that are missing or damaged.
    pub(crate) lost: usize,
    /// Whether a newer version made it.
    pub(crate) newer: bool,
}

impl Unpacked {
    /// A notebook with nothing beside it.
    pub(crate) fn alone(notebook: Notebook) -> Self {
        Self {
            notebook,
            files: Vec::new(),
            lost: 0,
            newer: false,
        }
    }
}

/// Puts a notebook and what belongs to it into one file. What cannot be read is left out; how many is said.
///
/// # Errors
/// Why it cannot be, as a sentence.
pub(crate) async fn pack(
    notebook: &Notebook,
    files: Vec<(String, Blob)>,
) -> Result<(Blob, usize), String> {
    let document = notebook
        .to_json()
        .map_err(|error| crate::words::notebook_error(&error))?;
    let mut readable = Vec::new();
    let all = files.len();
    for (path, blob) in files {
        if let Some(sum) = crc32(&blob).await {
            readable.push((path, blob, sum));
        }
    }
    let lost = all - readable.len();
    let attached = readable.iter().map(|(path, blob, _)| Attached {
        path: path.clone(),
        bytes: opfs::size(blob),
    });
    let manifest = serde_json::to_vec_pretty(&Manifest::of(attached.collect()));
    let manifest = manifest.map_err(|error| error.to_string())?;
    let failed = |error: ZipError| t!("bundle-does-not-fit", why = crate::words::zip_error(&error));
    let mut writer = Writer::default();
    let parts = Array::new();
    for (path, bytes) in [
        (MANIFEST, manifest.as_slice()),
        (NOTEBOOK, document.as_bytes()),
    ] {
        let header = writer.header(path, bytes.len() as u64, crc32fast::hash(bytes));
        parts.push(&Uint8Array::from(header.map_err(failed)?.as_slice()));
        parts.push(&Uint8Array::from(bytes));
    }
    for (path, blob, sum) in readable {
        let header = writer.header(&path, opfs::size(&blob), sum);
        parts.push(&Uint8Array::from(header.map_err(failed)?.as_slice()));
        parts.push(&blob);
    }
    parts.push(&Uint8Array::from(writer.end().map_err(failed)?.as_slice()));
    let blob = Blob::new_with_buffer_source_sequence(&parts)
        .map_err(|_| t!("bundle-not-made").to_owned())?;
    Ok((blob, lost))
}

/// Takes such a file apart.
///
/// # Errors
/// Why it does not open, as a sentence.
pub(crate) async fn unpack(zip: &Blob) -> Result<Unpacked, String> {
    let failed = |error: ZipError| t!("bundle-not-opened", why = crate::words::zip_error(&error));
    let entries = entries(zip).await.map_err(failed)?;
    let find = |path: &str| entries.iter().find(|entry| entry.path == path);
    let manifest = find(MANIFEST).filter(|entry| entry.bytes <= MAX_MANIFEST_BYTES);
    let manifest = bytes(zip, manifest).await.unwrap_or_default();
    let manifest = Manifest::read(&manifest).map_err(|error| crate::words::bundle_error(&error))?;
    let document = find(NOTEBOOK).filter(|entry| entry.bytes <= MAX_BYTES as u64);
    let document = bytes(zip, document).await;
    let document = document.ok_or_else(|| failed(ZipError::NotAZip))?;
    let notebook =
        Notebook::from_json(&document).map_err(|error| crate::words::notebook_error(&error))?;
    let mut unpacked = Unpacked {
        newer: manifest.is_newer(),
        ..Unpacked::alone(notebook)
    };
    for Attached { path, .. } in manifest.files {
        match contents(zip, find(&path)).await {
            Some(blob) => unpacked.files.push((path, blob)),
            None => unpacked.lost += 1,
        }
    }
    Ok(unpacked)
}

/// Whether a file begins as a zip does.
pub(crate) async fn is_zip(blob: &Blob) -> bool {
    part(blob, 0, 4).await.as_deref() == Some(b"PK\x03\x04".as_slice())
}

async fn entries(zip: &Blob) -> Result<Vec<zip::Entry>, ZipError> {
    let total = opfs::size(zip);
    let tail = part(zip, total.saturating_sub(TAIL_BYTES), total).await;
    let (start, length) = zip::directory(&tail.ok_or(ZipError::NotAZip)?, total)?;
    let directory = part(zip, start, start + length).await;
    zip::entries(&directory.ok_or(ZipError::NotAZip)?)
}

async fn bytes(zip: &Blob, entry: Option<&zip::Entry>) -> Option<Vec<u8>> {
    files::read(&contents(zip, entry).await?).await
}

/// An entry's contents, if they are there and whole.
async fn contents(zip: &Blob, entry: Option<&zip::Entry>) -> Option<Blob> {
    let entry = entry?;
    let header = part(zip, entry.at, entry.at + LOCAL_BYTES).await?;
    let start = zip::contents(entry, &header).ok()?;
    let packed = slice(zip, start, start + entry.packed)?;
    let blob = if entry.deflated {
        inflate(&packed, entry.bytes).await.ok()?
    } else {
        packed
    };
    let whole = opfs::size(&blob) == entry.bytes && crc32(&blob).await? == entry.crc32;
    whole.then_some(blob)
}

/// Inflates by the browser's own means, and no further than was promised.
async fn inflate(packed: &Blob, promised: u64) -> Result<Blob, JsValue> {
    let make: Function =
        Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let stream = Reflect::construct(&make, &Array::of1(&"deflate-raw".into()))?;
    let inflated = packed.stream().pipe_through(stream.unchecked_ref());
    let reader: ReadableStreamDefaultReader = inflated.get_reader().dyn_into()?;
    let (parts, mut length) = (Array::new(), 0);
    loop {
        let next = JsFuture::from(reader.read()).await?;
        if Reflect::get(&next, &"done".into())?.is_truthy() {
            return Blob::new_with_buffer_source_sequence(&parts);
        }
        let piece: Uint8Array = Reflect::get(&next, &"value".into())?.dyn_into()?;
        length += u64::from(piece.length());
        if length > promised {
            let _ = JsFuture::from(reader.cancel()).await; // the rest is of no interest
            return Err("more than was promised".into());
        }
        parts.push(&piece);
    }
}

/// A file's checksum; nothing if it cannot be read.
async fn crc32(blob: &Blob) -> Option<u32> {
    let mut sum = crc32fast::Hasher::new();
    let (total, mut at) = (opfs::size(blob), 0);
    while at < total {
        let end = total.min(at + PIECE);
        sum.update(&part(blob, at, end).await?);
        at = end;
    }
    Some(sum.finalize())
}

async fn part(blob: &Blob, start: u64, end: u64) -> Option<Vec<u8>> {
    files::read(&slice(blob, start, end)?).await
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a file has fewer than 2^53 bytes"
)]
fn slice(blob: &Blob, start: u64, end: u64) -> Option<Blob> {
    blob.slice_with_f64_and_f64(start as f64, end as f64).ok()
}
