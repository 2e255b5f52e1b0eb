//! What can be done with the whole notebook: the buttons of the page's head that come from the table of actions.

use leptos::prelude::*;

use crate::i18n::t;
use crate::keys::{self, Action, Binding};
use crate::page::Page;
use crate::{bridge, undo::History};

/// Undo and redo, each saying what of.
#[component]
pub(crate) fn UndoButtons() -> impl IntoView {
    view! {
        <div class="head-pair" role="group" aria-label=t!("toolbar-changes")>
            <UndoButton action=Action::Undo testid="undo" sign="↶" next=History::next_undo />
            <UndoButton action=Action::Redo testid="redo" sign="↷" next=History::next_redo />
        </div>
    }
}

#[component]
fn UndoButton(
    action: Action,
    testid: &'static str,
    sign: &'static str,
    next: fn(&History) -> Option<&str>,
) -> impl IntoView {
    let page = Page::here();
    let step = Memo::new(move |_| {
        page.desk
            .history
            .with(|history| next(history).map(str::to_owned))
    });
    let words = keys::binding(action).map_or("", Binding::words);
    let name = move || {
        step.get().map_or_else(
            || words.to_owned(),
            |step| t!("keys-step", action = words, step = step),
        )
    };
    let title = move || t!("toolbar-with-keys", action = name(), keys = hint(action));
    // Unlike by key, the keyboard stays on the button.
    let press = move |_| {
        let cell = if action == Action::Undo {
            page.undo()
        } else {
            page.redo()
        };
        if let Some(id) = cell {
            request_animation_frame(move || crate::focus::show(&id));
        }
    };
    view! {
        <button type="button" class="button-icon" data-testid=testid aria-label=name title=title disabled=move || step.read().is_none() on:click=press>
            <span aria-hidden="true">{sign}</span>
        </button>
    }
}

/// Opens the command palette.
#[component]
pub(crate) fn PaletteButton() -> impl IntoView {
    let page = Page::here();
    view! {
        <button
            type="button" class="button" data-testid="open-palette" aria-haspopup="dialog" title=t!("toolbar-palette-title", keys = hint(Action::Palette))
            on:click=move |_| page.act(Action::Palette)
        >
            {t!("toolbar-palette")}
        </button>
    }
}

/// What assistive technology is told of what happened.
#[component]
pub(crate) fn Said() -> impl IntoView {
    let said = Page::here().desk.said;
    view! { <p class="visually-hidden" role="status" data-testid="said">{said}</p> }
}

fn hint(action: Action) -> String {
    let keys = keys::binding(action).and_then(|binding| binding.keys.first());
    keys.map_or_else(String::new, |keys| keys::shown(keys, bridge::is_mac()))
}
