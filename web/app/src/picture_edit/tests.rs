//! Changes of pictures, each taken back.

use vitrine::notebook::DataSettings;

use super::*;
use crate::state::Image;

fn data() -> Dataset {
    let image = |(id, class, split): (u32, &str, Split)| {
        let image = Image {
            path: format!("{id}.png"),
            class: class.to_owned(),
            split,
            url: String::new(),
        };
        (ImageId(id), image)
    };
    let all = [
        (0, "cat", Split::Train),
        (1, "dog", Split::Test),
        (2, "cat", Split::Val),
        (5, "emu", Split::Train),
    ];
    Dataset {
        classes: Vec::new(),
        images: all.map(image).into(),
    }
}

/// What the engine would do; `removed` is what it keeps of what it removed.
fn apply(data: &mut Dataset, removed: &mut BTreeMap<ImageId, Image>, edit: &PictureEdit) {
    match edit {
        PictureEdit::Relabel { images, class } => {
            for id in images {
                if let Some(image) = data.images.get_mut(id) {
                    image.class.clone_from(class);
                }
            }
        }
        PictureEdit::Move { images, split } => {
            for id in images {
                if let Some(image) = data.images.get_mut(id) {
                    image.split = *split;
                }
            }
        }
        PictureEdit::Remove { images } => {
            removed.extend(images.iter().filter_map(|id| data.images.remove_entry(id)));
        }
        PictureEdit::Restore { images } => {
            data.images
                .extend(images.iter().filter_map(|id| removed.remove_entry(id)));
        }
    }
}

#[test]
fn what_takes_a_change_back_leaves_the_data_as_they_were() {
    let ids = |ids: &[u32]| ids.iter().copied().map(ImageId).collect::<Vec<_>>();
    let mut edits = Vec::new();
    for images in [
        ids(&[]),
        ids(&[0]),
        ids(&[0, 1, 2, 5]),
        ids(&[1, 9]),
        ids(&[9]),
    ] {
        for class in ["cat", "dog", "new"] {
            edits.push(PictureEdit::Relabel {
                images: images.clone(),
                class: class.to_owned(),
            });
        }
        for split in [Split::Train, Split::Val, Split::Test] {
            edits.push(PictureEdit::Move {
                images: images.clone(),
                split,
            });
        }
        edits.push(PictureEdit::Remove { images });
    }
    // Each alone, and each two in a row taken back the other way round.
    for first in &edits {
        for second in &edits {
            let (mut now, mut removed, mut back) = (data(), BTreeMap::new(), Vec::new());
            for edit in [first, second] {
                back.push(edit.inverse(&now));
                apply(&mut now, &mut removed, edit);
            }
            for edit in back.iter().rev().flatten() {
                apply(&mut now, &mut removed, edit);
            }
            assert_eq!(now, data(), "{first:?}, then {second:?}");
        }
    }
}

/// Carries out what a part asks for.
fn carry_out(data: &mut Dataset, edits: &[DataEdit]) {
    for edit in edits {
        match edit {
            DataEdit::RenameClass { from, to, .. } => {
                for image in data
                    .images
                    .values_mut()
                    .filter(|image| image.class == *from)
                {
                    image.class.clone_from(to);
                }
            }
            DataEdit::Pictures { edit, .. } => apply(data, &mut BTreeMap::new(), edit),
        }
    }
}

#[test]
fn classes_that_became_one_are_brought_apart_and_joined_again() {
    let listed = ["fox".to_owned()];
    for (from, to) in [
        ("cat", "dog"),
        ("dog", "cat"),
        ("cat", "fox"),
        ("cat", "new"),
    ] {
        let mut now = data();
        let Part::Data { undo, redo } = rename_class("d", &now, &listed, from, to) else {
            panic!("no document")
        };
        for _ in 0..2 {
            carry_out(&mut now, &redo);
            assert_eq!(now.of_class(from).count(), 0, "{from} to {to}");
            carry_out(&mut now, &undo);
            assert_eq!(now, data(), "{from} to {to}");
        }
    }
    // A class without pictures asks nothing of the engine, which may not even hold such data.
    let Part::Data { undo, .. } = rename_class("d", &data(), &listed, "fox", "cat") else {
        panic!("no document")
    };
    assert_eq!(undo, []);
}

#[test]
fn what_came_after_classes_became_one_stays_in_the_one() {
    let mut now = data();
    let Part::Data { undo, redo } = rename_class("d", &now, &[], "cat", "dog") else {
        panic!("no document")
    };
    carry_out(&mut now, &redo);
    let later = now.images[&ImageId(1)].clone();
    now.images.insert(ImageId(9), later);
    carry_out(&mut now, &undo);
    let ids = |class: &str| {
        now.of_class(class)
            .map(|(ImageId(id), _)| id)
            .collect::<Vec<_>>()
    };
    assert_eq!((ids("cat"), ids("dog")), (vec![0, 2], vec![1, 9]));
}

#[test]
fn after_the_engine_died_what_names_kept_pictures_can_be_taken_back() {
    let images = || vec![ImageId(1), ImageId(4)];
    let relabel = PictureEdit::Relabel {
        images: images(),
        class: "a".to_owned(),
    };
    assert!(survives(&relabel, 5));
    // A number that was never written down may be another picture's by then.
    assert!(!survives(&relabel, 4));
    assert!(!survives(&PictureEdit::Restore { images: images() }, 5));
}

#[test]
fn what_changes_nothing_needs_nothing_to_take_it_back() {
    let relabel = PictureEdit::Relabel {
        images: vec![ImageId(0)],
        class: "cat".to_owned(),
    };
    let remove = PictureEdit::Remove {
        images: vec![ImageId(77)],
    };
    assert!(relabel.inverse(&data()).is_empty());
    assert!(remove.inverse(&data()).is_empty());
}

#[test]
fn what_the_engine_lets_go_of_cannot_be_taken_back() {
    let images = || vec![ImageId(0)];
    let of = |edit| DataEdit::Pictures {
        data: "d".to_owned(),
        edit,
    };
    let restore = of(PictureEdit::Restore { images: images() });
    let relabel = of(PictureEdit::Relabel {
        images: images(),
        class: "a".to_owned(),
    });
    let file = vitrine::protocol::FileRef {
        id: vitrine::protocol::FileId(1),
        path: "a.png".to_owned(),
        bytes: 1,
    };
    let request = RequestId(1);
    let import = |name: &str, files| Command::Import {
        request,
        data: DataSettings::named(name),
        class: None,
        files,
    };
    let gone = Command::RemoveData {
        request,
        data: "d".to_owned(),
    };
    let other = Command::ImportUrl {
        request,
        data: DataSettings::named("d"),
        url: "u".to_owned(),
    };
    for (command, expected) in [
        (import("d", vec![file.clone()]), [true, false]),
        (import("d", vec![]), [false, false]),
        (import("e", vec![file]), [false, false]),
        (gone, [true, true]),
        (other, [true, true]),
    ] {
        let ended = [&restore, &relabel].map(|edit| is_ended(edit, true, &command));
        assert_eq!(ended, expected, "{command:?}");
    }
}
