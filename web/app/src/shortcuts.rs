//! The keys of the whole page: listens, and has the page do what the table says.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use crate::keys::{self, Action, Meaning, Place, Pressed};
use crate::page::Page;
use crate::{bridge, focus, storage};

/// How long after the first of two presses the second may come.
const PAIR_MS: f64 = 1000.0;
/// Where it is kept that letters alone do nothing.
const LETTERS_OFF: &str = "vitrine-letters-off";

/// Whether a letter alone does something. Not for those who speak to their computer: every word would be a command
/// (WCAG 2.1.4).
pub(crate) fn letters() -> bool {
    storage::get(LETTERS_OFF).is_none()
}

/// Keeps that choice; a browser that keeps nothing forgets it with this press.
pub(crate) fn let_letters(act: bool) {
    if act {
        storage::remove(LETTERS_OFF);
    } else {
        storage::set(LETTERS_OFF, "");
    }
}

/// Listens for keys as long as the page is there.
pub(crate) fn listen(page: Page) {
    let before = StoredValue::new(None::<(Pressed, f64)>);
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        // Whatever has the keyboard comes first, and half-written signs belong to whoever writes them.
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let pressed = Pressed {
            key: event.key(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        if ["Shift", "Control", "Alt", "Meta"].contains(&&*pressed.key) {
            return;
        }
        let alone = !pressed.command && !pressed.alt && pressed.key.chars().count() == 1;
        if alone && !letters() {
            return;
        }
        let now_ms = bridge::now_ms();
        let earlier = before
            .get_value()
            .filter(|(_, at_ms)| now_ms - at_ms < PAIR_MS);
        before.set_value(None);
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let (place, in_cell) = focus::place(target);
        match keys::meaning(
            &pressed,
            earlier.as_ref().map(|(pressed, _)| pressed),
            place,
        ) {
            Meaning::Do(action) if suits(page, action, place, in_cell) => {
                event.prevent_default();
                // Holding a key down does not delete cell after cell.
                if !event.repeat() || repeats(action) {
                    page.act(action);
                }
            }
            Meaning::Begins if !event.repeat() => before.set_value(Some((pressed, now_ms))),
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether an action makes sense where the keyboard is. A field outside of all cells has nothing to do with the one
/// selected; Escape first ends a drag.
fn suits(page: Page, action: Action, place: Place, in_cell: bool) -> bool {
    if page.holds_back(action) {
        return false;
    }
    if action == Action::Leave {
        let dragging = page.desk.drag.get_untracked().is_some();
        page.desk.drag.set(None);
        return !dragging && in_cell && place != Place::Cell;
    }
    let on_field = matches!(place, Place::Text | Place::Choice);
    !on_field || in_cell || !matches!(action, Action::Run | Action::RunAndNext)
}

fn repeats(action: Action) -> bool {
    matches!(
        action,
        Action::SelectAbove
            | Action::SelectBelow
            | Action::MoveUp
            | Action::MoveDown
            | Action::Undo
            | Action::Redo
    )
}
