//! A cell's figures as files for other programs.

use leptos::prelude::*;
use vitrine::handout;

use super::Handle;
use crate::bridge;
use crate::files;
use crate::format;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;

/// Buttons that save the figures of one cell.
#[component]
pub(crate) fn SaveMetrics(
    /// The cell.
    handle: Handle,
) -> impl IntoView {
    let page = handle.page;
    let save = move |ending: &str, mime: &str, text: String| {
        let title = page.state.notebook().read_untracked().title.clone();
        let name = format!("{} {}.{ending}", format::file_stem(&title), handle.id());
        files::save(&name, text.as_bytes(), mime);
    };
    let json = move |_| {
        let notebook = page.state.notebook().get_untracked();
        let text = handout::json(&notebook, Some(&handle.id()), &bridge::today());
        save("json", "application/json", text);
    };
    let classes = move |_| {
        let notebook = page.state.notebook().get_untracked();
        let text = handout::classes_csv(&notebook, Some(&handle.id()));
        save("classes.csv", "text/csv", text);
    };
    let images = move |_| {
        let notebook = page.state.notebook().get_untracked();
        let text = handout::images_csv(&notebook, Some(&handle.id()), &page.known_pictures());
        save("pictures.csv", "text/csv", text);
    };
    view! {
        <div class="row">
            <span class="hint">{t!("save-metrics")}</span>
            <button type="button" class="button" data-testid="save-json" title=t!("save-metrics-all-help") on:click=json>{t!("save-metrics-all")}</button>
            <button type="button" class="button" data-testid="save-classes-csv" title=t!("save-metrics-classes-help") on:click=classes>{t!("save-metrics-classes")}</button>
            <button type="button" class="button" data-testid="save-images-csv" title=t!("save-metrics-pictures-help") on:click=images>{t!("save-metrics-pictures")}</button>
        </div>
    }
}
