//! The zip format as far as a `.vitrine` file needs it: entries are written as they are, and found again, without their
//! contents ever being here. So a page can put a file of gigabytes together from parts, and take parts out of it,
//! while no more than the lists are in memory.
//!
//! What others packed again may be deflated; the caller inflates.
//!
//! # Source
//! APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end).

/// An end record's length, without the comment.
const END_BYTES: usize = 22;

/// So many bytes from the end of a file hold its end record, whatever its comment.
pub const TAIL_BYTES: u64 = 0xffff + END_BYTES as u64;

/// A local header's length, without name and extra field.
pub const LOCAL_BYTES: u64 = 30;

const LOCAL: u32 = 0x0403_4b50;
const ENTRY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// The format without its 64-bit extension counts to here.
const MOST: u64 = 0xffff_fffe;

/// Names are UTF-8.
const UTF8: u16 = 1 << 11;

/// The first day the format knows: what is packed tells nobody when.
const DATE: u16 = 0x0021;

/// Why a zip cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZipError {
    /// Past 4 GiB, or 65,534 entries.
    #[error("it would be larger than 4 GB")]
    TooLarge,
    /// Not a zip, or cut short.
    #[error("it is not whole, or no such file at all")]
    NotAZip,
    /// Encrypted, split, or packed by a method nobody uses.
    #[error("it is packed in a way that cannot be read here")]
    Unusual,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Checksum of its contents.
    pub crc32: u32,
    /// Bytes of its contents.
    pub bytes: u64,
    /// Bytes they take in the file.
    pub packed: u64,
    /// Whether they are deflated; else they lie there as they are.
    pub deflated: bool,
    /// Where its local header is.
    pub at: u64,
}

/// Puts a zip together: what to write before each entry's contents, and after the last.
#[derive(Debug, Default)]
pub struct Writer {
    entries: Vec<Entry>,
    at: u64,
}

impl Writer {
    /// The header of the next entry; its contents must follow.
    ///
    /// # Errors
    /// If the zip grows too large.
    pub fn header(&mut self, path: &str, bytes: u64, crc32: u32) -> Result<Vec<u8>, ZipError> {
        let entry = Entry {
            path: path.to_owned(),
            crc32,
            bytes,
            packed: bytes,
            deflated: false,
            at: self.at,
        };
        let mut header = Vec::new();
        put32(&mut header, LOCAL);
        common(&mut header, &entry)?;
        put16(&mut header, 0); // no extra field
        header.extend(path.as_bytes());
        self.at += header.len() as u64 + bytes;
        if self.at > MOST || self.entries.len() >= 0xfffe {
            return Err(ZipError::TooLarge);
        }
        self.entries.push(entry);
        Ok(header)
    }

    /// What comes after the last entry's contents.
    ///
    /// # Errors
    /// If the zip grows too large.
    pub fn end(self) -> Result<Vec<u8>, ZipError> {
        let mut end = Vec::new();
        for entry in &self.entries {
            put32(&mut end, ENTRY);
            put16(&mut end, 20); // made by a writer of version 2.0
            common(&mut end, entry)?;
            put16(&mut end, 0); // no extra field
            put16(&mut end, 0); // no comment
            put16(&mut end, 0); // on the first disk
            put16(&mut end, 0); // inside: binary
            put32(&mut end, 0); // outside: nothing
            put32(&mut end, small(entry.at)?);
            end.extend(entry.path.as_bytes());
        }
        let bytes = small(end.len() as u64)?;
        let count = u16::try_from(self.entries.len()).map_err(|_| ZipError::TooLarge)?;
        put32(&mut end, END);
        put16(&mut end, 0); // this disk
        put16(&mut end, 0); // the directory's disk
        put16(&mut end, count); // entries on this disk
        put16(&mut end, count); // and in all
        put32(&mut end, bytes);
        put32(&mut end, small(self.at)?);
        put16(&mut end, 0); // no comment
        Ok(end)
    }
}

