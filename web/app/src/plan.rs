//! What a cell's state is, and what must run before it.
//!
//! All derived from [`AppState`], by pure functions: nothing here is stored.

use vitrine::notebook::{Cell, CellKind, Notebook};

use crate::state::{AppState, Stamp, Work};

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
            Self::Idle => "Not run yet",
            Self::Queued => "Waiting for its turn",
            Self::Running => "Running…",
            Self::Done => "Done",
            Self::Stale => "Out of date: run again",
            Self::Failed => "Did not work",
        }
    }
}

/// A cell's state.
pub(crate) fn cell_state(state: &AppState, cell: &Cell) -> CellState {
    if matches!(cell.kind, CellKind::Note(_) | CellKind::Unknown { .. }) {
        return CellState::Idle;
    }
    let live = state.cells.get(&cell.id);
    if running(state).is_some_and(|id| id == cell.id) {
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
                stamp(state, &maker.kind).product.is_none()
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
fn reads(kind: &CellKind) -> (Vec<&str>, Option<&str>) {
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
fn maker<'a>(notebook: &'a Notebook, reader: &str, name: &str, model: bool) -> Option<&'a Cell> {
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

/// Whether the cell ran well, and nothing it is made of has changed since.
pub(crate) fn is_current(state: &AppState, cell: &Cell) -> bool {
    let ran = state.cells.get(&cell.id).and_then(|live| live.ran.as_ref());
    ran.is_some_and(|ran| *ran == stamp(state, &cell.kind))
}

#[cfg(test)]
mod tests {
    use vitrine::protocol::{ModelInfo, RequestId};

    use super::*;
    use crate::edit;
    use crate::state::{Dataset, Live, Pending, Versioned};

    fn id_of(state: &AppState, tag: &str) -> String {
        state
            .notebook
            .cells
            .iter()
            .find(|cell| edit::tag(&cell.kind) == tag)
            .map(|cell| cell.id.clone())
            .expect("there")
    }

    fn state_of(state: &AppState, tag: &str) -> CellState {
        cell_state(
            state,
            state.notebook.cell(&id_of(state, tag)).expect("there"),
        )
    }

    /// Puts things as they are after the cell ran well.
    fn done(state: &mut AppState, tag: &str, version: u32) {
        let id = id_of(state, tag);
        let kind = state.notebook.cell(&id).expect("there").kind.clone();
        let model = |name: &str| ModelInfo {
            name: name.to_owned(),
            architecture: String::new(),
            parameters: 0,
            shape: vitrine::architecture::Architecture::tiny(false).into(),
            classes: vec![],
            reinitialized: vec![],
            unexpected: vec![],
            preprocess: vitrine::preprocess::Preprocess::deit(224),
            notes: vec![],
        };
        match &kind {
            CellKind::Model(s) => drop(state.models.insert(
                s.name.clone(),
                Versioned {
                    version,
                    value: model(&s.name),
                },
            )),
            CellKind::Train(s) => drop(state.models.insert(
                s.output.clone(),
                Versioned {
                    version,
                    value: model(&s.output),
                },
            )),
            CellKind::Data(s) => drop(state.datasets.insert(
                s.name.clone(),
                Versioned {
                    version,
                    value: Dataset::default(),
                },
            )),
            _ => {}
        }
        let ran = Some(stamp(state, &kind));
        state.cells.insert(
            id,
            Live {
                ran,
                ..Live::default()
            },
        );
    }

    #[test]
    fn running_one_cell_runs_what_it_needs_first() {
        let mut state = AppState::new(Notebook::starter());
        let (model, data, train, evaluate) = (
            id_of(&state, "model"),
            id_of(&state, "data"),
            id_of(&state, "train"),
            id_of(&state, "evaluate"),
        );
        assert_eq!(
            sequence(&state, &evaluate),
            [model.clone(), data.clone(), train.clone(), evaluate.clone()]
        );
        done(&mut state, "model", 1);
        assert_eq!(sequence(&state, &train), [data.clone(), train.clone()]);
        done(&mut state, "data", 2);
        done(&mut state, "train", 3);
        assert_eq!(sequence(&state, &evaluate), [evaluate.as_str()]);
        assert_eq!(sequence(&state, &model), [model]);
    }

    #[test]
    fn a_model_trained_in_place_needs_itself_only_once() {
        let mut state = AppState::new(Notebook::starter());
        edit::rename_model(&mut state.notebook, "tuned", "starter");
        let train = id_of(&state, "train");
        assert_eq!(sequence(&state, &train).last(), Some(&train));
        done(&mut state, "model", 1);
        done(&mut state, "data", 2);
        done(&mut state, "train", 3);
        assert_eq!(state_of(&state, "train"), CellState::Done);
    }

    #[test]
    fn a_changed_input_makes_a_result_stale() {
        let mut state = AppState::new(Notebook::starter());
        assert_eq!(state_of(&state, "evaluate"), CellState::Idle);
        for (version, tag) in ["model", "data", "train", "evaluate"]
            .into_iter()
            .enumerate()
        {
            done(&mut state, tag, u32::try_from(version).expect("small"));
            assert_eq!(state_of(&state, tag), CellState::Done);
        }
        done(&mut state, "train", 9);
        assert_eq!(state_of(&state, "evaluate"), CellState::Stale);
        if let Some(CellKind::Train(settings)) = state
            .notebook
            .cells
            .iter_mut()
            .map(|cell| &mut cell.kind)
            .find(|kind| edit::tag(kind) == "train")
        {
            settings.recipe.epochs += 1;
        }
        assert_eq!(state_of(&state, "train"), CellState::Stale);
        state.queue.push_back(id_of(&state, "train"));
        assert_eq!(state_of(&state, "train"), CellState::Queued);
        let cell = Some(id_of(&state, "train"));
        state.pending.insert(
            RequestId(1),
            Pending {
                cell,
                work: Work::Run,
            },
        );
        assert_eq!(state_of(&state, "train"), CellState::Running);
        state.models.clear();
        assert_eq!(state_of(&state, "model"), CellState::Idle);
    }
}
