//! Every kind of edit, taken back and done again.

use vitrine::notebook::{CellKind, ModelSource, NoteSettings, Output};

use super::*;
use crate::edit;

/// A notebook with its history; edits are a minute apart unless they say when they are.
struct Desk {
    notebook: Notebook,
    history: History,
    now_ms: f64,
}

impl Desk {
    fn new() -> Self {
        Self {
            notebook: Notebook::starter(),
            history: History::default(),
            now_ms: 0.0,
        }
    }

    fn edit(&mut self, change: impl FnOnce(&mut Notebook)) {
        self.now_ms += 60_000.0;
        let before = self.notebook.clone();
        change(&mut self.notebook);
        self.history
            .record(None, before, &self.notebook, vec![], self.now_ms);
    }

    fn undo(&mut self) -> Done {
        self.history
            .undo(&mut self.notebook)
            .expect("something to undo")
    }

    fn redo(&mut self) -> Done {
        self.history
            .redo(&mut self.notebook)
            .expect("something to redo")
    }

    fn id(&self, tag: &str) -> String {
        let mut cells = self.notebook.cells.iter();
        let cell = cells.find(|cell| edit::tag(&cell.kind) == tag);
        cell.map(|cell| cell.id.clone()).expect("there")
    }

    /// Edits, takes it back and does it again, comparing each time.
    fn there_and_back(&mut self, words: &str, change: impl FnOnce(&mut Notebook)) {
        let before = self.notebook.clone();
        self.edit(change);
        let after = self.notebook.clone();
        assert_ne!(before, after, "{words}");
        assert_eq!(self.history.next_undo(), Some(words));
        assert_eq!(self.undo().words, words);
        assert_eq!(self.notebook, before, "{words}, undone");
        assert_eq!(self.history.next_redo(), Some(words));
        assert_eq!(self.redo().words, words);
        assert_eq!(self.notebook, after, "{words}, done again");
    }

    fn set(&mut self, id: &str, change: impl FnOnce(&mut CellKind)) {
        let id = id.to_owned();
        self.edit(move |notebook| change(&mut notebook.cell_mut(&id).expect("there").kind));
    }
}

fn epochs(epochs: u32) -> impl Fn(&mut CellKind) {
    move |kind| match kind {
        CellKind::Train(train) => train.recipe.epochs = epochs,
        other => panic!("no train cell: {other:?}"),
    }
}

#[test]
fn every_kind_of_edit_is_taken_back_and_done_again() {
    let mut desk = Desk::new();
    let (note, model, data, train) = (
        desk.id("note"),
        desk.id("model"),
        desk.id("data"),
        desk.id("train"),
    );
    let of = |id: &str, change: fn(&mut CellKind)| {
        let id = id.to_owned();
        move |notebook: &mut Notebook| change(&mut notebook.cell_mut(&id).expect("there").kind)
    };
    desk.there_and_back("change the title", |notebook| {
        notebook.title = "Leaves".to_owned();
    });
    desk.there_and_back("add the augment cell", |notebook| {
        drop(edit::add(notebook, 3, "augment"));
    });
    desk.there_and_back("delete the predict cell", |notebook| {
        let last = notebook.cells.last().expect("there").id.clone();
        edit::remove(notebook, &last);
    });
    desk.there_and_back("move the note", |notebook| edit::place(notebook, &note, 4));
    desk.there_and_back(
        "edit the note",
        of(&note, |kind| {
            *kind = CellKind::Note(NoteSettings {
                markdown: "# Hello".to_owned(),
            });
        }),
    );
    desk.there_and_back(
        "change the source of the model cell",
        of(&model, |kind| {
            if let CellKind::Model(model) = kind {
                model.source = ModelSource::Hub("a/b".to_owned());
            }
        }),
    );
    desk.there_and_back("rename starter to deit", |notebook| {
        edit::rename_model(notebook, "starter", "deit");
    });
    desk.there_and_back("rename images to pets", |notebook| {
        edit::rename_data(notebook, "images", "pets");
    });
    desk.there_and_back(
        "change the held-out share of the data cell",
        of(&data, |kind| {
            if let CellKind::Data(data) = kind {
                data.test_fraction = 0.5;
            }
        }),
    );
    desk.there_and_back(
        "change the classes of the data cell",
        of(&data, |kind| {
            if let CellKind::Data(data) = kind {
                edit::rename_class(&mut data.classes, "cat", "dog");
            }
        }),
    );
    desk.there_and_back(
        "change the epochs of the train cell",
        of(&train, |kind| epochs(99)(kind)),
    );
    desk.there_and_back("change the vertical flip of the augment cell", {
        let augment = desk.id("augment");
        of(&augment, |kind| {
            if let CellKind::Augment(augment) = kind {
                augment.augmentation.vertical_flip = 0.5;
            }
        })
    });
    // And all of it, one after the other.
    let end = desk.notebook.clone();
    let mut steps = 0;
    while desk.history.undo(&mut desk.notebook).is_some() {
        steps += 1;
    }
    assert_eq!((steps, &desk.notebook), (12, &Notebook::starter()));
    while desk.history.redo(&mut desk.notebook).is_some() {}
    assert_eq!(desk.notebook, end);
}

