//! The activation cache: what the frozen part makes of each view of each image, computed once.
//!
//! Keyed by everything it depends on; a row whose image has changed since is computed anew. It outlives a run, so
//! that the next one with the same frozen part, images and augmentation begins with it filled. Tokens beyond the memory
//! budget go to the device's own storage, where there is some ([`Overflow`]).

use std::collections::BTreeMap;

use half::f16;
use half::slice::HalfFloatSliceExt as _;

use crate::augmentation::Augmentation;
use crate::host::{HostError, Overflow};
use crate::preprocess::Preprocess;
use crate::recipe::Trainable;
use crate::report::{CacheReport, ImageId};

/// Bytes of views kept in memory unless told otherwise.
pub const BUDGET: u64 = 512 << 20;

/// One view of an image: an epoch's, or the evaluation crop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// The evaluation crop.
    Evaluation,
    /// The augmented view of this epoch.
    Epoch(u32),
}

/// All that rows depend on besides their image.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The network they come from, and the teachers.
    pub networks: Vec<u64>,
    /// The freeze boundary.
    pub trainable: Trainable,
    /// How images become inputs.
    pub preprocess: Preprocess,
    /// How they are varied.
    pub augmentation: Augmentation,
    /// The draws.
    pub seed: u64,
}

/// What is kept of one view.
#[derive(Debug, Clone)]
struct Row {
    /// The image's pixels, as a number.
    image: u64,
    numbers: Numbers,
    /// What the teachers say of this view.
    lesson: Vec<f32>,
}

#[derive(Debug, Clone)]
enum Numbers {
    /// Features: few, and standardised later.
    Full(Vec<f32>),
    /// Tokens: many; 11 significant bits are enough for them.
    Half(Vec<f16>),
    /// Tokens in the overflow, from this byte on.
    Away(u64),
}

impl Row {
    fn bytes(&self) -> u64 {
        let numbers = match &self.numbers {
            Numbers::Full(full) => size_of_val(full.as_slice()),
            Numbers::Half(half) => size_of_val(half.as_slice()),
            Numbers::Away(_) => 0,
        };
        (numbers + size_of_val(self.lesson.as_slice())) as u64
    }
}

/// The cache.
pub struct Views {
    key: Option<Key>,
    rows: BTreeMap<(ImageId, View), Row>,
    budget: u64,
    /// Bytes of rows in memory.
    held: u64,
    overflow: Option<Box<dyn Overflow>>,
    report: CacheReport,
}

impl Default for Views {
    fn default() -> Self {
        Self::with_budget(BUDGET)
    }
}

impl Views {
    /// An empty cache of at most so many bytes.
    #[must_use]
    pub fn with_budget(budget: u64) -> Self {
        Self {
            key: None,
            rows: BTreeMap::new(),
            budget,
            held: 0,
            overflow: None,
            report: CacheReport::default(),
        }
    }

    /// Where what is beyond the budget goes.
    pub fn overflow_into(&mut self, overflow: Box<dyn Overflow>) {
        self.overflow = Some(overflow);
    }

    /// Whether what is beyond the budget goes somewhere.
    #[must_use]
    pub fn overflows(&self) -> bool {
        self.overflow.is_some()
    }

    /// The most it may hold, in bytes: in memory and beyond.
    #[must_use]
    pub fn budget(&self) -> u64 {
        let beyond = self.overflow.as_ref().map_or(0, |overflow| overflow.room());
        self.budget.saturating_add(beyond)
    }

    /// Begins a run: rows of another key are dropped, and counting starts.
    pub fn begin(&mut self, key: Key) {
        if self.key.as_ref() != Some(&key) {
            self.clear();
            self.key = Some(key);
        }
    }

