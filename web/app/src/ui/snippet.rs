//! Text for another program, with a button that copies it.

use leptos::prelude::*;

use crate::files;
use crate::i18n::t;

/// A heading, the text as it is, and a button that copies it.
#[component]
pub(crate) fn Snippet(
    /// The heading.
    title: &'static str,
    /// For tests.
    testid: &'static str,
    /// The text.
    text: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new("");
    // What was copied is not what stands there once it changes.
    Effect::new(move |_| {
        text.track();
        said.set("");
    });
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let copied = files::copy(&text.get_untracked()).await;
            said.set(if copied {
                t!("snippet-copied")
            } else {
                t!("snippet-not-allowed")
            });
        });
    };
    view! {
        <div class="snippet">
            <div class="row">
                <h4 class="sub">{title}</h4>
                <button type="button" class="button" data-testid=format!("{testid}-copy") aria-label=t!("snippet-copy-named", title = title) on:click=copy>{t!("snippet-copy")}</button>
                <span class="hint" role="status" data-testid=format!("{testid}-said")>{said}</span>
            </div>
            <pre class="code" data-testid=testid tabindex="0" role="group" aria-label=title>{text}</pre>
        </div>
    }
}
