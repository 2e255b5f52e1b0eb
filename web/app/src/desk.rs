//! How the notebook lies before the user: which cell is selected, which menus are open, what can be undone.
//!
//! None of it is part of the document or of what the engine knows.

use leptos::prelude::*;
use vitrine::notebook::Notebook;

use crate::undo::History;

/// A gap between cells: above the cell of this id, or below the last.
pub(crate) type Gap = Option<String>;

/// A cell being dragged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Drag {
    /// Its id.
    pub(crate) cell: String,
    /// The number of the gap it would land in: `0` above the first cell.
    pub(crate) gap: usize,
}

/// The desk; copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// The cell that keys are for.
    pub(crate) selected: RwSignal<Option<String>>,
    /// The gap whose menu of kinds is open.
    pub(crate) adding: RwSignal<Option<Gap>>,
    /// The cell being dragged.
    pub(crate) drag: RwSignal<Option<Drag>>,
    /// Whether the list of keys is open.
    pub(crate) keys_shown: RwSignal<bool>,
    /// Whether the command palette is open.
    pub(crate) palette_shown: RwSignal<bool>,
    /// What assistive technology is to say.
    pub(crate) said: RwSignal<String>,
    /// What can be undone and done again.
    pub(crate) history: RwSignal<History>,
}

impl Desk {
    /// An empty desk.
    pub(crate) fn new() -> Self {
        Self {
            selected: RwSignal::new(None),
            adding: RwSignal::new(None),
            drag: RwSignal::new(None),
            keys_shown: RwSignal::new(false),
            palette_shown: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            history: RwSignal::new(History::default()),
        }
    }

    /// Another notebook lies on it: nothing is selected, and nothing can be undone.
    pub(crate) fn clear(self) {
        self.selected.set(None);
        self.adding.set(None);
        self.drag.set(None);
        self.history.set(History::default());
    }

    /// Selects a cell.
    pub(crate) fn select(self, id: &str) {
        if self
            .selected
            .with_untracked(|selected| selected.as_deref() != Some(id))
        {
            self.selected.set(Some(id.to_owned()));
        }
    }

    /// Has assistive technology say this.
    pub(crate) fn say(self, words: impl Into<String>) {
        self.said.set(words.into());
    }
}

/// The cell that many places below (or above) this one, if there is one; from nothing, the first (or the last).
pub(crate) fn beside(notebook: &Notebook, id: Option<&str>, by: isize) -> Option<String> {
    let place = id.and_then(|id| notebook.cells.iter().position(|cell| cell.id == id));
    let to = match place {
        Some(place) => place.checked_add_signed(by)?,
        None if by < 0 => notebook.cells.len().checked_sub(1)?,
        None => 0,
    };
    notebook.cells.get(to).map(|cell| cell.id.clone())
}

/// The gap above a cell, or below it.
pub(crate) fn gap_at(notebook: &Notebook, id: &str, below: bool) -> Gap {
    if below {
        beside(notebook, Some(id), 1)
    } else {
        Some(id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_and_gaps_end_where_the_notebook_does() {
        let notebook = Notebook::starter();
        let beside = |id, by| beside(&notebook, id, by);
        assert_eq!(beside(Some("c2"), 1).as_deref(), Some("c3"));
        assert_eq!(beside(Some("c1"), -1), None);
        assert_eq!(beside(Some("c9"), 1), None);
        assert_eq!(beside(None, 1).as_deref(), Some("c1"));
        assert_eq!(beside(None, -1).as_deref(), Some("c9"));
        assert_eq!(gap_at(&notebook, "c2", false).as_deref(), Some("c2"));
        assert_eq!(gap_at(&notebook, "c2", true).as_deref(), Some("c3"));
        assert_eq!(gap_at(&notebook, "c9", true), None);
        let empty = Notebook::new("t");
        assert_eq!(super::beside(&empty, None, 1), None);
        assert_eq!(super::beside(&empty, None, -1), None);
    }
}
