//! From dropped files to labelled entries: single images, folders of class folders, zips of them, Teachable Machine
//! projects.
//!
//! A table of labels beside the images says what each is; where there is none, folders do. The folders that all images share are passed over; then
//! `train/`, `val/` (or `valid/`, `validation/`) and `test/` name the split and the folder inside them the
//! class, or else the first folder names the class. Zips are told by their content and unpacked one
//! entry at a time, within limits that do not trust their headers.
//!
//! What is no image by its name (a licence, a manifest, what operating systems leave behind) is passed
//! over in silence; what should be one and cannot be used becomes a [`FileProblem`].

use super::archive::{self, Archive};
use super::layout::{self, Layout};
use super::table::{Table, TableError};
use super::teachable;
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
    /// Tables that came beside the images.
    tables: Vec<Table>,
    unpacked_left: u64,
}

/// Who says what the images of one folder or zip are.
#[derive(Debug)]
pub(super) enum Labels {
    /// The folders they lie in.
    Folders(Layout),
    /// Tables beside them.
    Tables(Vec<Table>),
    /// Their names, as Teachable Machine writes them.
    Names,
}

impl Labels {
    /// An image's class, and its split if that is given.
    fn of(&mut self, path: &str) -> Result<(String, Option<Split>), FileProblem> {
        match self {
            Self::Folders(layout) => by_folder(layout, path),
            Self::Tables(tables) => by_table(tables, path),
            Self::Names => teachable::class_of(path)
                .map(|class| (class.to_owned(), None))
                .ok_or_else(|| problem(path, "This image's name names no class, as the others in this project do, so it was left out.")),
        }
    }
}

fn by_folder(layout: &Layout, path: &str) -> Result<(String, Option<Split>), FileProblem> {
    let place = layout
        .place(path)
        .map_err(|misplaced| problem(path, &misplaced.to_string()))?;
    Ok((place.class.to_owned(), place.split))
}

fn by_table(tables: &mut [Table], path: &str) -> Result<(String, Option<Split>), FileProblem> {
    let unknown = |tables: &[Table]| match tables {
        [] => problem(path, "No table names this image."),
        [first, ..] => first.unknown(path),
    };
    let row = tables
        .iter_mut()
        .find_map(|table| table.find(path).cloned());
    row.map(|row| (row.class, row.split))
        .ok_or_else(|| unknown(tables))
}

/// Whether a file may be as large as a zip is, by its name.
#[must_use]
pub fn is_archive(path: &str) -> bool {
    layout::is_zip(path)
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
            tables: Vec::new(),
            unpacked_left: MAX_TOTAL_BYTES,
        }
    }

    /// Whether a file is a table to be taken before the images.
    #[must_use]
    pub fn is_table(&self, path: &str) -> bool {
        self.class.is_none() && layout::is_table(path)
    }

    /// Takes a table of labels, which from then on says what the images beside it are; what cannot be used of it.
    pub fn take_table(&mut self, path: &str, bytes: &[u8]) -> Vec<FileProblem> {
        if !self.some_wanted {
            return vec![problem(
                path,
                "This table came without images; choose it together with its images, or a zip of both.",
            )];
        }
        match Table::read(path, bytes) {
            Ok((table, problems)) => {
                self.tables.push(table);
                problems
            }
            // Beside folders that name classes it is something else: a manifest, perhaps.
            Err(TableError::NoColumns) if self.layout.names_classes() => Vec::new(),
            Err(error) => vec![not_a_table(path, error)],
        }
    }

    /// What the tables name and no file was.
    #[must_use]
    pub fn missing(&self) -> Vec<FileProblem> {
        self.tables.iter().flat_map(Table::missing).collect()
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
                "This is not an image by its name; use JPEG, PNG, WebP, GIF or BMP files, a zip of them, or a Teachable Machine project.",
            )))
        } else if archive::is_zip(&bytes) {
            Archive::open(path, bytes, self.class.is_some(), &mut self.unpacked_left).map_or_else(
                |problem| State::One(Err(problem)),
                |archive| State::Zip(Box::new(archive)),
            )
        } else if layout::is_zip(path) {
            State::One(Err(problem(
                path,
                "This file is not a zip, though its name says so; download or make it again.",
            )))
        } else {
            State::One(self.label(path, bytes))
        };
        Items {
            import: self,
            state,
        }
    }

    /// A loose image with what is said of it.
    fn label(&mut self, path: &str, bytes: Vec<u8>) -> Result<Entry, FileProblem> {
        let said = match &self.class {
            Some(class) => (class.clone(), None),
            None if self.tables.is_empty() => by_folder(&self.layout, path)?,
            None => by_table(&mut self.tables, path)?,
        };
        Ok(Entry::new(path, said, bytes))
    }
}

impl Entry {
    fn new(path: &str, (class, split): (String, Option<Split>), bytes: Vec<u8>) -> Self {
        Self {
            path: path.to_owned(),
            class,
            split,
            bytes,
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
                let item = item.and_then(|(path, bytes)| {
                    let said = match &self.import.class {
                        Some(class) => (class.clone(), None),
                        None => archive.labels().of(&path)?,
                    };
                    Ok(Entry::new(&path, said, bytes))
                });
                self.state = State::Zip(archive);
                Some(item)
            }
        }
    }
}

/// Why a file that is a table by its name says nothing of images.
pub(super) fn not_a_table(path: &str, error: TableError) -> FileProblem {
    problem(path, &error.to_string())
}

pub(super) fn problem(path: &str, message: &str) -> FileProblem {
    FileProblem {
        path: path.to_owned(),
        message: message.to_owned(),
    }
}
