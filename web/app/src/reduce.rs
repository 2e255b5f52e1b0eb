//! What each event of the engine does to the state: the one writer of engine-owned fields.
//!
//! An event whose command is no longer pending belongs to an engine that is gone, and is dropped.
//! Picture addresses come from outside ([`Pictures`]), so that this file needs no browser.

use leptos::prelude::*;
use reactive_stores::Store;
use vitrine::history;
use vitrine::notebook::{CellKind, LastRun, Output};
use vitrine::protocol::{
    AugmentedView, DataInfo, Event, Failure, FailureKind, FileProblem, ImageInfo, ModelInfo, Phase,
    RequestId, VERSION,
};
use vitrine::report::{ImageId, StepReport};

use crate::i18n::t;
use crate::plan;
use crate::said;
use crate::state::{
    AppState, AppStateStoreFields as _, Dataset, Engine, Image, Lab, Live, Notice, Offer, Pending,
    Progress, Versioned, View, Work,
};

/// Losses kept per run; a longer series loses every other point.
const MAX_LOSSES: usize = 4096;

/// Makes addresses for pictures, and gives them back.
pub(crate) trait Pictures {
    /// A ticket for a thumbnail.
    fn keep(&self, bytes: &[u8]) -> String {
        self.address(bytes, "image/jpeg")
    }
    /// An address for these bytes.
    fn address(&self, bytes: &[u8], mime: &str) -> String;
    /// The ticket or address is no longer in use.
    fn release(&self, address: &str);
}

/// What remains to be done outside the state.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// Save these bytes as a file of this name.
    Save(String, Vec<u8>),
    /// Keep these bytes with those of this request that came before.
    Gather(RequestId, Vec<u8>),
    /// Save what was gathered of this request as a file of this name.
    SaveGathered(RequestId, String),
    /// Nobody wants what was gathered of this request.
    Forget(RequestId),
}

/// Applies one event that came at `now_ms`.
pub(crate) fn apply(
    state: Store<AppState>,
    mut event: Event,
    now_ms: f64,
    pictures: &impl Pictures,
) -> Option<Outside> {
    said::put(&mut event);
    let request = event.request();
    let pending = state.pending().read_untracked().get(&request).cloned()?;
    if event.is_final() {
        state.pending().write().remove(&request);
    }
    let cell = pending.cell.as_deref();
    match event {
        Event::Ready {
            version, device, ..
        } => ready(state, version, Engine::Ready(device)),
        Event::Progress {
            phase, done, total, ..
        } => live(state, cell, |live| {
            live.progress = Some(Progress { phase, done, total });
            if phase == Phase::Download {
                downloaded(live, done, total, now_ms);
            }
        }),
        Event::Note { text, .. } => live(state, cell, |live| {
            live.note = Some(text).filter(|text| !text.is_empty());
        }),
        Event::ModelLoaded { model, .. } => {
            model_is_in(state, model);
            // What was measured was another network.
            live(state, cell, |live| live.parts.clear());
            finish(state, &pending, None);
        }
        Event::ImagesAdded { data, images, .. } => images_added(state, data, images, pictures),
        Event::Imported { data, problems, .. } => {
            settle(state, data, pictures);
            if let Work::Bring(name) = &pending.work {
                finish(state, &pending, None);
                back(state, cell, name, &problems);
            } else {
                live(state, cell, |live| live.problems.extend(problems));
                finish(state, &pending, None);
            }
        }
        Event::DataChanged { data, .. } => {
            settle(state, data, pictures);
            finish(state, &pending, None);
        }
        Event::Image { png, .. } => {
            let viewer = state.viewer();
            let mut viewer = viewer.write();
            let wanted = viewer
                .as_mut()
                .filter(|viewer| pending.work == Work::Show(viewer.image) && viewer.url.is_none());
            if let Some(viewer) = wanted {
                viewer.url = Some(pictures.address(&png, "image/png"));
            }
        }
        Event::Step { report, .. } => live(state, cell, |live| step(live, report, now_ms)),
        Event::Epoch { report, .. } => live(state, cell, |live| live.epochs.push(report)),
        Event::Trained {
            model,
            settings,
            report,
            ..
        } => {
            model_is_in(state, model);
            if let Some(id) = cell
                && let Some(cell) = state.notebook().write().cell_mut(id)
            {
                history::remember(&mut cell.history, &settings, &report);
            }
            finish(state, &pending, Some(Output::Run(report)));
        }
        Event::Exported { file, .. } => {
            if let Work::Export(name) = pending.work {
                return Some(Outside::Save(name, file));
            }
        }
        Event::Piece { bytes, .. } => return Some(Outside::Gather(request, bytes)),
        Event::DataExported {
            images, originals, ..
        } => {
            live(state, cell, |live| {
                live.progress = None;
                live.note = Some(saved(images, originals));
            });
            if let Work::Export(name) = pending.work {
                return Some(Outside::SaveGathered(request, name));
            }
        }
        Event::Failed { failure, .. } => {
            failed(state, &pending, failure);
            if matches!(pending.work, Work::Export(_)) {
                return Some(Outside::Forget(request));
            }
        }
        other => answered(state, &pending, other),
    }
    None
}

