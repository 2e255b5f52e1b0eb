//! An explain cell: what an answer rests on.

use leptos::prelude::*;
use vitrine::notebook::ExplainSettings;

use super::Handle;
use super::train_progress::WorkLine;

/// Shows what an answer rests on.
#[component]
pub(crate) fn ExplainCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: ExplainSettings,
) -> impl IntoView {
    let _ = settings;
    view! { <WorkLine handle=handle /> }
}
