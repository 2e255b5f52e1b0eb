//! A data cell: pictures in classes, from files, folders, zips or the camera.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, DataSettings, DataSource};
use vitrine::protocol::Command;
use vitrine::report::ImageId;

use super::Handle;
use super::data_card::{ClassCard, Digest};
use super::data_clipboard::{OtherWays, listen};
use super::data_recorder::{Burst, BurstForm};
use super::pictures::Pictures;
use super::pictures_tools::{OpenButton, UndoButton};
use super::train_progress::WorkLine;
use crate::edit;
use crate::files::Picked;
use crate::i18n::t;
use crate::page::Page;
use crate::picture_edit::{self, PictureEdit};
use crate::plan::CellState;
use crate::sieve::Sieve;
use crate::state::{AppStateStoreFields as _, Dataset, Work};
use crate::ui::camera::{Camera, CameraView};
use crate::ui::dropzone::{DropZone, FilePicker};
use crate::ui::field::{NumberField, SelectField, TextField};

/// Problems shown before the rest is folded away.
const PROBLEMS_SHOWN: usize = 5;
/// The classes of the sample pictures: their places are kept while they come.
const SAMPLE_CLASSES: usize = 4;
/// What the file picker offers.
const ACCEPT: &str = "image/*,.zip,.tm,.csv,.tsv";

/// A data cell as its parts see it; copies are the same cell.
#[derive(Clone, Copy)]
pub(super) struct Collection {
    pub(super) handle: Handle,
    pub(super) settings: Memo<DataSettings>,
    pub(super) camera: Camera,
    /// The class frames go to, while a button is held.
    pub(super) recording: RwSignal<Option<String>>,
    /// How frames are recorded.
    pub(super) burst: Burst,
    /// Every class, listed or known, in the order they are shown.
    pub(super) classes: Memo<Vec<String>>,
    /// What each class has.
    pub(super) digest: Memo<Digest>,
    /// The grid of all pictures, if it is open: what it shows first.
    pub(super) pictures: RwSignal<Option<Sieve>>,
}

impl Collection {
    fn page(self) -> Page {
        self.handle.page
    }

    pub(super) fn name(self) -> String {
        self.settings
            .with_untracked(|settings| settings.name.clone())
    }

    /// Something of the data as the engine holds it; nothing if it holds none.
    pub(super) fn of_data<T>(self, get: impl Fn(&Dataset) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        of_data(self.handle, self.settings, get)
    }

    /// Changes pictures, so that it can be taken back.
    pub(super) fn tend(self, edit: PictureEdit) {
        self.page().tend(&self.name(), edit);
    }

    /// The last thing done, if that was a change of pictures.
    pub(super) fn last_change(self) -> Memo<Option<String>> {
        let history = self.page().desk.history;
        Memo::new(move |_| history.with(|history| history.next_of_pictures().map(str::to_owned)))
    }

    pub(super) fn edit(self, change: impl FnOnce(&mut DataSettings)) {
        self.handle.edit(|kind| {
            if let CellKind::Data(settings) = kind {
                change(settings);
            }
        });
    }

    /// Hands files to the engine, for one class or for the class each names itself.
    pub(super) fn import(self, class: Option<String>, files: Vec<Picked>) {
        let page = self.page();
        let files: Vec<_> = files.into_iter().map(|file| page.hold(file)).collect();
        if let Some(class) = &class {
            // Those that are shown stay where they are: what moves loses the keyboard.
            let mut classes = self.classes.get_untracked();
            if !classes.contains(class) {
                classes.push(class.clone());
            }
            self.edit(|settings| settings.classes = classes);
        }
        let kept = files.iter().cloned().map(|file| (class.clone(), file));
        let name = self.name();
        page.state
            .held()
            .write()
            .images
            .entry(name)
            .or_default()
            .extend(kept);
        crate::reduce::live(page.state, Some(&self.handle.id()), |live| {
            live.problems.clear();
            live.failure = None;
        });
        let data = self.settings.get_untracked();
        page.send(Some(&self.handle.id()), Work::Edit, |request| {
            Command::Import {
                request,
                data,
                class,
                files,
            }
        });
    }

