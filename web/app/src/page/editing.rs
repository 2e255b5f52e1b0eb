//! Edits of the document: every one of them can be undone.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::Command;

use super::Page;
use crate::desk::{self, Gap};
use crate::i18n::t;
use crate::part;
use crate::state::{AppStateStoreFields as _, Notice, Offer, Work};
use crate::undo::{DataEdit, Done, History, Part, of_cell};
use crate::{bridge, edit, focus};

impl Page {
    /// Changes the notebook.
    pub(crate) fn edit(self, change: impl FnOnce(&mut Notebook)) {
        self.edit_as(None, Vec::new(), change);
    }

    /// Changes one cell's settings.
    pub(crate) fn edit_cell(self, id: &str, change: impl FnOnce(&mut CellKind)) {
        self.edit(|notebook| {
            if let Some(cell) = notebook.cell_mut(id) {
                change(&mut cell.kind);
            }
        });
    }

    /// Changes the notebook, and pictures with it, as one step of this name. The parts' own changes of pictures are
    /// carried out too.
    pub(crate) fn edit_as(
        self,
        words: Option<String>,
        data: Vec<Part>,
        change: impl FnOnce(&mut Notebook),
    ) {
        if self.is_read_only() {
            return;
        }
        let before = self.state.notebook().get_untracked();
        change(&mut self.state.notebook().write());
        // What waits for the second part must not see what comes after it.
        let after = part::now()
            .is_none()
            .then(|| self.state.notebook().get_untracked());
        part::soon(move |second| (second.record)(self, words, before, after, data));
    }

    /// Remembers what leads back from an edit, and carries out what it asks of the engine.
    pub(crate) fn record(
        self,
        words: Option<String>,
        before: Notebook,
        after: Option<Notebook>,
        data: Vec<Part>,
    ) {
        let asked: Vec<DataEdit> = data
            .iter()
            .flat_map(|part| match part {
                Part::Data { redo, .. } => redo.clone(),
                Part::Document(_) => Vec::new(),
            })
            .collect();
        let changed = {
            let now = self.state.notebook();
            let now = now.read_untracked();
            let after = after.as_ref().unwrap_or(&now);
            self.desk
                .history
                .write()
                .record(words, before, after, data, bridge::now_ms())
        };
        for edit in asked {
            self.carry_out(edit);
        }
        if changed {
            self.retract_undo_offer();
        }
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) -> Option<String> {
        self.step(|what| t!("page-undone", what = what), History::undo)
    }

    /// Does again what was undone last.
    pub(crate) fn redo(self) -> Option<String> {
        self.step(|what| t!("page-redone", what = what), History::redo)
    }

    /// The cell to look at after a step through the history.
    fn step(
        self,
        say: fn(String) -> String,
        turn: fn(&mut History, &mut Notebook) -> Option<Done>,
    ) -> Option<String> {
        if self.is_read_only() {
            return None;
        }
        let place = self.selected_place();
        let done = {
            let mut history = self.desk.history.write();
            turn(&mut history, &mut self.state.notebook().write())
        }?;
        for id in &done.gone {
            self.stop_cell(id);
        }
        for edit in done.data {
            self.carry_out(edit);
        }
        self.retract_undo_offer();
        self.desk.say(say(done.words));
        let cell = done.cell.or_else(|| self.now_at(place?));
        if let Some(id) = &cell {
            self.desk.select(id);
        }
        cell
    }

    /// The place of the selected cell.
    fn selected_place(self) -> Option<usize> {
        let selected = self.desk.selected.get_untracked()?;
        let notebook = self.state.notebook();
        let notebook = notebook.read_untracked();
        notebook.cells.iter().position(|cell| cell.id == selected)
    }

    /// The cell that came into the place of the selected one, or above it at the end; nothing if it is still there.
    fn now_at(self, place: usize) -> Option<String> {
        if self.selected_place().is_some() {
            return None;
        }
        self.desk.selected.set(None);
        let notebook = self.state.notebook();
        let notebook = notebook.read_untracked();
        let cell = notebook.cells.get(place).or(notebook.cells.last());
        cell.map(|cell| cell.id.clone())
    }

    /// The notice that offers to undo a deletion means that one alone.
    fn retract_undo_offer(self) {
        let notice = self.state.notice();
        let offered = |notice: &Notice| notice.offer == Some(Offer::Undo);
        if notice.read_untracked().as_ref().is_some_and(offered) {
            notice.set(None);
        }
    }

