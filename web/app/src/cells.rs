//! A cell: its frame, common to all kinds, and inside it the view of its kind.

mod augment;
mod augment_form;
mod compare;
mod compare_made;
mod compare_pictures;
mod data;
mod data_card;
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
mod inside;
mod inside_flow;
mod inside_parts;
mod kept;
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
mod predict;
mod save_metrics;
mod train;
mod train_advanced;
mod train_form;
mod train_history;
mod train_progress;
mod train_trial;
mod unknown;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use vitrine::notebook::{Cell, CellKind, Output};

use crate::edit;
use crate::page::Page;
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
            let state = state.read_untracked();
            self.id
                .with_value(|id| state.notebook.cell(id))
                .map_or(CellState::Idle, |cell| plan::cell_state(&state, cell))
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
    let runs = !matches!(cell.kind, CellKind::Note(_) | CellKind::Unknown { .. });
    let on_key = move |event: KeyboardEvent| {
        if runs && event.key() == "Enter" && event.shift_key() {
            event.prevent_default();
            handle.run();
        }
    };
    let title = edit::KINDS
        .iter()
        .find(|(tag, ..)| *tag == kind)
        .map_or("Unknown", |(_, title, _)| title);
    view! {
        <section
            class="cell" data-testid="cell" data-cell-id=id data-kind=kind data-state=move || state.get().tag()
            aria-label=format!("{title} cell") on:keydown=on_key
        >
            <Head handle=handle title=title state=state runs=runs />
            <div class="cell-body">{body(handle, cell.kind)}</div>
            <Trouble handle=handle />
        </section>
    }
}

fn body(handle: Handle, kind: CellKind) -> AnyView {
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

/// What kind it is, how it is doing, and what can be done with it.
#[component]
fn Head(handle: Handle, title: &'static str, state: Memo<CellState>, runs: bool) -> impl IntoView {
    let page = handle.page;
    let busy = move || matches!(state.get(), CellState::Running | CellState::Queued);
    let shift = move |by| page.edit(|notebook| edit::shift(notebook, &handle.id(), by));
    let place = Memo::new(move |_| {
        let notebook = page.state.notebook().read();
        let index = notebook
            .cells
            .iter()
            .position(|cell| handle.id.with_value(|id| cell.id == *id));
        index.map_or((true, true), |index| {
            (index == 0, index + 1 == notebook.cells.len())
        })
    });
    let delete = move |_| {
        page.stop_cell(&handle.id());
        page.edit(|notebook| edit::remove(notebook, &handle.id()));
    };
    view! {
        <header class="cell-head">
            <h2 class="cell-kind">{title}</h2>
            <Show when=move || runs><span class="cell-state" role="status">{move || state.get().label()}</span></Show>
            <div class="cell-tools">
                <Show when=move || runs && !busy()>
                    <button type="button" class="button" data-tone="main" data-testid="run" title="Run this cell (Shift+Enter)" on:click=move |_| handle.run()>
                        "Run"
                    </button>
                </Show>
                <Show when=move || runs && busy()>
                    <button type="button" class="button" data-tone="stop" data-testid="stop" on:click=move |_| page.stop_cell(&handle.id())>"Stop"</button>
                </Show>
                <button type="button" class="button-icon" data-testid="move-up" aria-label="Move this cell up" title="Move up" disabled=move || place.get().0 on:click=move |_| shift(-1)>
                    "↑"
                </button>
                <button type="button" class="button-icon" data-testid="move-down" aria-label="Move this cell down" title="Move down" disabled=move || place.get().1 on:click=move |_| shift(1)>
                    "↓"
                </button>
                <button type="button" class="button-icon" data-testid="delete" aria-label="Delete this cell" title="Delete" on:click=delete>"✕"</button>
            </div>
        </header>
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
