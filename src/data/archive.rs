//! Images out of a zip, one entry at a time.
//!
//! A zip is not trusted: sizes are counted while unpacking, not read from headers, per entry and over
//! all; entries whose names would leave the folder they are unpacked to are refused (nothing is ever
//! written here, but such a zip is not what it seems); zips within zips are not opened.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{Cursor, Read as _};
use std::ops::Range;

use zip::ZipArchive;
use zip::result::ZipError;

use super::import::{Labels, not_a_table, problem};
use super::layout::{self, Layout};
use super::table::{MAX_TABLE_BYTES, Table, TableError};
use super::teachable;
use crate::protocol::FileProblem;

/// The most bytes one image in a zip may have, unpacked.
pub(super) const MAX_ENTRY_BYTES: u64 = 64 << 20;

/// Whether these are the bytes of a zip.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    // The second is a zip with nothing in it.
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// A zip being read.
#[derive(Debug)]
pub(super) struct Archive {
    path: String,
    zip: ZipArchive<Cursor<Vec<u8>>>,
    labels: Labels,
    left: Range<usize>,
    /// What is wrong beside the images, to be told after them: their places are counted.
    problems: VecDeque<FileProblem>,
}

/// An image's path in the zip, and its bytes.
type Unpacked = (String, Vec<u8>);

