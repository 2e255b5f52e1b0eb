//! A data set as a zip of folders, `train/class/name.jpg`, written piece by piece: torchvision's `ImageFolder`, and
//! what [`super::import`] reads.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{Seek, SeekFrom, Write};
use std::rc::Rc;

use zip::CompressionMethod;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::layout;
use crate::report::Split;

/// A zip in the making. Images are stored as they are: they are compressed already.
pub struct FolderZip {
    zip: ZipWriter<Tail>,
    tail: Tail,
    /// Paths in use, in small letters: some systems do not tell `A.jpg` from `a.jpg`.
    paths: BTreeSet<String>,
}

impl FolderZip {
    /// With nothing in it.
    #[must_use]
    pub fn new() -> Self {
        let tail = Tail::default();
        Self {
            zip: ZipWriter::new(tail.clone()),
            tail,
            paths: BTreeSet::new(),
        }
    }

    /// Adds an image under the last part of its path; `ending` in place of its own if given. What of the zip is
    /// final so far.
    ///
    /// # Errors
    /// If the zip cannot be written: it is full.
    pub fn add(
        &mut self,
        split: Split,
        class: &str,
        path: &str,
        ending: Option<&str>,
        bytes: &[u8],
    ) -> Result<Vec<u8>, ZipError> {
        let path = self.path(split, class, path, ending);
        // Beginning an entry ends the one before it, and whatever lies before is not touched again.
        let start = self.tail.end();
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(path, options)?;
        let done = self.tail.take_until(start);
        self.zip.write_all(bytes)?;
        Ok(done)
    }

    /// Ends the zip; the rest of its bytes.
    ///
    /// # Errors
    /// If the zip cannot be written: it is full.
    pub fn finish(self) -> Result<Vec<u8>, ZipError> {
        let tail = self.zip.finish()?;
        let end = tail.end();
        Ok(tail.take_until(end))
    }

    /// A path that no entry has yet.
    fn path(&mut self, split: Split, class: &str, path: &str, ending: Option<&str>) -> String {
        let folder = match split {
            Split::Train => "train",
            Split::Val => "val",
            Split::Test => "test",
        };
        let class = plain(class);
        let name = plain(path.rsplit('/').next().unwrap_or_default());
        let (bare, own) = match name.rsplit_once('.') {
            Some((bare, own)) if layout::is_image(&name) => (bare, Some(own)),
            _ => (name.as_str(), None),
        };
        let ending = ending.or(own).unwrap_or("png");
        let mut number = 1_u32;
        loop {
            let more = if number == 1 {
                String::new()
            } else {
                format!("-{number}")
            };
            let path = format!("{folder}/{class}/{bare}{more}.{ending}");
            if self.paths.insert(path.to_lowercase()) {
                return path;
            }
            number += 1;
        }
    }
}

impl Default for FolderZip {
    fn default() -> Self {
        Self::new()
    }
}

/// A name that is one part of a path on every system, and hidden on none.
fn plain(name: &str) -> String {
    let safe = |c: char| {
        if c.is_control() || "/\\:*?\"<>|".contains(c) {
            '_'
        } else {
            c
        }
    };
    let name: String = name.trim().chars().map(safe).collect();
    let name = name.trim_end_matches('.');
    match name.strip_prefix('.') {
        Some(rest) => format!("_{rest}"),
        None if name.is_empty() => "_".to_owned(),
        None => name.to_owned(),
    }
}

/// The end of a file: what is written and not yet taken away. Handles share it.
#[derive(Debug, Default, Clone)]
struct Tail(Rc<RefCell<Window>>);

#[derive(Debug, Default)]
struct Window {
    /// Bytes taken away.
    taken: u64,
    bytes: Vec<u8>,
    /// Where the next byte goes, from the start of the file.
    at: u64,
}

impl Tail {
    /// The length of the whole file.
    fn end(&self) -> u64 {
        let window = self.0.borrow();
        window.taken + window.bytes.len() as u64
    }

