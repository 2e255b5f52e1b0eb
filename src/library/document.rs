//! A notebook's document as it lies on a device: twice, written in turn, so that a crash in the middle of writing
//! leaves the other whole.
//!
//! A copy is three parts, each ending in a line break but the last: a line with the format's version and a checksum
//! of all that follows, a line of JSON about the document ([`Head`]), and the document as in a `.vitrine.json` file.
//! Which copy is the newest is said by a number that rises with every writing. Beside the two copies there may be a
//! draft, written at the last moment before a page closed; it counts like a copy.

use serde::{Deserialize, Serialize};

use super::card::Card;
use super::salvage::salvage;
use crate::fnv::fnv1a_words;
use crate::notebook::{Notebook, NotebookError};

/// The version of the format this library writes.
const VERSION: u32 = 1;

/// What every copy begins with.
const MAGIC: &str = "vitrine-notebook";

/// What is known of a copy without reading its document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Rises with every writing.
    pub number: u64,
    /// When it was written, in milliseconds since 1970.
    #[serde(default)]
    pub changed_ms: u64,
    /// How many bytes the document has.
    pub bytes: u64,
    /// The notebook at a glance.
    #[serde(default)]
    pub card: Card,
}

impl Head {
    /// Orders copies; the later of two with the same number was written when a page closed.
    fn age(&self) -> (u64, u64) {
        (self.number, self.changed_ms)
    }
}

/// Why a copy cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It does not begin as a copy does.
    #[error("it does not begin as a kept notebook does")]
    NoHead,
    /// Fewer or other bytes than were written.
    #[error("it is not whole")]
    NotWhole,
    /// A later version's format.
    #[error("a newer Vitrine wrote it (format {0})")]
    Newer(u32),
    /// Whole, but no notebook.
    #[error("{0}")]
    NoNotebook(#[from] NotebookError),
}

/// Writes a copy.
///
/// # Errors
/// Only if an output holds a number JSON cannot write.
pub fn encode(notebook: &Notebook, number: u64, changed_ms: u64) -> Result<Vec<u8>, NotebookError> {
    let document = notebook.to_json()?;
    let head = Head {
        number,
        changed_ms,
        bytes: document.len() as u64,
        card: Card::of(notebook),
    };
    let head = serde_json::to_string(&head).map_err(|error| NotebookError::NotJson {
        reason: error.to_string(),
    })?;
    let rest = format!("{head}\n{document}");
    let sum = fnv1a_words(rest.as_bytes());
    Ok(format!("{MAGIC} {VERSION} {sum:016x}\n{rest}").into_bytes())
}

/// What a copy of `total` bytes says of itself; its beginning is enough, and its document is not looked at.
///
/// # Errors
/// If it does not begin as a copy does, or is not as long as it says.
pub fn glance(start: &[u8], total: u64) -> Result<Head, Damage> {
    let head = head(start)?;
    let lines = start.split_inclusive(|byte| *byte == b'\n').take(2);
    let before: usize = lines.map(<[u8]>::len).sum();
    let whole = (before as u64).checked_add(head.bytes) == Some(total);
    whole.then_some(head).ok_or(Damage::NotWhole)
}

pub(super) fn head(start: &[u8]) -> Result<Head, Damage> {
    let (_, rest) = first_line(start)?;
    let end = rest.iter().position(|byte| *byte == b'\n');
    let line = &rest[..end.ok_or(Damage::NotWhole)?];
    serde_json::from_slice(line).map_err(|_| Damage::NoHead)
}

/// Reads a copy.
///
/// # Errors
/// If it is not as it was written.
pub fn decode(bytes: &[u8]) -> Result<(Head, Notebook), Damage> {
    let (sum, rest) = first_line(bytes)?;
    if fnv1a_words(rest) != sum {
        return Err(Damage::NotWhole);
    }
    let head = head(bytes)?;
    let document = document(rest).ok_or(Damage::NotWhole)?;
    Ok((head, Notebook::from_json(document)?))
}

/// The checksum a copy begins with, and what it is of.
fn first_line(bytes: &[u8]) -> Result<(u64, &[u8]), Damage> {
    let end = bytes.iter().take(64).position(|byte| *byte == b'\n');
    let (line, rest) = bytes.split_at(end.ok_or(Damage::NoHead)?);
    let line = str::from_utf8(line).map_err(|_| Damage::NoHead)?;
    let mut words = line.split(' ');
    let mut next = || words.next().ok_or(Damage::NoHead);
    if next()? != MAGIC {
        return Err(Damage::NoHead);
    }
    let version = next()?.parse().map_err(|_| Damage::NoHead)?;
    if version > VERSION {
        return Err(Damage::Newer(version));
    }
    let sum = u64::from_str_radix(next()?, 16).map_err(|_| Damage::NoHead)?;
    Ok((sum, &rest[1..]))
}

