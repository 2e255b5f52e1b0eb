//! A note: rendered Markdown, edited in place.

use leptos::ev::KeyboardEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use vitrine::markdown::{self, Images};
use vitrine::notebook::{CellKind, NoteSettings};

use super::Handle;
use crate::i18n::t;

/// The note: click or Enter to edit, Shift+Enter to show.
#[component]
pub(crate) fn NoteCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: NoteSettings,
) -> impl IntoView {
    let editing = RwSignal::new(settings.markdown.is_empty());
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Note(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let area = NodeRef::<Textarea>::new();
    let keep = move || {
        if let Some(area) = area.get_untracked() {
            let text = area.value();
            handle.edit(|kind| {
                if let CellKind::Note(note) = kind {
                    note.markdown = text;
                }
            });
        }
    };
    let open = move || {
        if handle.page.is_read_only() {
            return;
        }
        editing.set(true);
        request_animation_frame(move || {
            if let Some(area) = area.get_untracked() {
                let _ = area.focus();
            }
        });
    };
    let close = move || {
        keep();
        // In the next frame: until then the key that did it finds the text where it was.
        request_animation_frame(move || {
            editing.try_set(false);
        });
        handle.page.select(&handle.id());
    };
    // The page's own keys go on from here: to the cell as a whole, or to the next.
    let typed = move |event: KeyboardEvent| {
        let with = event.shift_key() || event.ctrl_key() || event.meta_key();
        if (event.key() == "Enter" && with) || event.key() == "Escape" {
            close();
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() {
            event.prevent_default();
            open();
        }
    };
    let clicked = move |event: leptos::ev::MouseEvent| {
        let on_link = event_target::<web_sys::Element>(&event)
            .closest("a")
            .ok()
            .flatten()
            .is_some();
        if !on_link {
            open();
        }
    };
    let html = Memo::new(move |_| {
        settings.with(|note| markdown::to_html(&note.markdown, Images::OfThePage))
    });
    view! {
        <Show
            when=move || editing.get()
            fallback=move || view! {
                <div
                    class="note" data-testid="note-view" data-enter="" tabindex="0" role="group" aria-label=t!("note-view")
                    title=t!("note-click") on:click=clicked on:keydown=pressed inner_html=html
                ></div>
            }
        >
            <textarea
                class="note-edit" node_ref=area data-testid="note-edit" aria-label=t!("note-text") spellcheck="true" rows="6"
                placeholder=t!("note-placeholder")
                prop:value=move || settings.with_untracked(|note| note.markdown.clone())
                on:keydown=typed on:input=move |_| keep()
            ></textarea>
            <p class="hint">{t!("note-when-done")}" "<button type="button" class="button" on:click=move |_| close()>{t!("note-done")}</button></p>
        </Show>
    }
}
