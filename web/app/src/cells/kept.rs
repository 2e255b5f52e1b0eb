//! What earlier downloads left on this device: listed, and deleted by a button each.

use leptos::prelude::*;
use vitrine::protocol::HubModel;

use super::Handle;
use super::kept_here::KeptHere;
use crate::format;
use crate::i18n::t;
use crate::kept::{Shelf, Stored};
use crate::state::AppStateStoreFields as _;

/// The list, folded in.
#[component]
pub(crate) fn KeptDownloads(
    /// The cell it is in; looked at anew whenever that changes its state.
    handle: Handle,
) -> impl IntoView {
    let page = handle.page;
    let state = handle.state();
    Effect::new(move |_| {
        state.get(); // not `track`: a memo that nobody reads is not worked out
        page.look_at_shelf();
    });
    let shelf = page.state.shelf();
    let line = move |stored: Stored| {
        let name = page.state.hub().with(|hub| name(hub, &stored.url));
        let size = format::bytes(stored.bytes);
        let size = if stored.complete {
            size
        } else {
            t!("kept-part", size = size)
        };
        let label = t!("kept-delete-named", name = name.as_str());
        let url = stored.url.clone();
        view! {
            <li class="row" data-testid="stored-item" data-url=stored.url>
                <span>{name}</span>
                <span class="hint">{size}</span>
                <button type="button" class="button" data-testid="stored-delete" aria-label=label on:click=move |_| page.delete_download(url.clone())>{t!("kept-delete")}</button>
            </li>
        }
    };
    view! {
        <details class="more" data-testid="stored" on:toggle=move |_| page.look_at_shelf()>
            <summary>{t!("kept-stored")}</summary>
            <KeptHere />
            <ul class="kept">{move || shelf.read().downloads.iter().cloned().map(line).collect_view()}</ul>
            <p class="hint" role="status" data-testid="stored-total">{move || shelf.with(total)}</p>
        </details>
    }
}

/// What people call it: the title on offer, else the end of its address.
fn name(hub: &[HubModel], url: &str) -> String {
    let title = hub.iter().find(|model| model.url == url);
    title.map_or_else(
        || {
            let path = url.split(['?', '#']).next().unwrap_or(url);
            let (_, path) = path.split_once("://").unwrap_or(("", path));
            path.to_owned()
        },
        |model| model.title.clone(),
    )
}

fn total(shelf: &Shelf) -> String {
    if shelf.downloads.is_empty() {
        return t!("kept-nothing").to_owned();
    }
    let count = shelf.downloads.len();
    let bytes = format::bytes(shelf.downloads.iter().map(|stored| stored.bytes).sum());
    match shelf.quota.map(format::bytes) {
        Some(room) => t!("kept-total-room", count = count, bytes = bytes, room = room),
        None => t!("kept-total", count = count, bytes = bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_is_called_by_its_title_or_else_its_address() {
        let hub = [HubModel {
            id: "tiny".to_owned(),
            title: "DeiT-Tiny".to_owned(),
            variant: String::new(),
            url: "https://hub/a/model.safetensors".to_owned(),
            bytes: 1,
            sha256: None,
            licence: String::new(),
        }];
        assert_eq!(name(&hub, "https://hub/a/model.safetensors"), "DeiT-Tiny");
        assert_eq!(
            name(&hub, "https://hub/b/model.safetensors?x=1"),
            "hub/b/model.safetensors"
        );
    }

    #[test]
    fn the_total_says_how_much_of_what() {
        let stored = |url: &str, bytes| Stored {
            url: url.to_owned(),
            bytes,
            complete: true,
        };
        let mut shelf = Shelf::default();
        assert!(total(&shelf).starts_with("Nothing is stored"));
        shelf.downloads = vec![stored("a", 22_900_000), stored("b", 2_100_000)];
        shelf.quota = Some(1_000_000_000);
        assert_eq!(
            total(&shelf),
            "2 downloads, 25.0 MB of the 1.0 GB the browser gives this page."
        );
    }
}
