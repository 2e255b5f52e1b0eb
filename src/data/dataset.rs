//! The images in memory, each with its class and split.
//!
//! Classes are numbered in the order of their names (torchvision's `ImageFolder`). Splits are never
//! stored: they follow from the images there are (see [`split`]). An id names one image
//! for good; it is not used again after the image is removed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::attic::{Attic, Held};
use super::error::DataError;
use super::removed::Removed;
use super::rgb::Image;
use super::show;
use super::split::{self, Item};
use crate::fnv::{fnv1a, fnv1a_words};
use crate::protocol::{ClassCount, DataInfo};
use crate::report::{ImageId, Split};

/// The most bytes of pixels a data set holds in memory: about 8000 photos. Leaves half of what a page can
/// address to the model.
pub const MAX_BYTES: u64 = 2 << 30;

/// Where there is an attic, so many bytes of pixels stay in memory: about 300 photos.
const BYTES_HERE: u64 = 64 << 20;

/// The most bytes of removed images that are kept, should they be wanted back: about 1000 photos.
const MAX_REMOVED_BYTES: u64 = 256 << 20;

/// One image and what is known of it.
#[derive(Debug)]
struct Record {
    image: Held,
    /// Of its pixels: other pixels, another number.
    fingerprint: u64,
    path: String,
    /// Index into `classes`.
    class: usize,
    given: Option<Split>,
    /// Whether `given` was given by hand.
    fixed: bool,
}

/// Labelled images in memory, or in an [`Attic`] once there are many.
pub struct Dataset {
    test_fraction: f64,
    seed: u64,
    max_bytes: u64,
    attic: Option<Rc<dyn Attic>>,
    /// What stays in memory where there is an attic.
    bytes_here: u64,
    /// Of pixels in memory.
    bytes: u64,
    next: u32,
    /// Sorted; every one has an image.
    classes: Vec<String>,
    images: BTreeMap<ImageId, Record>,
    /// What was removed, with the names of its classes.
    removed: Removed<(Record, String)>,
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Dataset({} images, {:?})",
            self.images.len(),
            self.classes
        )
    }
}

impl Dataset {
    /// No images yet; `test_fraction` of each class will be held out, drawn by `seed`, unless the
    /// images come with splits.
    #[must_use]
    pub fn new(test_fraction: f64, seed: u64) -> Self {
        Self {
            test_fraction,
            seed,
            max_bytes: MAX_BYTES,
            attic: None,
            bytes_here: BYTES_HERE,
            bytes: 0,
            next: 0,
            classes: Vec::new(),
            images: BTreeMap::new(),
            removed: Removed::new(MAX_REMOVED_BYTES),
        }
    }

    /// The same with a place for what is more than a few hundred images.
    #[must_use]
    pub fn with_attic(self, attic: Option<Rc<dyn Attic>>) -> Self {
        Self { attic, ..self }
    }

