//! A dialog over the page, closed by its button, Escape, or a click beside it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

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
    let beside = move |event: leptos::ev::MouseEvent| {
        let itself = node.get_untracked().is_some_and(|dialog| {
            event.target().is_some_and(|target| {
                AsRef::<JsValue>::as_ref(&target) == AsRef::<JsValue>::as_ref(&dialog)
            })
        });
        if itself {
            on_close.run(());
        }
    };
    view! {
        <dialog class="dialog" node_ref=node aria-label=label on:close=move |_| on_close.run(()) on:click=beside>
            <div class="dialog-body">
                {children()}
                <button type="button" class="button" on:click=move |_| on_close.run(())>{t!("dialog-close")}</button>
            </div>
        </dialog>
    }
}
