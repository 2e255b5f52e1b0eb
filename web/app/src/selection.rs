//! Things chosen in a list, by mouse and by keyboard: one, some, a stretch of them, all.

use std::collections::BTreeSet;

/// What a click or step does to what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// This one, and no other.
    Only,
    /// This one too, or no longer.
    Toggle,
    /// Everything from where the last choice began up to this one.
    Stretch,
    /// Nothing changes but the place.
    Go,
}

/// What is chosen, and where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selection<T: Ord> {
    chosen: BTreeSet<T>,
    /// Where one is: the thing and its place, should it be gone.
    at: Option<(usize, T)>,
    /// Where a stretch begins.
    from: Option<T>,
}

impl<T: Ord> Default for Selection<T> {
    fn default() -> Self {
        Self {
            chosen: BTreeSet::new(),
            at: None,
            from: None,
        }
    }
}

impl<T: Ord + Copy> Selection<T> {
    /// Whether a thing is chosen.
    pub(crate) fn has(&self, thing: &T) -> bool {
        self.chosen.contains(thing)
    }

    /// How many are chosen.
    pub(crate) fn len(&self) -> usize {
        self.chosen.len()
    }

    /// The place one is at in the list as it is now.
    pub(crate) fn place(&self, list: &[T]) -> Option<usize> {
        let (place, thing) = self.at.as_ref()?;
        if list.get(*place) == Some(thing) {
            return Some(*place);
        }
        let last = list.len().checked_sub(1)?;
        let moved = list.iter().position(|other| other == thing);
        Some(moved.unwrap_or(*place).min(last))
    }

    /// What a command is about: what is chosen, else the thing one is at.
    pub(crate) fn targets(&self, list: &[T]) -> Vec<T> {
        if self.chosen.is_empty() {
            return self
                .place(list)
                .map(|place| list[place])
                .into_iter()
                .collect();
        }
        self.chosen.iter().copied().collect()
    }

    /// Goes to a place, choosing on the way.
    pub(crate) fn go(&mut self, list: &[T], place: usize, how: How) {
        let Some(&thing) = list.get(place) else {
            return;
        };
        let begun = self
            .from
            .and_then(|from| list.iter().position(|other| *other == from));
        let begun = begun.or_else(|| self.place(list)).unwrap_or(place);
        match how {
            How::Only => self.chosen = [thing].into(),
            How::Toggle => {
                if !self.chosen.remove(&thing) {
                    self.chosen.insert(thing);
                }
            }
            How::Stretch => {
                let (first, last) = (begun.min(place), begun.max(place));
                self.chosen = list[first..=last].iter().copied().collect();
            }
            How::Go => {}
        }
        self.from = if how == How::Stretch {
            list.get(begun).copied()
        } else {
            Some(thing)
        };
        self.at = Some((place, thing));
    }

    /// Chooses everything.
    pub(crate) fn all(&mut self, list: &[T]) {
        self.chosen = list.iter().copied().collect();
    }

    /// Chooses nothing.
    pub(crate) fn none(&mut self) {
        self.chosen.clear();
    }

    /// Lets go of what is not in the list any more; whether there was any.
    pub(crate) fn keep_only(&mut self, list: &[T]) -> bool {
        if self.chosen.is_empty() {
            return false;
        }
        let before = self.chosen.len();
        let there: BTreeSet<T> = list.iter().copied().collect();
        self.chosen.retain(|thing| there.contains(thing));
        self.chosen.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [u32; 6] = [10, 11, 12, 13, 14, 15];

    fn after(steps: &[(usize, How)]) -> Selection<u32> {
        let mut selection = Selection::default();
        for &(place, how) in steps {
            selection.go(&LIST, place, how);
        }
        selection
    }

    fn chosen(steps: &[(usize, How)]) -> Vec<u32> {
        after(steps).chosen.into_iter().collect()
    }

    #[test]
    fn clicks_choose_one_some_or_a_stretch() {
        use How::{Go, Only, Stretch, Toggle};
        assert_eq!(chosen(&[(1, Only), (3, Only)]), [13]);
        assert_eq!(chosen(&[(1, Only), (3, Toggle)]), [11, 13]);
        assert_eq!(chosen(&[(1, Only), (3, Toggle), (1, Toggle)]), [13]);
        assert_eq!(chosen(&[(1, Only), (4, Stretch)]), [11, 12, 13, 14]);
        // A stretch is drawn anew from where it began.
        assert_eq!(
            chosen(&[(3, Only), (5, Stretch), (1, Stretch)]),
            [11, 12, 13]
        );
        assert_eq!(chosen(&[(2, Stretch)]), [12]);
        assert_eq!(chosen(&[(2, Go), (3, Stretch)]), [12, 13]);
        assert_eq!(chosen(&[(9, Only)]), [] as [u32; 0]);
    }

    #[test]
    fn a_command_is_about_what_is_chosen_or_else_where_one_is() {
        assert_eq!(
            after(&[(1, How::Only), (2, How::Toggle), (5, How::Go)]).targets(&LIST),
            [11, 12]
        );
        assert_eq!(after(&[(5, How::Go)]).targets(&LIST), [15]);
        assert!(Selection::<u32>::default().targets(&LIST).is_empty());
    }

    #[test]
    fn when_things_go_the_place_stays_near() {
        let mut selection = after(&[(2, How::Only), (4, How::Toggle)]);
        assert_eq!(selection.place(&[13, 14, 15]), Some(1), "it moved");
        assert_eq!(
            selection.place(&[10, 11, 12, 13]),
            Some(3),
            "it is gone, and so is its place"
        );
        assert_eq!(selection.place(&[]), None);
        assert!(selection.keep_only(&[12, 13]));
        assert!(selection.has(&12) && selection.len() == 1);
        assert!(!selection.keep_only(&[12]));
        selection.all(&LIST);
        assert_eq!(selection.len(), 6);
        selection.none();
        assert_eq!(selection.targets(&LIST), [14]);
    }
}