impl Archive {
    /// A zip's table of contents; `labelled` if what its images are is known already.
    ///
    /// # Errors
    /// If there is none, or no images in it.
    pub(super) fn open(
        path: &str,
        bytes: Vec<u8>,
        labelled: bool,
        total_left: &mut u64,
    ) -> Result<Self, FileProblem> {
        let damaged = |_| {
            problem(
                path,
                "This zip is damaged or cut off before its end; download or make it again.",
            )
        };
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let names: Vec<String> = zip.file_names().flatten().map(Cow::into_owned).collect();
        let wanted: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| layout::is_wanted(name))
            .collect();
        if wanted.is_empty() {
            return Err(problem(
                path,
                "This zip holds no images; put JPEG, PNG, WebP, GIF or BMP files into folders named after their classes.",
            ));
        }
        let images = wanted
            .into_iter()
            .filter(|name| layout::is_safe(name) && !layout::is_zip(name));
        let layout = Layout::of(images);
        let has_classes = layout.names_classes();
        let mut archive = Self {
            path: path.to_owned(),
            left: 0..zip.len(),
            zip,
            labels: Labels::Folders(layout),
            problems: VecDeque::new(),
        };
        if labelled {
            return Ok(archive);
        }
        if teachable::is_project(names.iter().map(String::as_str)) {
            let manifest = archive.text(
                teachable::MANIFEST,
                teachable::MAX_MANIFEST_BYTES,
                total_left,
            );
            if let Some(why) = teachable::refusal(&manifest?) {
                return Err(problem(path, &why));
            }
            archive.labels = Labels::Names;
            return Ok(archive);
        }
        let mut tables = Vec::new();
        for name in names
            .iter()
            .filter(|name| layout::is_table(name) && layout::is_safe(name))
        {
            match archive
                .text(name, MAX_TABLE_BYTES, total_left)
                .map(|text| Table::read(name, &text))
            {
                Ok(Ok((table, problems))) => {
                    archive.problems.extend(problems);
                    tables.push(table);
                }
                // Beside folders that name classes it is something else: a manifest, perhaps.
                Ok(Err(TableError::NoColumns)) if has_classes => {}
                Ok(Err(error)) => archive.problems.push_back(not_a_table(name, error)),
                Err(problem) => archive.problems.push_back(problem),
            }
        }
        if !tables.is_empty() {
            archive.labels = Labels::Tables(tables);
        }
        Ok(archive)
    }

    /// Who says what its images are.
    pub(super) fn labels(&mut self) -> &mut Labels {
        &mut self.labels
    }

    /// A file beside the images.
    fn text(
        &mut self,
        name: &str,
        limit: u64,
        total_left: &mut u64,
    ) -> Result<Vec<u8>, FileProblem> {
        let damaged = || {
            problem(
                name,
                "This file is damaged within the zip, or locked with a password; make the zip again.",
            )
        };
        let entry = self.zip.by_name(name).map_err(|_| damaged())?;
        let limit = limit.min(*total_left);
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        *total_left = total_left.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > limit {
            return Err(problem(
                name,
                "This file is larger than such a file is, so it was not read; make it smaller.",
            ));
        }
        read.map(|_| bytes).map_err(|_| damaged())
    }

    /// At most how many images are still to come.
    pub(super) fn remaining(&self) -> usize {
        self.left.len()
    }

    /// The next image, or what is wrong with it; nothing when there are no more.
    ///
    /// `total_left` is how many bytes may still be unpacked; it goes down.
    pub(super) fn next_image(
        &mut self,
        total_left: &mut u64,
    ) -> Option<Result<Unpacked, FileProblem>> {
        loop {
            let Some(index) = self.left.next() else {
                return self.next_problem().map(Err);
            };
            if let Some(item) = self.read(index, total_left).transpose() {
                return Some(item);
            }
        }
    }

    /// The next thing that is wrong beside the images.
    fn next_problem(&mut self) -> Option<FileProblem> {
        if let Labels::Tables(tables) = &mut self.labels {
            let missing = tables.drain(..).flat_map(|table| table.missing());
            self.problems.extend(missing);
        }
        self.problems.pop_front()
    }

    /// One entry, if it is one to read.
    fn read(
        &mut self,
        index: usize,
        total_left: &mut u64,
    ) -> Result<Option<Unpacked>, FileProblem> {
        let Some(Ok(name)) = self
            .zip
            .name_for_index(index)
            .map(|name| name.map(Cow::into_owned))
        else {
            return Err(problem(
                &self.path,
                "This zip holds a file whose name cannot be read; make it again.",
            ));
        };
        if name.ends_with('/') || !layout::is_wanted(&name) && layout::is_safe(&name) {
            return Ok(None);
        }
        let bad = |message: &str| Err(problem(&name, message));
        if !layout::is_safe(&name) {
            return bad(
                "This path would leave the zip's own folder, so the file is refused; make the zip again from a plain folder.",
            );
        }
        if layout::is_zip(&name) {
            return bad("This is a zip within a zip; unpack it and add it by itself.");
        }
        let mut entry = match self.zip.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                self.left = 0..0;
                return Err(problem(
                    &self.path,
                    "This zip is locked with a password; unpack it and add the folder.",
                ));
            }
            Err(ZipError::CompressionMethodNotSupported(_)) => {
                self.left = 0..0;
                return Err(problem(
                    &self.path,
                    "This zip is compressed in an unusual way; make it again as an ordinary (Deflate) zip, or add the unpacked folder.",
                ));
            }
            Err(_) => {
                return bad("This file is damaged within the zip; download or make the zip again.");
            }
        };
        if entry.is_symlink() {
            return bad("This is a link, not a file; make the zip again with the file itself.");
        }
        let too_large = format!(
            "This file unpacks to more than the {} MB an image may have; make it smaller first.",
            MAX_ENTRY_BYTES >> 20
        );
        // The header may lie, but not to its own disadvantage.
        if entry.size() > MAX_ENTRY_BYTES {
            return bad(&too_large);
        }
        let limit = MAX_ENTRY_BYTES.min(*total_left);
        let mut bytes = Vec::new();
        let read = (&mut entry).take(limit + 1).read_to_end(&mut bytes);
        let unpacked = bytes.len() as u64;
        *total_left = total_left.saturating_sub(unpacked);
        match read {
            _ if unpacked > limit && limit < MAX_ENTRY_BYTES => {
                self.left = 0..0;
                Err(problem(
                    &self.path,
                    "This zip unpacks to far more than images would; the rest of it was left out.",
                ))
            }
            _ if unpacked > limit => bad(&too_large),
            Err(_) => bad("This file is damaged within the zip; download or make the zip again."),
            Ok(_) => Ok(Some((name, bytes))),
        }
    }
}
