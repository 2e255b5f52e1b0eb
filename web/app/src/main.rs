//! The page: a notebook in which a vision transformer learns to tell pictures apart.
//!
//! It knows the library's plain data and nothing of tensors: all computing happens in a worker
//! (crate `vitrine-engine`) behind [`bridge`]. Read in this order:
//!
//! - [`state`]: everything the page knows; [`reduce`]: what the engine's events do to it.
//! - [`plan`], [`commands`], [`edit`]: pure functions on it; [`page`]: what the user can do.
//! - [`undo`]: taking edits back; [`keys`]: every action with its keys; [`desk`]: what is selected and open.
//! - [`i18n`], [`said`], [`words`]: the reader's language.
//! - [`part`]: what of this is not fetched before the page can be used.
//! - [`library`], [`opfs`], [`locks`]: notebooks as they lie on the device.
//! - [`app`], [`list`], [`notebooks`], [`cells`]: what is shown; [`ui`]: parts that know nothing of the domain.

#![expect(
    unreachable_pub,
    reason = "leptos's component macro makes every component `pub`, whatever it is written as"
)]

mod announce;
mod app;
mod bridge;
mod cells;
mod clipboard;
mod commands;
mod desk;
mod drag;
mod edit;
mod files;
mod focus;
mod foot;
mod format;
mod fuzzy;
mod i18n;
mod keep;
mod kept;
mod keys;
mod library;
mod list;
mod locks;
mod notebooks;
mod offline;
mod opfs;
mod page;
mod palette;
mod part;
mod picture_edit;
mod plan;
mod plane;
mod reduce;
mod said;
mod selection;
mod series;
mod shortcuts;
mod sieve;
mod state;
mod storage;
mod summary;
mod theme;
mod thumbs;
mod toolbar;
mod ui;
mod undo;
mod words;

/// What `index.html` shows until the page is there.
const SHELL: &str = "shell";
/// Where that says how it stands.
const WORDS: &str = ".shell-words";

fn main() {
    console_error_panic_hook::set_once();
    // The page's own tasks begin with it.
    wasm_bindgen_futures::spawn_local(async {
        if library::slip::last().is_some() {
            part::fetch();
        }
        let spoken = i18n::start().await;
        let shell = leptos::prelude::document().get_element_by_id(SHELL);
        // What was kept needs the second part to be read.
        let Ok(start) = page::Start::find().await else {
            if let Some(words) = shell.and_then(|shell| shell.query_selector(WORDS).ok()?) {
                words.set_text_content(Some(i18n::t!("part-missing")));
            }
            return;
        };
        leptos::mount::mount_to_body(move || app::App(app::AppProps { start, spoken }));
        if let Some(shell) = shell {
            shell.remove();
        }
    });
}
