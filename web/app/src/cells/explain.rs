//! An explain cell: what an answer rests on, asked again whenever what it shows would change.

use std::sync::Arc;

use leptos::prelude::*;
use vitrine::explanation::{Explanation, Method, Picture};
use vitrine::notebook::{CellKind, ExplainSettings, Notebook};
use vitrine::protocol::{Command, FileRef, RequestId};
use vitrine::report::ImageId;

use super::Handle;
use super::explain_form::ExplainForm;
use super::explain_pictures::Pictures;
use super::explain_view::ExplainView;
use super::live_loop::LiveLoop;
use super::train_progress::WorkLine;
use crate::files::Picked;
use crate::i18n::t;
use crate::page::Page;
use crate::plan::{self, CellState};
use crate::state::{AppStateStoreFields as _, Work};
use crate::ui::camera::{Camera, CameraView};
use crate::ui::dropzone::{DropZone, FilePicker};
use crate::{bridge, commands, edit};

/// An explanation, compared by whether it is the very same one: it may hold millions of numbers.
#[derive(Debug, Clone)]
pub(super) struct Shown(pub(super) Arc<Explanation>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Everything an answer depends on.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    model: String,
    /// The versions of the model and of the data.
    versions: (u32, Option<u32>),
    picture: Picture,
    method: Method,
    class: Option<u32>,
}

impl Question {
    fn command(self, request: RequestId) -> Command {
        Command::Explain {
            request,
            model: self.model,
            picture: self.picture,
            method: self.method,
            class: self.class,
        }
    }
}

