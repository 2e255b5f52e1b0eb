//! A note: rendered Markdown, edited in place.

use leptos::ev::KeyboardEvent;
use leptos::html::{Div, Textarea};
use leptos::prelude::*;
use vitrine::markdown::{self, Images};
use vitrine::notebook::{CellKind, NoteSettings};

use super::Handle;

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
    let (area, shown) = (NodeRef::<Textarea>::new(), NodeRef::<Div>::new());
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
        editing.set(true);
        request_animation_frame(move || {
            if let Some(area) = area.get_untracked() {
                let _ = area.focus();
            }
        });
    };
    let close = move || {
        keep();
        editing.set(false);
    };
    let typed = move |event: KeyboardEvent| {
        if (event.key() == "Enter" && event.shift_key()) || event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            close();
            request_animation_frame(move || {
                if let Some(shown) = shown.get_untracked() {
                    let _ = shown.focus();
                }
            });
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
                    class="note" node_ref=shown data-testid="note-view" tabindex="0" role="button" aria-label="Note: press Enter to edit"
                    title="Click to edit" on:click=clicked on:keydown=pressed inner_html=html
                ></div>
            }
        >
            <textarea
                class="note-edit" node_ref=area data-testid="note-edit" aria-label="Text of this note, in Markdown" spellcheck="true" rows="6"
                placeholder="Write here. **bold**, ## heading, - list. Shift+Enter shows it."
                prop:value=move || settings.with_untracked(|note| note.markdown.clone())
                on:keydown=typed on:change=move |_| keep()
            ></textarea>
            <p class="hint">"Shift+Enter when you are done. "<button type="button" class="button" on:click=move |_| close()>"Done"</button></p>
        </Show>
    }
}
