//! What of a notebook outlives the page besides its document: pictures, trained models, which results are current.
//!
//! In the notebook's folder lie a journal for each data set ([`vitrine::ledger`]), the files its pictures came from,
//! the trained weights that the engine writes, and one record of what they belong to: a [`Memory`].

mod fingerprint;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine::ledger::{Ledger, fingerprint as number};
use vitrine::library::{FOLDER, within_notebook};
use vitrine::notebook::{Cell, CellKind, Notebook};
use vitrine::protocol::Command;

pub(crate) use fingerprint::of_cell;

use crate::state::{AppState, Keeping};

/// In a notebook's folder: the files that pictures came from.
pub(crate) const PICTURES: &str = "pictures";
/// In a notebook's folder: trained weights.
pub(crate) const MODELS: &str = "models";
/// In a notebook's folder: its [`Memory`].
pub(crate) const MEMORY: &str = "memory.json";
/// Beside the snapshots of the last unfinished run: its [`Run`].
pub(crate) const RUN: &str = "run.json";

/// The id of the open notebook; nothing if it is not kept, or by another tab.
pub(crate) fn notebook_id(state: &AppState) -> Option<String> {
    let elsewhere = state.keeping == Keeping::Elsewhere;
    state.place.clone().filter(|_| !elsewhere)
}

/// Whether a command, sent for this cell, is let through where the notebook can only be read: it shows what is kept and
/// writes nothing. Data that nobody asks to forget are let go of by the engine alone, when a notebook closes.
pub(crate) fn only_shows(command: &Command, cell: Option<&str>) -> bool {
    match command {
        Command::Hello { .. }
        | Command::BringBack { .. }
        | Command::ShowImage { .. }
        | Command::Augment { .. } => true,
        Command::RemoveData { .. } => cell.is_none(),
        _ => false,
    }
}

/// A notebook's folder, from the root.
pub(crate) fn folder(id: &str) -> String {
    format!("{FOLDER}/{id}")
}

/// Where a file of this notebook is that was written down by the notebook it was copied from; nothing if that is right
/// already.
pub(crate) fn moved(path: &str, notebook: &str) -> Option<String> {
    let here = format!("{}/{}", folder(notebook), within_notebook(path)?);
    (here != path).then_some(here)
}

/// Where the model that a cell makes is kept, whatever it is called: its record; its weights are named after it.
pub(crate) fn model_place(notebook: &str, cell: &str) -> String {
    let file = number(&("cell", cell));
    format!("{}/{MODELS}/{file:016x}", folder(notebook))
}

/// Whether a file is the record that lies at a place, or weights named after it.
pub(crate) fn is_of_model(file: &str, place: &str) -> bool {
    let record = place.rsplit('/').next().unwrap_or_default();
    let rest = file.strip_prefix(record).filter(|_| !record.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// What a data set is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Album {
    /// Its files and pictures.
    pub(crate) ledger: Ledger,
    /// The same as a number.
    pub(crate) fingerprint: u64,
    /// Lines of its journal that could not be read.
    pub(crate) unread: usize,
}

impl From<Ledger> for Album {
    fn from(ledger: Ledger) -> Self {
        Self {
            fingerprint: ledger.fingerprint(),
            ledger,
            unread: 0,
        }
    }
}

/// What is known from earlier sessions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Memory {
    /// What each cell's output was made of, by cell id.
    pub(crate) done: BTreeMap<String, Done>,
    /// Trained models on the device, by name.
    pub(crate) models: BTreeMap<String, Trained>,
    /// The run that was broken off, if one was.
    #[serde(skip)]
    pub(crate) run: Option<Run>,
    /// Whether the device has been looked at.
    #[serde(skip)]
    pub(crate) is_read: bool,
}

/// A cell's last good run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// What it was made of: see [`of_cell`].
    pub(crate) fingerprint: u64,
    /// When, in milliseconds since 1970: tells its product from those of other runs.
    pub(crate) made: u64,
}

/// A model on the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trained {
    /// Where, from the root.
    pub(crate) place: String,
    /// Bytes it takes.
    pub(crate) bytes: u64,
}

/// A training run under way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Run {
    /// The notebook.
    pub(crate) notebook: String,
    /// The train cell.
    pub(crate) cell: String,
    /// What the cell was then.
    pub(crate) fingerprint: u64,
    /// When it began, in milliseconds since 1970.
    pub(crate) begun: f64,
    /// The epoch it is in.
    pub(crate) epoch: u32,
    /// Of so many.
    pub(crate) epochs: u32,
}