    /// Renames a class, in the list and in the pictures.
    pub(super) fn rename_class(self, from: &str, to: &str) {
        let listed = self
            .settings
            .with_untracked(|settings| settings.classes.clone());
        let name = self.name();
        let part = self.page().state.datasets().with_untracked(|sets| {
            let none = Dataset::default();
            let data = sets.get(&name).map_or(&none, |data| &data.value);
            picture_edit::rename_class(&name, data, &listed, from, to)
        });
        let id = self.handle.id();
        let words = t!("data-rename-class", from = from, to = to);
        self.page().edit_as(Some(words), vec![part], |notebook| {
            if let Some(CellKind::Data(settings)) =
                notebook.cell_mut(&id).map(|cell| &mut cell.kind)
            {
                edit::rename_class(&mut settings.classes, from, to);
            }
        });
    }

    /// Strikes a class from the list and from the files kept, with its pictures.
    pub(super) fn delete_class(self, class: &str, images: Vec<ImageId>) {
        let (id, name) = (self.handle.id(), self.name());
        if let Some(held) = self.page().state.held().write().images.get_mut(&name) {
            held.retain(|(of, _)| of.as_deref() != Some(class));
        }
        let words = t!("data-delete-class", class = class);
        let remove = PictureEdit::Remove { images };
        self.page().tend_with(words, &name, remove, |notebook| {
            let cell = notebook.cell_mut(&id);
            if let Some(CellKind::Data(settings)) = cell.map(|cell| &mut cell.kind) {
                settings.classes.retain(|listed| listed != class);
            }
        });
    }

    /// Forgets all pictures.
    fn clear(self) {
        let data = self.name();
        self.page().state.held().write().images.remove(&data);
        self.edit(|settings| settings.classes.clear());
        self.page()
            .send(Some(&self.handle.id()), Work::Edit, |request| {
                Command::RemoveData { request, data }
            });
    }
}

fn of_data<T>(
    handle: Handle,
    settings: Memo<DataSettings>,
    get: impl Fn(&Dataset) -> T + Send + Sync + 'static,
) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let none = Dataset::default();
    Memo::new(move |_| {
        let datasets = handle.page.state.datasets().read();
        get(settings
            .with(|settings| datasets.get(&settings.name))
            .map_or(&none, |data| &data.value))
    })
}

/// Labelled pictures under a name.
#[component]
pub(crate) fn DataCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: DataSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Data(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let known = of_data(handle, settings, |data| data.class_names(&[]));
    let classes = Memo::new(move |_| {
        let mut names = settings.with(|settings| settings.classes.clone());
        let more: Vec<_> = known
            .get()
            .into_iter()
            .filter(|name| !names.contains(name))
            .collect();
        names.extend(more);
        names
    });
    let cell = Collection {
        handle,
        settings,
        camera: Camera::new(),
        recording: RwSignal::new(None),
        burst: Burst::new(),
        classes,
        digest: of_data(handle, settings, Digest::of),
        pictures: RwSignal::new(None),
    };
    listen(cell);
    let take = Callback::new(move |files| cell.import(None, files));
    let total = cell.of_data(|data| data.images.len());
    let state = handle.state();
    let awaited = Memo::new(move |_| {
        let sample = settings.with(|settings| settings.source == DataSource::Sample);
        let coming = matches!(state.get(), CellState::Running | CellState::Queued);
        let missing = SAMPLE_CLASSES.saturating_sub(classes.with(Vec::len));
        if sample && (coming || total.get() == 0) {
            missing
        } else {
            0
        }
    });
    let add = move |_| {
        let class = edit::new_class(&classes.get_untracked());
        cell.edit(|settings| settings.classes.push(class));
    };
    view! {
        <DropZone on_files=take class="collection">
            <Source cell=cell />
            <div class="row">
                <FilePicker label=t!("data-add-files") testid="data-input" accept=ACCEPT multiple=true on_files=take />
                <FilePicker label=t!("data-add-folder") testid="folder-input" multiple=true folder=true on_files=take />
                <button type="button" class="button" data-testid="camera" aria-pressed=move || cell.camera.on.get().to_string() on:click=move |_| cell.camera.on.update(|on| *on = !*on)>
                    {move || if cell.camera.on.get() { t!("data-camera-off") } else { t!("data-camera") }}
                </button>
                <Show when=move || { total.get() > 0 }>
                    <OpenButton cell=cell />
                    <button type="button" class="button" data-testid="save-data" title=t!("data-save-about") on:click=move |_| cell.page().save_data(&handle.id(), cell.name())>{t!("data-save")}</button>
                    <button type="button" class="button" data-testid="clear-data" on:click=move |_| cell.clear()>{t!("data-clear")}</button>
                </Show>
                <UndoButton cell=cell />
            </div>
            <p class="hint">{t!("data-drop")}</p>
            <OtherWays cell=cell />
            <CameraView camera=cell.camera />
            <BurstForm cell=cell />
            <WorkLine handle=handle />
            <div class="cards">
                <For each=move || classes.get() key=Clone::clone let:class><ClassCard cell=cell class=class /></For>
                <For each=move || 0..awaited.get() key=|place| *place let:_><div class="card card-awaited" data-testid="card-awaited" aria-hidden="true"></div></For>
                <button type="button" class="card-add" data-testid="add-class" on:click=add>{t!("data-add-class")}</button>
            </div>
            <Pictures cell=cell />
            <Problems handle=handle />
        </DropZone>
    }
}