fn document(rest: &[u8]) -> Option<&[u8]> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    Some(&rest[end + 1..])
}

/// What lies on the device of one notebook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The two copies; nothing for one that is not there.
    pub copies: [Option<Vec<u8>>; 2],
    /// The draft, if there is one.
    pub draft: Option<Vec<u8>>,
}

/// A notebook as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The notebook.
    pub notebook: Notebook,
    /// The number of what was opened.
    pub number: u64,
    /// Which copy is to be written next: never the only good one.
    pub next: usize,
    /// What went wrong on the way.
    pub doubt: Doubt,
    /// Whether the copies hold it already; else it is to be written.
    pub settled: bool,
}

/// How far what was opened can be trusted to be the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is the last that was written.
    None,
    /// A copy is damaged or missing that may have been a newer one.
    Older,
    /// No copy is whole; these are the cells that could still be read.
    Remains,
}

/// Chooses the newest of what is whole, or saves what is left.
///
/// # Errors
/// If nothing can be read.
pub fn open(found: &Found) -> Result<Opened, Damage> {
    let [a, b] = &found.copies;
    let copies = [a, b].map(|copy| copy.as_deref().map(decode));
    let ages = copies.each_ref().map(|copy| match copy {
        Some(Ok((head, _))) => Some(head.age()),
        _ => None,
    });
    let best = usize::from(ages[1] > ages[0]);
    let next = 1 - best;
    let doubtful = ages[best]
        .is_some_and(|age| may_be_newer(copies[next].as_ref(), found.copies[next].as_deref(), age));
    let draft = found.draft.as_deref().and_then(|draft| decode(draft).ok());
    let later = draft.filter(|(head, _)| Some(head.age()) > ages[best]);
    let copy = copies.into_iter().nth(best).flatten();
    let ((head, notebook), doubt, settled) = match (later, copy) {
        // It says what was there last, whatever became of the copies.
        (Some(draft), _) => (draft, Doubt::None, false),
        (None, Some(Ok(copy))) if doubtful => (copy, Doubt::Older, false),
        (None, Some(Ok(copy))) => (copy, Doubt::None, true),
        (None, _) => return remains(found),
    };
    Ok(Opened {
        notebook,
        number: head.number,
        next,
        doubt,
        settled,
    })
}

/// Whether the copy that was not chosen may have been newer than the chosen one.
fn may_be_newer(
    other: Option<&Result<(Head, Notebook), Damage>>,
    bytes: Option<&[u8]>,
    good: (u64, u64),
) -> bool {
    match other {
        Some(Ok(_)) => false,
        // After the first writing there is but one.
        None => good.0 > 1,
        Some(Err(_)) => {
            let said = bytes.map(head);
            !matches!(said, Some(Ok(head)) if head.number < good.0)
        }
    }
}

