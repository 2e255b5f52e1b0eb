//! What this notebook keeps on the device beside itself: pictures and trained models, each with its size and a button
//! that deletes it.

use leptos::prelude::*;
use vitrine::ledger::{Ledger, Place};

use crate::format;
use crate::i18n::t;
use crate::page::Page;
use crate::state::AppStateStoreFields as _;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    words: String,
    size: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Pictures(String),
    Model(String),
}

/// The list; nothing where nothing is kept.
#[component]
pub(super) fn KeptHere() -> impl IntoView {
    let page = Page::here();
    let items = Memo::new(move |_| {
        let albums = page.state.albums().read();
        let memory = page.state.memory().read();
        let pictures = albums.iter().filter_map(|(name, album)| {
            let (files, bytes) = stored(&album.ledger);
            (files > 0).then(|| Item {
                words: t!("kept-here-pictures", name = name.as_str()),
                size: t!(
                    "kept-here-files",
                    count = files,
                    bytes = format::bytes(bytes)
                ),
                what: What::Pictures(name.clone()),
            })
        });
        let models = memory.models.iter().map(|(name, model)| Item {
            words: t!("kept-here-model", name = name.as_str()),
            size: format::bytes(model.bytes),
            what: What::Model(name.clone()),
        });
        pictures.chain(models).collect::<Vec<_>>()
    });
    let line = move |Item { words, size, what }: Item| {
        let label = match &what {
            What::Pictures(name) => t!("kept-here-delete-pictures", name = name.as_str()),
            What::Model(name) => t!("kept-here-delete-model", name = name.as_str()),
        };
        let delete = move |_| match &what {
            What::Pictures(name) => page.forget_album(name),
            What::Model(name) => page.drop_model(name),
        };
        view! {
            <li class="row" data-testid="kept-item">
                <span>{words}</span>
                <span class="hint">{size}</span>
                <button type="button" class="button" data-testid="kept-delete" aria-label=label on:click=delete>{t!("kept-here-delete")}</button>
            </li>
        }
    };
    view! {
        <Show when=move || items.with(|items| !items.is_empty())>
            <p class="hint">{t!("kept-here")}</p>
            <ul class="kept">{move || items.get().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
}

/// The files of a data set that are on the device, and their bytes.
fn stored(ledger: &Ledger) -> (usize, u64) {
    let sources = ledger.sources.iter();
    let stored = sources.filter(|source| matches!(source.place, Place::Stored(_)));
    stored.fold((0, 0), |(files, bytes), source| {
        (files + 1, bytes + source.bytes)
    })
}
