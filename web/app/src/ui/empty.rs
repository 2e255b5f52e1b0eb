//! An empty case: where results will be, and what they will be. It keeps their place, so that little moves when they come.

use leptos::prelude::*;

/// Shown until results take its place.
#[component]
pub(crate) fn Empty(
    /// Whether results are here.
    #[prop(into)]
    filled: Signal<bool>,
    /// What will be here.
    words: &'static str,
    /// Whether that will be much.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! { <Show when=move || !filled.get()><p class="empty" data-testid="empty" data-large=large.to_string()>{words}</p></Show> }
}
