//! Every action of the table, carried out.

use leptos::prelude::*;
use vitrine::notebook::Notebook;

use super::Page;
use crate::desk::{beside, gap_at};
use crate::keys::Action;
use crate::state::AppStateStoreFields as _;
use crate::{focus, plan};

impl Page {
    /// Carries an action out on the selected cell or the notebook.
    pub(crate) fn act(self, action: Action) {
        if self.holds_back(action) {
            return;
        }
        let selected = self.desk.selected.get_untracked();
        match action {
            Action::SelectAbove => self.select_beside(selected.as_deref(), -1),
            Action::SelectBelow => self.select_beside(selected.as_deref(), 1),
            Action::RunAll => self.run_all(),
            Action::StopAll => self.stop(),
            Action::Undo => self.look_at(self.undo()),
            Action::Redo => self.look_at(self.redo()),
            Action::Save => self.save(),
            Action::SaveReport => self.save_report(),
            Action::Keys => self.desk.keys_shown.set(true),
            Action::Palette => self.desk.palette_shown.set(true),
            _ => {
                if let Some(id) = selected {
                    self.act_on_cell(action, &id);
                }
            }
        }
    }

    /// Whether an action is not for now: what is out of sight, or open in another tab, is not changed.
    pub(crate) fn holds_back(self, action: Action) -> bool {
        let anywhere = matches!(action, Action::Keys | Action::Palette);
        let changes_nothing = matches!(
            action,
            Action::SelectAbove
                | Action::SelectBelow
                | Action::Leave
                | Action::Save
                | Action::SaveReport
        );
        let hidden = *self.state.in_library().read_untracked();
        !anywhere && (hidden || (self.is_read_only() && !changes_nothing))
    }

    fn act_on_cell(self, action: Action, id: &str) {
        match action {
            Action::Edit => {
                self.fold_cell(id, false);
                focus::into_cell(id.to_owned());
            }
            Action::Leave => focus::to_cell(id.to_owned()),
            Action::RunAndNext => {
                self.run_if_it_can(id);
                self.select_beside(Some(id), 1);
            }
            Action::Run => self.run_if_it_can(id),
            Action::RunAbove => self.run_part(id, false),
            Action::RunBelow => self.run_part(id, true),
            Action::AddAbove => self.open_menu(id, false),
            Action::AddBelow => self.open_menu(id, true),
            Action::Delete => self.delete_cell(id),
            Action::MoveUp => self.shift_cell(id, -1),
            Action::MoveDown => self.shift_cell(id, 1),
            Action::Fold => self.toggle_cell(id),
            _ => {}
        }
    }

    /// Whether an action has something to do now.
    pub(crate) fn can(self, action: Action) -> bool {
        if self.holds_back(action) {
            return false;
        }
        let selected = self.desk.selected.get_untracked();
        let state = self.state.read_untracked();
        let cell = selected.as_deref().and_then(|id| state.notebook.cell(id));
        match action {
            Action::Undo => self
                .desk
                .history
                .with_untracked(|history| history.next_undo().is_some()),
            Action::Redo => self
                .desk
                .history
                .with_untracked(|history| history.next_redo().is_some()),
            Action::StopAll => !state.queue.is_empty() || plan::running(&state).is_some(),
            Action::Run | Action::RunAndNext => cell.is_some_and(|cell| plan::runs(&cell.kind)),
            Action::MoveUp => beside_is_there(&state.notebook, selected.as_deref(), -1),
            Action::MoveDown => beside_is_there(&state.notebook, selected.as_deref(), 1),
            Action::RunAll | Action::Save | Action::SaveReport | Action::Keys => true,
            Action::SelectAbove | Action::SelectBelow | Action::Leave | Action::Palette => false,
            _ => cell.is_some(),
        }
    }

    /// Opens the menu of kinds above or below a cell.
    pub(crate) fn open_menu(self, id: &str, below: bool) {
        let gap = self
            .state
            .notebook()
            .with_untracked(|notebook| gap_at(notebook, id, below));
        self.desk.adding.set(Some(gap));
    }

    /// Queues the cells above this one, or it and those below, that have something to do.
    pub(crate) fn run_part(self, id: &str, below: bool) {
        let order = plan::part(&self.state.read_untracked(), id, below);
        self.enqueue(order);
    }

    fn run_if_it_can(self, id: &str) {
        let runs = self.state.notebook().with_untracked(|notebook| {
            notebook.cell(id).is_some_and(|cell| plan::runs(&cell.kind))
        });
        if runs {
            self.run(id);
        }
    }

    fn select_beside(self, id: Option<&str>, by: isize) {
        let next = self
            .state
            .notebook()
            .with_untracked(|notebook| beside(notebook, id, by));
        if let Some(next) = next {
            self.select(&next);
        }
    }

    /// After a step through the history by key: the cell it was about has the keyboard.
    fn look_at(self, cell: Option<String>) {
        if let Some(id) = cell {
            self.select(&id);
        }
    }
}

fn beside_is_there(notebook: &Notebook, id: Option<&str>, by: isize) -> bool {
    id.is_some_and(|id| beside(notebook, Some(id), by).is_some())
}
