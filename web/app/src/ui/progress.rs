//! A progress bar with its line of words.

use leptos::prelude::*;

/// How far something is: a share if known, and words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount {
    /// From 0 to 1; unknown if absent.
    pub(crate) share: Option<f64>,
    /// What is going on.
    pub(crate) words: String,
    /// The coarse part of it, for those who listen: read out when it changes.
    pub(crate) spoken: String,
}

/// Shows an amount, if there is one.
#[component]
pub(crate) fn ProgressLine(
    /// How far; nothing is shown without it.
    #[prop(into)]
    amount: Signal<Option<Amount>>,
) -> impl IntoView {
    let shown = Memo::new(move |_| amount.with(Option::is_some));
    let share =
        Memo::new(move |_| amount.with(|amount| amount.as_ref().and_then(|amount| amount.share)));
    let words = move || amount.with(|amount| amount.as_ref().map(|amount| amount.words.clone()));
    let spoken = Memo::new(move |_| {
        amount.with(|amount| amount.as_ref().map(|amount| amount.spoken.clone()))
    });
    view! {
        <Show when=move || shown.get()>
            <div class="progress" data-testid="progress" data-state=move || if share.get().is_some() { "known" } else { "unknown" }>
                <div
                    class="progress-track" role="progressbar" aria-label="Progress" aria-valuemin="0" aria-valuemax="100"
                    aria-valuenow=move || share.get().map(|share| format!("{:.0}", share * 100.0))
                >
                    <div class="progress-bar" style:width=move || share.get().map(|share| format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0))></div>
                </div>
                <p class="progress-words" aria-hidden="true">{words}</p>
            </div>
        </Show>
        <p class="visually-hidden" role="status">{move || spoken.get()}</p>
    }
}
