//! A cell's head: what kind it is, how it is doing, and what can be done with it.

use leptos::prelude::*;
use vitrine::notebook::LastRun;

use super::Handle;
use crate::drag::DragHandle;
use crate::i18n::t;
use crate::plan::{self, CellState};
use crate::state::AppStateStoreFields as _;
use crate::summary::summary;
use crate::ui::menu::{Item, Menu};
use crate::{bridge, format};

/// The head of a cell.
#[component]
pub(super) fn Head(
    /// Its cell.
    handle: Handle,
    /// What kind it is.
    title: &'static str,
    /// How it is doing.
    state: Memo<CellState>,
    /// Whether it can be run at all.
    runs: bool,
    /// Whether only this head is shown.
    collapsed: Memo<bool>,
) -> impl IntoView {
    let line = Memo::new(move |_| {
        let notebook = handle.page.state.notebook().read();
        let cell = handle.id.with_value(|id| notebook.cell(id));
        cell.filter(|cell| cell.collapsed).map(summary)
    });
    let fold = move |_| handle.page.toggle_cell(&handle.id());
    let (words, sign) = (
        move || {
            if collapsed.get() {
                t!("head-expand")
            } else {
                t!("head-collapse")
            }
        },
        move || if collapsed.get() { "▸" } else { "▾" },
    );
    view! {
        <header class="cell-head">
            <DragHandle page=handle.page id=handle.id />
            <button type="button" class="button-icon cell-fold" data-testid="fold" aria-expanded=move || (!collapsed.get()).to_string() aria-label=words title=words on:click=fold>
                <span aria-hidden="true">{sign}</span>
            </button>
            <h2 class="cell-kind">{title}</h2>
            <Show when=move || runs><Standing handle=handle state=state /></Show>
            {move || line.get().map(|line| view! { <p class="cell-line" data-testid="cell-line">{line}</p> })}
            <Tools handle=handle state=state runs=runs />
        </header>
    }
}

/// How it is doing, and how long its last run took.
#[component]
fn Standing(handle: Handle, state: Memo<CellState>) -> impl IntoView {
    let page = handle.page;
    let place = Memo::new(move |_| {
        let queue = page.state.queue().read();
        handle
            .id
            .with_value(|id| queue.iter().position(|queued| queued == id))
    });
    let words = move || match (state.get(), place.get()) {
        (CellState::Queued, Some(place)) => plan::queue_words(place),
        (state, _) => state.label().to_owned(),
    };
    let ran = Memo::new(move |_| {
        let notebook = page.state.notebook().read();
        handle
            .id
            .with_value(|id| notebook.cell(id))
            .and_then(|cell| cell.ran.clone())
    });
    let time = move |LastRun { at, seconds }: LastRun| {
        let when = bridge::local_time(&at);
        view! { <time class="cell-time" data-testid="ran" datetime=at title=t!("head-ended", when = when)>{t!("head-ran", time = format::seconds(seconds))}</time> }
    };
    view! {
        <span class="cell-state" data-testid="cell-state">{words}</span>
        {move || ran.get().filter(|_| state.get() != CellState::Running).map(time)}
    }
}

/// What pressing the cell's main button does.
struct Press {
    testid: &'static str,
    tone: &'static str,
    words: &'static str,
    title: &'static str,
}

impl Press {
    fn of(state: CellState) -> Self {
        match state {
            CellState::Running => Self {
                testid: "stop",
                tone: "stop",
                words: t!("head-stop"),
                title: t!("head-stop-help"),
            },
            CellState::Queued => Self {
                testid: "cancel",
                tone: "plain",
                words: t!("head-cancel"),
                title: t!("head-cancel-help"),
            },
            _ => Self {
                testid: "run",
                tone: "main",
                words: t!("head-run"),
                title: t!("head-run-help"),
            },
        }
    }
}

/// What can be done with it.
#[component]
fn Tools(handle: Handle, state: Memo<CellState>, runs: bool) -> impl IntoView {
    let page = handle.page;
    let press = move || Press::of(state.get());
    let shift = move |by| page.shift_cell(&handle.id(), by);
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
    let pressed = move |_| match state.get_untracked() {
        CellState::Running | CellState::Queued => page.stop_cell(&handle.id()),
        _ => handle.run(),
    };
    let item = |testid: &str, words: &str, act| Item {
        testid: testid.to_owned(),
        words: words.to_owned(),
        about: "",
        act,
    };
    let run = move |below| Callback::new(move |()| page.run_part(&handle.id(), below));
    let insert = move |below| Callback::new(move |()| page.open_menu(&handle.id(), below));
    let items = vec![
        item("run-above", t!("head-run-above"), run(false)),
        item("run-below", t!("head-run-below"), run(true)),
        item("insert-above", t!("head-insert-above"), insert(false)),
        item("insert-below", t!("head-insert-below"), insert(true)),
    ];
    view! {
        <div class="cell-tools">
            // One button, so that whoever pressed it keeps the focus.
            <Show when=move || runs>
                <button type="button" class="button cell-run" data-tone=move || press().tone data-testid=move || press().testid title=move || press().title on:click=pressed>
                    {move || press().words}
                </button>
            </Show>
            <button type="button" class="button-icon" data-testid="move-up" aria-label=t!("head-move-up") title=t!("head-move-up-help") disabled=move || place.get().0 on:click=move |_| shift(-1)>
                "↑"
            </button>
            <button type="button" class="button-icon" data-testid="move-down" aria-label=t!("head-move-down") title=t!("head-move-down-help") disabled=move || place.get().1 on:click=move |_| shift(1)>
                "↓"
            </button>
            <Menu label=t!("head-more") testid="cell-menu" items=items />
            <button type="button" class="button-icon" data-testid="delete" aria-label=t!("head-delete") title=t!("head-delete-help") on:click=move |_| page.delete_cell(&handle.id())>"✕"</button>
        </div>
    }
}
