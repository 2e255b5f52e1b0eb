//! A compare cell: models side by side.

use leptos::prelude::*;
use vitrine::notebook::CompareSettings;

use super::Handle;
use super::train_progress::WorkLine;

/// Measures models side by side.
#[component]
pub(crate) fn CompareCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: CompareSettings,
) -> impl IntoView {
    let _ = settings;
    view! { <WorkLine handle=handle /> }
}
