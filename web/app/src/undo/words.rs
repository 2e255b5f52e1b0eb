//! What an edit was, in words, read off what takes it back.

use serde_json::Value;
use vitrine::notebook::{Cell, CellKind, Notebook};

use super::change::{Change, moved};
use crate::edit;
use crate::i18n::t;

/// What is typed into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// The title.
    Title,
    /// These settings of the cell of this id.
    Settings(String, Vec<String>),
}

/// An edit's name, and the field it was made in, if it was one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) words: String,
    pub(crate) field: Option<Field>,
}

/// Names the edit that led to `after`.
pub(super) fn name(back: &Change, after: &Notebook) -> Named {
    let plain = |words: String| Named { words, field: None };
    match (&*back.kinds, &*back.cells, &back.order) {
        (_, [cell], _) => plain(t!("undo-delete", cell = of_cell(cell))),
        (_, [_, _, ..], _) => plain(t!("undo-delete-several", count = back.cells.len())),
        ([], [], None) => Named {
            words: t!("undo-title").to_owned(),
            field: Some(Field::Title),
        },
        (_, [], Some(order)) => {
            let new = back.newcomer(after);
            let cell = new.clone().or_else(|| moved(order, after));
            let cell = cell.as_deref().and_then(|id| after.cell(id));
            plain(match cell.map(of_cell) {
                Some(cell) if new.is_some() => t!("undo-add", cell = cell),
                Some(cell) => t!("undo-move", cell = cell),
                None => t!("undo-order").to_owned(),
            })
        }
        ([(id, old)], [], None) => setting(id, old, after),
        (several, [], None) => {
            let renamed = several
                .iter()
                .find_map(|(id, old)| renamed(old, &after.cell(id)?.kind));
            plain(renamed.unwrap_or_else(|| t!("undo-change-several", count = several.len())))
        }
    }
}

/// A cell in words, as the object of a sentence: `the train cell`, `the note`.
pub(crate) fn of_cell(cell: &Cell) -> String {
    t!("undo-cell", kind = edit::tag(&cell.kind))
}

fn setting(id: &str, old: &CellKind, after: &Notebook) -> Named {
    let Some(cell) = after.cell(id) else {
        return Named::default();
    };
    let (paths, typed) = changed(old, &cell.kind);
    let words = renamed(old, &cell.kind).unwrap_or_else(|| match &*paths {
        [path] if path == "markdown" => t!("undo-edit-note").to_owned(),
        [path] => t!("undo-setting", setting = knob(path), cell = of_cell(cell)),
        _ => t!("undo-change", cell = of_cell(cell)),
    });
    Named {
        words,
        field: typed.then(|| Field::Settings(id.to_owned(), paths)),
    }
}

/// Says so if what a cell makes or holds got another name.
fn renamed(old: &CellKind, new: &CellKind) -> Option<String> {
    let (old, new) = (own_name(old)?, own_name(new)?);
    (old != new).then(|| t!("undo-rename", old = old, new = new))
}

fn own_name(kind: &CellKind) -> Option<&str> {
    match kind {
        CellKind::Model(settings) => Some(&settings.name),
        CellKind::Data(settings) => Some(&settings.name),
        CellKind::Augment(settings) => Some(&settings.name),
        CellKind::Train(settings) => Some(&settings.output),
        CellKind::Ensemble(settings) => Some(&settings.output),
        _ => None,
    }
}

/// A setting's name as people say it.
fn knob(path: &str) -> String {
    let key = path.rsplit('.').next().unwrap_or(path);
    t!("undo-knob", key = key, otherwise = key.replace('_', " "))
}

/// The settings that differ, by their paths in the file, and whether all are texts and numbers: what is typed.
fn changed(old: &CellKind, new: &CellKind) -> (Vec<String>, bool) {
    let mut differences = Vec::new();
    // A number JSON cannot write has no path: the edit is then named by its cell alone.
    if let (Ok((_, old)), Ok((_, new))) = (old.parts(), new.parts()) {
        compare(&old, &new, "", &mut differences);
    }
    let typed = !differences.is_empty() && differences.iter().all(|(_, typed)| *typed);
    let mut paths: Vec<String> = differences.into_iter().map(|(path, _)| path).collect();
    // Both ends of a range are one setting.
    paths.dedup();
    (paths, typed)
}

fn compare(old: &Value, new: &Value, path: &str, differences: &mut Vec<(String, bool)>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) if old.keys().eq(new.keys()) => {
            for (key, value) in old {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                compare(
                    value,
                    new.get(key).unwrap_or(&Value::Null),
                    &path,
                    differences,
                );
            }
        }
        (Value::Array(old), Value::Array(new))
            if old.len() == new.len() && old.iter().chain(new).all(Value::is_number) =>
        {
            for (old, new) in old.iter().zip(new) {
                compare(old, new, path, differences);
            }
        }
        _ if old != new => {
            let typed =
                (old.is_string() && new.is_string()) || (old.is_number() && new.is_number());
            differences.push((path.to_owned(), typed));
        }
        _ => {}
    }
}
