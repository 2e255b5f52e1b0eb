//! What each event of the engine does to the state: the one writer of engine-owned fields.
//!
//! An event whose command is no longer pending belongs to an engine that is gone, and is dropped.
//! Picture addresses come from outside ([`Pictures`]), so that this file needs no browser.

use leptos::prelude::*;
use reactive_stores::Store;
use vitrine::notebook::{CellKind, Output};
use vitrine::protocol::{DataInfo, Event, Failure, FailureKind, ImageInfo, ModelInfo, RequestId, VERSION};
use vitrine::report::{ImageId, StepReport};

use crate::plan;
use crate::state::{
    AppState, AppStateStoreFields as _, Dataset, Engine, Image, Live, Notice, Offer, Pending, Progress, Versioned, Work,
};

/// Losses kept per run; a longer series loses every other point.
const MAX_LOSSES: usize = 4096;

/// Makes addresses for pictures, and gives them back.
pub(crate) trait Pictures {
    /// An address for these bytes.
    fn address(&self, bytes: &[u8], mime: &str) -> String;
    /// The address is no longer in use.
    fn release(&self, address: &str);
}

/// What remains to be done outside the state.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// Save these bytes as a file of this name.
    Save(String, Vec<u8>),
}

/// Applies one event that came at `now_ms`.
pub(crate) fn apply(state: Store<AppState>, event: Event, now_ms: f64, pictures: &impl Pictures) -> Option<Outside> {
    let request = event.request();
    let pending = state.pending().read_untracked().get(&request).cloned()?;
    if event.is_final() {
        state.pending().write().remove(&request);
    }
    let cell = pending.cell.as_deref();
    match event {
        Event::Ready { version, device, .. } => ready(state, version, Engine::Ready(device)),
        Event::Progress { phase, done, total, .. } => live(state, cell, |live| live.progress = Some(Progress { phase, done, total })),
        Event::ModelLoaded { model, .. } => {
            model_is_in(state, model);
            finish(state, &pending, None);
        }
        Event::ImagesAdded { data, images, .. } => images_added(state, data, images, pictures),
        Event::Imported { data, problems, .. } => {
            settle(state, data, pictures);
            live(state, cell, |live| live.problems.extend(problems));
            finish(state, &pending, None);
        }
        Event::DataChanged { data, .. } => {
            settle(state, data, pictures);
            finish(state, &pending, None);
        }
        Event::Image { png, .. } => {
            let mut viewer = state.viewer().write();
            let wanted = viewer.as_mut().filter(|viewer| pending.work == Work::Show(viewer.image) && viewer.url.is_none());
            if let Some(viewer) = wanted {
                viewer.url = Some(pictures.address(&png, "image/png"));
            }
        }
        Event::Step { report, .. } => live(state, cell, |live| step(live, report, now_ms)),
        Event::Epoch { report, .. } => live(state, cell, |live| live.epochs.push(report)),
        Event::Trained { model, report, .. } => {
            model_is_in(state, model);
            finish(state, &pending, Some(Output::Run(report)));
        }
        Event::Evaluated { evaluation, .. } => finish(state, &pending, Some(Output::Evaluation(evaluation))),
        Event::Predicted { predictions, elapsed_ms, .. } => {
            live(state, cell, |live| live.elapsed_ms = Some(elapsed_ms));
            finish(state, &pending, Some(Output::Predictions(predictions)));
        }
        Event::Exported { safetensors, .. } => {
            if let Work::Export(name) = pending.work {
                return Some(Outside::Save(name, safetensors));
            }
        }
        Event::Failed { failure, .. } => failed(state, &pending, failure),
    }
    None
}

/// The engine is gone: what it held is lost, what was pending fails, the notebook stays.
pub(crate) fn engine_lost(state: Store<AppState>, pictures: &impl Pictures) {
    let pending = std::mem::take(&mut *state.pending().write());
    let failure = Failure {
        kind: FailureKind::Internal,
        message: "The computing part of this page stopped working in the middle of this.".to_owned(),
        hint: "Your notebook and pictures are safe. Run the cell again; if it stops again, try fewer pictures or a smaller batch.".to_owned(),
    };
    for pending in pending.into_values().filter(|pending| pending.work != Work::Hello) {
        failed(state, &pending, failure.clone());
    }
    let datasets = std::mem::take(&mut *state.datasets().write());
    for image in datasets.values().flat_map(|data| data.value.images.values()) {
        pictures.release(&image.url);
    }
    state.models().write().clear();
    state.queue().write().clear();
    state.engine().set(Engine::Starting);
}

