//! What a cell's state is, and what must run before it.
//!
//! All derived from [`AppState`], by pure functions: nothing here is stored.

use fluent_bundle::types::{FluentNumber, FluentNumberType};
use vitrine::notebook::{Cell, CellKind, Notebook};
use vitrine::protocol::RequestId;

use crate::i18n::t;
use crate::keep;
use crate::state::{AppState, Pending, Stamp, Work};

/// What a cell is doing or has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellState {
    /// Nothing yet.
    Idle,
    /// Waiting for its turn.
    Queued,
    /// At work.
    Running,
    /// Done, and nothing it depends on has changed since.
    Done,
    /// Done once, but something has changed since.
    Stale,
    /// The last run failed.
    Failed,
}

impl CellState {
    /// The word in `data-state`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stale => "stale",
            Self::Failed => "failed",
        }
    }

    /// The words on the page.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Idle => t!("plan-idle"),
            Self::Queued => t!("plan-queued"),
            Self::Running => t!("plan-running"),
            Self::Done => t!("plan-done"),
            Self::Stale => t!("plan-stale"),
            Self::Failed => t!("plan-failed"),
        }
    }
}

/// Whether cells of this kind can be run.
pub(crate) fn runs(kind: &CellKind) -> bool {
    !matches!(kind, CellKind::Note(_) | CellKind::Unknown { .. })
}

/// What a cell that waits is told, with so many others before it.
pub(crate) fn queue_words(before: usize) -> String {
    if before == 0 {
        return t!("plan-next").to_owned();
    }
    let mut place = FluentNumber::from(before + 1);
    place.options.r#type = FluentNumberType::Ordinal;
    t!("plan-place", place = place)
}

/// A cell's state.
pub(crate) fn cell_state(state: &AppState, cell: &Cell) -> CellState {
    if !runs(&cell.kind) {
        return CellState::Idle;
    }
    let live = state.cells.get(&cell.id);
    if running(state).is_some_and(|id| id == cell.id) || bringing(state, Some(&cell.id)).is_some() {
        CellState::Running
    } else if state.queue.contains(&cell.id) {
        CellState::Queued
    } else if live.is_some_and(|live| live.failure.is_some()) {
        CellState::Failed
    } else if let Some(ran) = live.and_then(|live| live.ran.as_ref()) {
        let now = stamp(state, &cell.kind);
        match (&now.product, makes(&cell.kind)) {
            (None, true) if cell.output.is_none() => CellState::Idle,
            _ if now == *ran => CellState::Done,
            _ => CellState::Stale,
        }
    } else if keep::is_done(state, cell) {
        CellState::Done
    } else if cell.output.is_some() {
        CellState::Stale
    } else {
        CellState::Idle
    }
}

/// The id of the cell whose commands are under way.
pub(crate) fn running(state: &AppState) -> Option<&str> {
    let mut pending = state.pending.values();
    pending
        .find(|pending| matches!(pending.work, Work::Run | Work::Trial))
        .and_then(|pending| pending.cell.as_deref())
}

/// The command that brings data back from the device, for this cell or for any.
pub(crate) fn bringing(state: &AppState, cell: Option<&str>) -> Option<RequestId> {
    let asked = |pending: &Pending| {
        matches!(pending.work, Work::Bring(_))
            && (cell.is_none() || pending.cell.as_deref() == cell)
    };
    let mut pending = state.pending.iter();
    pending
        .find(|(_, pending)| asked(pending))
        .map(|(request, _)| *request)
}

/// What a run of this cell would be made of now.
pub(crate) fn stamp(state: &AppState, kind: &CellKind) -> Stamp {
    let model = |name: &str| state.models.get(name).map(|model| model.version);
    let data = |name: &str| state.datasets.get(name).map(|data| data.version);
    let (inputs, product) = match kind {
        CellKind::Model(settings) => (vec![], model(&settings.name)),
        // Its images are the user's to change at any time: that makes readers stale, not itself.
        CellKind::Data(settings) => (vec![], data(&settings.name).map(|_| 0)),
        CellKind::Augment(settings) => (vec![data(&settings.data)], None),
        CellKind::Train(settings) => {
            let (sources, _) = reads(kind);
            let own = |name: &&&str| **name != settings.output;
            let versions = sources.iter().filter(own).map(|name| model(name));
            let inputs = versions.chain([data(&settings.data)]).collect();
            (inputs, model(&settings.output))
        }
        CellKind::Ensemble(settings) => {
            let versions = settings.models.iter().map(|name| model(name));
            let inputs = versions.chain([data(&settings.data)]).collect();
            (inputs, model(&settings.output))
        }
        CellKind::Evaluate(settings) => (vec![model(&settings.model), data(&settings.data)], None),
        CellKind::Predict(settings) => (vec![model(&settings.model)], None),
        CellKind::Explain(_) | CellKind::Map(_) | CellKind::Compare(_) => {
            let (sources, set) = reads(kind);
            let versions = sources.into_iter().map(model).collect::<Vec<_>>();
            (versions.into_iter().chain(set.map(data)).collect(), None)
        }
        CellKind::Note(_) | CellKind::Unknown { .. } => (vec![], None),
    };
    let mut settings = kind.clone();
    match &mut settings {
        CellKind::Data(data) => data.classes.clear(),
        // What its augment cell holds is part of what it is made of.
        CellKind::Train(train) => {
            if let Some(whole) = state.notebook.with_augmentation(train) {
                *train = whole;
            }
        }
        _ => {}
    }
    Stamp {
        settings,
        inputs,
        product,
    }
}

