//! A change of a notebook's edited part: its title, its order, its cells' settings.
//!
//! A change says what becomes of that part, and leaves the rest (outputs, earlier runs, what is collapsed) as it is.
//! A cell it takes out is kept whole in what takes the change back, so that it comes back with its output.

use std::collections::HashMap;

use vitrine::notebook::{Cell, CellKind, Notebook};

/// What becomes of a notebook's edited part; what it does not name stays.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Change {
    /// The title it gets.
    pub(super) title: Option<String>,
    /// The cells it has then, in order, by id.
    pub(super) order: Option<Vec<String>>,
    /// The settings that cells get, by id.
    pub(super) kinds: Vec<(String, CellKind)>,
    /// Cells that come back.
    pub(super) cells: Vec<Cell>,
}

impl Change {
    /// What leads from `after` back to `before`; nothing if the edited parts are the same.
    pub(super) fn back(before: Notebook, after: &Notebook) -> Option<Self> {
        let now: HashMap<&str, &Cell> = after.cells.iter().map(|cell| (&*cell.id, cell)).collect();
        let same_order = before.cells.len() == after.cells.len()
            && before
                .cells
                .iter()
                .zip(&after.cells)
                .all(|(old, new)| old.id == new.id);
        let mut change = Self {
            title: (before.title != after.title).then_some(before.title),
            order: (!same_order).then(|| before.cells.iter().map(|cell| cell.id.clone()).collect()),
            ..Self::default()
        };
        for cell in before.cells {
            match now.get(&*cell.id) {
                Some(new) if new.kind != cell.kind => change.kinds.push((cell.id, cell.kind)),
                Some(_) => {}
                None => change.cells.push(cell),
            }
        }
        (change != Self::default()).then_some(change)
    }

    /// Carries it out; gives what takes it back.
    pub(super) fn apply(self, notebook: &mut Notebook) -> Self {
        let mut back = Self {
            title: self
                .title
                .map(|title| std::mem::replace(&mut notebook.title, title)),
            ..Self::default()
        };
        for (id, kind) in self.kinds {
            if let Some(cell) = notebook.cell_mut(&id) {
                back.kinds
                    .push((id, std::mem::replace(&mut cell.kind, kind)));
            }
        }
        if let Some(order) = self.order {
            let there = std::mem::take(&mut notebook.cells);
            back.order = Some(there.iter().map(|cell| cell.id.clone()).collect());
            let all = there.into_iter().chain(self.cells);
            let mut all: HashMap<String, Cell> = all.map(|cell| (cell.id.clone(), cell)).collect();
            notebook.cells = order.iter().filter_map(|id| all.remove(id)).collect();
            back.cells = all.into_values().collect();
        }
        back
    }

    /// Whether the notebook already is as this would make it.
    pub(super) fn is_so(&self, notebook: &Notebook) -> bool {
        let kind = |(id, kind): &(String, CellKind)| {
            notebook.cell(id).is_some_and(|cell| cell.kind == *kind)
        };
        self.order.is_none()
            && self
                .title
                .as_ref()
                .is_none_or(|title| *title == notebook.title)
            && self.kinds.iter().all(kind)
    }

    /// The ids of the cells that are not there before it is carried out.
    pub(super) fn taken_out(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| &*cell.id)
    }

    /// The cell that the change it takes back is about, if it is in the notebook.
    pub(super) fn cell(&self, notebook: &Notebook) -> Option<String> {
        let set = self.kinds.first().map(|(id, _)| id.clone());
        set.or_else(|| self.newcomer(notebook)).or_else(|| {
            let moved = moved(self.order.as_ref()?, notebook)?;
            notebook.cell(&moved).map(|cell| cell.id.clone())
        })
    }

    /// The first cell of the notebook that was not there before.
    pub(super) fn newcomer(&self, notebook: &Notebook) -> Option<String> {
        let order = self.order.as_ref()?;
        let mut cells = notebook.cells.iter();
        cells
            .find(|cell| !order.contains(&cell.id))
            .map(|cell| cell.id.clone())
    }
}

/// The cell by whose move alone the notebook came from another order of the same cells; of two neighbours that changed
/// places, the one now above.
pub(super) fn moved(before: &[String], notebook: &Notebook) -> Option<String> {
    let now: Vec<&str> = notebook.cells.iter().map(|cell| &*cell.id).collect();
    let rest = |skip: &str, ids: &mut dyn Iterator<Item = &str>| {
        ids.filter(|id| *id != skip)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let alone = |id: &&&str| {
        let old = rest(id, &mut before.iter().map(String::as_str));
        old == rest(id, &mut now.iter().copied())
    };
    let differs = now
        .iter()
        .zip(before)
        .filter(|(new, old)| *new != old)
        .map(|(new, _)| new);
    differs.into_iter().find(alone).map(|id| (*id).to_owned())
}