fn ready(state: Store<AppState>, version: u32, engine: Engine) {
    if version == VERSION {
        state.engine().set(engine);
    } else {
        other_version(state);
    }
}

fn other_version(state: Store<AppState>) {
    state.engine().set(Engine::OtherVersion);
    let text = "This page and its computing part come from different versions. Save your notebook, then reload the page.";
    state.notice().set(Some(Notice::problem(text).offering(Offer::ReloadPage)));
}

fn failed(state: Store<AppState>, pending: &Pending, failure: Failure) {
    match (&pending.cell, &pending.work) {
        (_, Work::Hello) if failure.kind == FailureKind::Version => other_version(state),
        (_, Work::Hello) => state.engine().set(Engine::Broken(format!("{} {}", failure.message, failure.hint))),
        (Some(cell), work) => {
            live(state, Some(cell), |live| {
                live.progress = None;
                live.failure = Some(failure);
            });
            if *work == Work::Run {
                state.queue().write().clear();
            }
        }
        (None, _) => state.notice().set(Some(Notice::problem(format!("{} {}", failure.message, failure.hint)))),
    }
}

/// A number never given out before.
pub(crate) fn fresh(state: Store<AppState>) -> u32 {
    let mut counter = state.counter().write_untracked();
    *counter += 1;
    *counter
}

/// A request id never given out before.
pub(crate) fn request(state: Store<AppState>) -> RequestId {
    RequestId(fresh(state))
}

/// Changes what a cell shows.
pub(crate) fn live(state: Store<AppState>, cell: Option<&str>, change: impl FnOnce(&mut Live)) {
    if let Some(id) = cell {
        change(state.cells().write().entry(id.to_owned()).or_default());
    }
}

/// The cell's command succeeded: keep its output and remember what it was made of.
fn finish(state: Store<AppState>, pending: &Pending, output: Option<Output>) {
    let Some(id) = &pending.cell else { return };
    if let Some(output) = output
        && let Some(cell) = state.notebook().write().cell_mut(id)
    {
        cell.output = Some(output);
    }
    let kind = state.notebook().read_untracked().cell(id).map(|cell| cell.kind.clone());
    let of_cell = matches!(pending.work, Work::Run | Work::Live) || matches!(kind, Some(CellKind::Data(_)));
    let ran = kind.filter(|_| of_cell).map(|kind| plan::stamp(&state.read_untracked(), &kind));
    live(state, Some(id), |live| {
        live.progress = None;
        live.step = None;
        live.left_seconds = None;
        live.failure = None;
        live.ran = ran.or(live.ran.take());
    });
}

fn model_is_in(state: Store<AppState>, model: ModelInfo) {
    let version = fresh(state);
    state.models().write().insert(model.name.clone(), Versioned { version, value: model });
}

fn images_added(state: Store<AppState>, data: String, images: Vec<ImageInfo>, pictures: &impl Pictures) {
    let version = fresh(state);
    let mut datasets = state.datasets().write();
    let dataset = datasets.entry(data).or_insert_with(|| Versioned { version, value: Dataset::default() });
    dataset.version = version;
    for ImageInfo { id, path, class, split, thumbnail } in images {
        let url = pictures.address(&thumbnail, "image/jpeg");
        if let Some(old) = dataset.value.images.insert(id, Image { path, class, split, url }) {
            pictures.release(&old.url);
        }
    }
}

/// Brings the page's view of a data set in line with the engine's word.
fn settle(state: Store<AppState>, info: DataInfo, pictures: &impl Pictures) {
    let version = fresh(state);
    let mut datasets = state.datasets().write();
    let empty = info.classes.is_empty() && info.images.is_empty();
    let mut old = datasets.remove(&info.name).map(|data| data.value.images).unwrap_or_default();
    let keep = |(id, class, split): (ImageId, String, _)| old.remove(&id).map(|image| (id, Image { class, split, ..image }));
    let images = info.images.into_iter().filter_map(keep).collect();
    for image in old.values() {
        pictures.release(&image.url);
    }
    if !empty {
        datasets.insert(info.name, Versioned { version, value: Dataset { classes: info.classes, images } });
    }
}