/// What local header and directory have in common, up to the length of the name.
fn common(to: &mut Vec<u8>, entry: &Entry) -> Result<(), ZipError> {
    let name = u16::try_from(entry.path.len()).map_err(|_| ZipError::TooLarge)?;
    let bytes = small(entry.bytes)?;
    put16(to, 20); // needs a reader of version 2.0
    put16(to, UTF8);
    put16(to, 0); // stored
    put16(to, 0); // midnight
    put16(to, DATE);
    put32(to, entry.crc32);
    put32(to, bytes);
    put32(to, bytes);
    put16(to, name);
    Ok(())
}

fn small(number: u64) -> Result<u32, ZipError> {
    u32::try_from(number)
        .ok()
        .filter(|_| number <= MOST)
        .ok_or(ZipError::TooLarge)
}

/// Where the directory is, from the last [`TAIL_BYTES`] (or fewer) of a file of `total` bytes: start and length.
///
/// # Errors
/// If there is none.
pub fn directory(tail: &[u8], total: u64) -> Result<(u64, u64), ZipError> {
    let last = tail.len().checked_sub(END_BYTES).ok_or(ZipError::NotAZip)?;
    // A comment may hold anything but a comment of just the right length after the signature.
    let is_end = |at: &usize| {
        get32(tail, *at) == Some(END)
            && get16(tail, at + 20)
                .is_some_and(|comment| at + END_BYTES + usize::from(comment) == tail.len())
    };
    let at = (0..=last).rev().find(is_end).ok_or(ZipError::NotAZip)?;
    let field = |offset| get32(tail, at + offset).map(u64::from);
    let (bytes, start) = field(12).zip(field(16)).ok_or(ZipError::NotAZip)?;
    if get32(tail, at + 4) != Some(0) || bytes > MOST || start > MOST {
        return Err(ZipError::Unusual);
    }
    let fits = start + bytes <= total.saturating_sub((tail.len() - at) as u64);
    if fits {
        Ok((start, bytes))
    } else {
        Err(ZipError::NotAZip)
    }
}

/// The entries of a directory; folders are left out.
///
/// # Errors
/// If it is cut short, or an entry is packed in an unusual way.
pub fn entries(directory: &[u8]) -> Result<Vec<Entry>, ZipError> {
    let mut entries = Vec::new();
    let mut at = 0;
    while get32(directory, at) == Some(ENTRY) {
        let half = |offset: usize| get16(directory, at + offset).ok_or(ZipError::NotAZip);
        let word = |offset: usize| get32(directory, at + offset).ok_or(ZipError::NotAZip);
        let (flags, method) = (half(8)?, half(10)?);
        let entry = Entry {
            crc32: word(16)?,
            packed: u64::from(word(20)?),
            bytes: u64::from(word(24)?),
            deflated: method == 8,
            at: u64::from(word(42)?),
            path: {
                let start = at + 46;
                let name = directory.get(start..start + usize::from(half(28)?));
                let name = str::from_utf8(name.ok_or(ZipError::NotAZip)?);
                name.map_err(|_| ZipError::Unusual)?.to_owned()
            },
        };
        let encrypted = flags & 1 != 0;
        let large = entry.packed > MOST || entry.bytes > MOST || entry.at > MOST;
        if encrypted
            || large
            || !matches!(method, 0 | 8)
            || (method == 0 && entry.packed != entry.bytes)
        {
            return Err(ZipError::Unusual);
        }
        at += 46 + usize::from(half(28)?) + usize::from(half(30)?) + usize::from(half(32)?);
        if !entry.path.ends_with('/') {
            entries.push(entry);
        }
    }
    if at == directory.len() {
        Ok(entries)
    } else {
        Err(ZipError::NotAZip)
    }
}

/// Where an entry's contents begin, from the first [`LOCAL_BYTES`] of its local header.
///
/// # Errors
/// If that is no local header.
pub fn contents(entry: &Entry, header: &[u8]) -> Result<u64, ZipError> {
    let lengths = get16(header, 26).zip(get16(header, 28));
    match (get32(header, 0), lengths) {
        (Some(LOCAL), Some((name, extra))) => {
            Ok(entry.at + LOCAL_BYTES + u64::from(name) + u64::from(extra))
        }
        _ => Err(ZipError::NotAZip),
    }
}

