//! What a path says of an image: its class, perhaps its split, or that it is no image at all.

use crate::report::Split;

/// Endings of files that should be images, whether or not they can be decoded.
const IMAGE_ENDINGS: [&str; 16] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "dib", "heic", "heif", "avif",
    "tif", "tiff", "svg", "ico",
];

/// The parts of a path that say something.
fn parts(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.split('/')
        .filter(|part| !part.is_empty() && *part != ".")
}

fn name(path: &str) -> &str {
    parts(path).next_back().unwrap_or_default()
}

fn ending(path: &str) -> Option<String> {
    name(path)
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
}

/// Whether a file belongs to an operating system rather than its user.
pub(super) fn is_hidden(path: &str) -> bool {
    let system = |part: &str| {
        (part.starts_with('.') && part != "..")
            || ["__MACOSX", "Thumbs.db", "desktop.ini"]
                .iter()
                .any(|name| part.eq_ignore_ascii_case(name))
    };
    parts(path).any(system)
}

/// Whether a file is a zip by its name; a Teachable Machine project is one.
pub(super) fn is_zip(path: &str) -> bool {
    ending(path).is_some_and(|ending| ending == "zip" || ending == "tm")
}

/// Whether a file is a table by its name.
pub(super) fn is_table(path: &str) -> bool {
    let by_ending = |ending: String| ending == "csv" || ending == "tsv";
    !path.ends_with('/') && !is_hidden(path) && ending(path).is_some_and(by_ending)
}

/// Whether a file is an image by its name.
pub(super) fn is_image(path: &str) -> bool {
    // What a zip lists with a slash at its end is a folder.
    !path.ends_with('/')
        && !is_hidden(path)
        && ending(path).is_some_and(|ending| IMAGE_ENDINGS.contains(&ending.as_str()))
}

/// Whether a file is an image or a zip by its name.
pub(super) fn is_wanted(path: &str) -> bool {
    is_image(path) || (!path.ends_with('/') && !is_hidden(path) && is_zip(path))
}

/// Whether a file's name tells nothing: it has no ending.
pub(super) fn is_untold(path: &str) -> bool {
    ending(path).is_none()
}

/// Whether a path in a zip stays within the folder it would be unpacked to, on any system.
pub(super) fn is_safe(path: &str) -> bool {
    let drive = path.as_bytes().get(1) == Some(&b':');
    !drive
        && !path.starts_with('/')
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && path.split('/').all(|part| part != "..")
}

/// Where an image belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    pub(super) class: &'a str,
    pub(super) split: Option<Split>,
}

/// Why an image belongs nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Misplaced {
    #[error(
        "This image lies in no class folder, so its class is unknown; put it into a folder named after its class, or drop it on a class."
    )]
    NoClass,
    #[error(
        "This image lies outside the train, val and test folders beside it, so it was left out; move it into a class folder of one of them."
    )]
    NoSplit,
}

/// How the images of one folder or zip are arranged.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// How many folders all images share.
    shared: usize,
    /// Whether there is nothing below the shared folders but images: the last of them is the class.
    flat: bool,
    /// Whether there are split folders.
    splits: bool,
}

impl Layout {
    /// The arrangement of images at these paths.
    pub(super) fn of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Self {
        let all: Vec<_> = paths.into_iter().map(folders).collect();
        let Some(first) = all.first() else {
            return Self::default();
        };
        let same = |other: &Vec<&str>| first.iter().zip(other).take_while(|(a, b)| a == b).count();
        let shared = all.iter().map(same).min().unwrap_or(0);
        let flat = all.iter().all(|folders| folders.len() == shared);
        let splits = all
            .iter()
            .any(|folders| split_of(folders, shared).is_some());
        Self {
            shared,
            flat,
            splits,
        }
    }

    /// Whether there are folders that name classes.
    pub(super) fn names_classes(&self) -> bool {
        !(self.flat && self.shared == 0)
    }

    /// Where an image of this arrangement belongs.
    pub(super) fn place<'a>(&self, path: &'a str) -> Result<Place<'a>, Misplaced> {
        let folders = folders(path);
        if self.splits {
            let (split, class) = split_of(&folders, self.shared).ok_or(Misplaced::NoSplit)?;
            return Ok(Place {
                class,
                split: Some(split),
            });
        }
        let class = if self.flat {
            folders.last()
        } else {
            folders.get(self.shared)
        };
        class
            .map(|class| Place { class, split: None })
            .ok_or(Misplaced::NoClass)
    }
}

