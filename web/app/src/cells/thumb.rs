//! A small picture on the screen.

use leptos::prelude::*;

use crate::thumbs;

/// A small picture, by its ticket.
#[component]
pub(crate) fn Thumb(
    /// The ticket.
    ticket: String,
    /// Its sides on the screen.
    #[prop(default = 96)]
    px: u32,
) -> impl IntoView {
    let address = thumbs::lend(&ticket);
    on_cleanup(move || thumbs::give_back(&ticket));
    view! { <img src=address alt="" decoding="async" width=px height=px /> }
}
