//! A cell: its frame, common to all kinds, and inside it the view of its kind.

mod augment;
mod augment_form;
mod compare;
mod compare_made;
mod compare_pictures;
mod data;
mod data_card;
mod data_clipboard;
mod data_recorder;
mod ensemble;
mod evaluate;
mod evaluate_classes;
mod evaluate_pictures;
mod evaluate_stress;
mod evaluate_trust;
mod explain;
mod explain_attention;
mod explain_controls;
mod explain_form;
mod explain_pictures;
mod explain_view;
mod explain_words;
mod gallery;
mod head;
mod inside;
mod inside_flow;
mod inside_parts;
mod kept;
mod kept_here;
mod live_loop;
mod map;
mod map_list;
mod map_plot;
mod map_selection;
mod map_twins;
mod members;
mod model;
mod note;
pub(crate) mod picture;
mod pictures;
mod pictures_tools;
mod predict;
mod save_metrics;
mod thumb;
mod train;
mod train_advanced;
mod train_broken_off;
mod train_code;
mod train_form;
mod train_history;
mod train_progress;
mod train_stages;
mod train_teacher;
mod train_trial;
mod unknown;

use leptos::prelude::*;
use vitrine::notebook::{Cell, CellKind, Output};

use crate::edit;
use crate::i18n::t;
use crate::page::Page;
use crate::part::{self, Arrival};
use crate::plan::{self, CellState};
use crate::state::{AppStateStoreFields as _, Live};

/// A cell as its view sees it; copies are the same cell.
#[derive(Clone, Copy)]
pub(crate) struct Handle {
    /// The page it is on.
    pub(crate) page: Page,
    id: StoredValue<String>,
}

impl Handle {
    /// Its id.
    pub(crate) fn id(self) -> String {
        self.id.get_value()
    }

    /// Its settings as they change; `get` picks them out of the cell's kind.
    pub(crate) fn settings<T>(self, initial: T, get: fn(&CellKind) -> Option<&T>) -> Memo<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |old: Option<&T>| {
            let notebook = self.page.state.notebook().read();
            let now = self
                .id
                .with_value(|id| notebook.cell(id))
                .and_then(|cell| get(&cell.kind));
            now.or(old).unwrap_or(&initial).clone()
        })
    }

    /// Something of what it shows live.
    pub(crate) fn live<T>(self, get: impl Fn(&Live) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let none = Live::default();
        Memo::new(move |_| {
            let cells = self.page.state.cells().read();
            get(self.id.with_value(|id| cells.get(id)).unwrap_or(&none))
        })
    }

    /// Something of its saved output.
    pub(crate) fn output<T>(
        self,
        get: impl Fn(&Output) -> Option<T> + Send + Sync + 'static,
    ) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let notebook = self.page.state.notebook().read();
            self.id
                .with_value(|id| notebook.cell(id))
                .and_then(|cell| cell.output.as_ref())
                .and_then(&get)
        })
    }

    /// What it is doing.
    pub(crate) fn state(self) -> Memo<CellState> {
        Memo::new(move |_| {
            let state = self.page.state;
            // Not the whole store: what a cell shows live changes too often.
            state.notebook().track();
            state.models().track();
            state.datasets().track();
            state.pending().track();
            state.queue().track();
            state.cells().track();
            state.albums().track();
            state.memory().track();
            let state = state.read_untracked();
            self.id
                .with_value(|id| state.notebook.cell(id))
                .map_or(CellState::Idle, |cell| plan::cell_state(&state, cell))
        })
    }

    /// Its place in the notebook, from 1.
    fn number(self) -> Memo<usize> {
        Memo::new(move |_| {
            let notebook = self.page.state.notebook().read();
            let mut cells = notebook.cells.iter();
            let place = cells.position(|cell| self.id.with_value(|id| cell.id == *id));
            place.map_or(0, |place| place + 1)
        })
    }

    /// Changes its settings.
    pub(crate) fn edit(self, change: impl FnOnce(&mut CellKind)) {
        self.page.edit_cell(&self.id(), change);
    }

    /// Runs it, and before it what it needs.
    pub(crate) fn run(self) {
        self.page.run(&self.id());
    }
}

