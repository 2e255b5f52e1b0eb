//! A dialog over the page, closed by its button, Escape, or a click beside it.

use leptos::prelude::*;
use web_sys::{Event, EventTarget};

use crate::i18n::t;

/// A dialog, open as long as `open` says so.
#[component]
pub(crate) fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The user closed it.
    on_close: Callback<()>,
    /// What it is about.
    label: &'static str,
    /// What lies in it.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only for a dialog outside the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // By something that is told of the dialog itself, not of what lies in it.
    let close_of_itself = move |target: Option<EventTarget>| {
        let dialog = node.get_untracked();
        if dialog.is_some_and(|dialog| target.as_ref() == Some(dialog.as_ref())) {
            on_close.run(());
        }
    };
    // Escape is told of at once; of having closed the browser tells later, when it may be open again.
    let closed = move |_| {
        if node.get_untracked().is_some_and(|dialog| !dialog.open()) {
            on_close.run(());
        }
    };
    view! {
        <dialog class="dialog" node_ref=node aria-label=label on:cancel=move |event: Event| close_of_itself(event.target()) on:close=closed on:click=move |event| close_of_itself(event.target())>
            <div class="dialog-body">
                {children()}
                <button type="button" class="button" on:click=move |_| on_close.run(())>{t!("dialog-close")}</button>
            </div>
        </dialog>
    }
}
