//! Which images are learnt from and which are held out.
//!
//! Folders named `train`, `val` or `test` decide where there are any held-out ones, and so does who put an
//! image into a split by hand, held out or not; other images are then learnt from. Otherwise every class
//! gives the same share, at least one image, to the test split. Which ones is drawn by seed from the
//! images' file names: whether the rest of the path differs (a zip here, a folder there), the class is
//! renamed or other images come and go, hardly any image changes sides.

use std::collections::BTreeMap;

use rand::Rng as _;

use super::rng::{self, Purpose};
use crate::fnv::fnv1a;
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
    /// The split its folder names, or the one it was put into.
    pub given: Option<Split>,
    /// Whether that was by hand: it counts then though nothing is held out.
    pub fixed: bool,
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
        .any(|item| item.fixed || matches!(item.given, Some(Split::Val | Split::Test)))
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
    rng::stream(seed, Purpose::Split, fnv1a(name.bytes()), 0).next_u64()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// So many images of each class, `c0`, `c1` and so on.
    fn images(counts: &[usize]) -> Vec<(ImageId, String, String)> {
        let of_class = |(class, &count): (usize, &usize)| -> Vec<_> {
            (0..count)
                .map(|i| (format!("c{class}"), format!("set/c{class}/{class}-{i}.jpg")))
                .collect()
        };
        let all = counts.iter().enumerate().flat_map(of_class);
        (0..)
            .map(ImageId)
            .zip(all)
            .map(|(id, (class, path))| (id, class, path))
            .collect()
    }

    fn split(
        images: &[(ImageId, String, String)],
        fraction: f64,
        seed: u64,
    ) -> BTreeMap<ImageId, Split> {
        assign(
            images.iter().map(|(id, class, path)| Item {
                id: *id,
                class,
                path,
                given: None,
                fixed: false,
            }),
            fraction,
            seed,
        )
    }

    fn count(splits: &BTreeMap<ImageId, Split>, wanted: Split) -> usize {
        splits.values().filter(|&&split| split == wanted).count()
    }

    #[test]
    fn folders_decide_where_they_hold_something_out() {
        let given = |splits: &[Option<Split>]| -> Vec<_> {
            let items = (0..).map(ImageId).zip(splits).map(|(id, &given)| Item {
                id,
                class: "c",
                path: "p",
                given,
                fixed: false,
            });
            assign(items, 0.5, 0).into_values().collect()
        };
        let (train, val, test) = (Some(Split::Train), Some(Split::Val), Some(Split::Test));
        assert_eq!(
            given(&[train, val, None]),
            [Split::Train, Split::Val, Split::Train]
        );
        assert_eq!(given(&[test, test]), [Split::Test, Split::Test]);
        // With a train folder alone, some of it is held out.
        assert_eq!(
            given(&[train, None, train, None])
                .iter()
                .filter(|&&split| split == Split::Test)
                .count(),
            2
        );
    }

    #[test]
    fn renaming_and_moving_change_no_sides() {
        let before = images(&[40]);
        let renamed: Vec<_> = before
            .iter()
            .map(|(id, _, path)| (*id, "z".to_owned(), path.replace("set/c0", "x/y")))
            .collect();
        assert_eq!(split(&before, 0.25, 3), split(&renamed, 0.25, 3));
        assert_ne!(split(&before, 0.25, 3), split(&before, 0.25, 4));
    }

    proptest! {
        #[test]
        fn every_class_gives_its_share(
            counts in proptest::collection::vec(1_usize..40, 1..6), fraction in 0.0..=1.0, seed in any::<u64>(),
        ) {
            let all = images(&counts);
            let splits = split(&all, fraction, seed);
            prop_assert!(splits.keys().eq(all.iter().map(|(id, _, _)| id)));
            for (class, &images) in counts.iter().enumerate() {
                let name = format!("c{class}");
                let tested = all.iter().filter(|(id, class, _)| *class == name && splits[id] == Split::Test).count();
                prop_assert_eq!(tested, test_count(images, fraction));
                prop_assert!(tested < images && (tested > 0 || images == 1));
            }
        }

        #[test]
        fn the_order_of_images_and_other_classes_change_nothing(counts in proptest::collection::vec(1_usize..20, 2..5), seed in any::<u64>()) {
            let all = images(&counts);
            let splits = split(&all, 0.3, seed);
            let reversed: Vec<_> = all.iter().cloned().rev().collect();
            prop_assert_eq!(&split(&reversed, 0.3, seed), &splits);
            let one: Vec<_> = all.iter().filter(|(_, class, _)| class == "c1").cloned().collect();
            for (id, side) in split(&one, 0.3, seed) {
                prop_assert_eq!(side, splits[&id]);
            }
        }

        #[test]
        fn one_more_image_moves_at_most_one_other(images_before in 2_usize..40, seed in any::<u64>()) {
            let (before, after) = (split(&images(&[images_before]), 0.3, seed), split(&images(&[images_before + 1]), 0.3, seed));
            prop_assert!(before.iter().filter(|(id, side)| after[*id] != **side).count() <= 1);
            prop_assert!(count(&after, Split::Test) >= count(&before, Split::Test));
        }
    }
}