/// What is in a zip of pictures, in a sentence.
fn saved(images: u32, originals: u32) -> String {
    match (originals, images - originals.min(images)) {
        (_, 0) => t!("reduce-saved-given", count = images),
        (0, _) => t!("reduce-saved-png", count = images),
        (_, others) => t!(
            "reduce-saved-both",
            count = images,
            given = originals,
            others = others
        ),
    }
}

/// A question is answered: its cell shows what was found.
fn answered(state: Store<AppState>, pending: &Pending, event: Event) {
    let cell = pending.cell.as_deref();
    match event {
        Event::Tried { finding, .. } => {
            live(state, cell, |live| live.finding = Some(finding));
            finish(state, pending, None);
        }
        Event::Ensembled { model, report, .. } => {
            model_is_in(state, model);
            finish(state, pending, Some(Output::Ensemble(report)));
        }
        Event::Stressed { robustness, .. } => {
            let notebook = state.notebook();
            let mut notebook = notebook.write();
            let cell = cell.and_then(|id| notebook.cell_mut(id));
            if let Some(Output::Evaluation(evaluation)) = cell.and_then(|cell| cell.output.as_mut())
            {
                evaluation.robustness = Some(robustness);
            }
            drop(notebook);
            finish(state, pending, None);
        }
        Event::Explained { explanation, .. } => {
            live(state, cell, |live| {
                live.explanation = Some(explanation.into());
            });
            finish(state, pending, None);
        }
        Event::Profiled { parts, .. } => {
            live(state, cell, |live| live.parts = parts);
            finish(state, pending, None);
        }
        Event::Mapped { atlas, .. } => finish(state, pending, Some(Output::Map(atlas))),
        Event::Compared { comparison, .. } => {
            finish(state, pending, Some(Output::Comparison(comparison)));
        }
        Event::Evaluated { evaluation, .. } => {
            finish(state, pending, Some(Output::Evaluation(evaluation)));
        }
        Event::Predicted {
            predictions,
            elapsed_ms,
            ..
        } => {
            live(state, cell, |live| live.elapsed_ms = Some(elapsed_ms));
            finish(state, pending, Some(Output::Predictions(predictions)));
        }
        Event::Augmented {
            image,
            px,
            original,
            views,
            ..
        } => {
            let lab = lab(image, px, original, views);
            live(state, cell, |live| live.lab = Some(lab));
            finish(state, pending, None);
        }
        // Events that tell of something else than an answer.
        _ => {}
    }
}

/// The engine is gone: what it held is lost, what was pending fails, the notebook stays.
pub(crate) fn engine_lost(state: Store<AppState>, pictures: &impl Pictures) {
    let pending = std::mem::take(&mut *state.pending().write());
    let failure = Failure {
        kind: FailureKind::Internal,
        message: t!("reduce-engine-lost").to_owned(),
        hint: t!("reduce-engine-lost-hint").to_owned(),
    };
    for pending in pending
        .into_values()
        .filter(|pending| pending.work != Work::Hello)
    {
        failed(state, &pending, failure.clone());
    }
    let datasets = std::mem::take(&mut *state.datasets().write());
    for image in datasets
        .values()
        .flat_map(|data| data.value.images.values())
    {
        pictures.release(&image.url);
    }
    state.models().write().clear();
    // Versions mean nothing to the next engine; what such a cell was made of is known beyond it.
    let known = state.memory().with_untracked(|memory| memory.done.clone());
    for (id, live) in state.cells().write().iter_mut() {
        live.ran = live.ran.take().filter(|_| !known.contains_key(id));
    }
    state.queue().write().clear();
    state.engine().set(Engine::Starting);
}

