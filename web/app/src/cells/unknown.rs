//! A cell of another version: explained, kept, not run.

use leptos::prelude::*;

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
        format!("This {kind} cell has settings this version of Vitrine cannot read.")
    } else {
        format!("This cell is of the kind \"{kind}\", which this version of Vitrine does not know.")
    };
    view! {
        <p>{why}" It is kept exactly as it is and saved with the notebook, but it does not run here. A newer Vitrine may know it."</p>
        <details class="more">
            <summary>"Its settings"</summary>
            <pre class="code">{text}</pre>
        </details>
    }
}