    /// Drops everything.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.held = 0;
        self.report.stored = 0;
        self.key = None;
        if let Some(overflow) = &mut self.overflow {
            overflow.clear();
        }
    }

    /// Starts counting anew.
    pub fn count_from_zero(&mut self) {
        self.report = CacheReport {
            stored: self.report.stored,
            ..CacheReport::default()
        };
    }

    /// What was found and what had to be computed since counting began; bytes as they are.
    #[must_use]
    pub fn report(&self) -> CacheReport {
        CacheReport {
            bytes: self.held,
            ..self.report
        }
    }

    /// Whether this view of an image with these pixels is there; counts it as found or not.
    pub fn look_up(&mut self, image: ImageId, view: View, pixels: u64) -> bool {
        let row = self.rows.get(&(image, view));
        let found = row.is_some_and(|row| row.image == pixels);
        if found {
            self.report.hits += 1;
        } else {
            self.report.misses += 1;
        }
        found
    }

    /// Keeps a view: tokens in 16 bits, features whole.
    pub fn insert(
        &mut self,
        image: ImageId,
        view: View,
        pixels: u64,
        numbers: &[f32],
        lesson: &[f32],
    ) {
        let whole = matches!(&self.key, Some(key) if key.trainable == Trainable::Head);
        let numbers = if whole {
            Numbers::Full(numbers.to_vec())
        } else {
            let mut half = vec![f16::ZERO; numbers.len()];
            half.convert_from_f32_slice(numbers);
            Numbers::Half(half)
        };
        let mut row = Row {
            image: pixels,
            numbers,
            lesson: lesson.to_vec(),
        };
        if self.held + row.bytes() > self.budget {
            self.put_away(&mut row);
        }
        self.held += row.bytes();
        if let Some(old) = self.rows.insert((image, view), row) {
            self.held -= old.bytes();
        }
    }

    /// Moves tokens into the overflow; if that is full sooner than it promised, they stay.
    fn put_away(&mut self, row: &mut Row) {
        let (Some(overflow), Numbers::Half(half)) = (&mut self.overflow, &row.numbers) else {
            return;
        };
        let bytes: Vec<u8> = half.iter().flat_map(|half| half.to_le_bytes()).collect();
        if let Ok(at) = overflow.append(&bytes) {
            self.report.stored += bytes.len() as u64;
            row.numbers = Numbers::Away(at);
        }
    }

    /// A row of features.
    #[must_use]
    pub fn full(&self, image: ImageId, view: View) -> Option<&[f32]> {
        match &self.rows.get(&(image, view))?.numbers {
            Numbers::Full(full) => Some(full),
            Numbers::Half(_) | Numbers::Away(_) => None,
        }
    }

    /// A batch of views that are there, one after the other, each of `rows × columns` numbers.
    ///
    /// # Errors
    /// If what lies on the device cannot be read again.
    pub fn gather(
        &self,
        views: &[(ImageId, View)],
        [rows, columns]: [usize; 2],
    ) -> Result<Vec<f32>, HostError> {
        let mut floats = vec![0.0; views.len() * rows * columns];
        let mut bytes = Vec::new();
        for (view, floats) in views.iter().zip(floats.chunks_exact_mut(rows * columns)) {
            match self.rows.get(view).map(|row| &row.numbers) {
                Some(Numbers::Full(full)) => floats.copy_from_slice(full),
                Some(Numbers::Half(half)) => half.convert_to_f32_slice(floats),
                Some(Numbers::Away(at)) => {
                    bytes.resize(2 * floats.len(), 0);
                    if let Some(overflow) = &self.overflow {
                        overflow.read(*at, &mut bytes)?;
                    }
                    let half: Vec<f16> = bytes
                        .chunks_exact(2)
                        .map(|pair| f16::from_le_bytes([pair[0], pair[1]]))
                        .collect();
                    half.convert_to_f32_slice(floats);
                }
                None => {}
            }
        }
        Ok(floats)
    }

    /// What the teachers said of these views, one after the other.
    #[must_use]
    pub fn lessons(&self, views: &[(ImageId, View)]) -> Vec<f32> {
        let rows = views.iter().filter_map(|view| self.rows.get(view));
        rows.flat_map(|row| row.lesson.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    fn key(seed: u64) -> Key {
        Key {
            networks: vec![1],
            trainable: Trainable::LastBlocks(1),
            preprocess: Preprocess::deit(224),
            augmentation: Augmentation::none(),
            seed,
        }
    }

    #[test]
    fn a_row_is_found_until_what_it_depends_on_changes() {
        let mut views = Views::with_budget(100);
        let (image, view) = (ImageId(1), View::Epoch(0));
        views.begin(key(0));
        assert!(!views.look_up(image, view, 7));
        views.insert(image, view, 7, &[1.0, 2.0], &[]);
        assert!(views.look_up(image, view, 7));
        assert!(!views.look_up(image, view, 8), "the image changed");
        assert!(!views.look_up(image, View::Evaluation, 7), "another view");
        views.begin(key(0));
        assert!(views.look_up(image, view, 7), "the same run again");
        let changes: [fn(&mut Key); 5] = [
            |key| key.seed = 1,
            |key| key.networks = vec![2],
            |key| key.trainable = Trainable::LastBlocks(2),
            |key| key.augmentation.repeats = 2,
            |key| key.preprocess.crop_px += 1,
        ];
        for change in changes {
            let mut other = key(0);
            change(&mut other);
            views.begin(key(0));
            views.insert(image, view, 7, &[1.0, 2.0], &[]);
            views.begin(other);
            assert!(!views.look_up(image, view, 7));
        }
        let counted = views.report();
        assert_eq!((counted.hits, counted.misses), (2, 8));
    }

    /// Bytes beside the cache; each read is counted.
    struct Beside(Rc<RefCell<(Vec<u8>, u32)>>);

    impl Overflow for Beside {
        fn room(&self) -> u64 {
            16
        }

        fn append(&mut self, bytes: &[u8]) -> Result<u64, HostError> {
            let held = &mut self.0.borrow_mut().0;
            if held.len() + bytes.len() > 16 {
                let reason = "full".to_owned();
                return Err(HostError::Store { reason });
            }
            held.extend_from_slice(bytes);
            Ok((held.len() - bytes.len()) as u64)
        }

        fn read(&self, at: u64, bytes: &mut [u8]) -> Result<(), HostError> {
            let mut held = self.0.borrow_mut();
            let at = usize::try_from(at).expect("small");
            bytes.copy_from_slice(&held.0[at..at + bytes.len()]);
            held.1 += 1;
            Ok(())
        }

        fn clear(&mut self) {
            self.0.borrow_mut().0.clear();
        }
    }

    #[test]
    fn what_memory_has_no_room_for_comes_back_from_the_device() {
        let beside = Rc::default();
        let mut views = Views::with_budget(4);
        views.overflow_into(Box::new(Beside(Rc::clone(&beside))));
        assert_eq!(views.budget(), 20);
        views.begin(key(0));
        let numbers = |image: u8| [0.5, -2.0, 1.5, 8.0].map(|number| number + f32::from(image));
        for image in 0..4 {
            let id = ImageId(image.into());
            views.insert(id, View::Evaluation, 7, &numbers(image), &[]);
        }
        let report = views.report();
        // Two of eight bytes lie there; for what is neither in memory nor fits there, memory has to do.
        assert_eq!((report.stored, report.bytes), (16, 16));
        let every: Vec<_> = (0..4)
            .map(|image| (ImageId(image), View::Evaluation))
            .collect();
        let expected: Vec<f32> = (0..4).flat_map(numbers).collect();
        assert_eq!(views.gather(&every, [2, 2]).expect("reads"), expected);
        assert_eq!(beside.borrow().1, 2);
        views.begin(key(1));
        assert_eq!((views.report().stored, views.report().bytes), (0, 0));
        assert!(beside.borrow().0.is_empty());
    }
}
