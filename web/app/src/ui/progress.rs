//! A progress bar with its line of words. It lies in the room that the style sheet keeps for it, so that nothing moves when
//! it comes and goes; what is read out of it is the page's affair.

use leptos::prelude::*;

use crate::i18n::t;

/// How far something is: a share if known, and words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount {
    /// From 0 to 1; unknown if absent.
    pub(crate) share: Option<f64>,
    /// What is going on.
    pub(crate) words: String,
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
    view! {
        <Show when=move || shown.get()>
            <div class="progress" data-testid="progress" data-state=move || if share.get().is_some() { "known" } else { "unknown" }>
                <div
                    class="progress-track" role="progressbar" aria-label=t!("progress") aria-valuemin="0" aria-valuemax="100"
                    aria-valuenow=move || share.get().map(|share| format!("{:.0}", share * 100.0))
                >
                    <div class="progress-bar" style:width=move || share.get().map(|share| format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0))></div>
                </div>
                <p class="progress-words" aria-hidden="true">{words}</p>
            </div>
        </Show>
    }
}
