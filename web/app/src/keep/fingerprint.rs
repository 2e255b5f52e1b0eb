//! What a cell's output is made of, as a number that holds across sessions.
//!
//! Within a session versions tell whether something has changed ([`crate::plan::stamp`]); they mean nothing in the
//! next one. Here settings are taken by their values, data by its pictures, a trained model by the run that made it.

use vitrine::ledger::fingerprint;
use vitrine::notebook::{Cell, CellKind};

use crate::plan;
use crate::state::AppState;

/// A number for what a run of this cell would be made of now; nothing of cells whose output is not kept.
pub(crate) fn of_cell(state: &AppState, cell: &Cell) -> Option<u64> {
    let mut settings = plan::stamp(state, &cell.kind).settings;
    match &mut settings {
        // What it is called changes nothing about it.
        CellKind::Train(train) => {
            train.output.clear();
            train.augment = None;
        }
        CellKind::Ensemble(ensemble) => ensemble.output.clear(),
        CellKind::Evaluate(_) | CellKind::Predict(_) | CellKind::Map(_) | CellKind::Compare(_) => {}
        _ => return None,
    }
    let (models, data) = plan::reads(&cell.kind);
    let models: Vec<u64> = models
        .into_iter()
        .map(|name| model(state, &cell.id, name))
        .collect();
    let data = data.and_then(|name| state.albums.get(name));
    let data = data.map(|album| album.fingerprint);
    let (tag, settings) = settings.parts().ok()?;
    Some(fingerprint(&(tag, settings, models, data)))
}

/// A number for the model that `reader` would read under this name.
fn model(state: &AppState, reader: &str, name: &str) -> u64 {
    let maker = plan::maker(&state.notebook, reader, name, true);
    maker.map_or(0, |cell| match &cell.kind {
        CellKind::Model(settings) => fingerprint(&settings.source),
        _ => state.memory.done.get(&cell.id).map_or(0, |done| done.made),
    })
}

#[cfg(test)]
mod tests {
    use vitrine::ledger::Ledger;
    use vitrine::notebook::Notebook;

    use super::*;
    use crate::edit;
    use crate::keep::{Album, Done, Run, Trained, broken_off, is_done, names};
    use crate::plan::{CellState, cell_state, sequence};

    fn cell(state: &AppState, tag: &str) -> Cell {
        let mut cells = state.notebook.cells.iter();
        let found = cells.find(|cell| edit::tag(&cell.kind) == tag);
        found.expect("there").clone()
    }

    /// A starter notebook whose train cell ran in an earlier session.
    fn reopened() -> AppState {
        let mut state = AppState::new(Notebook::starter());
        state.albums.insert("images".to_owned(), Album::default());
        let train = cell(&state, "train");
        let done = Done {
            fingerprint: of_cell(&state, &train).expect("kept"),
            made: 7,
        };
        state.memory.done.insert(train.id, done);
        let trained = Trained {
            place: "p".to_owned(),
            bytes: 1,
        };
        state.memory.models.insert("tuned".to_owned(), trained);
        state
    }

    #[test]
    fn a_model_kept_from_an_earlier_session_is_done_and_is_not_trained_again() {
        let mut state = reopened();
        let train = cell(&state, "train");
        assert_eq!(cell_state(&state, &train), CellState::Done);
        let predict = cell(&state, "predict");
        assert_eq!(sequence(&state, &predict.id), [predict.id.as_str()]);
        let evaluate = cell(&state, "evaluate");
        assert!(!sequence(&state, &evaluate.id).contains(&train.id));
        state.memory.models.clear();
        assert_eq!(cell_state(&state, &train), CellState::Idle);
        assert!(sequence(&state, &evaluate.id).contains(&train.id));
    }

    #[test]
    fn other_settings_or_pictures_make_it_stale_and_another_name_does_not() {
        let mut state = reopened();
        let train = cell(&state, "train");
        let before = names(&state.notebook);
        edit::rename_model(&mut state.notebook, "tuned", "wise");
        assert!(!is_done(&state, &cell(&state, "train")));
        state.memory.follow(&before, &names(&state.notebook));
        assert!(is_done(&state, &cell(&state, "train")));
        assert_eq!(cell_state(&state, &cell(&state, "train")), CellState::Done);
        let mut other = state.clone();
        if let Some(CellKind::Train(settings)) = other
            .notebook
            .cell_mut(&train.id)
            .map(|cell| &mut cell.kind)
        {
            settings.recipe.epochs += 1;
        }
        assert!(!is_done(&other, &cell(&other, "train")));
        let ledger = Ledger {
            seed: 9,
            ..Ledger::default()
        };
        state.albums.insert("images".to_owned(), ledger.into());
        assert!(!is_done(&state, &cell(&state, "train")));
    }

    #[test]
    fn a_later_run_makes_what_read_the_earlier_model_stale() {
        let mut state = reopened();
        let evaluate = cell(&state, "evaluate");
        let before = of_cell(&state, &evaluate);
        let train = cell(&state, "train").id;
        state.memory.done.get_mut(&train).expect("there").made = 8;
        assert_ne!(of_cell(&state, &evaluate), before);
        assert_eq!(of_cell(&state, &cell(&state, "data")), None);
    }

    #[test]
    fn a_run_is_offered_as_long_as_it_would_be_the_same() {
        let mut state = reopened();
        let train = cell(&state, "train");
        state.memory.run = Some(Run {
            notebook: "n".to_owned(),
            cell: train.id.clone(),
            fingerprint: of_cell(&state, &train).expect("kept"),
            begun: 0.0,
            epoch: 3,
            epochs: 8,
        });
        assert!(broken_off(&state, &train).is_some());
        assert!(broken_off(&state, &cell(&state, "data")).is_none());
        state.albums.insert(
            "images".to_owned(),
            Ledger {
                seed: 1,
                ..Ledger::default()
            }
            .into(),
        );
        assert!(broken_off(&state, &train).is_none());
    }
}
