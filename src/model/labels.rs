//! Readable names of the classes the published checkpoints know.

/// The 1000 classes of ImageNet-1k in index order. # Source: `WordNet` lemmas, by
/// `tests/reference/labels.py`.
const IMAGENET_1K: &str = include_str!("../../static/models/imagenet_labels.txt");

/// Names for a head of this many classes that came without names.
#[must_use]
pub fn names(classes: usize) -> Vec<String> {
    let imagenet: Vec<String> = IMAGENET_1K.lines().map(str::to_owned).collect();
    if imagenet.len() == classes {
        imagenet
    } else {
        (0..classes).map(|index| format!("class {index}")).collect()
    }
}
