//! Which pictures of a data set are looked at: of a class, of a split, with some words in their path.

use vitrine::report::{ImageId, Split};

use crate::state::{Dataset, Image};

/// What pictures must be to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sieve {
    /// Of this class.
    pub(crate) class: Option<String>,
    /// In this split.
    pub(crate) split: Option<Split>,
    /// With these words in path or class.
    pub(crate) text: String,
}

impl Sieve {
    /// All pictures of a class.
    pub(crate) fn of_class(class: String) -> Self {
        Self {
            class: Some(class),
            ..Self::default()
        }
    }

    /// The pictures that are shown, in the order they came.
    pub(crate) fn pictures(&self, data: &Dataset) -> Vec<ImageId> {
        let words: Vec<String> = self
            .text
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let passes = |image: &Image| {
            self.class
                .as_ref()
                .is_none_or(|class| *class == image.class)
                && self.split.is_none_or(|split| split == image.split)
                && has(image, &words)
        };
        let shown = data.images.iter().filter(|(_, image)| passes(image));
        shown.map(|(id, _)| *id).collect()
    }
}

fn has(image: &Image, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let said = format!("{} {}", image.path, image.class).to_lowercase();
    words.iter().all(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_asked_for_must_hold() {
        let image = |(id, path, class, split): (u32, &str, &str, Split)| {
            let (path, class, url) = (path.to_owned(), class.to_owned(), String::new());
            (
                ImageId(id),
                Image {
                    path,
                    class,
                    split,
                    url,
                },
            )
        };
        let data = Dataset {
            classes: Vec::new(),
            images: [
                (1, "pets/IMG_1.jpg", "cat", Split::Train),
                (2, "pets/img_2.jpg", "dog", Split::Test),
                (3, "zoo/img_3.jpg", "Cat", Split::Train),
            ]
            .map(image)
            .into(),
        };
        let shown = |class: Option<&str>, split, text: &str| {
            let sieve = Sieve {
                class: class.map(str::to_owned),
                split,
                text: text.to_owned(),
            };
            sieve
                .pictures(&data)
                .into_iter()
                .map(|id| id.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(None, None, "  "), [1, 2, 3]);
        assert_eq!(shown(Some("cat"), None, ""), [1]);
        assert_eq!(shown(None, Some(Split::Train), "IMG"), [1, 3]);
        assert_eq!(shown(None, None, "cat pets"), [1]);
        assert_eq!(shown(Some("cat"), Some(Split::Test), ""), [] as [u32; 0]);
    }
}
