//! Why data cannot take, show or train on images, in sentences for people.

use crate::report::ImageId;

/// Why data cannot take, show or train on images.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// [`MAX_BYTES`](super::dataset::MAX_BYTES) is reached.
    #[error("The data is full: {images} images take all of the {} MB set aside for images; remove some to add others.", max_bytes >> 20)]
    Full {
        /// Images held.
        images: usize,
        /// The bytes they may take.
        max_bytes: u64,
    },
    /// The id names no image (any more).
    #[error("Image {} is not in the data; it may have been removed.", id.0)]
    NoSuchImage {
        /// The id.
        id: ImageId,
    },
    /// An image's pixels lie outside of memory and could not be read.
    #[error("Image {} could not be read back from this device; remove it and add it again.", id.0)]
    Unreadable {
        /// The id.
        id: ImageId,
    },
    /// Removed images that are not kept any more.
    #[error(
        "{}: what was removed is kept only until pictures are added or the data is closed, and only the last few hundred pictures of it.",
        cannot_come_back(*images)
    )]
    Gone {
        /// How many were asked for.
        images: usize,
    },
    /// The name names no class.
    #[error("The data has no class named “{name}”.")]
    NoSuchClass {
        /// The name.
        name: String,
    },
    /// A class needs a name.
    #[error("A class needs a name of at least one letter.")]
    NamelessClass,
    /// Nothing to train on.
    #[error("There are no images yet; add images of at least two classes.")]
    NoImages,
    /// Nothing to tell apart.
    #[error(
        "Training needs at least two classes; this data has one: “{class}”. Add images of another class."
    )]
    OneClass {
        /// The class.
        class: String,
    },
    /// Classes too small to be both learnt from and tested.
    #[error(
        "{} only one image, which cannot be both learnt from and tested on; add more or remove the class.",
        having(classes)
    )]
    OneImage {
        /// Those classes.
        classes: Vec<String>,
    },
    /// Classes with images in the held-out splits alone.
    #[error(
        "{} no training images, only held-out ones; add some to the train folder or remove the class.",
        having(classes)
    )]
    NothingToLearn {
        /// Those classes.
        classes: Vec<String>,
    },
    /// Every image was put into the training split.
    #[error("No image is held out to test on; move some images of each class to the test split.")]
    NothingHeldOut,
    /// An image could not be written as PNG or JPEG.
    #[error("The image could not be encoded for display ({0}).")]
    Encode(#[from] image::ImageError),
}

fn cannot_come_back(images: usize) -> String {
    match images {
        1 => "This picture cannot be put back any more".to_owned(),
        images => format!("These {images} pictures cannot be put back any more"),
    }
}

/// `Class “a” has`, or `Classes “a”, “b” and 3 more have`.
fn having(classes: &[String]) -> String {
    const NAMED: usize = 5;
    let names: Vec<_> = classes
        .iter()
        .take(NAMED)
        .map(|name| format!("“{name}”"))
        .collect();
    match (classes.len().saturating_sub(NAMED), names.as_slice()) {
        (0, [name]) => format!("Class {name} has"),
        (0, [names @ .., last]) => format!("Classes {} and {last} have", names.join(", ")),
        (more, names) => format!("Classes {} and {more} more have", names.join(", ")),
    }
}
