//! Which images are learnt from and which are held out.
//!
//! Folders named `train`, `val` or `test` decide where there are any held-out ones; images outside of
//! them are then learnt from. Otherwise every class gives the same share, at least one image, to the
//! test split. Which ones is drawn by seed from the images' file names: whether the rest of the path
//! differs (a zip here, a folder there), the class is renamed or other images come and go, hardly
//! any image changes sides.

use std::collections::BTreeMap;

use rand::Rng as _;

use super::rng::{self, Purpose};
use crate::report::{ImageId, Split};

/// What the split depends on of one image.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The image.
    pub id: ImageId,
    /// Its class.
    pub class: &'a str,
    /// The path it came from.
    pub path: &'a str,
    /// The split its folder names.
    pub given: Option<Split>,
}

/// Every image's split.
///
/// `test_fraction` is the share of each class to hold out, kept within what leaves both sides at
/// least one image (a class of one image is learnt from).
#[must_use]
pub fn assign<'a>(
    items: impl IntoIterator<Item = Item<'a>>,
    test_fraction: f64,
    seed: u64,
) -> BTreeMap<ImageId, Split> {
    let items: Vec<_> = items.into_iter().collect();
    if items
        .iter()
        .any(|item| matches!(item.given, Some(Split::Val | Split::Test)))
    {
        return items
            .iter()
            .map(|item| (item.id, item.given.unwrap_or(Split::Train)))
            .collect();
    }
    let mut classes: BTreeMap<&str, Vec<Item<'_>>> = BTreeMap::new();
    for item in items {
        classes.entry(item.class).or_default().push(item);
    }
    let mut splits = BTreeMap::new();
    for mut class in classes.into_values() {
        class.sort_by_cached_key(|item| (rank(item.path, seed), item.path.to_owned(), item.id));
        let held_out = test_count(class.len(), test_fraction);
        for (place, item) in class.iter().enumerate() {
            splits.insert(
                item.id,
                if place < held_out {
                    Split::Test
                } else {
                    Split::Train
                },
            );
        }
    }
    splits
}

/// How many of a class's images are held out.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a count of images is exact in f64, and a float cast to an integer saturates"
)]
fn test_count(images: usize, test_fraction: f64) -> usize {
    if images < 2 {
        return 0;
    }
    ((images as f64 * test_fraction).round() as usize).clamp(1, images - 1)
}

/// A random number for an image, by its file name.
fn rank(path: &str, seed: u64) -> u64 {
    let name = path.rsplit('/').next().unwrap_or(path);
    rng::stream(seed, Purpose::Split, rng::fnv1a(name), 0).next_u64()
}