/// Data is back; what is missing is said.
fn back(state: Store<AppState>, cell: Option<&str>, data: &str, problems: &[FileProblem]) {
    let album = state
        .albums()
        .with_untracked(|albums| albums.get(data).cloned());
    let Some(album) = album else { return };
    let drawn_otherwise = state.notebook().with_untracked(|notebook| {
        let holder = cell.and_then(|id| notebook.cell(id));
        holder.is_some_and(|cell| match &cell.kind {
            CellKind::Data(now) => {
                #[expect(clippy::float_cmp, reason = "the very number, kept and read")]
                let other = now.test_fraction != album.ledger.test_fraction;
                other || now.seed != album.ledger.seed
            }
            _ => false,
        })
    });
    let cut = (album.unread > 0).then(|| t!("reduce-change-lost").to_owned());
    let missing = problems.first().map(|first| {
        t!(
            "reduce-pictures-lost",
            lost = problems.len(),
            count = album.ledger.len(),
            path = first.path.as_str(),
            why = first.message.as_str()
        )
    });
    let said: Vec<String> = cut.into_iter().chain(missing).collect();
    let said = said.join(" ");
    live(state, cell, |live| {
        live.note = (!said.is_empty()).then_some(said);
        if drawn_otherwise {
            live.ran = None;
        }
    });
    if let Some(album) = state.albums().write_untracked().get_mut(data) {
        album.unread = 0; // said once
    }
}

/// Nothing of this data is there: it could not be brought back, or its notebook is closed.
pub(crate) fn data_gone(state: Store<AppState>, data: &str, pictures: &impl Pictures) {
    let gone = state.datasets().write().remove(data);
    for image in gone.iter().flat_map(|gone| gone.value.images.values()) {
        pictures.release(&image.url);
    }
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
    let text = t!("reduce-other-version");
    state
        .notice()
        .set(Some(Notice::problem(text).offering(Offer::ReloadPage)));
}

fn failed(state: Store<AppState>, pending: &Pending, failure: Failure) {
    match (&pending.cell, &pending.work) {
        (_, Work::Hello) if failure.kind == FailureKind::Version => other_version(state),
        (_, Work::Hello) => state.engine().set(Engine::Broken(format!(
            "{} {}",
            failure.message, failure.hint
        ))),
        (Some(cell), Work::Keep(_)) => live(state, Some(cell), |live| {
            live.note = Some(t!("reduce-model-not-kept", why = failure.message));
        }),
        (Some(cell), work) => {
            live(state, Some(cell), |live| {
                live.progress = None;
                live.note = None;
                live.failure = Some(failure);
            });
            if *work == Work::Run {
                state.queue().write().clear();
            }
        }
        (None, _) => state.notice().set(Some(Notice::problem(format!(
            "{} {}",
            failure.message, failure.hint
        )))),
    }
}

/// The cell whose run this event ends well; to be asked before it is applied.
pub(crate) fn run_ended_by(state: Store<AppState>, event: &Event) -> Option<String> {
    let pending = state.pending();
    let pending = pending.read_untracked();
    let pending = pending.get(&event.request())?;
    let ends = event.is_final() && !matches!(event, Event::Failed { .. });
    pending
        .cell
        .clone()
        .filter(|_| ends && pending.work == Work::Run)
}

/// A cell ran to its end at `now_ms`, which is `at` on the clock: how long it took is kept with its output.
pub(crate) fn ran(state: Store<AppState>, id: &str, at: String, now_ms: f64) {
    let begun_ms = state
        .cells()
        .with_untracked(|cells| cells.get(id).and_then(|live| live.begun_ms));
    if let Some(begun_ms) = begun_ms
        && let Some(cell) = state.notebook().write().cell_mut(id)
    {
        let seconds = (now_ms - begun_ms).round() / 1000.0;
        cell.ran = Some(LastRun { at, seconds });
    }
}