    /// Has the engine change pictures, and follows it in the files kept.
    fn carry_out(self, edit: DataEdit) {
        let (data, from, to) = match edit {
            DataEdit::RenameClass { data, from, to } => (data, from, to),
            DataEdit::Pictures { data, edit } => return self.change_pictures(data, edit),
        };
        if let Some(held) = self.state.held().write().images.get_mut(&data) {
            let of_class = held
                .iter_mut()
                .filter(|(class, _)| class.as_ref() == Some(&from));
            for (class, _) in of_class {
                *class = Some(to.clone());
            }
        }
        let filled = self.state.datasets().with_untracked(|sets| {
            let set = sets.get(&data);
            set.is_some_and(|set| set.value.of_class(&from).next().is_some())
        });
        if filled {
            let cell = self
                .state
                .notebook()
                .with_untracked(|notebook| edit::holder(notebook, &data));
            self.send(cell.as_deref(), Work::Edit, |request| {
                Command::RenameClass {
                    request,
                    data,
                    from,
                    to,
                }
            });
        }
    }

    /// Adds a cell of this kind in a gap, and selects it.
    pub(crate) fn add_cell(self, gap: &Gap, tag: &str) {
        let mut added = None;
        self.edit(|notebook| {
            let place = notebook
                .cells
                .iter()
                .position(|cell| Some(&cell.id) == gap.as_ref());
            added = edit::add(notebook, place.unwrap_or(notebook.cells.len()), tag);
        });
        self.desk.adding.set(None);
        if let Some(id) = added {
            self.select(&id);
        }
    }

    /// Selects a cell and brings the keyboard to it.
    pub(crate) fn select(self, id: &str) {
        self.desk.select(id);
        focus::to_cell(id.to_owned());
    }

    /// Deletes a cell, and says how to get it back.
    pub(crate) fn delete_cell(self, id: &str) {
        let (words, next) = {
            let notebook = self.state.notebook().read_untracked();
            let Some(cell) = notebook.cell(id) else {
                return;
            };
            let next = desk::beside(&notebook, Some(id), 1);
            (
                of_cell(cell),
                next.or_else(|| desk::beside(&notebook, Some(id), -1)),
            )
        };
        self.stop_cell(id);
        self.edit(|notebook| edit::remove(notebook, id));
        self.tell(Notice::info(t!("page-deleted", cell = words)).offering(Offer::Undo));
        self.desk.selected.set(None);
        if let Some(next) = next {
            self.select(&next);
        }
    }

    /// Moves a cell to a gap between cells as they are now.
    pub(crate) fn move_cell(self, id: &str, gap: usize) {
        let words = self
            .state
            .notebook()
            .with_untracked(|notebook| notebook.cell(id).map(of_cell));
        let Some(words) = words else { return };
        focus::keep();
        let step = t!("page-move", cell = words.as_str());
        self.edit_as(Some(step), Vec::new(), |notebook| {
            edit::place(notebook, id, gap);
        });
        self.desk.select(id);
        let (place, all) = self.state.notebook().with_untracked(|notebook| {
            let place = notebook.cells.iter().position(|cell| cell.id == id);
            (place.unwrap_or_default() + 1, notebook.cells.len())
        });
        self.desk
            .say(t!("page-moved", cell = words, place = place, all = all));
        let id = id.to_owned();
        request_animation_frame(move || focus::show(&id));
    }

    /// Moves a cell one place up (`-1`) or down (`1`).
    pub(crate) fn shift_cell(self, id: &str, by: isize) {
        let place = self
            .state
            .notebook()
            .with_untracked(|notebook| notebook.cells.iter().position(|cell| cell.id == id));
        let gap = place.and_then(|place| {
            if by < 0 {
                place.checked_sub(1)
            } else {
                Some(place + 2)
            }
        });
        if let Some(gap) = gap {
            self.move_cell(id, gap);
        }
    }

    /// Collapses a cell or expands it. It changes how the notebook is shown, not what it does: no step to undo.
    pub(crate) fn fold_cell(self, id: &str, collapsed: bool) {
        if self.is_read_only() {
            return;
        }
        if let Some(cell) = self.state.notebook().write().cell_mut(id) {
            cell.collapsed = collapsed;
        }
    }

    /// Collapses a cell that is expanded, and the other way round.
    pub(crate) fn toggle_cell(self, id: &str) {
        let collapsed = self
            .state
            .notebook()
            .with_untracked(|notebook| notebook.cell(id).is_some_and(|cell| cell.collapsed));
        self.fold_cell(id, !collapsed);
    }
}
