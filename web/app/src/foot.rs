//! The foot of the page: what stays on this computer, in three sentences; and above all cells, the news of a newer build.

use leptos::prelude::*;

use crate::i18n::{LanguageChoice, t};
use crate::offline::{Offline, Update};
use crate::page::Page;
use crate::plan;
use crate::state::{AppStateStoreFields as _, Engine};
use crate::ui::dialog::Dialog;

/// Whether something runs or waits to.
pub(crate) fn busy(page: Page) -> Memo<bool> {
    Memo::new(move |_| {
        let queued = !page.state.queue().read().is_empty();
        page.state.pending().track();
        queued || plan::running(&page.state.read_untracked()).is_some()
    })
}

/// Says that a newer build is ready and takes it when asked to, but not while something runs.
#[component]
pub(crate) fn UpdateBar() -> impl IntoView {
    let page = Page::here();
    let offline: Offline = expect_context();
    let closed = RwSignal::new(false);
    let busy = busy(page);
    // Not before the engine is here: keeping the page must not slow its own start.
    Effect::new(move |begun: Option<bool>| {
        let started = !matches!(*page.state.engine().read(), Engine::Starting);
        if started && begun != Some(true) {
            leptos::task::spawn_local(offline.keep());
        }
        started || begun == Some(true)
    });
    let words = move || match offline.update.get() {
        Update::OtherTabs => t!("foot-update-other-tabs"),
        _ if busy.get() => t!("foot-update-waits"),
        _ => t!("foot-update"),
    };
    let apply = move |_| {
        let question = t!("foot-update-question");
        if !page.unsaved() || window().confirm_with_message(question).unwrap_or(true) {
            offline.apply();
        }
    };
    view! {
        <Show when=move || offline.update.get() != Update::None && !closed.get()>
            <div class="notice" data-testid="update" data-tone="info" role="status">
                <p>{words}</p>
                <button type="button" class="button" data-testid="update-apply" disabled=busy on:click=apply>{t!("foot-update-load")}</button>
                <button type="button" class="button-icon" aria-label=t!("foot-close") on:click=move |_| closed.set(true)>"✕"</button>
            </div>
        </Show>
    }
}

/// The last lines of the page.
#[component]
pub(crate) fn Foot() -> impl IntoView {
    let page = Page::here();
    let offline: Offline = expect_context();
    let open = RwSignal::new(false);
    view! {
        <footer class="foot">
            <p>{t!("foot-words")}</p>
            <p class="foot-more">
                <button type="button" class="foot-link" data-testid="privacy" aria-haspopup="dialog" on:click=move |_| open.set(true)>{t!("foot-privacy")}</button>
                <Show when=move || offline.kept.get()>
                    <span data-testid="offline">{t!("foot-offline")}</span>
                </Show>
                <LanguageChoice disabled=busy(page) />
            </p>
        </footer>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) label=t!("foot-privacy")>
            <div class="foot-privacy" data-testid="privacy-words">
                <h2>{t!("foot-privacy")}</h2>
                <p>{t!("foot-privacy-stays")}</p>
                <p>{t!("foot-privacy-asks")}</p>
                <p>{t!("foot-privacy-browser")}</p>
            </div>
        </Dialog>
    }
}
