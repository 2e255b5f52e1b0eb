//! A cell of another version: explained, kept, not run.

use leptos::prelude::*;

use crate::i18n::t;

/// What this page knows of it: the name of its kind, and its settings as text.
#[component]
pub(crate) fn UnknownCell(
    /// The kind as the file names it.
    kind: String,
    /// The settings as the file has them.
    settings: serde_json::Value,
) -> impl IntoView {
    let text = serde_json::to_string_pretty(&settings).unwrap_or_default();
    let known = crate::edit::KINDS.iter().any(|(tag, ..)| *tag == kind);
    let why = if known {
        t!("unknown-settings", kind = kind)
    } else {
        t!("unknown-kind", kind = kind)
    };
    view! {
        <p>{why}" "{t!("unknown-kept")}</p>
        <details class="more">
            <summary>{t!("unknown-its-settings")}</summary>
            <pre class="code">{text}</pre>
        </details>
    }
}