fn makes(kind: &CellKind) -> bool {
    matches!(
        kind,
        CellKind::Model(_) | CellKind::Data(_) | CellKind::Train(_) | CellKind::Ensemble(_)
    )
}

/// The cells to run for this one: whatever makes what it reads and is not there yet, then itself.
pub(crate) fn sequence(state: &AppState, id: &str) -> Vec<String> {
    let mut order = Vec::new();
    visit(state, id, &mut vec![id.to_owned()], &mut order);
    order
}

fn visit(state: &AppState, id: &str, above: &mut Vec<String>, order: &mut Vec<String>) {
    let Some(cell) = state.notebook.cell(id) else {
        return;
    };
    let (models, data) = reads(&cell.kind);
    let models = models.into_iter().map(|name| (name, true));
    let needs = models.chain(data.map(|name| (name, false)));
    for maker in needs.filter_map(|(name, model)| maker(&state.notebook, id, name, model)) {
        let wanted = match maker.kind {
            CellKind::Train(_) | CellKind::Ensemble(_) => {
                let kept = keep::product(&maker.kind)
                    .is_some_and(|name| state.memory.models.contains_key(name));
                !kept && stamp(state, &maker.kind).product.is_none()
            }
            _ => cell_state(state, maker) != CellState::Done,
        };
        if wanted && !above.contains(&maker.id) {
            above.push(maker.id.clone());
            visit(state, &maker.id, above, order);
        }
    }
    if !order.iter().any(|done| done == id) {
        order.push(id.to_owned());
    }
}

/// The models a cell reads, and the data.
pub(crate) fn reads(kind: &CellKind) -> (Vec<&str>, Option<&str>) {
    match kind {
        CellKind::Augment(settings) => (vec![], Some(&settings.data)),
        CellKind::Train(settings) => {
            let teachers = settings.recipe.distillation.iter();
            let teachers = teachers.flat_map(|distillation| &distillation.teachers);
            let models = [&settings.model].into_iter().chain(teachers);
            (models.map(String::as_str).collect(), Some(&settings.data))
        }
        CellKind::Ensemble(settings) => {
            let models = settings.models.iter().map(String::as_str);
            (models.collect(), Some(&settings.data))
        }
        CellKind::Evaluate(settings) => (vec![&settings.model], Some(&settings.data)),
        CellKind::Predict(settings) => (vec![&settings.model], None),
        CellKind::Explain(settings) => (vec![&settings.model], Some(&settings.data)),
        CellKind::Map(settings) => (vec![&settings.model], Some(&settings.data)),
        CellKind::Compare(settings) => {
            let models = settings.models.iter().map(String::as_str);
            (models.collect(), Some(&settings.data))
        }
        _ => (vec![], None),
    }
}

/// The cell that makes this model or data: the nearest above the reader, else the first below.
pub(crate) fn maker<'a>(
    notebook: &'a Notebook,
    reader: &str,
    name: &str,
    model: bool,
) -> Option<&'a Cell> {
    let makes = |cell: &&Cell| match &cell.kind {
        CellKind::Model(settings) => model && settings.name == name,
        CellKind::Train(settings) => model && settings.output == name,
        CellKind::Ensemble(settings) => model && settings.output == name,
        CellKind::Data(settings) => !model && settings.name == name,
        _ => false,
    };
    let place = notebook
        .cells
        .iter()
        .position(|cell| cell.id == reader)
        .unwrap_or_default();
    let (above, below) = notebook.cells.split_at(place);
    above
        .iter()
        .rev()
        .find(makes)
        .or_else(|| below.iter().skip(1).find(makes))
}

/// The cells "Run all" runs: every one that can run, less those with nothing to do.
pub(crate) fn all(state: &AppState) -> Vec<String> {
    let wanted = |cell: &&Cell| match &cell.kind {
        CellKind::Note(_) | CellKind::Unknown { .. } => false,
        CellKind::Model(_) | CellKind::Data(_) => cell_state(state, cell) != CellState::Done,
        CellKind::Predict(_) => state.held.files.contains_key(&cell.id),
        CellKind::Augment(_)
        | CellKind::Train(_)
        | CellKind::Ensemble(_)
        | CellKind::Evaluate(_)
        | CellKind::Explain(_)
        | CellKind::Map(_)
        | CellKind::Compare(_) => true,
    };
    state
        .notebook
        .cells
        .iter()
        .filter(wanted)
        .map(|cell| cell.id.clone())
        .collect()
}

/// Of those, the ones above a cell, or it and the ones below.
pub(crate) fn part(state: &AppState, id: &str, below: bool) -> Vec<String> {
    let cells = &state.notebook.cells;
    let place = |id: &str| cells.iter().position(|cell| cell.id == id);
    let Some(own) = place(id) else {
        return Vec::new();
    };
    let wanted = |other: &String| place(other).is_some_and(|place| (place >= own) == below);
    all(state).into_iter().filter(wanted).collect()
}

/// Whether the cell ran well, and nothing it is made of has changed since.
pub(crate) fn is_current(state: &AppState, cell: &Cell) -> bool {
    let ran = state.cells.get(&cell.id).and_then(|live| live.ran.as_ref());
    ran.is_some_and(|ran| *ran == stamp(state, &cell.kind))
}

#[cfg(test)]
mod tests;
