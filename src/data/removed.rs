//! Images that were removed and may still be wanted back: the newest, as many as a budget has room for.

use std::collections::{BTreeMap, VecDeque};

use crate::report::ImageId;

/// Things by id, with what each takes; the oldest go first.
#[derive(Debug)]
pub(super) struct Removed<T> {
    budget: u64,
    bytes: u64,
    order: VecDeque<ImageId>,
    kept: BTreeMap<ImageId, (T, u64)>,
}

impl<T> Removed<T> {
    /// None yet, with room for so many bytes.
    pub(super) fn new(budget: u64) -> Self {
        Self {
            budget,
            bytes: 0,
            order: VecDeque::new(),
            kept: BTreeMap::new(),
        }
    }

    /// Keeps something; what there is no room for any more goes.
    pub(super) fn keep(&mut self, id: ImageId, thing: T, bytes: u64) {
        self.bytes += bytes;
        self.order.push_back(id);
        self.kept.insert(id, (thing, bytes));
        while self.bytes > self.budget {
            let Some(oldest) = self.order.pop_front() else {
                return;
            };
            if let Some((_, bytes)) = self.kept.remove(&oldest) {
                self.bytes -= bytes;
            }
        }
    }

    /// Takes something back out, if it is still there.
    pub(super) fn take(&mut self, id: ImageId) -> Option<T> {
        let (thing, bytes) = self.kept.remove(&id)?;
        self.bytes -= bytes;
        self.order.retain(|kept| *kept != id);
        Some(thing)
    }

    /// Keeps nothing any more.
    pub(super) fn clear(&mut self) {
        *self = Self::new(self.budget);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first_and_what_was_taken_makes_room() {
        let mut removed = Removed::new(10);
        for id in 0..3 {
            removed.keep(ImageId(id), id, 4);
        }
        assert_eq!(removed.take(ImageId(0)), None, "no room for three");
        assert_eq!(removed.take(ImageId(2)), Some(2));
        removed.keep(ImageId(3), 3, 6);
        assert_eq!(removed.take(ImageId(1)), Some(1));
        removed.keep(ImageId(4), 4, 11);
        assert_eq!(removed.take(ImageId(3)), None);
        assert_eq!(removed.take(ImageId(4)), None, "too large by itself");
        removed.keep(ImageId(5), 5, 10);
        removed.clear();
        assert_eq!(removed.take(ImageId(5)), None);
    }
}
