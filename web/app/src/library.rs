//! The notebooks kept on this device, as the page reads and writes them; what their bytes mean is decided in
//! [`vitrine::library`].

pub(crate) mod bundle;
pub(crate) mod slip;

use vitrine::library::document::{self, Damage, Found, Head, Opened};
use vitrine::library::{COPIES, DELETED, Deleted, FOLDER, is_id};
use vitrine::notebook::Notebook;
use web_sys::Blob;

use crate::locks::{self, Lock};
use crate::opfs::{self, Entry, Folder, Trouble};
use crate::{bridge, files};

/// So much of a copy holds what it says of itself.
const HEAD_BYTES: f64 = 65_536.0;

/// A notebook of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Book {
    /// Its id.
    pub(crate) id: String,
    /// What it says of itself; nothing if that cannot be read.
    pub(crate) head: Option<Head>,
    /// Bytes it takes, with all that belongs to it; nothing while they are being counted.
    pub(crate) bytes: Option<u64>,
    /// When it was deleted, if it was.
    pub(crate) deleted: Option<Deleted>,
}

/// The notebooks of this device, and the room they have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Library {
    /// All notebooks, the last changed first; nothing before they were looked at.
    pub(crate) books: Option<Vec<Book>>,
    /// What this page stores and may store in bytes, as the browser estimates.
    pub(crate) room: Option<(u64, u64)>,
    /// Why the notebooks cannot be listed.
    pub(crate) trouble: Option<Trouble>,
}

/// Where the next writing of a notebook goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The notebook.
    pub(crate) id: String,
    /// The number of the last writing.
    pub(crate) number: u64,
    /// Which copy is next.
    pub(crate) next: usize,
}

/// Why a notebook does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Absence {
    /// It is not there, or was deleted.
    Missing,
    /// Nothing of it can be read.
    Damaged(Damage),
    /// There is no place for notebooks.
    Trouble(Trouble),
}

/// The folder of all notebooks.
///
/// # Errors
/// If the browser has no place for them.
async fn shelf() -> Result<Folder, Trouble> {
    Folder::root().await?.folder(FOLDER).await
}

/// The folder of a notebook, for all that belongs to it; made where there is none.
///
/// # Errors
/// If the browser has no place for it.
pub(crate) async fn folder(id: &str) -> Result<Folder, Trouble> {
    shelf().await?.folder(id).await
}

/// The lock of a notebook, if no tab has it.
pub(crate) async fn claim(id: &str) -> Option<Lock> {
    locks::claim(&lock_name(id)).await
}

/// The name of a notebook's lock.
pub(crate) fn lock_name(id: &str) -> String {
    format!("vitrine-notebook-{id}")
}

/// Whether there is none.
///
/// # Errors
/// If the browser has no place for them.
pub(crate) async fn is_empty() -> Result<bool, Trouble> {
    let entries = shelf().await?.entries().await;
    Ok(!entries
        .iter()
        .any(|entry| matches!(entry, Entry::Folder(id, _) if is_id(id))))
}

/// All notebooks, the last changed first, without their sizes.
///
/// # Errors
/// If the browser has no place for them.
pub(crate) async fn list() -> Result<Vec<Book>, Trouble> {
    let mut books = Vec::new();
    for entry in shelf().await?.entries().await {
        if let Entry::Folder(id, folder) = entry
            && is_id(&id)
        {
            let mut head: Option<Head> = None;
            for name in COPIES {
                let said = match folder.file(name).await {
                    Some(blob) => said(&blob).await,
                    None => None,
                };
                if said.as_ref().map(|head| head.number) > head.as_ref().map(|head| head.number) {
                    head = said;
                }
            }
            books.push(Book {
                deleted: deleted(&folder).await,
                id,
                head,
                bytes: None,
            });
        }
    }
    let changed = |book: &Book| book.head.as_ref().map(|head| head.changed_ms);
    books.sort_by(|a, b| changed(b).cmp(&changed(a)).then_with(|| a.id.cmp(&b.id)));
    Ok(books)
}

/// What a copy says of itself, if it is as long as it says.
async fn said(blob: &Blob) -> Option<Head> {
    let start = blob.slice_with_f64_and_f64(0.0, HEAD_BYTES).ok()?;
    let start = files::read(&start).await?;
    document::glance(&start, opfs::size(blob)).ok()
}

/// The mark of a deleted notebook. One that cannot be read counts from now on.
async fn deleted(folder: &Folder) -> Option<Deleted> {
    let mark = folder.file(DELETED).await?;
    let bytes = files::read(&mark).await;
    let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    Some(read.unwrap_or(Deleted {
        deleted_ms: bridge::clock_ms(),
    }))
}

/// Bytes a notebook takes, with all that belongs to it.
pub(crate) async fn bytes(id: &str) -> Option<u64> {
    let folder = shelf().await.ok()?.existing(id).await?;
    let files = folder.walk().await;
    Some(files.iter().map(|(_, file)| opfs::size(file)).sum())
}

