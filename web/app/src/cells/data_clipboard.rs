//! Pictures from the clipboard, and addresses that are pasted or typed.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, Element};

use super::data::Collection;
use crate::clipboard;
use crate::edit;
use crate::files::{self, Picked};
use crate::i18n::t;
use crate::state::Notice;
use crate::ui::field::TextField;

/// Takes what is pasted while the keyboard is in this cell: for the class it is in, or for whichever fits.
pub(super) fn listen(cell: Collection) {
    let listener = window_event_listener(leptos::ev::paste, move |event| {
        let event: &leptos::ev::Event = event.as_ref();
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let within = |selector: &str| target.as_ref()?.closest(selector).ok().flatten();
        let own = within("[data-cell-id]").and_then(|found| found.get_attribute("data-cell-id"));
        if own.as_deref() == Some(&cell.handle.id()) {
            let card = within("[data-testid=class-card]");
            paste(
                cell,
                card.and_then(|card| card.get_attribute("data-class")),
                event,
            );
        }
    });
    on_cleanup(move || listener.remove());
}

/// Takes what is pasted; what is not for this cell is left alone.
fn paste(cell: Collection, class: Option<String>, event: &leptos::ev::Event) {
    let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
        return;
    };
    let Some(transfer) = event.clipboard_data() else {
        return;
    };
    let files = files::pasted(&transfer);
    if !files.is_empty() {
        event.prevent_default();
        return take(cell, class, files);
    }
    let text = transfer.get_data("text/plain").unwrap_or_default();
    if clipboard::is_address(&text) && !clipboard::is_for_a_field(event) {
        event.prevent_default();
        fetch(cell, class, text.trim());
    }
}

/// Hands pictures over, for a class if one can be told.
fn take(cell: Collection, class: Option<String>, files: Vec<Picked>) {
    let pictures_only = files.iter().all(|file| clipboard::is_picture(&file.path));
    if class.is_some() || !pictures_only {
        return cell.import(class, files);
    }
    let classes = cell.classes.get_untracked();
    match classes.as_slice() {
        [] => cell.import(Some(edit::new_class(&[])), files),
        [only] => cell.import(Some(only.clone()), files),
        _ => cell.handle.page.tell(Notice::info(t!("data-paste-which"))),
    }
}

/// Takes what lies at an address of this site; says why not of another.
fn fetch(cell: Collection, class: Option<String>, address: &str) {
    let page = cell.handle.page;
    let Some(address) = clipboard::of_this_site(address) else {
        return page.tell(Notice::info(t!("data-elsewhere")));
    };
    leptos::task::spawn_local(async move {
        match files::fetch_blob(&address).await {
            Some(blob) => {
                let name = address.split(['?', '#']).next().unwrap_or_default();
                let name = name.rsplit('/').next().unwrap_or_default().to_owned();
                take(cell, class, vec![Picked::new(name, blob)]);
            }
            None => page.tell(Notice::problem(t!("data-no-address", address = address))),
        }
    });
}

/// A button that takes the picture in the clipboard, where the browser lets a page ask.
#[component]
pub(super) fn PasteButton(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let take = move |_| {
        leptos::task::spawn_local(async move {
            match clipboard::pictures().await {
                Ok(files) if files.is_empty() => {
                    cell.handle.page.tell(Notice::info(t!("data-paste-none")));
                }
                Ok(files) => cell.import(class.try_get_value(), files),
                Err(_) => cell
                    .handle
                    .page
                    .tell(Notice::info(t!("data-paste-not-allowed"))),
            }
        });
    };
    clipboard::can_ask().then(|| {
        let label = t!("data-paste-into", class = class.get_value());
        view! { <button type="button" class="button" data-testid="paste" aria-label=label on:click=take>{t!("data-paste")}</button> }
    })
}

/// What else can be added, and an address to fetch from.
#[component]
pub(super) fn OtherWays(cell: Collection) -> impl IntoView {
    let typed = Callback::new(move |address: String| fetch(cell, None, &address));
    view! {
        <details class="more" data-testid="other-ways">
            <summary>{t!("data-ways")}</summary>
            <ul class="plain-list">
                <li><strong>{t!("data-ways-table")}</strong>" "{t!("data-ways-table-about")}</li>
                <li><strong>{t!("data-ways-teachable")}</strong>" "{t!("data-ways-teachable-about")}</li>
                <li><strong>{t!("data-ways-clipboard")}</strong>" "{t!("data-ways-clipboard-about")}</li>
                <li><strong>{t!("data-ways-address")}</strong>" "{t!("data-ways-address-about")}" "{t!("data-elsewhere")}</li>
            </ul>
            <div class="form"><TextField label=t!("data-address") testid="data-address" value=Signal::stored(String::new()) on_change=typed /></div>
        </details>
    }
}