fn step(live: &mut Live, report: StepReport, now_ms: f64) {
    let (first_ms, first) = *live.first_step.get_or_insert((now_ms, report.step));
    let done = report.step.saturating_sub(first);
    if done > 0 {
        let per_step = (now_ms - first_ms) / 1000.0 / f64::from(done);
        live.left_seconds = Some(per_step * f64::from(report.steps.saturating_sub(report.step)));
    }
    let epochs = f64::from(report.epochs) / f64::from(report.steps.max(1));
    live.losses.push((f64::from(report.step) * epochs, f64::from(report.loss)));
    if live.losses.len() > MAX_LOSSES {
        let mut index = 0_usize;
        live.losses.retain(|_| {
            index += 1;
            index.is_multiple_of(2)
        });
    }
    live.progress = None;
    live.step = Some(report);
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use vitrine::notebook::Notebook;
    use vitrine::protocol::{ClassCount, DeviceInfo, Phase};
    use vitrine::report::{EpochReport, Prediction, Split};

    use super::*;

    /// Addresses as they are made and given back.
    #[derive(Default)]
    struct Album(RefCell<Vec<String>>);

    impl Pictures for Album {
        fn address(&self, bytes: &[u8], _mime: &str) -> String {
            let address = format!("blob:{bytes:?}");
            self.0.borrow_mut().push(address.clone());
            address
        }

        fn release(&self, address: &str) {
            self.0.borrow_mut().retain(|held| held != address);
        }
    }

    const REQUEST: RequestId = RequestId(500);

    /// A starter notebook with one command pending for the cell of this kind, after some events.
    fn check(tag: &str, work: Work, events: impl IntoIterator<Item = Event>) -> (AppState, String, Album) {
        let owner = Owner::new();
        owner.with(|| {
            let state = Store::new(AppState::new(Notebook::starter()));
            let id = state.with_untracked(|s| s.notebook.cells.iter().find(|cell| crate::edit::tag(&cell.kind) == tag).map(|cell| cell.id.clone()));
            let album = Album::default();
            for event in events {
                state.pending().write().insert(event.request(), Pending { cell: id.clone(), work: work.clone() });
                apply(state, event, 1000.0, &album);
            }
            (state.get_untracked(), id.expect("there"), album)
        })
    }

    fn image(id: u32, class: &str) -> ImageInfo {
        ImageInfo { id: ImageId(id), path: format!("{id}.jpg"), class: class.to_owned(), split: Split::Train, thumbnail: vec![u8::try_from(id).expect("small")] }
    }

    fn info(images: &[(u32, &str)]) -> DataInfo {
        let count = |name: &str| ClassCount { name: name.to_owned(), train: 1, val: 0, test: 0 };
        DataInfo {
            name: "images".to_owned(),
            classes: images.iter().map(|(_, class)| count(class)).collect(),
            images: images.iter().map(|(id, class)| (ImageId(*id), (*class).to_owned(), Split::Test)).collect(),
        }
    }

    #[test]
    fn a_ready_engine_names_its_device() {
        let device = DeviceInfo { name: "CPU".to_owned(), reason: "asked for".to_owned() };
        let event = Event::Ready { request: REQUEST, version: VERSION, device: device.clone() };
        assert_eq!(check("model", Work::Hello, [event]).0.engine, Engine::Ready(device.clone()));
        let other = Event::Ready { request: REQUEST, version: VERSION + 1, device };
        let state = check("model", Work::Hello, [other]).0;
        assert_eq!(state.engine, Engine::OtherVersion);
        assert_eq!(state.notice.and_then(|notice| notice.offer), Some(Offer::ReloadPage));
    }

    #[test]
    fn pictures_that_leave_give_their_addresses_back() {
        let images = vec![image(1, "cat"), image(2, "dog"), image(3, "dog")];
        let added = Event::ImagesAdded { request: REQUEST, data: "images".to_owned(), images };
        let imported = Event::Imported { request: REQUEST, data: info(&[(1, "cat"), (2, "dog"), (3, "dog")]), problems: vec![] };
        let removed = Event::DataChanged { request: REQUEST, data: info(&[(1, "cat"), (3, "kitten")]) };
        let (state, id, album) = check("data", Work::Run, [added, imported, removed]);
        let data = &state.datasets["images"].value;
        assert_eq!(data.images.keys().copied().collect::<Vec<_>>(), [ImageId(1), ImageId(3)]);
        assert_eq!((data.images[&ImageId(3)].class.as_str(), data.images[&ImageId(3)].split), ("kitten", Split::Test));
        assert_eq!(album.0.borrow().len(), 2);
        assert!(state.cells[&id].ran.is_some() && state.pending.is_empty());
    }

    #[test]
    fn forgotten_data_is_gone() {
        let added = Event::ImagesAdded { request: REQUEST, data: "images".to_owned(), images: vec![image(1, "cat")] };
        let gone = Event::DataChanged { request: REQUEST, data: info(&[]) };
        let (state, _, album) = check("data", Work::Edit, [added, gone]);
        assert!(state.datasets.is_empty() && album.0.borrow().is_empty());
    }

    #[test]
    fn steps_draw_a_line_and_estimate_the_time_left() {
        let report = |step| StepReport { step, steps: 10, epoch: 1, epochs: 5, loss: 1.0, lr: 0.1 };
        let mut live = Live::default();
        step(&mut live, report(1), 1000.0);
        assert_eq!(live.left_seconds, None);
        step(&mut live, report(3), 3000.0);
        assert_eq!(live.left_seconds, Some(7.0));
        assert_eq!(live.losses, [(0.5, 1.0), (1.5, 1.0)]);
        for n in 0..10_000 {
            step(&mut live, report(n), 4000.0);
        }
        assert!(live.losses.len() <= MAX_LOSSES);
    }

    #[test]
    fn a_failure_stops_the_queue_and_keeps_what_was_there() {
        let failure = Failure { kind: FailureKind::Diverged, message: "m".to_owned(), hint: "h".to_owned() };
        let epoch = EpochReport { epoch: 1, train_loss: 1.0, loss: 1.0, top1: 0.5, top5: 1.0, seconds: 1.0 };
        let events = [
            Event::Progress { request: REQUEST, phase: Phase::Features, done: 1, total: None },
            Event::Epoch { request: REQUEST, report: epoch },
            Event::Failed { request: REQUEST, failure: failure.clone() },
        ];
        let (state, id, _) = check("train", Work::Run, events);
        let live = &state.cells[&id];
        assert_eq!((live.failure.as_ref(), live.epochs.len(), live.progress), (Some(&failure), 1, None));
    }

    #[test]
    fn predictions_become_the_cells_output() {
        let predictions = vec![Prediction { index: 0, label: "cat".to_owned(), p: 0.9 }];
        let event = Event::Predicted { request: REQUEST, predictions: predictions.clone(), logits: vec![], elapsed_ms: 12.0 };
        let (state, id, _) = check("predict", Work::Live, [event]);
        assert_eq!(state.notebook.cell(&id).and_then(|cell| cell.output.clone()), Some(Output::Predictions(predictions)));
        assert_eq!(state.cells[&id].elapsed_ms, Some(12.0));
    }

    #[test]
    fn events_of_a_lost_engine_are_dropped_and_its_commands_fail() {
        Owner::new().with(|| {
            let state = Store::new(AppState::new(Notebook::starter()));
            let album = Album::default();
            let late = Event::Progress { request: REQUEST, phase: Phase::Decode, done: 1, total: None };
            assert_eq!(apply(state, late, 0.0, &album), None);
            assert!(state.with_untracked(|state| state.cells.is_empty()));
            state.pending().write().insert(REQUEST, Pending { cell: Some("c2".to_owned()), work: Work::Run });
            engine_lost(state, &album);
            let after = state.get_untracked();
            assert!(after.cells["c2"].failure.is_some() && after.pending.is_empty());
            assert_eq!(after.notebook, Notebook::starter());
        });
    }
}