/// Where the pictures come from, and how they are split.
#[component]
fn Source(cell: Collection) -> impl IntoView {
    let page = cell.handle.page;
    let settings = cell.settings;
    let choices = vec![
        ("sample".to_owned(), t!("data-source-sample").to_owned()),
        ("yours".to_owned(), t!("data-source-yours").to_owned()),
    ];
    let choices = Signal::derive(move || choices.clone());
    let source = Signal::derive(move || {
        settings.with(|settings| {
            if settings.source == DataSource::Sample {
                "sample"
            } else {
                "yours"
            }
            .to_owned()
        })
    });
    let choose = Callback::new(move |choice: String| {
        cell.edit(|settings| {
            settings.source = if choice == "sample" {
                DataSource::Sample
            } else {
                DataSource::Yours
            }
        });
    });
    let name = Signal::derive(move || settings.with(|settings| settings.name.clone()));
    let rename = Callback::new(move |new: String| {
        let old = name.get_untracked();
        page.edit(|notebook| edit::rename_data(notebook, &old, &new));
    });
    let share = Signal::derive(move || {
        (settings.with(|settings| settings.test_fraction) * 1000.0).round() / 10.0
    });
    let hold_out = Callback::new(move |percent: f64| {
        cell.edit(|settings| settings.test_fraction = percent.clamp(0.0, 95.0) / 100.0);
    });
    let sample = move || settings.with(|settings| settings.source == DataSource::Sample);
    view! {
        <div class="form">
            <SelectField label=t!("data-source") testid="data-source" options=choices value=source on_change=choose />
            <TextField label=t!("data-name") testid="data-name" value=name on_change=rename />
            <NumberField label=t!("data-held-out") help=t!("data-held-out-help") testid="test-percent" value=share on_change=hold_out step="5" />
        </div>
        <Show when=sample><p class="hint">{t!("data-sample")}</p></Show>
    }
}

/// Files that could not be used.
#[component]
fn Problems(handle: Handle) -> impl IntoView {
    let problems = handle.live(|live| live.problems.clone());
    move || {
        let problems = problems.get();
        if problems.is_empty() {
            return None;
        }
        let line = |problem: &vitrine::protocol::FileProblem| view! { <li><strong>{problem.path.clone()}</strong>": "{problem.message.clone()}</li> };
        let (shown, folded) = problems.split_at(problems.len().min(PROBLEMS_SHOWN));
        let first = shown.iter().map(line).collect_view();
        let rest = folded.iter().map(line).collect_view();
        let more = (!folded.is_empty()).then(|| {
            view! { <details class="more"><summary>{t!("data-left-out-more", count = folded.len())}</summary><ul>{rest}</ul></details> }
        });
        Some(view! {
            <div class="problems" data-testid="problems" role="status">
                <p>{t!("data-left-out", count = problems.len())}</p>
                <ul>{first}</ul>
                {more}
            </div>
        })
    }
}