impl Memory {
    /// Lets kept models follow the cells that make them to their new names; `before` and `now` are what cells call
    /// their models, by cell id. Those that followed, by cell id. A name that another cell still gives keeps its model,
    /// and so does one that is kept already.
    pub(crate) fn follow(&mut self, before: &Names, now: &Names) -> Vec<String> {
        let mut followed = Vec::new();
        for (cell, name) in now {
            let Some(old) = before.get(cell).filter(|old| *old != name) else {
                continue;
            };
            let is_free = !now.values().any(|name| name == old);
            if is_free
                && !self.models.contains_key(name)
                && let Some(model) = self.models.remove(old)
            {
                self.models.insert(name.clone(), model);
                followed.push(cell.clone());
            }
        }
        followed
    }

    /// A cell is about to keep a model of this name at this place: forgets what was known of either. Places of other
    /// models that are needed no more.
    pub(crate) fn make_room(&mut self, name: &str, place: &str) -> Vec<String> {
        let (gone, stay) = std::mem::take(&mut self.models)
            .into_iter()
            .partition(|(other, model)| other == name || model.place == place);
        self.models = stay;
        let gone: BTreeMap<String, Trained> = gone;
        let places = gone.into_values().map(|model| model.place);
        places.filter(|other| other != place).collect()
    }
}

/// What cells call the models they make, by cell id.
pub(crate) type Names = BTreeMap<String, String>;

/// What the cells of a notebook call the models they make.
pub(crate) fn names(notebook: &Notebook) -> Names {
    let cells = notebook.cells.iter();
    let named = cells.filter_map(|cell| Some((cell.id.clone(), product(&cell.kind)?.to_owned())));
    named.collect()
}

/// The model a cell makes.
pub(crate) fn product(kind: &CellKind) -> Option<&str> {
    match kind {
        CellKind::Train(settings) => Some(&settings.output),
        CellKind::Ensemble(settings) => Some(&settings.output),
        _ => None,
    }
}

/// Whether a cell that has not run in this session ran in an earlier one, and nothing it is made of has changed since.
pub(crate) fn is_done(state: &AppState, cell: &Cell) -> bool {
    let Some(done) = state.memory.done.get(&cell.id) else {
        return false;
    };
    let here = match product(&cell.kind) {
        Some(name) => state.models.contains_key(name) || state.memory.models.contains_key(name),
        None => cell.output.is_some(),
    };
    here && of_cell(state, cell) == Some(done.fingerprint)
}

/// The run that was broken off, if it is this cell's as it is now.
pub(crate) fn broken_off<'a>(state: &'a AppState, cell: &Cell) -> Option<&'a Run> {
    let run = state.memory.run.as_ref()?;
    let same = run.cell == cell.id && of_cell(state, cell) == Some(run.fingerprint);
    same.then_some(run)
}

