//! The large view of one picture, shared by the whole page.

use leptos::prelude::*;
use vitrine::protocol::Command;
use vitrine::report::ImageId;

use crate::files;
use crate::i18n::t;
use crate::page::Page;
use crate::picture_edit::PictureEdit;
use crate::state::{AppStateStoreFields as _, Keeping, Viewer, Work};
use crate::ui::dialog::Dialog;

/// Opens the large view.
pub(crate) fn look(page: Page, data: &str, image: ImageId, caption: String) {
    close(page);
    page.state.viewer().set(Some(Viewer {
        data: data.to_owned(),
        image,
        url: None,
        caption,
    }));
    page.send(None, Work::Show(image), |request| Command::ShowImage {
        request,
        data: data.to_owned(),
        image,
    });
}

fn close(page: Page) {
    let old = page.state.viewer().write().take();
    if let Some(url) = old.and_then(|viewer| viewer.url) {
        files::revoke(&url);
    }
}

/// The large view.
#[component]
pub(crate) fn PictureViewer() -> impl IntoView {
    let page = Page::here();
    let viewer = page.state.viewer();
    let open = Signal::derive(move || viewer.read().is_some());
    let remove = move |_| {
        let Some(Viewer { data, image, .. }) = viewer.get_untracked() else {
            return;
        };
        close(page);
        page.tend(
            &data,
            PictureEdit::Remove {
                images: vec![image],
            },
        );
    };
    let read_only = Memo::new(move |_| *page.state.keeping().read() == Keeping::Elsewhere);
    let picture = move || {
        let Viewer { url, caption, .. } = viewer.get()?;
        let picture = match url {
            Some(url) => view! { <img class="picture-large" src=url alt=caption.clone() data-testid="picture" /> }.into_any(),
            None => view! { <p class="hint">{t!("picture-wait")}</p> }.into_any(),
        };
        Some(view! { {picture} <p class="hint">{caption}</p> })
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| if viewer.read_untracked().is_some() { close(page) }) label=t!("picture-label")>
            {picture}
            <button type="button" class="button" data-tone="stop" data-testid="remove-picture" prop:disabled=read_only on:click=remove>{t!("picture-remove")}</button>
        </Dialog>
    }
}
