//! The cells in order, and the gaps between them: a menu that adds a cell, and the line a dragged one lands at.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::cells::CellView;
use crate::i18n::t;
use crate::page::Page;
use crate::state::AppStateStoreFields as _;
use crate::ui::menu::step;
use crate::{drag, edit};

/// The cells, with a gap between any two.
#[component]
pub(crate) fn Cells() -> impl IntoView {
    let state = Page::here().state;
    let keys = Memo::new(move |_| {
        let notebook = state.notebook().read();
        let opened = state.opened().get();
        notebook
            .cells
            .iter()
            .map(|cell| (opened, cell.id.clone()))
            .collect::<Vec<_>>()
    });
    let show = move |(_, id): (u32, String)| {
        let cell = state.notebook().read_untracked().cell(&id).cloned();
        cell.map(|cell| view! { <AddCell before=Some(id) /><CellView cell=cell /> })
    };
    view! {
        <For each=move || keys.get() key=Clone::clone children=show />
        <AddCell before=None />
    }
}

/// A menu of the kinds a cell can be; adds one before a cell or at the end.
#[component]
fn AddCell(before: Option<String>) -> impl IntoView {
    let page = Page::here();
    let adding = page.desk.adding;
    let at_end = before.is_none();
    let before = StoredValue::new(before);
    let menu = NodeRef::<leptos::html::Div>::new();
    let open = Memo::new(move |_| {
        adding.with(|gap| {
            gap.as_ref()
                .is_some_and(|gap| before.with_value(|before| gap == before))
        })
    });
    // Whoever opens the menu is in it.
    Effect::new(move |_| {
        if let Some(menu) = menu.get() {
            step(&menu, 0);
        }
    });
    let lands = Memo::new(move |_| {
        page.desk.drag.with(|dragged| {
            let Some(dragged) = dragged else { return false };
            let cells = &page.state.notebook().read().cells;
            let place = |id: &String| cells.iter().position(|cell| cell.id == *id);
            let own = before.with_value(|before| before.as_ref().map_or(Some(cells.len()), place));
            let from = place(&dragged.cell);
            own == Some(dragged.gap) && from.is_some_and(|from| drag::moves(from, dragged.gap))
        })
    });
    let toggle = move |_| {
        let gap = (!open.get_untracked()).then(|| before.get_value());
        adding.set(gap);
    };
    let add = move |tag: &'static str| before.with_value(|gap| page.add_cell(gap, tag));
    let item = move |(tag, title, about): (&'static str, &'static str, &'static str)| {
        view! {
            <button type="button" class="add-item" role="menuitem" data-testid=format!("add-{tag}") on:click=move |_| add(tag)>
                <strong>{title}</strong><span class="hint">{about}</span>
            </button>
        }
    };
    let key = move |event: KeyboardEvent| {
        let by = match &*event.key() {
            "ArrowDown" | "ArrowRight" => 1,
            "ArrowUp" | "ArrowLeft" => -1,
            "Escape" => {
                event.prevent_default();
                adding.set(None);
                if let Some(id) = page.desk.selected.get_untracked() {
                    page.select(&id);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(menu) = menu.get_untracked() {
            step(&menu, by);
        }
    };
    view! {
        <div class="add" data-end=at_end.to_string() data-open=move || open.get().to_string() data-lands=move || lands.get().to_string()>
            <button type="button" class="add-button" data-testid="add-cell" aria-haspopup="menu" aria-expanded=move || open.get().to_string() aria-label=t!("list-add-here") on:click=toggle>
                {if at_end { t!("list-add") } else { "+" }}
            </button>
            <Show when=move || open.get()>
                <div class="add-menu" role="menu" aria-label=t!("list-kinds") data-testid="add-menu" node_ref=menu on:keydown=key>{edit::KINDS.map(item).collect_view()}</div>
            </Show>
        </div>
    }
}