/// The folders an image lies in, outermost first.
fn folders(path: &str) -> Vec<&str> {
    let mut folders: Vec<_> = parts(path).collect();
    folders.pop();
    folders
}

/// The split of this name.
pub(super) fn split_named(name: &str) -> Option<Split> {
    match name.to_ascii_lowercase().as_str() {
        "train" | "training" => Some(Split::Train),
        "val" | "valid" | "validation" => Some(Split::Val),
        "test" | "testing" => Some(Split::Test),
        _ => None,
    }
}

/// The first split folder that has a class folder in it, and that folder; among those that are not
/// `shared` by all images, if there is one.
fn split_of<'a>(folders: &[&'a str], shared: usize) -> Option<(Split, &'a str)> {
    let first = |folders: &[&'a str]| {
        folders
            .windows(2)
            .find_map(|pair| Some((split_named(pair[0])?, pair[1])))
    };
    first(folders.get(shared..)?).or_else(|| first(folders))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where each of these paths belongs: `class split`, or why not.
    fn check(paths: &[&str], expected: &[&str]) {
        let layout = Layout::of(paths.iter().copied());
        let place = |path: &&str| match layout.place(path) {
            Ok(Place {
                class,
                split: Some(split),
            }) => format!("{class} {split:?}"),
            Ok(Place { class, split: None }) => class.to_owned(),
            Err(misplaced) => format!("{misplaced:?}"),
        };
        assert_eq!(
            paths.iter().map(place).collect::<Vec<_>>(),
            expected,
            "{paths:?}"
        );
    }

    #[test]
    fn the_first_folder_that_differs_is_the_class() {
        check(&["cat/1.jpg", "dog/2.jpg"], &["cat", "dog"]);
        check(
            &["my/pets/cat/1.jpg", "my/pets/dog/deep/2.jpg"],
            &["cat", "dog"],
        );
        check(&["my/pets/cat/1.jpg", "my/pets/cat/2.jpg"], &["cat", "cat"]);
        check(&["pets/1.jpg", "pets/cat/2.jpg"], &["NoClass", "cat"]);
        check(&["1.jpg"], &["NoClass"]);
        check(&["/./cat//1.jpg"], &["cat"]);
    }

    #[test]
    fn split_folders_are_found_at_any_depth() {
        check(
            &["d/train/a/1.jpg", "d/Val/a/2.jpg", "d/TEST/b/x/3.jpg"],
            &["a Train", "a Val", "b Test"],
        );
        check(&["train/a/1.jpg", "train/b/2.jpg"], &["a Train", "b Train"]);
        check(&["train/a/1.jpg"], &["a Train"]);
        check(&["train/a/1.jpg", "other/a/2.jpg"], &["a Train", "NoSplit"]);
        check(&["a/train/1.jpg", "b/train/2.jpg"], &["a", "b"]);
    }

    #[test]
    fn a_class_may_be_named_like_a_split() {
        check(
            &["vehicles/train/1.jpg", "vehicles/car/2.jpg"],
            &["train", "car"],
        );
        check(
            &["train/train/1.jpg", "train/car/2.jpg"],
            &["train Train", "car Train"],
        );
        check(
            &["test/train/a/1.jpg", "test/val/a/2.jpg"],
            &["a Train", "a Val"],
        );
    }

    #[test]
    fn names_tell_images_from_what_lies_beside_them() {
        for wanted in ["a/b.JPG", "x.jpeg", "x.webp", "a.heic", "set.zip"] {
            assert!(is_wanted(wanted), "{wanted}");
        }
        for other in [
            "a/",
            "a.jpg/",
            "LICENSE",
            "a/README.md",
            ".DS_Store",
            "__MACOSX/a/1.jpg",
            "a/._1.jpg",
            "Thumbs.db",
        ] {
            assert!(!is_wanted(other), "{other}");
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_are_told() {
        for safe in ["a/b.jpg", "a/..b.jpg", "ä/ß.jpg"] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_path in [
            "../a.jpg",
            "a/../b.jpg",
            "/a.jpg",
            "C:/a.jpg",
            "a\\b.jpg",
            "a\0.jpg",
        ] {
            assert!(!is_safe(unsafe_path), "{unsafe_path}");
        }
    }
}