#[test]
fn what_runs_made_meanwhile_stays() {
    let mut desk = Desk::new();
    let (train, evaluate) = (desk.id("train"), desk.id("evaluate"));
    let output = || Some(Output::Predictions(vec![]));
    desk.set(&train, epochs(3));
    desk.edit(|notebook| edit::remove(notebook, &evaluate));
    desk.notebook.cell_mut(&train).expect("there").output = output();
    desk.undo();
    desk.undo();
    let cell = desk.notebook.cell(&train).expect("there");
    assert_eq!(cell.output, output());
    assert_eq!(
        cell.kind,
        Notebook::starter().cell(&train).expect("there").kind
    );
    // A cell that was added, ran, and whose adding is undone, comes back with what it made.
    let mut added = String::new();
    desk.edit(|notebook| added = edit::add(notebook, 0, "map").expect("adds"));
    desk.notebook.cell_mut(&added).expect("there").output = output();
    assert_eq!(desk.undo().gone, [added.clone()]);
    assert!(desk.notebook.cell(&added).is_none());
    assert_eq!(desk.redo().cell.as_ref(), Some(&added));
    assert_eq!(desk.notebook.cell(&added).expect("back").output, output());
}

#[test]
fn a_deleted_cell_comes_back_where_it_was_with_its_output() {
    let mut desk = Desk::new();
    let id = desk.id("evaluate");
    desk.notebook.cell_mut(&id).expect("there").output = Some(Output::Predictions(vec![]));
    let before = desk.notebook.clone();
    desk.edit(|notebook| edit::remove(notebook, &id));
    let done = desk.undo();
    assert_eq!((done.cell, done.gone), (Some(id), vec![]));
    assert_eq!(desk.notebook, before);
}

#[test]
fn typing_is_one_step_a_field_and_burst() {
    let mut desk = Desk::new();
    let type_title = |title: &str, now_ms: f64, desk: &mut Desk| {
        let before = desk.notebook.clone();
        desk.notebook.title = title.to_owned();
        desk.history
            .record(None, before, &desk.notebook, vec![], now_ms);
    };
    type_title("L", 0.0, &mut desk);
    type_title("Le", 900.0, &mut desk);
    type_title("Lea", 1800.0, &mut desk);
    type_title("Leaf", 5000.0, &mut desk);
    desk.undo();
    assert_eq!(desk.notebook.title, "Lea");
    desk.undo();
    assert_eq!(desk.notebook, Notebook::starter());
    desk.redo();
    assert_eq!(desk.notebook.title, "Lea");
    // After an undo or redo, typing is a step of its own.
    type_title("Leaves", 1900.0, &mut desk);
    desk.undo();
    assert_eq!(desk.notebook.title, "Lea");
    // Typed and taken back by hand: nothing to undo.
    type_title("X", 9000.0, &mut desk);
    type_title("Lea", 9100.0, &mut desk);
    assert_eq!(desk.history.next_undo(), Some("change the title"));
    desk.undo();
    assert_eq!(desk.notebook, Notebook::starter());
}

#[test]
fn another_field_or_a_choice_is_a_step_of_its_own() {
    let mut desk = Desk::new();
    let (train, data) = (desk.id("train"), desk.id("data"));
    let quick = |desk: &mut Desk, id: &str, change: &dyn Fn(&mut CellKind)| {
        let before = desk.notebook.clone();
        change(&mut desk.notebook.cell_mut(id).expect("there").kind);
        desk.history
            .record(None, before, &desk.notebook, vec![], 0.0);
    };
    quick(&mut desk, &train, &epochs(1));
    quick(&mut desk, &train, &epochs(12));
    quick(&mut desk, &train, &|kind| {
        if let CellKind::Train(train) = kind {
            train.recipe.lr = 0.25;
        }
    });
    assert_eq!(
        desk.history.next_undo(),
        Some("change the learning rate of the train cell")
    );
    for class in ["cat", "dog"] {
        quick(&mut desk, &data, &|kind| {
            if let CellKind::Data(data) = kind {
                data.classes.push(class.to_owned());
            }
        });
    }
    for _ in 0..4 {
        desk.undo();
    }
    assert_eq!(desk.notebook, Notebook::starter());
}

#[test]
fn a_new_edit_ends_what_could_be_redone_and_no_edit_does_not() {
    let mut desk = Desk::new();
    desk.edit(|notebook| notebook.title = "A".to_owned());
    desk.undo();
    desk.edit(|_| ());
    desk.edit(|notebook| notebook.cells[0].collapsed = true);
    assert_eq!(desk.history.next_redo(), Some("change the title"));
    desk.edit(|notebook| notebook.title = "B".to_owned());
    assert_eq!(desk.history.next_redo(), None);
    assert!(desk.history.redo(&mut desk.notebook).is_none());
    desk.undo();
    assert_eq!(desk.history.next_undo(), None);
}

#[test]
fn pictures_are_changed_back_with_the_document() {
    let mut desk = Desk::new();
    let rename = |from: &str, to: &str| DataEdit::RenameClass {
        data: "images".to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let id = desk.id("data");
    let before = desk.notebook.clone();
    if let CellKind::Data(data) = &mut desk.notebook.cell_mut(&id).expect("there").kind {
        data.classes.push("dog".to_owned());
    }
    let part = Part::Data {
        undo: vec![rename("dog", "cat")],
        redo: vec![rename("cat", "dog")],
    };
    let named = Some("rename the class cat".to_owned());
    desk.history
        .record(named, before.clone(), &desk.notebook, vec![part], 0.0);
    let done = desk.undo();
    assert_eq!(done.words, "rename the class cat");
    assert_eq!(done.data, [rename("dog", "cat")]);
    assert_eq!(desk.notebook, before);
    assert_eq!(desk.redo().data, [rename("cat", "dog")]);
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut desk = Desk::new();
    for title in 0..=KEPT {
        desk.edit(|notebook| notebook.title = title.to_string());
    }
    let mut steps = 0;
    while desk.history.undo(&mut desk.notebook).is_some() {
        steps += 1;
    }
    assert_eq!((steps, &*desk.notebook.title), (KEPT, "0"));
}
