//! One class of a data cell: its name, counts, pictures, and the button that records it.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use vitrine::protocol::Command;
use vitrine::report::{ImageId, Split};

use super::data::Collection;
use super::picture;
use crate::files::Picked;
use crate::ui::dropzone::DropZone;
use crate::{bridge, format};

/// Thumbnails shown at once; more on demand.
const SHOWN: usize = 60;
/// Time between recorded frames: five a second.
const FRAME_EVERY: Duration = Duration::from_millis(200);

/// A thumbnail.
#[derive(Debug, Clone, PartialEq)]
struct Thumb {
    id: ImageId,
    url: String,
    path: String,
    split: Split,
}

/// A class and its pictures.
#[component]
pub(super) fn ClassCard(
    /// Its data cell.
    cell: Collection,
    /// Its name.
    class: String,
) -> impl IntoView {
    let class = StoredValue::new(class);
    let take = Callback::new(move |files| cell.import(Some(class.get_value()), files));
    let counts = cell.of_data(move |data| {
        let name = class.get_value();
        let of = |split| {
            data.of_class(&name)
                .filter(|(_, image)| image.split == split)
                .count()
        };
        (of(Split::Train), of(Split::Val), of(Split::Test))
    });
    let words = move || {
        let (train, val, test) = counts.get();
        let all = format::plural(train + val + test, "picture", "pictures");
        match (train + val + test, val) {
            (0, _) => "No pictures yet".to_owned(),
            (_, 0) => format!("{all}: {train} to learn, {test} to test"),
            _ => format!("{all}: {train} to learn, {val} to check, {test} to test"),
        }
    };
    view! {
        <DropZone on_files=take class="card">
            <article class="card-inside" data-testid="class-card" data-class=class.get_value() aria-label=format!("Class {}", class.get_value())>
                <CardHead cell=cell class=class />
                <p class="hint" data-testid="class-count">{words}</p>
                <Thumbs cell=cell class=class />
                <Recorder cell=cell class=class />
            </article>
        </DropZone>
    }
}

/// The class's name, to be changed in place, and the button that deletes it.
#[component]
fn CardHead(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let ids = move || -> Vec<ImageId> {
        let name = class.get_value();
        cell.of_data(move |data| data.of_class(&name).map(|(id, _)| id).collect())
            .get_untracked()
    };
    let rename = move |event: leptos::ev::Event| {
        let (old, new) = (
            class.get_value(),
            event_target_value(&event).trim().to_owned(),
        );
        if new.is_empty() || new == old {
            return;
        }
        let filled = !ids().is_empty();
        cell.rename_class(&old, &new);
        if filled {
            cell.send(|request, data| Command::RenameClass {
                request,
                data,
                from: old,
                to: new,
            });
        }
    };
    let delete = move |_| {
        let images = ids();
        cell.forget_class(&class.get_value());
        if !images.is_empty() {
            cell.send(|request, data| Command::RemoveImages {
                request,
                data,
                images,
            });
        }
    };
    view! {
        <header class="card-head">
            <input class="card-name" type="text" data-testid="class-name" aria-label="Name of this class" maxlength="80" prop:value=class.get_value() on:change=rename />
            <button type="button" class="button-icon" data-testid="delete-class" aria-label=format!("Delete the class {} and its pictures", class.get_value()) title="Delete this class" on:click=delete>"✕"</button>
        </header>
    }
}

/// The first pictures of the class, and more on demand.
#[component]
fn Thumbs(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let limit = RwSignal::new(SHOWN);
    // The newest first: whoever records wants to see what came in.
    let thumbs = cell.of_data(move |data| {
        let name = class.get_value();
        let mut all: Vec<_> = data
            .of_class(&name)
            .map(|(id, image)| (id, image.clone()))
            .collect();
        let total = all.len();
        all.reverse();
        all.truncate(limit.get());
        let thumb = |(id, image): (ImageId, crate::state::Image)| Thumb {
            id,
            url: image.url,
            path: image.path,
            split: image.split,
        };
        (total, all.into_iter().map(thumb).collect::<Vec<_>>())
    });
    let hidden = Memo::new(move |_| thumbs.with(|(total, shown)| total - shown.len()));
    let show = move |Thumb {
                         id,
                         url,
                         path,
                         split,
                     }: Thumb| {
        let role = match split {
            Split::Train => "to learn",
            Split::Val => "to check",
            Split::Test => "to test",
        };
        let caption = format!("{path} ({role})");
        let words = caption.clone();
        let pressed = move |event: KeyboardEvent| {
            if event.key() == "Delete" {
                cell.send(|request, data| Command::RemoveImages {
                    request,
                    data,
                    images: vec![id],
                });
            }
        };
        view! {
            <button
                type="button" class="thumb" data-split=format!("{split:?}").to_lowercase() title=words.clone() aria-label=words
                on:click=move |_| picture::look(cell.handle.page, &cell.name(), id, caption.clone()) on:keydown=pressed
            >
                <img src=url alt="" loading="lazy" decoding="async" width="48" height="48" />
            </button>
        }
    };
    view! {
        <div class="thumbs">
            <For each=move || thumbs.with(|(_, shown)| shown.clone()) key=|thumb| (thumb.id, thumb.url.clone(), thumb.split) children=show />
            <Show when=move || { hidden.get() > 0 }>
                <button type="button" class="thumb-more" on:click=move |_| limit.update(|limit| *limit += 5 * SHOWN)>{move || format!("+{} more", hidden.get())}</button>
            </Show>
        </div>
    }
}

/// Records frames of the camera while it is held.
#[component]
fn Recorder(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let held = Memo::new(move |_| {
        cell.recording
            .with(|recording| recording.as_deref() == Some(&class.get_value()))
    });
    let timer = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if held.try_get_untracked() == Some(true) {
            cell.recording.set(None);
        }
    };
    let start = move || {
        stop();
        cell.camera.on.set(true);
        cell.recording.set(Some(class.get_value()));
        take_frame(cell, class);
        timer
            .set_value(set_interval_with_handle(move || take_frame(cell, class), FRAME_EVERY).ok());
    };
    let press = move |event: PointerEvent| {
        event.prevent_default();
        // Held is held, wherever the pointer slides to.
        let _ = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
        start();
    };
    let is_hold = |event: &KeyboardEvent| event.key() == " " || event.key() == "Enter";
    let down = move |event: KeyboardEvent| {
        if is_hold(&event) && !event.shift_key() {
            event.prevent_default();
            if !event.repeat() {
                start();
            }
        }
    };
    let up = move |event: KeyboardEvent| {
        if is_hold(&event) {
            event.prevent_default();
            stop();
        }
    };
    on_cleanup(stop);
    view! {
        <button
            type="button" class="button card-record" data-testid="hold-to-record" aria-pressed=move || held.get().to_string()
            on:pointerdown=press on:pointerup=move |_| stop() on:lostpointercapture=move |_| stop() on:pointercancel=move |_| stop()
            on:contextmenu=|event| event.prevent_default() on:keydown=down on:keyup=up on:blur=move |_| stop()
        >
            {move || if held.get() { "Recording…" } else { "Hold to record" }}
        </button>
    }
}

fn take_frame(cell: Collection, class: StoredValue<String>) {
    if !cell.camera.live.get_untracked() {
        return;
    }
    leptos::task::spawn_local(async move {
        if let (Some(frame), Some(class)) = (cell.camera.frame().await, class.try_get_value()) {
            let path = format!("camera-{:.0}.jpg", bridge::now_ms());
            cell.import(Some(class), vec![Picked::new(path, frame)]);
        }
    });
}
