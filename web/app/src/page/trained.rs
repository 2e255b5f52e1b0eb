//! Trained models and results outlive the page: weights are kept on the device once a cell has made them, and loaded
//! from there when a command reads them; what each output was made of is written down, and so is the run under way.

use leptos::prelude::*;
use vitrine::protocol::{Command, Event, WeightsSource};
use vitrine::report::{ImageId, StepReport};

use super::Page;
use super::opening::Job;
use crate::bridge;
use crate::files::ObjectUrls;
use crate::keep::{self, Done, MODELS, Run, Trained};
use crate::opfs::Folder;
use crate::reduce;
use crate::state::{AppStateStoreFields as _, Pending, Work};

/// What is to be done about an event once it has been applied.
pub(super) enum After {
    Nothing,
    /// The cell's output is current.
    Done(String),
    /// The cell made this model.
    Made(String, String),
    /// The model that a cell made, called so when it was asked to be kept, is on the device, with so many bytes.
    Kept(String, String, u64),
    /// The model that this cell made is not on the device.
    NotKept(String),
    /// The model is no longer on the device.
    Gone(String),
    /// Data is back, but for these pictures.
    Brought(String, Vec<ImageId>),
    /// Data is not back.
    NotBrought(String),
}

impl Page {
    /// What an event means for what is kept; to be asked before it is applied.
    pub(super) fn foresee(self, event: &Event) -> After {
        let pending = self.state.pending();
        let pending = pending.read_untracked().get(&event.request()).cloned();
        let Some(Pending { cell, work }) = pending else {
            return After::Nothing;
        };
        self.hear_of_change(event);
        match (event, work, cell) {
            (Event::Step { report, .. }, Work::Run, Some(cell)) => {
                self.under_way(&cell, *report);
                After::Nothing
            }
            (Event::Trained { model, .. }, Work::Run, Some(cell)) => {
                self.run_is_over();
                After::Made(cell, model.name.clone())
            }
            (Event::Ensembled { model, .. }, Work::Run, Some(cell)) => {
                After::Made(cell, model.name.clone())
            }
            (
                Event::Evaluated { .. }
                | Event::Predicted { .. }
                | Event::Mapped { .. }
                | Event::Compared { .. },
                Work::Run,
                Some(cell),
            ) => After::Done(cell),
            (Event::ModelKept { bytes, .. }, Work::Keep(model), Some(cell)) => {
                After::Kept(cell, model, *bytes)
            }
            (Event::Imported { data, .. }, Work::Bring(name), _) => {
                let albums = self.state.albums();
                let lost = albums.with_untracked(|albums| {
                    albums.get(&name).map(|album| album.ledger.lost(data))
                });
                After::Brought(name, lost.unwrap_or_default())
            }
            (Event::Failed { .. }, Work::Bring(name), _) => After::NotBrought(name),
            (Event::Failed { .. }, Work::Keep(_), Some(cell)) => After::NotKept(cell),
            (Event::Failed { .. }, Work::Recall(model), _) => After::Gone(model),
            (Event::Failed { .. }, Work::Run, Some(cell)) if self.is_under_way(&cell) => {
                self.run_is_over();
                After::Nothing
            }
            _ => After::Nothing,
        }
    }

    /// Does it.
    pub(super) fn follow(self, after: After) {
        match after {
            After::Nothing => {}
            After::Done(cell) => self.done(&cell),
            After::Made(cell, model) => {
                self.make_room(&cell, &model);
                self.done(&cell);
                self.keep_model(cell, model);
            }
            After::Kept(cell, model, bytes) => self.model_is_kept(&cell, model, bytes),
            After::NotKept(cell) => {
                if let Some(place) = self.model_place(&cell) {
                    self.discard(place);
                }
            }
            After::Gone(model) => self.drop_model(&model),
            After::Brought(data, lost) => self.brought(data, lost),
            After::NotBrought(data) => reduce::data_gone(self.state, &data, &ObjectUrls),
        }
    }

    /// Writes down what the cell's output is made of.
    fn done(self, cell: &str) {
        let fingerprint = self
            .state
            .with_untracked(|state| keep::of_cell(state, state.notebook.cell(cell)?));
        if let Some(fingerprint) = fingerprint {
            let made = bridge::clock_ms();
            let done = Done { fingerprint, made };
            self.state
                .memory()
                .write()
                .done
                .insert(cell.to_owned(), done);
            self.save_memory();
        }
    }

    /// Where the model of a cell is kept; nothing if the notebook is not, or by another tab.
    fn model_place(self, cell: &str) -> Option<String> {
        let notebook = keep::notebook_id(&self.state.read_untracked())?;
        Some(keep::model_place(&notebook, cell))
    }

    /// A cell has made a model: what was kept under its name, or of what the cell made before, is out of date.
    fn make_room(self, cell: &str, model: &str) {
        let place = self.model_place(cell).unwrap_or_default();
        let gone = self.state.memory().write().make_room(model, &place);
        for place in gone {
            self.discard(place);
        }
    }