/// A number never given out before.
pub(crate) fn fresh(state: Store<AppState>) -> u32 {
    let counter = state.counter();
    let mut counter = counter.write_untracked();
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
    let kind = state
        .notebook()
        .read_untracked()
        .cell(id)
        .map(|cell| cell.kind.clone());
    let of_cell =
        matches!(pending.work, Work::Run | Work::Live) || matches!(kind, Some(CellKind::Data(_)));
    let ran = kind
        .filter(|_| of_cell)
        .map(|kind| plan::stamp(&state.read_untracked(), &kind));
    live(state, Some(id), |live| {
        live.progress = None;
        live.step = None;
        live.left_seconds = None;
        live.failure = None;
        live.ran = ran.or(live.ran.take());
    });
}

fn lab(image: ImageId, px: u32, original: Vec<u8>, views: Vec<AugmentedView>) -> Lab {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 100"
    )]
    let per_cent = |share: f32| (share * 100.0).round() as u32;
    let view = |view: AugmentedView| View {
        pixels: view.pixels.into(),
        steps: view.steps,
        partner: view.partner,
        label: view
            .label
            .into_iter()
            .map(|(class, share)| (class, per_cent(share)))
            .collect(),
    };
    Lab {
        image,
        px,
        original: original.into(),
        views: views.into_iter().map(view).collect(),
    }
}

fn model_is_in(state: Store<AppState>, model: ModelInfo) {
    let version = fresh(state);
    state.models().write().insert(
        model.name.clone(),
        Versioned {
            version,
            value: model,
        },
    );
}

fn images_added(
    state: Store<AppState>,
    data: String,
    images: Vec<ImageInfo>,
    pictures: &impl Pictures,
) {
    let version = fresh(state);
    let datasets = state.datasets();
    let mut datasets = datasets.write();
    let dataset = datasets.entry(data).or_insert_with(|| Versioned {
        version,
        value: Dataset::default(),
    });
    dataset.version = version;
    for ImageInfo {
        id,
        path,
        class,
        split,
        thumbnail,
    } in images
    {
        let url = pictures.keep(&thumbnail);
        if let Some(old) = dataset.value.images.insert(
            id,
            Image {
                path,
                class,
                split,
                url,
            },
        ) {
            pictures.release(&old.url);
        }
    }
}

/// Brings the page's view of a data set in line with the engine's word.
fn settle(state: Store<AppState>, info: DataInfo, pictures: &impl Pictures) {
    let version = fresh(state);
    let datasets = state.datasets();
    let mut datasets = datasets.write();
    let empty = info.classes.is_empty() && info.images.is_empty();
    let mut old = datasets
        .remove(&info.name)
        .map(|data| data.value.images)
        .unwrap_or_default();
    let keep = |(id, class, split): (ImageId, String, _)| {
        old.remove(&id).map(|image| {
            (
                id,
                Image {
                    class,
                    split,
                    ..image
                },
            )
        })
    };
    let images = info.images.into_iter().filter_map(keep).collect();
    for image in old.values() {
        pictures.release(&image.url);
    }
    if !empty {
        datasets.insert(
            info.name,
            Versioned {
                version,
                value: Dataset {
                    classes: info.classes,
                    images,
                },
            },
        );
    }
}

/// More bytes are here: how long the rest takes, at the mean speed so far.
#[expect(clippy::cast_precision_loss, reason = "an estimate in coarse words")]
fn downloaded(live: &mut Live, done: u64, total: Option<u64>, now_ms: f64) {
    // It may have had to start over.
    live.first_bytes = live.first_bytes.filter(|(_, first)| *first <= done);
    let (first_ms, first) = *live.first_bytes.get_or_insert((now_ms, done));
    let per_byte = (now_ms - first_ms) / 1000.0 / (done - first) as f64;
    live.left_seconds = total
        .filter(|total| done > first && *total >= done && now_ms > first_ms)
        .map(|total| per_byte * (total - done) as f64);
}

fn step(live: &mut Live, report: StepReport, now_ms: f64) {
    let (first_ms, first) = *live.first_step.get_or_insert((now_ms, report.step));
    let done = report.step.saturating_sub(first);
    if done > 0 {
        let per_step = (now_ms - first_ms) / 1000.0 / f64::from(done);
        live.left_seconds = Some(per_step * f64::from(report.steps.saturating_sub(report.step)));
    }
    let epochs = f64::from(report.epochs) / f64::from(report.steps.max(1));
    live.losses
        .push((f64::from(report.step) * epochs, f64::from(report.loss)));
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
mod tests;
