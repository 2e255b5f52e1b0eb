//! The map's pictures as a list, for those who do not use the map: each can be opened and selected.

use leptos::prelude::*;

use super::map::{Entry, MapView, role};
use super::thumb::Thumb;
use crate::i18n::t;

/// Rows shown at once; more on demand.
const SHOWN: usize = 50;

/// The list, folded away at first: the pictures selected, or all of them.
#[component]
pub(super) fn PictureList(map: MapView) -> impl IntoView {
    let open = RwSignal::new(false);
    let only_selected = RwSignal::new(false);
    let limit = RwSignal::new(SHOWN);
    let rows = Memo::new(move |_| {
        if !open.get() {
            return (0, Vec::new());
        }
        let selected = map.selected.read();
        map.entries.with(|entries| {
            let only = only_selected.get();
            let listed = |entry: &&Entry| !only || selected.contains(&entry.place.image);
            let all: Vec<&Entry> = entries.iter().filter(listed).collect();
            let shown = all.iter().take(limit.get()).map(|entry| (*entry).clone());
            (all.len(), shown.collect::<Vec<_>>())
        })
    });
    let hidden = Memo::new(move |_| rows.with(|(total, shown)| total - shown.len()));
    let row = move |entry| view! { <Row map=map entry=entry /> };
    let key = |entry: &Entry| {
        let facts = entry
            .image
            .as_ref()
            .map(|image| (image.class.clone(), image.split, image.url.clone()));
        (entry.place.image, facts, entry.guess.clone())
    };
    view! {
        <div>
            <button type="button" class="button" data-testid="map-list-toggle" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                {move || if open.get() { t!("map-list-hide") } else { t!("map-list-show") }}
            </button>
        </div>
        <Show when=move || open.get()>
            <label class="field-check">
                <input type="checkbox" data-testid="map-list-selected" prop:checked=only_selected on:change=move |event| only_selected.set(event_target_checked(&event)) />
                {t!("map-list-only-selected")}
            </label>
            <div class="scroll" tabindex="0">
                <table class="table" data-testid="map-list">
                    <thead>
                        <tr><th scope="col">{t!("map-list-selected")}</th><th scope="col">{t!("map-list-picture")}</th><th scope="col">{t!("map-list-path")}</th><th scope="col">{t!("map-class")}</th><th scope="col">{t!("map-list-guess")}</th><th scope="col">{t!("map-use")}</th></tr>
                    </thead>
                    <tbody><For each=move || rows.with(|(_, shown)| shown.clone()) key=key children=row /></tbody>
                </table>
            </div>
            <Show when=move || { hidden.get() > 0 }>
                <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += 4 * SHOWN)>{move || t!("map-more", count = hidden.get())}</button>
            </Show>
        </Show>
    }
}

#[component]
fn Row(map: MapView, entry: Entry) -> impl IntoView {
    let image = entry.place.image;
    let is_selected = move || map.selected.read().contains(&image);
    let words = entry.words();
    let opened = StoredValue::new(entry.clone());
    let thumb = entry.image.as_ref().map(|image| {
        view! {
            <button type="button" class="thumb" aria-label=t!("map-open", picture = words.as_str()) on:click=move |_| opened.with_value(|entry| map.look(entry))>
                <Thumb ticket=image.url.clone() px=48 />
            </button>
        }
    });
    let (path, class, split) = entry.image.map_or_else(Default::default, |image| {
        (image.path, image.class, role(image.split))
    });
    view! {
        <tr data-image=image.0>
            <td><input type="checkbox" data-testid="map-choose" aria-label=t!("map-select", picture = words.as_str()) prop:checked=is_selected on:change=move |_| map.toggle(image) /></td>
            <td>{thumb}</td><th scope="row">{path}</th><td>{class}</td><td>{entry.guess}</td><td>{split}</td>
        </tr>
    }
}
