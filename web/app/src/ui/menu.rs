//! A button that opens a short menu.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// One of the things a menu offers.
#[derive(Clone)]
pub(crate) struct Item {
    /// For tests.
    pub(crate) testid: String,
    /// Its words.
    pub(crate) words: String,
    /// A sentence about it, or nothing.
    pub(crate) about: &'static str,
    /// What it does.
    pub(crate) act: Callback<()>,
}

/// A button with a menu.
#[component]
pub(crate) fn Menu(
    /// What it is for.
    label: &'static str,
    /// Whether the button has these words on it; else it has three dots.
    #[prop(optional)]
    in_words: bool,
    /// For tests: of the button.
    testid: &'static str,
    /// What it offers.
    items: Vec<Item>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<leptos::html::Button>::new();
    let list = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            step(&list, 0);
        }
    });
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // Fails only for what cannot have the keyboard.
            let _ = button.focus();
        }
    };
    let key = move |event: KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        match &*event.key() {
            "ArrowDown" => step(&list, 1),
            "ArrowUp" => step(&list, -1),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let left = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let inside = list
            .get_untracked()
            .is_some_and(|list| list.contains(to.as_ref()));
        let on_button = button
            .get_untracked()
            .is_some_and(|button| button.contains(to.as_ref()));
        if !inside && !on_button {
            open.set(false);
        }
    };
    let items = StoredValue::new(items);
    let item = move |Item {
                         testid,
                         words,
                         about,
                         act,
                     }: Item| {
        let press = move |_| {
            close();
            act.run(());
        };
        view! { <button type="button" class="menu-item" role="menuitem" data-testid=testid on:click=press>{words}{(!about.is_empty()).then(|| view! { <span class="hint">{about}</span> })}</button> }
    };
    view! {
        <div class="menu">
            <button
                type="button" class=if in_words { "button" } else { "button-icon" } node_ref=button data-testid=testid aria-haspopup="menu"
                aria-expanded=move || open.get().to_string() aria-label=label title=(!in_words).then_some(label) on:click=move |_| open.update(|open| *open = !*open)
            >
                <span aria-hidden="true">{if in_words { label } else { "⋯" }}</span>
            </button>
            <Show when=move || open.get()>
                <div class="menu-list" role="menu" aria-label=label node_ref=list on:keydown=key on:focusout=left>
                    {items.with_value(|items| items.iter().cloned().map(item).collect_view())}
                </div>
            </Show>
        </div>
    }
}

/// Brings the keyboard that many items on, around the ends; from outside, to the first.
pub(crate) fn step(list: &HtmlElement, by: i32) {
    let items = list.children();
    let number = i32::try_from(items.length()).unwrap_or(i32::MAX);
    let held = document().active_element();
    let now = (0..items.length()).find(|index| items.item(*index) == held);
    let now = now.and_then(|now| i32::try_from(now).ok());
    let next = now.map_or(0, |now| (now + by).rem_euclid(number.max(1)));
    let item = u32::try_from(next).ok().and_then(|next| items.item(next));
    if let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        // Fails only for what cannot have the keyboard.
        let _ = item.focus();
    }
}
