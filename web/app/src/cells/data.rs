//! A data cell: pictures in classes, from files, folders, zips or the camera.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, DataSettings, DataSource};
use vitrine::protocol::Command;

use super::Handle;
use super::data_card::ClassCard;
use super::train_progress::WorkLine;
use crate::files::Picked;
use crate::page::Page;
use crate::state::{AppStateStoreFields as _, Dataset, Work};
use crate::ui::camera::{Camera, CameraView};
use crate::ui::dropzone::{DropZone, FilePicker};
use crate::ui::field::{NumberField, SelectField, TextField};
use crate::{edit, format};

/// Problems shown before the rest is folded away.
const PROBLEMS_SHOWN: usize = 5;
/// What the file picker offers.
const ACCEPT: &str = "image/*,.zip";

/// A data cell as its parts see it; copies are the same cell.
#[derive(Clone, Copy)]
pub(super) struct Collection {
    pub(super) handle: Handle,
    pub(super) settings: Memo<DataSettings>,
    pub(super) camera: Camera,
    /// The class frames go to, while a button is held.
    pub(super) recording: RwSignal<Option<String>>,
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
        let none = Dataset::default();
        Memo::new(move |_| {
            let datasets = self.page().state.datasets().read();
            get(self
                .settings
                .with(|settings| datasets.get(&settings.name))
                .map_or(&none, |data| &data.value))
        })
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
            self.edit(|settings| {
                if !settings.classes.contains(class) {
                    settings.classes.push(class.clone());
                }
            });
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

    /// Sends a change of the data.
    pub(super) fn send(
        self,
        command: impl FnOnce(vitrine::protocol::RequestId, String) -> Command,
    ) {
        let data = self.name();
        self.page()
            .send(Some(&self.handle.id()), Work::Edit, |request| {
                command(request, data)
            });
    }

    /// Follows a class under its new name, in the list and among the files kept.
    pub(super) fn rename_class(self, from: &str, to: &str) {
        self.edit(|settings| edit::rename_class(&mut settings.classes, from, to));
        let name = self.name();
        if let Some(held) = self.page().state.held().write().images.get_mut(&name) {
            for (class, _) in held
                .iter_mut()
                .filter(|(class, _)| class.as_deref() == Some(from))
            {
                *class = Some(to.to_owned());
            }
        }
    }

    /// Strikes a class from the list and from the files kept.
    pub(super) fn forget_class(self, class: &str) {
        self.edit(|settings| settings.classes.retain(|listed| listed != class));
        let name = self.name();
        if let Some(held) = self.page().state.held().write().images.get_mut(&name) {
            held.retain(|(of, _)| of.as_deref() != Some(class));
        }
    }

    /// Forgets all pictures.
    fn clear(self) {
        let name = self.name();
        self.page().state.held().write().images.remove(&name);
        self.edit(|settings| settings.classes.clear());
        self.send(|request, data| Command::RemoveData { request, data });
    }
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
    let cell = Collection {
        handle,
        settings,
        camera: Camera::new(),
        recording: RwSignal::new(None),
    };
    let listed = Memo::new(move |_| settings.with(|settings| settings.classes.clone()));
    let known = cell.of_data(|data| data.class_names(&[]));
    let classes = Memo::new(move |_| {
        let mut names = listed.get();
        let more: Vec<_> = known
            .get()
            .into_iter()
            .filter(|name| !names.contains(name))
            .collect();
        names.extend(more);
        names
    });
    let take = Callback::new(move |files| cell.import(None, files));
    let total = cell.of_data(|data| data.images.len());
    let add = move |_| {
        let class = edit::new_class(&classes.get_untracked());
        cell.edit(|settings| settings.classes.push(class));
    };
    view! {
        <DropZone on_files=take class="collection">
            <Source cell=cell />
            <div class="row">
                <FilePicker label="Add pictures or a zip" testid="data-input" accept=ACCEPT multiple=true on_files=take />
                <FilePicker label="Add a folder" testid="folder-input" multiple=true folder=true on_files=take />
                <button type="button" class="button" data-testid="camera" aria-pressed=move || cell.camera.on.get().to_string() on:click=move |_| cell.camera.on.update(|on| *on = !*on)>
                    {move || if cell.camera.on.get() { "Camera off" } else { "Camera" }}
                </button>
                <Show when=move || { total.get() > 0 }>
                    <button type="button" class="button" data-testid="clear-data" on:click=move |_| cell.clear()>"Remove all"</button>
                </Show>
            </div>
            <p class="hint">"Drop pictures, a folder with one folder per class, or a zip of it anywhere on this cell. Nothing leaves your computer."</p>
            <CameraView camera=cell.camera />
            <WorkLine handle=handle />
            <div class="cards">
                <For each=move || classes.get() key=Clone::clone let:class><ClassCard cell=cell class=class /></For>
                <button type="button" class="card-add" data-testid="add-class" on:click=add>"+ Add a class"</button>
            </div>
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
        ("sample".to_owned(), "The sample pictures".to_owned()),
        ("yours".to_owned(), "My own pictures".to_owned()),
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
            <SelectField label="Pictures" testid="data-source" options=choices value=source on_change=choose />
            <TextField label="Name" testid="data-name" value=name on_change=rename />
            <NumberField label="Held out (%)" help="Pictures kept aside to test on. It never learns from them." testid="test-percent" value=share on_change=hold_out step="5" />
        </div>
        <Show when=sample><p class="hint">"Run this cell to load the sample pictures. You may add your own to them."</p></Show>
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
            view! { <details class="more"><summary>{format!("and {} more", folded.len())}</summary><ul>{rest}</ul></details> }
        });
        Some(view! {
            <div class="problems" data-testid="problems" role="status">
                <p>{format::plural(problems.len(), "file was left out; the others are in.", "files were left out; the others are in.")}</p>
                <ul>{first}</ul>
                {more}
            </div>
        })
    }
}
