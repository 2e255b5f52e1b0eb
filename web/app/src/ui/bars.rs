//! A ranked list of labels, each with a bar.

use leptos::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bar {
    /// What it stands for.
    pub(crate) label: String,
    /// From 0 to 1.
    pub(crate) share: f64,
}

/// Bars, longest first as given.
#[component]
pub(crate) fn Bars(
    /// The bars.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
) -> impl IntoView {
    let line = move |Bar { label, share }: Bar| {
        let name = label.clone();
        view! {
            <li class="bar" data-testid="prediction" data-label=name data-p=format!("{share:.6}")>
                <span class="bar-label">{label}</span>
                <span class="bar-value">{crate::format::percent(share)}</span>
                <span class="bar-track" aria-hidden="true"><span class="bar-fill" style:width=format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)></span></span>
            </li>
        }
    };
    view! {
        <ol class="bars" data-testid="predictions">
            {move || bars.get().into_iter().map(line).collect_view()}
        </ol>
    }
}