    /// The same with room for this many bytes of pixels.
    #[must_use]
    pub fn with_max_bytes(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// Changes how the held-out images are drawn.
    pub fn set_split(&mut self, test_fraction: f64, seed: u64) {
        (self.test_fraction, self.seed) = (test_fraction, seed);
    }

    /// Adds an image, already of the size to hold (see [`Resizer::held`](super::Resizer::held)).
    ///
    /// # Errors
    /// [`DataError::Full`], [`DataError::NamelessClass`]
    pub fn add(
        &mut self,
        image: Image,
        path: &str,
        class: &str,
        given: Option<Split>,
    ) -> Result<ImageId, DataError> {
        let id = ImageId(self.next);
        self.put(id, image, path, class, given)?;
        Ok(id)
    }

    /// Puts an image in under the id it once had; no later one gets that id.
    ///
    /// # Errors
    /// [`DataError::Full`], [`DataError::NamelessClass`]
    pub fn put(
        &mut self,
        id: ImageId,
        image: Image,
        path: &str,
        class: &str,
        given: Option<Split>,
    ) -> Result<(), DataError> {
        if class.trim().is_empty() {
            return Err(DataError::NamelessClass);
        }
        let fingerprint = fnv1a_words(image.pixels());
        let image = match &self.attic {
            Some(attic) if self.bytes + image.bytes() > self.bytes_here => Held::away(image, attic),
            _ => Held::Here(image),
        };
        if self.bytes + image.bytes_here() > self.max_bytes || id.0 == u32::MAX {
            return Err(DataError::Full {
                images: self.images.len(),
                max_bytes: self.max_bytes,
            });
        }
        let class = self.intern(class)?;
        self.reserve(id.0 + 1);
        self.bytes += image.bytes_here();
        let record = Record {
            image,
            fingerprint,
            path: path.to_owned(),
            class,
            given,
            fixed: false,
        };
        if let Some(old) = self.images.insert(id, record) {
            self.bytes -= old.image.bytes_here();
        }
        Ok(())
    }

    /// Gives no id below this one from now on.
    pub fn reserve(&mut self, next: u32) {
        self.next = self.next.max(next);
    }

    /// The id the next image will have.
    #[must_use]
    pub fn next_id(&self) -> u32 {
        self.next
    }

    /// The index of a class, made if there is none of that name.
    fn intern(&mut self, name: &str) -> Result<usize, DataError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(DataError::NamelessClass);
        }
        let found = self
            .classes
            .binary_search_by(|class| class.as_str().cmp(name));
        Ok(found.unwrap_or_else(|place| {
            self.classes.insert(place, name.to_owned());
            for record in self
                .images
                .values_mut()
                .filter(|record| record.class >= place)
            {
                record.class += 1;
            }
            place
        }))
    }

    /// Removes images; ids that name none are passed over. A class goes with its last image.
    ///
    /// They can be had back by [`Dataset::restore`] until [`Dataset::forget_removed`], the newest first kept.
    pub fn remove(&mut self, ids: &[ImageId]) {
        for id in ids {
            if let Some(record) = self.images.remove(id) {
                self.bytes -= record.image.bytes_here();
                let (class, bytes) = (self.classes[record.class].clone(), record.image.bytes());
                self.removed.keep(*id, (record, class), bytes);
            }
        }
        self.drop_empty_classes();
    }

    /// Puts removed images back as they were; those that are back.
    ///
    /// # Errors
    /// [`DataError::Gone`] if none of them is kept any more; nothing has changed then.
    pub fn restore(&mut self, ids: &[ImageId]) -> Result<Vec<ImageId>, DataError> {
        let mut back = Vec::new();
        for &id in ids {
            let Some((mut record, class)) = self.removed.take(id) else {
                continue;
            };
            record.class = self.intern(&class)?;
            self.bytes += record.image.bytes_here();
            self.images.insert(id, record);
            back.push(id);
        }
        if back.is_empty() && !ids.is_empty() {
            return Err(DataError::Gone { images: ids.len() });
        }
        Ok(back)
    }

    /// Lets go of what was removed.
    pub fn forget_removed(&mut self) {
        self.removed.clear();
    }

    /// Renames a class, or merges it into the one of that name.
    ///
    /// # Errors
    /// [`DataError::NoSuchClass`], [`DataError::NamelessClass`]
    pub fn rename_class(&mut self, from: &str, to: &str) -> Result<(), DataError> {
        if !self.classes.iter().any(|class| class == from) {
            return Err(DataError::NoSuchClass {
                name: from.to_owned(),
            });
        }
        let to = self.intern(to)?;
        // After `intern`, which may have moved it.
        let from = self
            .classes
            .iter()
            .position(|class| class == from)
            .unwrap_or(to);
        for record in self
            .images
            .values_mut()
            .filter(|record| record.class == from)
        {
            record.class = to;
        }
        self.drop_empty_classes();
        Ok(())
    }

    /// Gives images another class, made if there is none of that name; ids that name none are passed over.
    ///
    /// # Errors
    /// [`DataError::NamelessClass`]
    pub fn relabel(&mut self, ids: &[ImageId], class: &str) -> Result<(), DataError> {
        let class = self.intern(class)?;
        for id in ids {
            if let Some(record) = self.images.get_mut(id) {
                record.class = class;
            }
        }
        self.drop_empty_classes();
        Ok(())
    }

    /// Puts images into a split, whatever the seed would have drawn. So that nothing else moves, the others keep the
    /// split they are in. Ids that name none are passed over.
    pub fn move_to(&mut self, ids: &[ImageId], split: Split) {
        let mut splits = self.splits();
        for id in ids {
            splits.entry(*id).and_modify(|drawn| *drawn = split);
        }
        for (id, split) in splits {
            if let Some(record) = self.images.get_mut(&id) {
                record.given = Some(split);
                record.fixed = true;
            }
        }
    }

    /// Takes it that images were put by hand where they are given to be: an earlier session's [`Dataset::move_to`].
    pub fn fix(&mut self, ids: impl IntoIterator<Item = ImageId>) {
        for id in ids {
            if let Some(record) = self.images.get_mut(&id) {
                record.fixed = true;
            }
        }
    }

    fn drop_empty_classes(&mut self) {
        let mut counts = vec![0_usize; self.classes.len()];
        for record in self.images.values() {
            counts[record.class] += 1;
        }
        for record in self.images.values_mut() {
            record.class -= counts[..record.class]
                .iter()
                .filter(|&&count| count == 0)
                .count();
        }
        let mut counts = counts.into_iter();
        self.classes.retain(|_| counts.next() > Some(0));
    }

    /// How many images there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.images.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.images.is_empty()
    }

    /// Bytes of pixels held in memory.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The classes, in index order.
    #[must_use]
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    fn record(&self, id: ImageId) -> Result<&Record, DataError> {
        self.images.get(&id).ok_or(DataError::NoSuchImage { id })
    }

    /// An image as held.
    ///
    /// # Errors
    /// [`DataError::NoSuchImage`], [`DataError::Unreadable`]
    pub fn image(&self, id: ImageId) -> Result<Cow<'_, Image>, DataError> {
        let image = self.record(id)?.image.image();
        image.ok_or(DataError::Unreadable { id })
    }

    /// Whether there is an image of this id.
    #[must_use]
    pub fn contains(&self, id: ImageId) -> bool {
        self.images.contains_key(&id)
    }

    /// An image's pixels as a number: other pixels, another number.
    ///
    /// # Errors
    /// [`DataError::NoSuchImage`]
    pub fn fingerprint(&self, id: ImageId) -> Result<u64, DataError> {
        self.record(id).map(|record| record.fingerprint)
    }

    /// The index of an image's class.
    ///
    /// # Errors
    /// [`DataError::NoSuchImage`]
    pub fn label(&self, id: ImageId) -> Result<usize, DataError> {
        self.record(id).map(|record| record.class)
    }

    /// The path an image came from.
    ///
    /// # Errors
    /// [`DataError::NoSuchImage`]
    pub fn path(&self, id: ImageId) -> Result<&str, DataError> {
        self.record(id).map(|record| record.path.as_str())
    }

    /// The paths of all images.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.images.values().map(|record| record.path.as_str())
    }

    /// The name of an image's class.
    ///
    /// # Errors
    /// [`DataError::NoSuchImage`]
    pub fn class(&self, id: ImageId) -> Result<&str, DataError> {
        self.record(id)
            .map(|record| self.classes[record.class].as_str())
    }

    /// An image as PNG.
    ///
    /// # Errors
    /// [`DataError::NoSuchImage`], [`DataError::Encode`]
    pub fn png(&self, id: ImageId) -> Result<Vec<u8>, DataError> {
        show::png(&*self.image(id)?)
    }

    /// Every image's split, as things stand.
    #[must_use]
    pub fn splits(&self) -> BTreeMap<ImageId, Split> {
        let items = self.images.iter().map(|(&id, record)| Item {
            id,
            class: &self.classes[record.class],
            path: &record.path,
            given: record.given,
            fixed: record.fixed,
        });
        split::assign(items, self.test_fraction, self.seed)
    }

    /// The images of a split, in id order.
    #[must_use]
    pub fn ids(&self, split: Split) -> Vec<ImageId> {
        self.splits()
            .into_iter()
            .filter(|&(_, assigned)| assigned == split)
            .map(|(id, _)| id)
            .collect()
    }

    /// The split that metrics are measured on: the test split if there is one, else the validation split.
    #[must_use]
    pub fn held_out(&self) -> Split {
        let splits = self.splits();
        let has = |wanted| splits.values().any(|&split| split == wanted);
        if !has(Split::Test) && has(Split::Val) {
            Split::Val
        } else {
            Split::Test
        }
    }

    /// What training sees, as a number: other pixels, labels or splits, another number.
    #[must_use]
    pub fn identity(&self) -> u64 {
        let splits = self.splits();
        let images = self.images.iter().flat_map(|(id, record)| {
            let split = splits.get(id).map_or(0, |&split| 1 + split as u64);
            let label = record.class as u64;
            [id.0.into(), record.fingerprint, label, split]
        });
        let classes = self
            .classes
            .iter()
            .flat_map(|class| class.bytes().chain([0]));
        fnv1a(images.flat_map(u64::to_le_bytes).chain(classes))
    }

    /// The data as the page shows it, under this name.
    #[must_use]
    pub fn info(&self, name: &str) -> DataInfo {
        let splits = self.splits();
        let empty = |name: &String| ClassCount {
            name: name.clone(),
            train: 0,
            val: 0,
            test: 0,
        };
        let mut classes: Vec<_> = self.classes.iter().map(empty).collect();
        let mut images = Vec::with_capacity(self.images.len());
        for ((&id, record), split) in self.images.iter().zip(splits.into_values()) {
            let count = &mut classes[record.class];
            *match split {
                Split::Train => &mut count.train,
                Split::Val => &mut count.val,
                Split::Test => &mut count.test,
            } += 1;
            images.push((id, count.name.clone(), split));
        }
        DataInfo {
            name: name.to_owned(),
            classes,
            images,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::attic::tests::Shelf;
    use super::*;

    fn pixel() -> Image {
        Image::new(1, 1, vec![1, 2, 3]).expect("sizes agree")
    }

    /// Images of these classes, by id from 0.
    fn data(classes: &[&str]) -> Dataset {
        let mut data = Dataset::new(0.5, 0);
        for (i, class) in classes.iter().enumerate() {
            data.add(pixel(), &format!("{i}.png"), class, None)
                .expect("fits");
        }
        data
    }

    fn labels(data: &Dataset) -> Vec<(u32, &str)> {
        let named = |id: &ImageId| {
            (
                id.0,
                data.classes()[data.label(*id).expect("there")].as_str(),
            )
        };
        data.images.keys().map(named).collect()
    }

    #[test]
    fn classes_are_numbered_by_name_whatever_order_they_come_in() {
        let data = data(&["dog", "cat", "Emu", " dog "]);
        assert_eq!(data.classes(), ["Emu", "cat", "dog"]);
        assert_eq!(
            labels(&data),
            [(0, "dog"), (1, "cat"), (2, "Emu"), (3, "dog")]
        );
    }

    #[test]
    fn removed_ids_never_come_back_and_empty_classes_go() {
        let mut data = data(&["a", "b", "c"]);
        data.remove(&[ImageId(1), ImageId(2), ImageId(9)]);
        assert_eq!(data.classes(), ["a"]);
        assert_eq!(data.bytes(), 3);
        assert_eq!(data.add(pixel(), "x", "c", None).expect("fits"), ImageId(3));
        assert_eq!(labels(&data), [(0, "a"), (3, "c")]);
        assert!(matches!(
            data.png(ImageId(1)),
            Err(DataError::NoSuchImage { id: ImageId(1) })
        ));
    }

    #[test]
    fn a_class_takes_another_name_or_joins_another_class() {
        let mut data = data(&["a", "b", "c"]);
        data.rename_class("a", "z").expect("renames");
        assert_eq!(labels(&data), [(0, "z"), (1, "b"), (2, "c")]);
        data.rename_class("z", "b").expect("merges");
        assert_eq!(labels(&data), [(0, "b"), (1, "b"), (2, "c")]);
        data.rename_class("b", "b").expect("changes nothing");
        assert_eq!(labels(&data), [(0, "b"), (1, "b"), (2, "c")]);
        assert!(matches!(
            data.rename_class("q", "b"),
            Err(DataError::NoSuchClass { .. })
        ));
        assert!(matches!(
            data.rename_class("b", "  "),
            Err(DataError::NamelessClass)
        ));
        assert_eq!(data.classes(), ["b", "c"]);
    }

    #[test]
    fn images_take_another_class_and_empty_classes_go() {
        let mut data = data(&["a", "b", "c"]);
        data.relabel(&[ImageId(0), ImageId(9)], "c").expect("there");
        assert_eq!(labels(&data), [(0, "c"), (1, "b"), (2, "c")]);
        data.relabel(&[ImageId(1)], " new ").expect("made");
        assert_eq!(labels(&data), [(0, "c"), (1, "new"), (2, "c")]);
        assert!(matches!(
            data.relabel(&[ImageId(1)], " "),
            Err(DataError::NamelessClass)
        ));
        assert_eq!(data.classes(), ["c", "new"]);
    }

    #[test]
    fn a_moved_image_stays_where_it_was_put_and_no_other_moves() {
        let mut data = data(&["a"; 8]);
        let before = data.splits();
        let moved = data.ids(Split::Test)[0];
        data.move_to(&[moved, ImageId(99)], Split::Train);
        let after = data.splits();
        for (id, split) in &before {
            let expected = if *id == moved { Split::Train } else { *split };
            assert_eq!(after[id], expected, "{id:?}");
        }
        data.set_split(0.9, 7);
        assert_eq!(data.splits(), after, "no seed draws it anew");
        assert_eq!(data.splits().len(), 8);
        data.move_to(&data.ids(Split::Test), Split::Train);
        assert_eq!(data.ids(Split::Train).len(), 8, "nothing is held out");
    }

    #[test]
    fn the_info_counts_what_the_splits_say() {
        let data = data(&["b", "a", "b", "a", "a"]);
        let info = data.info("d");
        assert_eq!(info.images.len(), 5);
        let counts: Vec<_> = info
            .classes
            .iter()
            .map(|class| (class.name.as_str(), class.train, class.val, class.test))
            .collect();
        assert_eq!(counts, [("a", 1, 0, 2), ("b", 1, 0, 1)]);
        assert_eq!(data.ids(Split::Test).len(), 3);
        assert_eq!(data.held_out(), Split::Test);
    }

    #[test]
    fn what_was_removed_comes_back_as_if_nothing_had_happened() {
        let mut data = data(&["b", "a", "b", "c", "a", "b"]);
        data.move_to(&[ImageId(2)], Split::Test);
        let (identity, info, bytes) = (data.identity(), data.info("d"), data.bytes());
        let gone = [ImageId(3), ImageId(0), ImageId(5)];
        data.remove(&gone);
        data.remove(&[ImageId(4)]);
        assert_eq!((data.len(), data.classes().len()), (2, 2));
        assert_eq!(
            data.restore(&[ImageId(4), ImageId(77)]).expect("there"),
            [ImageId(4)]
        );
        assert_eq!(data.restore(&gone).expect("there"), gone);
        assert_eq!(
            (data.identity(), data.info("d"), data.bytes()),
            (identity, info, bytes)
        );
        let again = data.restore(&gone).expect_err("they are in");
        assert!(matches!(again, DataError::Gone { images: 3 }), "{again}");
        data.remove(&gone);
        data.forget_removed();
        assert!(matches!(data.restore(&gone), Err(DataError::Gone { .. })));
        assert_eq!(data.len(), 3);
        assert!(data.restore(&[]).expect("nothing to do").is_empty());
    }

    #[test]
    fn a_class_renamed_meanwhile_is_made_again_for_what_comes_back() {
        let mut data = data(&["a", "a", "b"]);
        data.remove(&[ImageId(0)]);
        data.rename_class("a", "z").expect("renames");
        data.restore(&[ImageId(0)]).expect("there");
        assert_eq!(labels(&data), [(0, "a"), (1, "z"), (2, "b")]);
    }

    #[test]
    fn what_lies_in_an_attic_is_the_same_data() {
        let image = |value| Image::new(1, 1, vec![value; 3]).expect("sizes agree");
        let filled = |mut data: Dataset| {
            for value in 0..6 {
                data.add(
                    image(value),
                    &format!("{value}.png"),
                    if value % 2 == 0 { "a" } else { "b" },
                    None,
                )
                .expect("fits");
            }
            data
        };
        let shelf = Shelf::new(9);
        let all_here = filled(Dataset::new(0.5, 0));
        let away = Dataset {
            bytes_here: 6,
            ..Dataset::new(0.5, 0)
        }
        .with_attic(Some(shelf.clone()));
        let mut away = filled(away);
        assert_eq!(
            away.bytes(),
            9,
            "two stay, three go, and there is no room for the sixth"
        );
        assert_eq!(
            (away.identity(), away.info("d")),
            (all_here.identity(), all_here.info("d"))
        );
        for id in (0..6).map(ImageId) {
            assert_eq!(
                away.image(id).expect("there"),
                all_here.image(id).expect("there")
            );
        }
        let identity = away.identity();
        away.remove(&[ImageId(3), ImageId(0)]);
        away.restore(&[ImageId(0), ImageId(3)]).expect("there");
        assert_eq!((away.identity(), away.bytes()), (identity, 9));
        shelf.broken.set(true);
        assert!(matches!(
            away.image(ImageId(4)),
            Err(DataError::Unreadable { id: ImageId(4) })
        ));
        assert!(away.image(ImageId(1)).is_ok());
        drop(away);
        assert!(shelf.bytes.borrow().is_empty());
    }

    #[test]
    fn a_validation_folder_is_held_out_where_there_is_no_test_folder() {
        let mut data = Dataset::new(0.5, 0);
        data.add(pixel(), "1", "a", Some(Split::Train))
            .expect("fits");
        data.add(pixel(), "2", "a", Some(Split::Val)).expect("fits");
        assert_eq!(data.held_out(), Split::Val);
        data.add(pixel(), "3", "a", Some(Split::Test))
            .expect("fits");
        assert_eq!(data.held_out(), Split::Test);
    }

    #[test]
    fn full_data_refuses_more_and_keeps_what_it_has() {
        let mut data = Dataset::new(0.5, 0).with_max_bytes(7);
        for _ in 0..2 {
            data.add(pixel(), "p", "a", None).expect("fits");
        }
        let error = data.add(pixel(), "p", "b", None).expect_err("full");
        assert!(error.to_string().contains("2 images"), "{error}");
        assert_eq!(
            (data.len(), data.classes()),
            (2, ["a".to_owned()].as_slice())
        );
    }
}
