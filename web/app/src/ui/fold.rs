//! A part of a cell that is folded away until it is asked for, and not made before.

use leptos::html;
use leptos::prelude::*;

/// A heading that opens what is below it.
#[component]
pub(crate) fn Fold(
    /// The heading.
    title: &'static str,
    /// For tests.
    testid: &'static str,
    /// What is below.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let opened = RwSignal::new(false);
    let look = move |open: Option<bool>| {
        if open == Some(true) {
            opened.set(true);
        }
    };
    let toggled = move |_| look(node.get_untracked().map(|node| node.open()));
    // New results take the old ones' place in the page, and find it as the user left it.
    Effect::new(move |_| look(node.get().map(|node| node.open())));
    let inside = StoredValue::new(children);
    view! {
        <details class="more fold" data-testid=testid node_ref=node on:toggle=toggled>
            <summary><h3 class="sub">{title}</h3></summary>
            <Show when=move || opened.get()><div class="fold-inside">{inside.with_value(|inside| inside())}</div></Show>
        </details>
    }
}
