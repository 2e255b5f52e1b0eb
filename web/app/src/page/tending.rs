//! Changes of pictures, which can be taken back, and pictures as a file.

use std::collections::BTreeMap;

use leptos::prelude::*;
use vitrine::notebook::Notebook;
use vitrine::protocol::Command;

use super::Page;
use crate::edit;
use crate::picture_edit::{PictureEdit, is_ended, survives};
use crate::state::{AppStateStoreFields as _, Work};
use crate::undo::{DataEdit, Part};

impl Page {
    /// Changes pictures, as a step that can be taken back.
    pub(crate) fn tend(self, data: &str, edit: PictureEdit) {
        self.tend_with(edit.words(), data, edit, |_| ());
    }

    /// Changes pictures and the notebook with them, as one step of this name.
    pub(crate) fn tend_with(
        self,
        words: String,
        data: &str,
        edit: PictureEdit,
        change: impl FnOnce(&mut Notebook),
    ) {
        let undo = self
            .state
            .datasets()
            .with_untracked(|sets| sets.get(data).map(|set| edit.inverse(&set.value)))
            .unwrap_or_default();
        let of_data = |edit| DataEdit::Pictures {
            data: data.to_owned(),
            edit,
        };
        // Nothing to take back is nothing to do.
        let part = (!undo.is_empty()).then(|| Part::Data {
            undo: undo.into_iter().map(of_data).collect(),
            redo: vec![of_data(edit)],
        });
        self.edit_as(Some(words), part.into_iter().collect(), change);
    }

    /// Has the engine change pictures, in the name of the cell that holds them.
    pub(super) fn change_pictures(self, data: String, edit: PictureEdit) {
        let notebook = self.state.notebook();
        let cell = notebook.with_untracked(|notebook| edit::holder(notebook, &data));
        self.send(cell.as_deref(), Work::Edit, |request| {
            edit.command(request, data)
        });
    }

    /// What of the pictures can be taken back, once this command is on its way.
    pub(super) fn forget_ended(self, command: &Command) {
        if matches!(
            command,
            Command::Import { .. } | Command::ImportUrl { .. } | Command::RemoveData { .. }
        ) {
            let history = self.desk.history;
            history.update(|history| history.forget(|edit, undo| is_ended(edit, undo, command)));
        }
    }

    /// The engine is gone, and with it what it kept of removed pictures.
    pub(super) fn forget_pictures(self) {
        let next: BTreeMap<String, u32> = self.state.albums().with_untracked(|albums| {
            let next = albums
                .iter()
                .map(|(name, album)| (name.clone(), album.ledger.next));
            next.collect()
        });
        self.desk.history.update(|history| {
            history.forget(|edit, _| match edit {
                DataEdit::RenameClass { .. } => false,
                DataEdit::Pictures { data, edit } => {
                    !survives(edit, next.get(data).copied().unwrap_or_default())
                }
            });
        });
    }

    /// Saves data as a zip of folders.
    pub(crate) fn save_data(self, cell: &str, data: String) {
        let albums = self.state.albums();
        let sources = albums.with_untracked(|albums| {
            let album = albums.get(&data);
            album.map_or_else(Vec::new, |album| album.ledger.sources.clone())
        });
        let name = format!("{}.zip", crate::format::file_stem(&data));
        self.send(Some(cell), Work::Export(name), |request| {
            Command::ExportData {
                request,
                data,
                sources,
            }
        });
    }
}