    /// Takes away what lies before a place.
    fn take_until(&self, end: u64) -> Vec<u8> {
        let mut window = self.0.borrow_mut();
        let length = usize::try_from(end.saturating_sub(window.taken)).unwrap_or(usize::MAX);
        let length = length.min(window.bytes.len());
        let rest = window.bytes.split_off(length);
        window.taken += length as u64;
        std::mem::replace(&mut window.bytes, rest)
    }
}

impl Write for Tail {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut window = self.0.borrow_mut();
        let gone = || std::io::Error::other("that part of the zip is gone already");
        let start = window.at.checked_sub(window.taken).ok_or_else(gone)?;
        let start = usize::try_from(start).map_err(|_| gone())?;
        let end = start + bytes.len();
        if window.bytes.len() < end {
            window.bytes.resize(end, 0);
        }
        window.bytes[start..end].copy_from_slice(bytes);
        window.at += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for Tail {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let end = self.end();
        let mut window = self.0.borrow_mut();
        let place = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => end.checked_add_signed(by),
            SeekFrom::Current(by) => window.at.checked_add_signed(by),
        };
        window.at = place.ok_or_else(|| std::io::Error::other("a place before the start"))?;
        Ok(window.at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Import;
    use super::*;

    #[test]
    fn what_is_written_in_pieces_is_read_back_as_it_was() {
        let images: Vec<(Split, &str, &str, Option<&str>)> = vec![
            (Split::Train, "cat", "pets/cat/1.jpg", None),
            (Split::Train, "cat", "others/1.JPG", None),
            (Split::Test, "cat", "1.jpg", None),
            (Split::Val, "a big dog", "camera-1", Some("png")),
            (Split::Train, "a big dog", "photo.heic", Some("png")),
            (Split::Train, "train", ".hidden/.3.png", None),
        ];
        let mut zip = FolderZip::new();
        let (mut all, mut pieces) = (Vec::new(), 0);
        for (number, &(split, class, path, ending)) in (0_u8..).zip(&images) {
            let piece = zip
                .add(split, class, path, ending, &[number; 100])
                .expect("fits");
            pieces += usize::from(!piece.is_empty());
            all.extend(piece);
        }
        all.extend(zip.finish().expect("fits"));
        assert_eq!(
            pieces,
            images.len() - 1,
            "all but the last are out before the end"
        );
        let mut import = Import::new(["set.zip"], None);
        let entries: Vec<_> = import
            .open("set.zip", all)
            .map(|entry| entry.expect("in"))
            .collect();
        let read: Vec<_> = entries
            .iter()
            .map(|entry| {
                (
                    entry.path.as_str(),
                    entry.class.as_str(),
                    entry.split,
                    entry.bytes[0],
                )
            })
            .collect();
        let (train, val, test) = (Some(Split::Train), Some(Split::Val), Some(Split::Test));
        assert_eq!(
            read,
            [
                ("train/cat/1.jpg", "cat", train, 0),
                ("train/cat/1-2.JPG", "cat", train, 1),
                ("test/cat/1.jpg", "cat", test, 2),
                ("val/a big dog/camera-1.png", "a big dog", val, 3),
                ("train/a big dog/photo.png", "a big dog", train, 4),
                ("train/train/_3.png", "train", train, 5),
            ]
        );
        assert!(entries.iter().all(|entry| entry.bytes.len() == 100));
    }

    #[test]
    fn names_are_one_part_of_a_path_everywhere() {
        for (name, becomes) in [
            ("a/b\\c:d", "a_b_c_d"),
            ("..", "_"),
            (".git", "_git"),
            (" x. ", "x"),
            ("", "_"),
            ("\n", "_"),
            ("Möwe", "Möwe"),
        ] {
            assert_eq!(plain(name), becomes, "{name:?}");
        }
    }
}
