//! A notebook's file: the document alone, or a `.vitrine` file with what belongs to it.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use zip::ZipArchive;

use vitrine::ledger::Ledger;
use vitrine::library::bundle::{MANIFEST, MAX_MANIFEST_BYTES, Manifest, NOTEBOOK};
use vitrine::library::journal_file;
use vitrine::notebook::{MAX_BYTES, Notebook};

use crate::runner::{RunnerError, file_error, say};

/// More than this of one attached file is not read, in bytes.
const MAX_ATTACHED_BYTES: u64 = 2 << 30;

/// What lies beside the notebook in a `.vitrine` file.
pub(crate) struct Attached {
    archive: ZipArchive<BufReader<File>>,
    names: Vec<String>,
}

/// Reads a notebook, with what belongs to it where that came along.
pub(crate) fn open(path: &Path) -> Result<(Notebook, Option<Attached>), RunnerError> {
    let failed = |error: std::io::Error| file_error(path, &error);
    let mut start = [0; 2];
    let is_zip = File::open(path)
        .and_then(|mut file| file.read_exact(&mut start))
        .is_ok()
        && &start == b"PK";
    let (bytes, attached) = if is_zip {
        let file = File::open(path).map_err(failed)?;
        let (bytes, attached) = unpack(file).map_err(|words| refused(&words))?;
        (bytes, Some(attached))
    } else {
        (std::fs::read(path).map_err(failed)?, None)
    };
    let notebook = Notebook::from_json(&bytes).map_err(|error| refused(&error))?;
    if notebook.is_newer() {
        say("A newer Vitrine wrote this notebook; cells it does not know are skipped.");
    }
    Ok((notebook, attached))
}

fn refused(why: &impl ToString) -> RunnerError {
    RunnerError::Failed {
        message: why.to_string(),
        hint: "Nothing was written. Pass a .vitrine or .vitrine.json file saved by the page."
            .to_owned(),
    }
}

fn unpack(file: File) -> Result<(Vec<u8>, Attached), String> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| error.to_string())?;
    let manifest = entry(&mut archive, MANIFEST, MAX_MANIFEST_BYTES);
    let manifest = Manifest::read(&manifest.unwrap_or_default());
    let manifest = manifest.map_err(|error| error.to_string())?;
    if manifest.is_newer() {
        say("A newer Vitrine made this file; what this one does not know is left out.");
    }
    let notebook = entry(&mut archive, NOTEBOOK, MAX_BYTES as u64)
        .ok_or("There is no whole notebook in this file.")?;
    let names = manifest.files.into_iter().map(|file| file.path).collect();
    Ok((notebook, Attached { archive, names }))
}

/// An entry of at most so many bytes; nothing if it is missing, damaged or larger.
fn entry(archive: &mut ZipArchive<BufReader<File>>, name: &str, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let entry = archive.by_name(name).ok()?;
    // One byte more than allowed tells what is too large; the checksum is compared at the end.
    entry.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

impl Attached {
    /// A file by its path in the notebook's folder.
    pub(crate) fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        let listed = self.names.iter().any(|name| name == path);
        listed.then(|| entry(&mut self.archive, path, MAX_ATTACHED_BYTES))?
    }

    /// What a data set is made of, if it came along.
    pub(crate) fn ledger(&mut self, data: &str) -> Option<Ledger> {
        let journal = self.read(&journal_file(data))?;
        let (ledger, unread) = Ledger::read(&String::from_utf8_lossy(&journal));
        if unread > 0 {
            say(&format!(
                "{unread} lines about the data {data} are damaged and left out."
            ));
        }
        (!ledger.is_empty()).then_some(ledger)
    }
}