/// One cell.
#[component]
pub(crate) fn CellView(
    /// The cell as it was when first shown.
    cell: Cell,
) -> impl IntoView {
    let id = cell.id.clone();
    let handle = Handle {
        page: Page::here(),
        id: StoredValue::new(id.clone()),
    };
    let kind = edit::tag(&cell.kind).to_owned();
    let state = handle.state();
    let number = handle.number();
    let runs = plan::runs(&cell.kind);
    let title = edit::title(&cell.kind);
    let desk = handle.page.desk;
    let is_selected = Memo::new(move |_| {
        let selected = desk.selected.read();
        handle.id.with_value(|id| selected.as_ref() == Some(id))
    });
    // One cell can be reached with Tab: the selected one, or the first.
    let reached = Memo::new(move |_| {
        let none = desk.selected.read().is_none();
        let notebook = handle.page.state.notebook().read();
        let first = notebook.cells.first();
        is_selected.get()
            || (none && first.is_some_and(|first| handle.id.with_value(|id| first.id == *id)))
    });
    let collapsed = Memo::new(move |_| {
        let notebook = handle.page.state.notebook().read();
        handle
            .id
            .with_value(|id| notebook.cell(id))
            .is_some_and(|cell| cell.collapsed)
    });
    // What is collapsed from the start is not made before it is expanded.
    let made =
        Memo::new(move |made: Option<&bool>| !collapsed.get() || made.is_some_and(|made| *made));
    let dragged = move || {
        desk.drag.with(|drag| {
            drag.as_ref()
                .is_some_and(|drag| handle.id.with_value(|id| drag.cell == *id))
        })
    };
    let kind_of_cell = StoredValue::new(cell.kind);
    view! {
        <section
            class="cell" data-testid="cell" data-cell-id=id data-kind=kind data-state=move || state.get().tag()
            aria-label=move || t!("cells-name", number = number.get(), title = title)
            tabindex=move || if reached.get() { "0" } else { "-1" } aria-current=move || is_selected.get().then_some("true")
            data-collapsed=move || collapsed.get().to_string() data-dragged=move || dragged().to_string()
            on:focusin=move |_| desk.select(&handle.id())
        >
            <head::Head handle=handle title=title state=state runs=runs collapsed=collapsed />
            <div class="cell-body">{move || made.get().then(|| body(handle, kind_of_cell.get_value()))}</div>
            <Trouble handle=handle />
        </section>
    }
}

fn body(handle: Handle, kind: CellKind) -> AnyView {
    match kind {
        CellKind::Note(settings) => {
            view! { <note::NoteCell handle=handle settings=settings /> }.into_any()
        }
        other => {
            let kind = StoredValue::new(other);
            let missing = || {
                view! { <p class="empty" data-testid="part-missing">{t!("part-missing")}</p> }
            };
            let waits = move || match part::arrival() {
                Arrival::Coming => {
                    view! { <div class="part-waits" aria-busy="true"></div> }.into_any()
                }
                Arrival::Missing => view! { <div class="part-waits">{missing()}</div> }.into_any(),
                Arrival::Here => ().into_any(),
            };
            let of_kind = move |second: &part::Second| (second.of_kind)(handle, kind.get_value());
            (move || part::here().map_or_else(waits, of_kind)).into_any()
        }
    }
}

/// What a cell shows, whatever its kind.
pub(crate) fn of_kind(handle: Handle, kind: CellKind) -> AnyView {
    match kind {
        CellKind::Note(settings) => {
            view! { <note::NoteCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Model(settings) => {
            view! { <model::ModelCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Data(settings) => {
            view! { <data::DataCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Augment(settings) => {
            view! { <augment::AugmentCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Train(settings) => {
            view! { <train::TrainCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Ensemble(settings) => {
            view! { <ensemble::EnsembleCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Evaluate(settings) => {
            view! { <evaluate::EvaluateCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Predict(settings) => {
            view! { <predict::PredictCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Explain(settings) => {
            view! { <explain::ExplainCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Map(settings) => {
            view! { <map::MapCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Compare(settings) => {
            view! { <compare::CompareCell handle=handle settings=settings /> }.into_any()
        }
        CellKind::Unknown { kind, settings } => {
            view! { <unknown::UnknownCell kind=kind settings=settings /> }.into_any()
        }
    }
}

/// Why it did not work, and what to do.
#[component]
fn Trouble(handle: Handle) -> impl IntoView {
    let failure = handle.live(|live| live.failure.clone());
    move || {
        failure.get().map(|failure| {
            view! {
                <div class="failure" role="alert" data-testid="failure">
                    <p class="failure-message">{failure.message}</p>
                    <p class="failure-hint">{failure.hint}</p>
                </div>
            }
        })
    }
}
