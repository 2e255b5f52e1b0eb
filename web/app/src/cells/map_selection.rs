//! What can be done with the pictures selected on a map.

use leptos::prelude::*;
use vitrine::protocol::Command;
use vitrine::report::{ImageId, Split};

use super::map::{Entry, MapView, role};
use crate::i18n::t;
use crate::ui::field::{SelectField, TextField};

/// Value and split of each choice.
const SPLITS: [(&str, Split); 3] = [
    ("train", Split::Train),
    ("val", Split::Val),
    ("test", Split::Test),
];

/// The selection, and its buttons.
#[component]
pub(super) fn SelectionBar(map: MapView) -> impl IntoView {
    let images = Memo::new(move |_| {
        let selected = map.selected.read();
        map.entries.with(|entries| {
            let chosen =
                |entry: &&Entry| entry.image.is_some() && selected.contains(&entry.place.image);
            entries
                .iter()
                .filter(chosen)
                .map(|entry| entry.place.image)
                .collect::<Vec<ImageId>>()
        })
    });
    let some = Memo::new(move |_| !images.read().is_empty());
    let words = move || t!("map-selected", count = images.read().len());
    view! {
        <p role="status" data-testid="map-selected">{words}</p>
        <Show when=move || some.get()><Actions map=map images=images /></Show>
    }
}

#[component]
fn Actions(map: MapView, images: Memo<Vec<ImageId>>) -> impl IntoView {
    let class = RwSignal::new(String::new());
    let classes = Memo::new(move |_| {
        map.entries.with(|entries| {
            let names = entries.iter().filter_map(|entry| entry.image.as_ref());
            let names: std::collections::BTreeSet<&String> =
                names.map(|image| &image.class).collect();
            names.into_iter().cloned().collect::<Vec<String>>()
        })
    });
    let choices = Signal::derive(move || {
        let known = classes.get().into_iter().map(|name| (name.clone(), name));
        let first = (String::new(), t!("map-choose-class").to_owned());
        let typed =
            Some(class.get()).filter(|name| !name.is_empty() && !classes.read().contains(name));
        let typed = typed.map(|name| (name.clone(), name));
        std::iter::once(first).chain(known).chain(typed).collect()
    });
    let split = RwSignal::new("train".to_owned());
    let splits = SPLITS
        .map(|(tag, split)| (tag.to_owned(), role(split).to_owned()))
        .to_vec();
    let relabel = move |_| {
        let (images, class) = (images.get_untracked(), class.get_untracked());
        map.send(|request, data| Command::Relabel {
            request,
            data,
            images,
            class,
        });
    };
    let shift = move |_| {
        let images = images.get_untracked();
        let tag = split.get_untracked();
        let split = SPLITS
            .iter()
            .find(|(other, _)| *other == tag)
            .map(|(_, split)| *split);
        if let Some(split) = split {
            map.send(|request, data| Command::MoveImages {
                request,
                data,
                images,
                split,
            });
        }
    };
    let remove = move |_| {
        let images = images.get_untracked();
        map.send(|request, data| Command::RemoveImages {
            request,
            data,
            images,
        });
    };
    view! {
        <div class="selection" role="group" aria-label=t!("map-selection")>
            <div class="selection-part">
                <SelectField label=t!("map-class") testid="map-class" options=choices value=class on_change=Callback::new(move |name| class.set(name)) />
                <TextField label=t!("map-new-class") testid="map-new-class" value=class on_change=Callback::new(move |name| class.set(name)) />
                <button type="button" class="button" data-testid="map-relabel" disabled=move || class.read().is_empty() on:click=relabel>{t!("map-relabel")}</button>
            </div>
            <div class="selection-part">
                <SelectField label=t!("map-use") testid="map-split" options=Signal::stored(splits) value=split on_change=Callback::new(move |tag| split.set(tag)) />
                <button type="button" class="button" data-testid="map-move" on:click=shift>{t!("map-move")}</button>
            </div>
            <div class="selection-part">
                <button type="button" class="button" data-tone="stop" data-testid="map-remove" on:click=remove>{t!("map-remove")}</button>
                <button type="button" class="button" data-testid="map-unselect" on:click=move |_| map.selected.update(std::collections::BTreeSet::clear)>{t!("map-unselect")}</button>
            </div>
        </div>
    }
}