    /// Writes down that the model of a cell is kept: as the cell calls it by now.
    fn model_is_kept(self, cell: &str, model: String, bytes: u64) {
        let Some(place) = self.model_place(cell) else {
            return;
        };
        let name = self.state.notebook().with_untracked(|notebook| {
            let kind = notebook.cell(cell).map(|cell| &cell.kind);
            kind.and_then(keep::product).map(str::to_owned)
        });
        let name = name.unwrap_or(model);
        self.make_room(cell, &name);
        let trained = Trained { place, bytes };
        self.state.memory().write().models.insert(name, trained);
        self.save_memory();
    }

    /// Lets kept models follow the cells that make them to their new names, by whatever changed those.
    pub(super) fn follow_models(self) {
        let now = self.state.notebook().with(keep::names);
        let is_known = self.state.memory().with(|memory| memory.is_read);
        let opened = self.state.opened().get_untracked();
        let (was, before) = self.keeper.models.get_value();
        // What is renamed before it is known what is kept follows then.
        if was == opened && !is_known {
            return;
        }
        self.keeper.models.set_value((opened, now.clone()));
        if was != opened || before == now {
            return;
        }
        let followed = self.state.memory().write().follow(&before, &now);
        if followed.is_empty() {
            return;
        }
        for cell in &followed {
            // What it ran with has another name; that it is the same is known beyond the session.
            reduce::live(self.state, Some(cell), |live| live.ran = None);
        }
        self.save_memory();
    }

    fn keep_model(self, cell: String, model: String) {
        let Some(place) = self.model_place(&cell) else {
            return;
        };
        let work = Work::Keep(model.clone());
        self.send(Some(&cell), work, |request| Command::KeepModel {
            request,
            model,
            place,
        });
    }

    /// Forgets a kept model, and deletes what there is of it.
    pub(crate) fn drop_model(self, model: &str) {
        let dropped = self.state.memory().write().models.remove(model);
        self.save_memory();
        if let Some(dropped) = dropped {
            self.discard(dropped.place);
        }
    }

    /// Deletes what lies at the place of a model, in the folder of this notebook and in no other.
    fn discard(self, place: String) {
        let Some(notebook) = keep::notebook_id(&self.state.read_untracked()) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let folder = format!("{}/{MODELS}", keep::folder(&notebook));
            let Ok(folder) = Folder::at(&folder).await else {
                return;
            };
            let all = folder.names().await.into_iter();
            for file in all.filter(|file| keep::is_of_model(file, &place)) {
                folder.remove(&file).await.ok(); // no record of it is left
            }
        });
    }

    /// Has the models loaded that a command reads and that the engine does not hold, but the device does.
    pub(super) fn recall_for(self, command: &Command) {
        for model in keep::models_of(command) {
            let wanted = self.state.with_untracked(|state| {
                let under_way = |pending: &Pending| pending.work == Work::Recall(model.to_owned());
                let here =
                    state.models.contains_key(model) || state.pending.values().any(under_way);
                let kept = state.memory.models.get(model).filter(|_| !here)?;
                let mut cells = state.notebook.cells.iter();
                let maker = cells.find(|cell| keep::product(&cell.kind) == Some(model));
                Some((kept.place.clone(), maker.map(|cell| cell.id.clone())))
            });
            if let Some((place, cell)) = wanted {
                let name = model.to_owned();
                let work = Work::Recall(name.clone());
                self.send(cell.as_deref(), work, |request| Command::LoadModel {
                    request,
                    name,
                    source: WeightsSource::Kept(place),
                });
            }
        }
    }

    /// Whether there is a model of this name, in the engine or on the device.
    pub(crate) fn has_model(self, model: &str) -> bool {
        let here = self.state.models().read().contains_key(model);
        let kept = self.state.memory().read().models.contains_key(model);
        here || kept
    }

    fn is_under_way(self, cell: &str) -> bool {
        let memory = self.state.memory();
        let memory = memory.read_untracked();
        memory.run.as_ref().is_some_and(|run| run.cell == cell)
    }

    /// Writes down how far a run is: at its first step, and then once an epoch.
    fn under_way(self, cell: &str, step: StepReport) {
        let known = self.state.with_untracked(|state| {
            let run = state.memory.run.as_ref()?;
            (run.cell == cell).then_some((run.epoch, run.begun))
        });
        if known.is_some_and(|(epoch, _)| epoch == step.epoch) {
            return;
        }
        let run = self.state.with_untracked(|state| {
            Some(Run {
                notebook: keep::notebook_id(state)?,
                cell: cell.to_owned(),
                fingerprint: keep::of_cell(state, state.notebook.cell(cell)?)?,
                #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970")]
                begun: known.map_or_else(|| bridge::clock_ms() as f64, |(_, begun)| begun),
                epoch: step.epoch,
                epochs: step.epochs,
            })
        });
        if let Some(run) = run {
            let text = serde_json::to_string(&run).ok();
            self.state.memory().write_untracked().run = Some(run);
            self.job(|_| Job::Run(text));
        }
    }

    fn run_is_over(self) {
        self.state.memory().write().run = None;
        self.job(|_| Job::Run(None));
    }
}