fn put16(to: &mut Vec<u8>, number: u16) {
    to.extend(number.to_le_bytes());
}

fn put32(to: &mut Vec<u8>, number: u32) {
    to.extend(number.to_le_bytes());
}

fn get16(from: &[u8], at: usize) -> Option<u16> {
    let bytes = from.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn get32(from: &[u8], at: usize) -> Option<u32> {
    let bytes = from.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three files, packed here.
    fn packed() -> Vec<u8> {
        let mut writer = Writer::default();
        let mut zip = Vec::new();
        for (path, contents) in files() {
            let crc = crc32fast::hash(contents);
            zip.extend(
                writer
                    .header(path, contents.len() as u64, crc)
                    .expect("fits"),
            );
            zip.extend(contents);
        }
        zip.extend(writer.end().expect("fits"));
        zip
    }

    fn files() -> [(&'static str, &'static [u8]); 3] {
        [
            ("notebook.json", b"{}"),
            ("images/\u{e9}t\u{e9}.png", b"\x89PNG"),
            ("empty", b""),
        ]
    }

    /// Paths and contents, read here.
    fn read(zip: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ZipError> {
        let total = zip.len() as u64;
        let tail = zip
            .len()
            .saturating_sub(usize::try_from(TAIL_BYTES).expect("small"));
        let (start, bytes) = directory(&zip[tail..], total)?;
        let part = |start: u64, bytes: u64| {
            let range = usize::try_from(start).ok()?..usize::try_from(start + bytes).ok()?;
            zip.get(range)
        };
        let all = entries(part(start, bytes).ok_or(ZipError::NotAZip)?)?;
        let read = all.into_iter().map(|entry| {
            let header = part(entry.at, LOCAL_BYTES).ok_or(ZipError::NotAZip)?;
            let found = part(contents(&entry, header)?, entry.packed).ok_or(ZipError::NotAZip)?;
            Ok((entry.path, found.to_vec()))
        });
        read.collect()
    }

    #[test]
    fn what_is_packed_here_is_read_here() {
        let expected = files().map(|(path, contents)| (path.to_owned(), contents.to_vec()));
        assert_eq!(read(&packed()), Ok(expected.to_vec()));
    }

    #[test]
    #[cfg(feature = "images")]
    fn what_is_packed_here_others_read() {
        use std::io::Read as _;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed())).expect("a zip");
        assert_eq!(archive.len(), 3);
        for (path, contents) in files() {
            let mut found = Vec::new();
            let mut entry = archive.by_name(path).expect("there");
            entry
                .read_to_end(&mut found)
                .expect("its checksum is right");
            assert_eq!(found, contents, "{path}");
        }
    }

    #[test]
    #[cfg(feature = "images")]
    fn what_others_packed_is_read_here() {
        use std::io::Write as _;
        use zip::write::SimpleFileOptions;
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer
            .add_directory("images/", SimpleFileOptions::default())
            .expect("writes");
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file("images/a", stored).expect("writes");
        writer.write_all(b"as it is").expect("writes");
        let deflated =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file("b", deflated).expect("writes");
        writer.write_all(&[7; 1000]).expect("writes");
        let _ = writer.set_comment("PK\x05\x06 is what an end begins with");
        let zip = writer.finish().expect("writes").into_inner();
        let read = read(&zip).expect("reads");
        assert_eq!(read[0], ("images/a".to_owned(), b"as it is".to_vec()));
        assert!(read[1].1.len() < 100, "deflated");
    }

    #[test]
    fn a_cut_or_scribbled_zip_is_an_error_and_never_a_panic() {
        let zip = packed();
        for end in 0..zip.len() {
            assert!(read(&zip[..end]).is_err(), "cut at {end}");
        }
        for at in 0..zip.len() {
            let mut other = zip.clone();
            other[at] = !other[at];
            let _ = read(&other);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut writer = Writer::default();
        assert!(writer.header("a", 3 << 30, 0).is_ok());
        assert_eq!(writer.header("b", 2 << 30, 0), Err(ZipError::TooLarge));
    }
}
