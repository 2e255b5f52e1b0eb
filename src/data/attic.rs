//! A place outside of memory for pixels that are not needed at the moment, and an image that may lie there.

use std::borrow::Cow;
use std::rc::Rc;

use super::rgb::Image;

/// A place outside of memory: a file, as a rule. Reading from it waits for nobody.
pub trait Attic {
    /// Puts bytes there; where they are, or nothing if there is no room.
    fn put(&self, bytes: &[u8]) -> Option<u64>;

    /// Fills `bytes` with what lies there; whether it could be read.
    fn get(&self, at: u64, bytes: &mut [u8]) -> bool;

    /// Gives up so many bytes there.
    fn free(&self, at: u64, bytes: u64);
}

/// An image, wherever it lies. What lies in an attic is given up with the last of its handles.
#[derive(Debug)]
pub(super) enum Held {
    /// In memory.
    Here(Image),
    /// In an attic.
    Away(Away),
}

/// An image in an attic.
pub(super) struct Away {
    attic: Rc<dyn Attic>,
    at: u64,
    width: u32,
    height: u32,
}

impl Held {
    /// An image put into an attic, or the image itself if there is no room.
    pub(super) fn away(image: Image, attic: &Rc<dyn Attic>) -> Self {
        match attic.put(image.pixels()) {
            Some(at) => Self::Away(Away {
                attic: attic.clone(),
                at,
                width: image.width(),
                height: image.height(),
            }),
            None => Self::Here(image),
        }
    }

    /// The image; nothing if it can no longer be read.
    pub(super) fn image(&self) -> Option<Cow<'_, Image>> {
        match self {
            Self::Here(image) => Some(Cow::Borrowed(image)),
            Self::Away(away) => away.image().map(Cow::Owned),
        }
    }

    /// The bytes it takes in memory.
    pub(super) fn bytes_here(&self) -> u64 {
        match self {
            Self::Here(image) => image.bytes(),
            Self::Away(_) => 0,
        }
    }

    /// The bytes of its pixels, wherever they are.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Self::Here(image) => image.bytes(),
            Self::Away(away) => away.bytes(),
        }
    }
}

impl Away {
    fn bytes(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * 3
    }

    fn image(&self) -> Option<Image> {
        let mut pixels = vec![0; usize::try_from(self.bytes()).ok()?];
        let whole = self.attic.get(self.at, &mut pixels);
        whole
            .then(|| Image::new(self.width, self.height, pixels))
            .flatten()
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        self.attic.free(self.at, self.bytes());
    }
}

impl std::fmt::Debug for Away {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Away({} × {} at {})", self.width, self.height, self.at)
    }
}

/// Where in one long file there is room: at its end, or where something of the same length was given up.
#[derive(Debug, Default)]
pub struct Room {
    end: u64,
    used: u64,
    gaps: std::collections::BTreeMap<u64, Vec<u64>>,
}

impl Room {
    /// A place for so many bytes.
    pub fn take(&mut self, bytes: u64) -> u64 {
        self.used += bytes;
        let gap = self.gaps.get_mut(&bytes).and_then(Vec::pop);
        gap.unwrap_or_else(|| {
            let at = self.end;
            self.end += bytes;
            at
        })
    }

    /// Gives a place back; whether nothing is in use any more, so that the file may be emptied.
    pub fn give_back(&mut self, at: u64, bytes: u64) -> bool {
        self.used = self.used.saturating_sub(bytes);
        self.gaps.entry(bytes).or_default().push(at);
        let empty = self.used == 0;
        if empty {
            *self = Self::default();
        }
        empty
    }
}

/// For tests: an attic in memory with room for so many bytes.
#[cfg(test)]
pub(super) mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;

    pub(in crate::data) struct Shelf {
        pub(in crate::data) bytes: RefCell<Vec<u8>>,
        room: RefCell<Room>,
        most: u64,
        pub(in crate::data) broken: Cell<bool>,
    }

    impl Shelf {
        pub(in crate::data) fn new(most: u64) -> Rc<Self> {
            Rc::new(Self {
                bytes: RefCell::default(),
                room: RefCell::default(),
                most,
                broken: Cell::new(false),
            })
        }
    }

    impl Attic for Shelf {
        fn put(&self, bytes: &[u8]) -> Option<u64> {
            let mut room = self.room.borrow_mut();
            let length = bytes.len() as u64;
            let at = room.take(length);
            if at + length > self.most {
                room.give_back(at, length);
                return None;
            }
            let (start, mut all) = (usize::try_from(at).expect("small"), self.bytes.borrow_mut());
            let end = start + bytes.len();
            if all.len() < end {
                all.resize(end, 0);
            }
            all[start..end].copy_from_slice(bytes);
            Some(at)
        }

        fn get(&self, at: u64, bytes: &mut [u8]) -> bool {
            let start = usize::try_from(at).expect("small");
            bytes.copy_from_slice(&self.bytes.borrow()[start..start + bytes.len()]);
            !self.broken.get()
        }

        fn free(&self, at: u64, bytes: u64) {
            if self.room.borrow_mut().give_back(at, bytes) {
                self.bytes.borrow_mut().clear();
            }
        }
    }

    #[test]
    fn room_is_used_again_and_an_empty_file_starts_anew() {
        let mut room = Room::default();
        assert_eq!([room.take(5), room.take(3), room.take(5)], [0, 5, 8]);
        assert!(!room.give_back(0, 5));
        assert_eq!([room.take(3), room.take(5), room.take(5)], [13, 0, 16]);
        for (at, bytes) in [(0, 5), (5, 3), (8, 5), (13, 3)] {
            assert!(!room.give_back(at, bytes));
        }
        assert!(room.give_back(16, 5));
        assert_eq!(room.take(1), 0);
    }

    #[test]
    fn an_image_comes_back_as_it_was_and_leaves_nothing_behind() {
        let shelf = Shelf::new(20);
        let attic: Rc<dyn Attic> = shelf.clone();
        let image = |value| Image::new(2, 1, vec![value; 6]).expect("sizes agree");
        let held: Vec<Held> = (0..4)
            .map(|value| Held::away(image(value), &attic))
            .collect();
        for (value, held) in (0..).zip(&held) {
            assert_eq!(held.image().as_deref(), Some(&image(value)));
            assert_eq!(held.bytes(), 6);
        }
        assert_eq!(held[3].bytes_here(), 6, "no room for the fourth");
        assert_eq!(held[2].bytes_here(), 0);
        shelf.broken.set(true);
        assert_eq!(held[0].image(), None);
        drop(held);
        assert!(shelf.bytes.borrow().is_empty());
    }
}