/// Opens a notebook.
///
/// # Errors
/// If it is not there, or nothing of it can be read.
pub(crate) async fn open(id: &str) -> Result<(Opened, Place), Absence> {
    if !is_id(id) {
        return Err(Absence::Missing);
    }
    let shelf = shelf().await.map_err(Absence::Trouble)?;
    let folder = shelf.existing(id).await;
    let mut found = Found {
        draft: slip::draft(id),
        ..Found::default()
    };
    let mut is_there = found.draft.is_some();
    if let Some(folder) = &folder {
        if deleted(folder).await.is_some() {
            return Err(Absence::Missing);
        }
        found.copies = [copy(folder, 0).await, copy(folder, 1).await];
        is_there |= !folder.entries().await.is_empty();
    }
    if !is_there {
        return Err(Absence::Missing);
    }
    let opened = document::open(&found).map_err(Absence::Damaged)?;
    // Its page closed before anything of it was written: the first writing is still to come.
    let is_new = found.copies == [None, None];
    let place = Place {
        id: id.to_owned(),
        number: if is_new { 0 } else { opened.number },
        next: if is_new { 0 } else { opened.next },
    };
    Ok((opened, place))
}

async fn copy(folder: &Folder, place: usize) -> Option<Vec<u8>> {
    let blob = folder.file(COPIES[place]).await?;
    // One that is there and cannot be read is a damaged one.
    Some(files::read(&blob).await.unwrap_or_default())
}

/// Writes a notebook to its place; gives the place of the next writing.
///
/// # Errors
/// If it cannot be written; what was written before stays.
pub(crate) async fn keep(notebook: &Notebook, place: &Place) -> Result<Place, Trouble> {
    let bytes = encode(notebook, place)?;
    let folder = folder(&place.id).await?;
    folder.write(COPIES[place.next], &bytes).await?;
    Ok(Place {
        id: place.id.clone(),
        number: place.number.saturating_add(1),
        next: 1 - place.next,
    })
}

/// A notebook as the next writing at this place.
///
/// # Errors
/// If it holds what cannot be written.
pub(crate) fn encode(notebook: &Notebook, place: &Place) -> Result<Vec<u8>, Trouble> {
    document::encode(notebook, place.number.saturating_add(1), bridge::clock_ms())
        .map_err(|error| Trouble::Other(error.to_string()))
}

/// A place for a notebook that is not there yet.
pub(crate) fn new_place() -> Place {
    Place {
        id: bridge::new_notebook_id(),
        number: 0,
        next: 0,
    }
}

/// Keeps a notebook under an id of its own.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn create(notebook: &Notebook) -> Result<Place, Trouble> {
    let place = new_place();
    let kept = keep(notebook, &place).await;
    if kept.is_err() {
        erase(&place.id).await.ok(); // an empty folder at most
    }
    kept
}

/// Keeps a notebook with files beside it under an id of its own.
///
/// # Errors
/// If it cannot be written; nothing is left of it then.
pub(crate) async fn create_with(
    notebook: &Notebook,
    files: Vec<(String, Blob)>,
) -> Result<Place, Trouble> {
    let place = create(notebook).await?;
    let written = async {
        let folder = folder(&place.id).await?;
        for (path, file) in files {
            folder.write_blob(&path, &file).await?;
        }
        Ok(())
    };
    match written.await {
        Ok(()) => Ok(place),
        Err(trouble) => {
            erase(&place.id).await.ok(); // the trouble is what matters
            Err(trouble)
        }
    }
}

/// What lies in a notebook's folder beside its document.
pub(crate) async fn belongings(folder: &Folder) -> Vec<(String, Blob)> {
    let mut files = folder.walk().await;
    files.retain(|(path, _)| vitrine::library::bundle::is_harmless(path));
    files
}

/// Marks a notebook as deleted; it can be brought back.
///
/// # Errors
/// If the mark cannot be written.
pub(crate) async fn delete(id: &str) -> Result<(), Trouble> {
    let mark = Deleted {
        deleted_ms: bridge::clock_ms(),
    };
    let mark = serde_json::to_vec(&mark).map_err(|error| Trouble::Other(error.to_string()))?;
    folder(id).await?.write(DELETED, &mark).await
}

/// Brings a deleted notebook back.
///
/// # Errors
/// If the mark cannot be removed.
pub(crate) async fn restore(id: &str) -> Result<(), Trouble> {
    folder(id).await?.remove(DELETED).await
}

/// Deletes a notebook for good.
///
/// # Errors
/// If a file of it is in use.
pub(crate) async fn erase(id: &str) -> Result<(), Trouble> {
    slip::drop_draft(id);
    remove_folder(id).await
}

/// Removes what there is of a notebook but its draft.
///
/// # Errors
/// If a file of it is in use.
pub(crate) async fn remove_folder(id: &str) -> Result<(), Trouble> {
    shelf().await?.remove(id).await
}

/// Deletes for good what was deleted long ago.
pub(crate) async fn tidy() {
    let now_ms = bridge::clock_ms();
    for book in list().await.unwrap_or_default() {
        if book.deleted.is_some_and(|deleted| deleted.is_over(now_ms)) {
            erase(&book.id).await.ok(); // what is in use goes the next time
        }
    }
}
