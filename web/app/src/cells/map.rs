//! A map cell: every picture where the model puts it.

use leptos::prelude::*;
use vitrine::notebook::MapSettings;

use super::Handle;
use super::train_progress::WorkLine;

/// Places every picture where a model puts it.
#[component]
pub(crate) fn MapCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: MapSettings,
) -> impl IntoView {
    let _ = settings;
    view! { <WorkLine handle=handle /> }
}
