//! Changes of a data set that can be taken back: each knows, from the data before it, what undoes it.

use std::collections::BTreeMap;

use vitrine::protocol::{Command, RequestId};
use vitrine::report::{ImageId, Split};

use crate::i18n::t;
use crate::state::Dataset;
use crate::undo::{DataEdit, Part};

/// A change of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PictureEdit {
    /// These get another class.
    Relabel { images: Vec<ImageId>, class: String },
    /// These go into another split.
    Move { images: Vec<ImageId>, split: Split },
    /// These go.
    Remove { images: Vec<ImageId> },
    /// These come back.
    Restore { images: Vec<ImageId> },
}

impl PictureEdit {
    /// What takes it back, in order; nothing if it changes nothing.
    pub(crate) fn inverse(&self, before: &Dataset) -> Vec<Self> {
        let there = |images: &[ImageId]| -> Vec<ImageId> {
            let known = images.iter().copied();
            known.filter(|id| before.images.contains_key(id)).collect()
        };
        match self {
            Self::Relabel { images, class } => {
                let mut by_class: BTreeMap<&str, Vec<ImageId>> = BTreeMap::new();
                for id in images {
                    let old = before.images.get(id).map(|image| image.class.as_str());
                    if let Some(old) = old.filter(|old| old != class) {
                        by_class.entry(old).or_default().push(*id);
                    }
                }
                let back = |(class, images): (&str, Vec<ImageId>)| Self::Relabel {
                    images,
                    class: class.to_owned(),
                };
                by_class.into_iter().map(back).collect()
            }
            Self::Move { images, split } => {
                let was = |of: Split| {
                    let images: Vec<ImageId> = there(images)
                        .into_iter()
                        .filter(|id| before.images[id].split == of)
                        .collect();
                    (of != *split && !images.is_empty()).then_some(Self::Move { images, split: of })
                };
                [Split::Train, Split::Val, Split::Test]
                    .into_iter()
                    .filter_map(was)
                    .collect()
            }
            Self::Remove { images } => {
                let images = there(images);
                (!images.is_empty())
                    .then_some(Self::Restore { images })
                    .into_iter()
                    .collect()
            }
            Self::Restore { images } => {
                let gone = images
                    .iter()
                    .copied()
                    .filter(|id| !before.images.contains_key(id));
                let images: Vec<ImageId> = gone.collect();
                (!images.is_empty())
                    .then_some(Self::Remove { images })
                    .into_iter()
                    .collect()
            }
        }
    }

    /// The command that makes it.
    pub(crate) fn command(self, request: RequestId, data: String) -> Command {
        match self {
            Self::Relabel { images, class } => Command::Relabel {
                request,
                data,
                images,
                class,
            },
            Self::Move { images, split } => Command::MoveImages {
                request,
                data,
                images,
                split,
            },
            Self::Remove { images } => Command::RemoveImages {
                request,
                data,
                images,
            },
            Self::Restore { images } => Command::Restore {
                request,
                data,
                images,
            },
        }
    }

    /// What was done, in a few words.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Relabel { images, class } => t!(
                "picture-edit-relabel",
                count = images.len(),
                class = class.as_str()
            ),
            Self::Move {
                images,
                split: Split::Train,
            } => t!("picture-edit-learn", count = images.len()),
            Self::Move {
                images,
                split: Split::Val,
            } => t!("picture-edit-check", count = images.len()),
            Self::Move {
                images,
                split: Split::Test,
            } => t!("picture-edit-hold-out", count = images.len()),
            Self::Remove { images } => t!("picture-edit-remove", count = images.len()),
            Self::Restore { images } => t!("picture-edit-restore", count = images.len()),
        }
    }
}

/// A class gets another name, in the data of this name. One that takes another's name becomes part of it: what takes
/// that back gives its own pictures their class again, and leaves those of the other.
pub(crate) fn rename_class(
    data: &str,
    before: &Dataset,
    listed: &[String],
    from: &str,
    to: &str,
) -> Part {
    let rename = |from: &str, to: &str| DataEdit::RenameClass {
        data: data.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let own: Vec<ImageId> = before.of_class(from).map(|(id, _)| id).collect();
    let merges = before.class_names(listed).iter().any(|class| class == to);
    let undo = match merges {
        true if own.is_empty() => vec![],
        true => vec![DataEdit::Pictures {
            data: data.to_owned(),
            edit: PictureEdit::Relabel {
                images: own,
                class: from.to_owned(),
            },
        }],
        false => vec![rename(to, from)],
    };
    Part::Data {
        undo,
        redo: vec![rename(from, to)],
    }
}

/// Whether a change can still be made once the engine is gone: what is kept of the data comes back under the ids it
/// had, below `next`; what was removed does not.
pub(crate) fn survives(edit: &PictureEdit, next: u32) -> bool {
    match edit {
        PictureEdit::Restore { .. } => false,
        PictureEdit::Relabel { images, .. }
        | PictureEdit::Move { images, .. }
        | PictureEdit::Remove { images } => images.iter().all(|id| id.0 < next),
    }
}

/// Whether a command makes it impossible to take a change of pictures back (`undo`), or to make it at all.
pub(crate) fn is_ended(edit: &DataEdit, undo: bool, command: &Command) -> bool {
    let DataEdit::Pictures { data, edit } = edit else {
        return false;
    };
    match command {
        // What was removed is kept until pictures are added.
        Command::Import {
            data: to, files, ..
        } => {
            undo && *data == to.name
                && !files.is_empty()
                && matches!(edit, PictureEdit::Restore { .. })
        }
        // Another data set of that name, whose pictures are numbered anew.
        Command::ImportUrl { data: to, .. } => *data == to.name,
        Command::RemoveData { data: gone, .. } => data == gone,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