/// Shows what an answer rests on.
#[component]
pub(crate) fn ExplainCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: ExplainSettings,
) -> impl IntoView {
    let page = handle.page;
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Explain(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let camera = Camera::new();
    let shown = handle.live(|live| live.explanation.clone().map(Shown));
    let asker = Asker::new(handle, settings, camera, shown);
    let take = Callback::new(move |files: Vec<Picked>| {
        if let Some(file) = files.into_iter().next() {
            camera.on.set(false);
            choose(handle, None);
            page.hold_for_cell(&handle.id(), vec![file]);
            handle.run();
        }
    });
    let quick = Memo::new(move |_| settings.with(|settings| suits_camera(settings.method)));
    let toggle = move |_| {
        choose(handle, None);
        camera.on.update(|on| *on = !*on);
    };
    // Another method may be too slow for the camera.
    Effect::new(move |_| {
        if !quick.get() && camera.on.get_untracked() {
            camera.on.set(false);
        }
    });
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let method = Signal::derive(move || {
        let answered = asker
            .answered
            .with(|question| question.as_ref().map(|question| question.method));
        answered.unwrap_or_else(|| settings.with(|settings| settings.method))
    });
    view! {
        <DropZone on_files=take>
            <ExplainForm handle=handle settings=settings />
            <Pictures handle=handle settings=settings camera=camera shown=shown />
            <div class="row">
                <FilePicker label=t!("explain-choose-file") testid="explain-input" accept="image/*" on_files=take />
                <button type="button" class="button" data-testid="explain-camera" aria-pressed=move || camera.on.get().to_string() disabled=move || !quick.get() on:click=toggle>
                    {move || if camera.on.get() { t!("explain-camera-off") } else { t!("explain-camera") }}
                </button>
                <span class="hint">
                    {move || if quick.get() { t!("explain-drop") } else { t!("explain-drop-slow") }}
                </span>
            </div>
            <WorkLine handle=handle />
            <LiveLoop handle=handle model=model camera=camera ask=Callback::new(move |file| asker.ask_live(file)) />
            <CameraView camera=camera />
            <Standing asker=asker shown=shown />
            <ExplainView handle=handle method=method model=model shown=shown />
        </DropZone>
    }
}

/// What is to be said about the answer shown: to be asked for, waiting, or of an earlier question.
#[component]
fn Standing(asker: Asker, shown: Memo<Option<Shown>>) -> impl IntoView {
    let words = move || {
        let any = shown.with(Option::is_some);
        if asker.waits_for_others.get() {
            t!("explain-waits")
        } else if !any {
            t!("explain-run-first")
        } else if asker.outdated.get() && !asker.waiting.get() {
            t!("explain-outdated")
        } else {
            ""
        }
    };
    view! { <p class="hint work-note" role="status" data-testid="explain-standing">{words}</p> }
}

/// Asks the engine, and knows what was asked last; copies are the same one.
#[derive(Clone, Copy)]
struct Asker {
    handle: Handle,
    question: Memo<Option<Question>>,
    asked: RwSignal<Option<Question>>,
    /// What is shown answers this.
    answered: Memo<Option<Question>>,
    /// Whether an answer is due.
    waiting: Memo<bool>,
    /// Whether what is shown answers another question than the settings now ask.
    outdated: Memo<bool>,
    /// Whether an answer is due that another cell's work holds up.
    waits_for_others: Memo<bool>,
}

impl Asker {
    fn new(
        handle: Handle,
        settings: Memo<ExplainSettings>,
        camera: Camera,
        shown: Memo<Option<Shown>>,
    ) -> Self {
        let page = handle.page;
        let question = Memo::new(move |_| question(handle, settings));
        let asked = RwSignal::new(None::<Question>);
        let under_way = Memo::new(move |_| under_way(handle));
        let waiting = Memo::new(move |_| under_way.with(Option::is_some));
        let failed = handle.live(|live| live.failure.is_some());
        let outdated =
            Memo::new(move |_| failed.get() || asked.with(|asked| *asked != question.get()));
        let answered = Memo::new(move |old: Option<&Option<Question>>| {
            if waiting.get() || failed.get() {
                old.cloned().flatten()
            } else {
                asked.get()
            }
        });
        let waits_for_others = Memo::new(move |_| {
            page.state.pending().track();
            let running = plan::running(&page.state.read_untracked()).map(str::to_owned);
            waiting.get() && running.is_some_and(|id| id != handle.id())
        });
        let asker = Self {
            handle,
            question,
            asked,
            answered,
            waiting,
            outdated,
            waits_for_others,
        };
        // A run asks what the settings say as it begins.
        Effect::new(move |_| {
            if under_way.with(|work| matches!(work, Some((_, Work::Run)))) {
                asked.set(question.get_untracked());
            }
        });
        let state = handle.state();
        Effect::new(move |_| {
            let due = question.get().filter(|question| {
                shown.with(Option::is_some)
                    && !camera.on.get()
                    && !waiting.get()
                    && state.get() != CellState::Queued
                    && asks_by_itself(question.method)
                    && asked.with(|asked| asked.as_ref() != Some(question))
            });
            if let Some(question) = due {
                asker.ask(question);
            }
        });
        asker
    }

    fn ask(self, question: Question) {
        let page = self.handle.page;
        self.asked.set(Some(question.clone()));
        crate::reduce::live(page.state, Some(&self.handle.id()), |live| {
            live.failure = None;
        });
        page.send(Some(&self.handle.id()), Work::Live, |request| {
            question.command(request)
        });
    }

    /// Asks about a frame of the camera.
    fn ask_live(self, file: FileRef) {
        if let Some(question) = self.question.get_untracked() {
            self.ask(Question {
                picture: Picture::File(file),
                ..question
            });
        }
    }
}

/// What the settings ask now, if the engine has what they name.
fn question(handle: Handle, settings: Memo<ExplainSettings>) -> Option<Question> {
    let state = handle.page.state;
    state.held().track();
    let settings = settings.get();
    let versions = (
        state.models().read().get(&settings.model)?.version,
        state
            .datasets()
            .read()
            .get(&settings.data)
            .map(|data| data.version),
    );
    let picture = commands::picture(&state.read_untracked(), &handle.id(), &settings).ok()?;
    let of_data = matches!(picture, Picture::Held { .. });
    Some(Question {
        model: settings.model,
        versions: (versions.0, versions.1.filter(|_| of_data)),
        picture,
        method: Some(settings.method)
            .filter(|method| super::explain_form::trouble(*method).is_none())?,
        class: settings.class,
    })
}

/// The command of this cell whose answer is due, and what it is for; a run before anything else.
fn under_way(handle: Handle) -> Option<(RequestId, Work)> {
    let pending = handle.page.state.pending().read();
    let mut own = pending
        .iter()
        .filter(|(_, pending)| pending.cell.as_deref() == Some(&*handle.id()))
        .map(|(request, pending)| (*request, pending.work.clone()))
        .collect::<Vec<_>>();
    own.sort_by_key(|(_, work)| *work != Work::Run);
    own.into_iter().next()
}

/// Whether a changed setting asks again at once: not where an answer takes dozens of passes.
fn asks_by_itself(method: Method) -> bool {
    !matches!(method, Method::Occlusion { .. })
}

/// Whether an answer is quick enough to follow a camera: one pass forward.
fn suits_camera(method: Method) -> bool {
    matches!(method, Method::Attention | Method::Rollout { .. })
}

/// Makes this the cell's picture; without one, a file or the first held-out picture.
pub(super) fn choose(handle: Handle, image: Option<ImageId>) {
    handle.edit(|kind| {
        if let CellKind::Explain(settings) = kind {
            settings.image = image;
        }
    });
}

/// Explains a model's answer for a picture: in the notebook's explain cell for that model and data, or in a new one
/// below the cell `after`, which is then scrolled to.
pub(crate) fn explain_picture(page: Page, model: &str, data: &str, image: ImageId, after: &str) {
    let mut id = String::new();
    page.edit(|notebook| id = point_at(notebook, model, data, image, after));
    page.fold_cell(&id, false);
    page.run(&id);
    // A new cell is there after the next frame at the latest.
    request_animation_frame(move || {
        request_animation_frame(move || bridge::go_to_cell(&id));
    });
}

/// The id of the explain cell that is now about this picture.
fn point_at(
    notebook: &mut Notebook,
    model: &str,
    data: &str,
    image: ImageId,
    after: &str,
) -> String {
    let fits = |kind: &CellKind| matches!(kind, CellKind::Explain(settings) if settings.model == model && settings.data == data);
    let found = notebook.cells.iter().find(|cell| fits(&cell.kind));
    let id = found.map(|cell| cell.id.clone()).or_else(|| {
        let place = notebook.cells.iter().position(|cell| cell.id == after);
        let below = place.map_or(notebook.cells.len(), |place| place + 1);
        edit::add(notebook, below, "explain")
    });
    let id = id.unwrap_or_default();
    if let Some(CellKind::Explain(settings)) = notebook.cell_mut(&id).map(|cell| &mut cell.kind) {
        model.clone_into(&mut settings.model);
        data.clone_into(&mut settings.data);
        settings.image = Some(image);
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_explained_in_the_cell_there_is_or_in_a_new_one() {
        let mut notebook = Notebook::starter();
        let evaluate = notebook
            .cells
            .iter()
            .find(|cell| edit::tag(&cell.kind) == "evaluate")
            .map(|cell| cell.id.clone())
            .expect("there");
        let before = notebook.cells.len();
        let first = point_at(&mut notebook, "tuned", "images", ImageId(7), &evaluate);
        let place =
            |notebook: &Notebook, id: &str| notebook.cells.iter().position(|cell| cell.id == id);
        assert_eq!(
            place(&notebook, &first),
            place(&notebook, &evaluate).map(|place| place + 1)
        );
        let again = point_at(&mut notebook, "tuned", "images", ImageId(9), &evaluate);
        assert_eq!((first, notebook.cells.len()), (again.clone(), before + 1));
        let other = point_at(&mut notebook, "starter", "images", ImageId(2), &evaluate);
        let of = |id: &str| match &notebook.cell(id).expect("there").kind {
            CellKind::Explain(settings) => (settings.model.clone(), settings.image),
            _ => panic!("no explain cell"),
        };
        assert_eq!(of(&again), ("tuned".to_owned(), Some(ImageId(9))));
        assert_eq!(of(&other), ("starter".to_owned(), Some(ImageId(2))));
    }

    #[test]
    fn only_what_is_quick_follows_settings_and_camera() {
        let rollout = Method::Rollout {
            fusion: vitrine::explanation::Fusion::Mean,
            discard: 0.0,
        };
        let occlusion = Method::Occlusion {
            side_px: 32,
            stride_px: 32,
        };
        assert!(suits_camera(rollout) && suits_camera(Method::Attention));
        assert!(asks_by_itself(Method::Relevance) && !suits_camera(Method::Relevance));
        assert!(!asks_by_itself(occlusion) && !suits_camera(occlusion));
    }
}
