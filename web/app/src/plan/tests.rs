//! States, and what runs before what.

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
fn a_part_is_what_stands_above_or_from_there_on() {
    let state = AppState::new(Notebook::starter());
    let tags = |below| {
        let ids = part(&state, &id_of(&state, "train"), below);
        let tag = |id: &String| edit::tag(&state.notebook.cell(id).expect("there").kind).to_owned();
        ids.iter().map(tag).collect::<Vec<_>>()
    };
    assert_eq!(tags(false), ["model", "data"]);
    assert_eq!(tags(true), ["train", "evaluate"]);
    assert!(part(&state, "nowhere", true).is_empty());
}

#[test]
fn places_in_the_queue_read_well() {
    let words = [0, 1, 2, 3, 10, 20, 21].map(queue_words);
    let of = |words: &str| format!("{words} in the queue");
    assert_eq!(
        words,
        ["Next", "2nd", "3rd", "4th", "11th", "21st", "22nd"].map(of)
    );
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