/// What can be read of damaged copies: the one with the most cells.
fn remains(found: &Found) -> Result<Opened, Damage> {
    let all = [&found.copies[0], &found.copies[1], &found.draft];
    let mut reason = Damage::NoHead;
    let mut best: Option<Opened> = None;
    for (place, bytes) in all.into_iter().enumerate() {
        let Some(bytes) = bytes else { continue };
        if let Err(why @ Damage::Newer(_)) = decode(bytes) {
            // Whole for all we know: not ours to cut up.
            reason = why;
            continue;
        }
        let Some(notebook) = salvage(bytes) else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|best| best.notebook.cells.len() < notebook.cells.len())
        {
            best = Some(Opened {
                notebook,
                number: head(bytes).map_or(1, |head| head.number),
                next: usize::from(place == 0),
                doubt: Doubt::Remains,
                settled: false,
            });
        }
    }
    best.ok_or(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A notebook of this title, as the `number`th copy.
    fn copy(title: &str, number: u64) -> Vec<u8> {
        let mut notebook = Notebook::starter();
        notebook.title = title.to_owned();
        encode(&notebook, number, 1000 * number).expect("writes")
    }

    fn found(a: Option<Vec<u8>>, b: Option<Vec<u8>>, draft: Option<Vec<u8>>) -> Found {
        Found {
            copies: [a, b],
            draft,
        }
    }

    /// Title, next copy and doubt of what opens.
    fn opened(found: &Found) -> (String, usize, Doubt) {
        let opened = open(found).expect("opens");
        (opened.notebook.title, opened.next, opened.doubt)
    }

    fn whole(title: &str, next: usize, doubt: Doubt) -> (String, usize, Doubt) {
        (title.to_owned(), next, doubt)
    }

    #[test]
    fn a_copy_is_read_as_it_was_written_and_its_beginning_says_what_it_is() {
        let bytes = copy("Leaves", 3);
        let (head, notebook) = decode(&bytes).expect("reads");
        assert_eq!((head.number, head.changed_ms), (3, 3000));
        assert_eq!(head.card, Card::of(&notebook));
        let total = bytes.len() as u64;
        assert_eq!(glance(&bytes[..600], total), Ok(head));
        assert_eq!(glance(&bytes[..600], total - 1), Err(Damage::NotWhole));
        assert!(glance(&bytes[..60], total).is_err());
    }

    #[test]
    fn no_single_byte_can_change_unseen_and_none_be_missing() {
        let bytes = copy("Leaves", 3);
        for at in (0..bytes.len()).step_by(7) {
            let mut other = bytes.clone();
            other[at] ^= 0x01;
            assert!(decode(&other).is_err(), "byte {at}");
            assert!(decode(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn the_newest_whole_copy_wins_and_the_other_is_written_next() {
        let both = found(Some(copy("old", 4)), Some(copy("new", 5)), None);
        assert_eq!(opened(&both), whole("new", 0, Doubt::None));
        let first = found(Some(copy("only", 1)), None, None);
        assert_eq!(opened(&first), whole("only", 1, Doubt::None));
        let drafted = found(
            Some(copy("old", 4)),
            Some(copy("new", 5)),
            Some(copy("last", 6)),
        );
        assert_eq!(opened(&drafted), whole("last", 0, Doubt::None));
        let outdated = found(
            Some(copy("new", 6)),
            Some(copy("old", 5)),
            Some(copy("older", 4)),
        );
        assert_eq!(opened(&outdated), whole("new", 1, Doubt::None));
    }

    #[test]
    fn a_draft_with_the_number_of_a_copy_wins_if_it_is_later() {
        let later = encode(&Notebook::new("later"), 5, 9000).expect("writes");
        let drafted = found(Some(copy("a", 5)), Some(copy("b", 4)), Some(later));
        assert_eq!(opened(&drafted).0, "later");
    }

    #[test]
    fn a_damaged_newer_copy_gives_the_one_before_and_says_so() {
        let mut cut = copy("new", 5);
        cut.truncate(cut.len() / 2);
        for newer in [cut, b"garbage".to_vec(), vec![]] {
            let damaged = found(Some(copy("old", 4)), Some(newer), None);
            assert_eq!(opened(&damaged), whole("old", 1, Doubt::Older));
        }
        let missing = found(None, Some(copy("old", 4)), None);
        assert_eq!(opened(&missing), whole("old", 0, Doubt::Older));
        let mut older = copy("old", 3);
        older.truncate(older.len() - 1);
        let harmless = found(Some(older), Some(copy("new", 4)), None);
        assert_eq!(opened(&harmless), whole("new", 0, Doubt::None));
    }

    #[test]
    fn what_is_left_of_a_document_is_brought_back() {
        let cells = Notebook::starter().cells;
        let mut cut = copy("Leaves", 5);
        cut.truncate(cut.len() - 300);
        let rest = open(&found(Some(cut), Some(b"\0\0\0".to_vec()), None)).expect("opens");
        assert_eq!(rest.notebook.title, "Leaves");
        assert_eq!((rest.doubt, rest.next), (Doubt::Remains, 1));
        let left = rest.notebook.cells.len();
        assert!(left > 3 && left < cells.len(), "{left}");
        assert_eq!(rest.notebook.cells, cells[..left]);
    }

    #[test]
    fn without_a_head_the_cells_are_found_too() {
        let document = Notebook::starter().to_json().expect("writes");
        let half = document.as_bytes()[..document.len() / 2].to_vec();
        let rest = open(&found(None, Some(half), None)).expect("opens");
        assert!(!rest.notebook.cells.is_empty());
        assert_eq!(rest.next, 0);
    }

    #[test]
    fn nothing_readable_is_an_error_and_a_newer_format_is_named() {
        let nothing = found(Some(vec![0; 100]), Some(b"{}".to_vec()), None);
        assert_eq!(open(&nothing), Err(Damage::NoHead));
        assert!(open(&Found::default()).is_err());
        let newer = String::from_utf8(copy("t", 1)).expect("text");
        let newer = newer.replacen("vitrine-notebook 1", "vitrine-notebook 2", 1);
        let newer = found(Some(newer.into_bytes()), None, None);
        assert_eq!(open(&newer), Err(Damage::Newer(2)));
    }
}
