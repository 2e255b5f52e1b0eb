//! From dropped files to labelled entries: single images, folders of class folders, zips of them.
//!
//! Folders say what an image is. The folders that all images share are passed over; then
//! `train/`, `val/` (or `valid/`, `validation/`) and `test/` name the split and the folder inside them the
//! class, or else the first folder names the class. Zips are told by their content and unpacked one
//! entry at a time, within limits that do not trust their headers.
//!
//! What is no image by its name (a licence, a manifest, what operating systems leave behind) is passed
//! over in silence; what should be one and cannot be used becomes a [`FileProblem`].

use super::archive::{self, Archive};
use super::layout::{self, Layout};
use crate::protocol::FileProblem;
use crate::report::Split;

/// The most bytes unpacked from zips in one import.
pub const MAX_TOTAL_BYTES: u64 = 2 << 30;

/// An encoded image with what its path says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path it came from (within a zip: its path in there).
    pub path: String,
    /// Its class.
    pub class: String,
    /// The split its folder names.
    pub split: Option<Split>,
    /// The file's bytes, not yet looked at.
    pub bytes: Vec<u8>,
}

/// One import of files that were handed over together.
#[derive(Debug)]
pub struct Import {
    class: Option<String>,
    layout: Layout,
    /// Whether anything in the import is an image or zip by its name.
    some_wanted: bool,
    unpacked_left: u64,
}

impl Import {
    /// An import of files at these paths, all of one class if it is given.
    #[must_use]
    pub fn new<'a>(paths: impl IntoIterator<Item = &'a str>, class: Option<String>) -> Self {
        let paths: Vec<_> = paths
            .into_iter()
            .filter(|path| !layout::is_hidden(path))
            .collect();
        let some_wanted = paths.iter().any(|path| layout::is_wanted(path));
        let is_image =
            |path: &&str| !layout::is_zip(path) && (layout::is_wanted(path) || !some_wanted);
        let layout = Layout::of(paths.into_iter().filter(is_image));
        Self {
            class,
            layout,
            some_wanted,
            unpacked_left: MAX_TOTAL_BYTES,
        }
    }

    /// The same, unpacking at most this many bytes from zips.
    #[must_use]
    pub fn with_max_unpacked(self, bytes: u64) -> Self {
        Self {
            unpacked_left: bytes,
            ..self
        }
    }

    /// Whether a file need not even be read: it is no image by its name, and others are.
    #[must_use]
    pub fn skips(&self, path: &str) -> bool {
        layout::is_hidden(path) || (self.some_wanted && !layout::is_wanted(path))
    }

    /// What a file holds, unpacked and labelled one by one as the iterator is driven.
    pub fn open(&mut self, path: &str, bytes: Vec<u8>) -> Items<'_> {
        let state = if self.skips(path) {
            State::Done
        } else if !layout::is_wanted(path) && !layout::is_untold(path) {
            State::One(Err(problem(
                path,
                "This is not an image by its name; use JPEG, PNG, WebP, GIF or BMP files, or a zip of them.",
            )))
        } else if archive::is_zip(&bytes) {
            Archive::open(path, bytes).map_or_else(
                |problem| State::One(Err(problem)),
                |archive| State::Zip(Box::new(archive)),
            )
        } else if layout::is_zip(path) {
            State::One(Err(problem(
                path,
                "This file is not a zip, though its name says so; download or make it again.",
            )))
        } else {
            State::One(self.label(path, &self.layout, bytes))
        };
        Items {
            import: self,
            state,
        }
    }

    fn label(&self, path: &str, layout: &Layout, bytes: Vec<u8>) -> Result<Entry, FileProblem> {
        let entry = |class, split| Entry {
            path: path.to_owned(),
            class,
            split,
            bytes,
        };
        match &self.class {
            Some(class) => Ok(entry(class.clone(), None)),
            None => match layout.place(path) {
                Ok(place) => Ok(entry(place.class.to_owned(), place.split)),
                Err(misplaced) => Err(problem(path, &misplaced.to_string())),
            },
        }
    }
}

/// The labelled images of one file, and what cannot be used of it.
#[derive(Debug)]
pub struct Items<'a> {
    import: &'a mut Import,
    state: State,
}

#[derive(Debug)]
enum State {
    One(Result<Entry, FileProblem>),
    Zip(Box<Archive>),
    Done,
}

impl Items<'_> {
    /// At most how many more there are.
    #[must_use]
    pub fn remaining(&self) -> usize {
        match &self.state {
            State::One(_) => 1,
            State::Zip(archive) => archive.remaining(),
            State::Done => 0,
        }
    }
}

impl Iterator for Items<'_> {
    type Item = Result<Entry, FileProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Done => None,
            State::One(item) => Some(item),
            State::Zip(mut archive) => {
                let item = archive.next_image(&mut self.import.unpacked_left)?;
                let item = item
                    .and_then(|(path, bytes)| self.import.label(&path, archive.layout(), bytes));
                self.state = State::Zip(archive);
                Some(item)
            }
        }
    }
}

pub(super) fn problem(path: &str, message: &str) -> FileProblem {
    FileProblem {
        path: path.to_owned(),
        message: message.to_owned(),
    }
}