/// The models a command reads.
pub(crate) fn models_of(command: &Command) -> Vec<&str> {
    match command {
        Command::Train { settings, .. } | Command::Try { settings, .. } => {
            let teachers = settings.recipe.distillation.iter();
            let teachers = teachers.flat_map(|distillation| &distillation.teachers);
            let models = [&settings.model].into_iter().chain(teachers);
            models.map(String::as_str).collect()
        }
        Command::Evaluate { settings, .. } | Command::Stress { settings, .. } => {
            vec![&settings.model]
        }
        Command::Predict { model, .. }
        | Command::Export { model, .. }
        | Command::Explain { model, .. }
        | Command::Profile { model, .. } => vec![model],
        Command::Ensemble { settings, .. } => settings.models.iter().map(String::as_str).collect(),
        Command::Map { settings, .. } => vec![&settings.model],
        Command::Compare { settings, .. } => settings.models.iter().map(String::as_str).collect(),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use vitrine::protocol::{RequestId, WeightsSource};
    use vitrine::report::ImageId;

    use super::*;

    #[test]
    fn where_a_notebook_is_only_read_nothing_is_written_and_its_pictures_are_shown() {
        let (request, data) = (RequestId(1), "images".to_owned());
        let shows = [
            Command::BringBack {
                request,
                data: data.clone(),
                ledger: Ledger::default(),
            },
            Command::ShowImage {
                request,
                data: data.clone(),
                image: ImageId(0),
            },
        ];
        for command in shows {
            assert!(only_shows(&command, Some("cell")), "{command:?}");
        }
        let clears = Command::RemoveData {
            request,
            data: data.clone(),
        };
        assert!(only_shows(&clears, None));
        let images = || vec![ImageId(0)];
        let writes = [
            clears,
            Command::RemoveImages {
                request,
                data: data.clone(),
                images: images(),
            },
            Command::Relabel {
                request,
                data,
                images: images(),
                class: "a".to_owned(),
            },
            Command::KeepModel {
                request,
                model: "m".to_owned(),
                place: "p".to_owned(),
            },
            Command::LoadModel {
                request,
                name: "m".to_owned(),
                source: WeightsSource::Url {
                    url: "u".to_owned(),
                    bytes: None,
                    sha256: None,
                },
            },
        ];
        for command in writes {
            assert!(!only_shows(&command, Some("cell")), "{command:?}");
        }
    }

    fn names_of(named: &[(&str, &str)]) -> Names {
        let owned = |(cell, name): &(&str, &str)| ((*cell).to_owned(), (*name).to_owned());
        named.iter().map(owned).collect()
    }

    /// What is kept: name → place.
    fn memory(kept: &[(&str, &str)]) -> Memory {
        let trained = |(name, place): &(&str, &str)| {
            let (place, bytes) = ((*place).to_owned(), 1);
            ((*name).to_owned(), Trained { place, bytes })
        };
        Memory {
            models: kept.iter().map(trained).collect(),
            ..Memory::default()
        }
    }

    #[test]
    fn a_kept_model_follows_its_cell_to_another_name_and_back() {
        let (tuned, wise) = (names_of(&[("a", "tuned")]), names_of(&[("a", "wise")]));
        let mut now = memory(&[("tuned", "p"), ("other", "q")]);
        assert_eq!(now.follow(&tuned, &wise), ["a"]);
        assert_eq!(now, memory(&[("wise", "p"), ("other", "q")]));
        assert_eq!(now.follow(&wise, &tuned), ["a"]);
        assert_eq!(now, memory(&[("tuned", "p"), ("other", "q")]));
        // A cell that came or went renames nothing.
        assert!(now.follow(&names_of(&[]), &tuned).is_empty());
        assert!(now.follow(&tuned, &names_of(&[])).is_empty());
        assert_eq!(now, memory(&[("tuned", "p"), ("other", "q")]));
    }

    #[test]
    fn a_name_that_is_taken_keeps_its_model() {
        let before = names_of(&[("a", "tuned"), ("b", "wise")]);
        let both = names_of(&[("a", "wise"), ("b", "wise")]);
        let kept = [("tuned", "p"), ("wise", "q")];
        let mut now = memory(&kept);
        assert!(now.follow(&before, &both).is_empty());
        assert!(now.follow(&both, &before).is_empty());
        assert_eq!(now, memory(&kept));
        // Another cell still makes what is called so.
        let two = names_of(&[("a", "tuned"), ("b", "tuned")]);
        let one = names_of(&[("a", "wise"), ("b", "tuned")]);
        let mut now = memory(&[("tuned", "p")]);
        assert!(now.follow(&two, &one).is_empty());
        assert_eq!(now, memory(&[("tuned", "p")]));
    }

    #[test]
    fn what_a_cell_makes_anew_takes_the_place_of_what_it_made_and_of_no_other() {
        let place = |cell| model_place("n", cell);
        assert_ne!(place("a"), place("b"));
        // Called "tuned" once, and then another cell took the name: its model lies elsewhere.
        let (a, b) = (place("a"), place("b"));
        let mut now = memory(&[("wise", &a)]);
        assert!(now.make_room("tuned", &b).is_empty());
        assert_eq!(now, memory(&[("wise", &a)]));
        // From a time when places were named after models.
        let mut now = memory(&[("tuned", "notebooks/n/models/old"), ("other", "q")]);
        assert_eq!(now.make_room("tuned", &a), ["notebooks/n/models/old"]);
        assert_eq!(now, memory(&[("other", "q")]));
        // A name that its cell has left.
        let mut now = memory(&[("tuned", &a)]);
        assert!(now.make_room("wise", &a).is_empty());
        assert_eq!(now, memory(&[]));
    }

    #[test]
    fn weights_are_told_by_the_record_they_are_named_after() {
        let place = "notebooks/n/models/0af";
        assert!(is_of_model("0af", place) && is_of_model("0af-12.safetensors", place));
        assert!(!is_of_model("0af1", place) && !is_of_model("1", place));
        assert!(!is_of_model("x", "models/") && !is_of_model("-0", ""));
    }

    #[test]
    fn files_of_a_copied_notebook_are_in_its_own_folder() {
        let here = moved("notebooks/a-1/pictures/x", "b-2");
        assert_eq!(here.as_deref(), Some("notebooks/b-2/pictures/x"));
        assert_eq!(moved("notebooks/b-2/pictures/x", "b-2"), None);
        assert_eq!(moved("samples/shapes.zip", "b-2"), None);
    }
}
