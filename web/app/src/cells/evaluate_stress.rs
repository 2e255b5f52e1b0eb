//! How well a model does on pictures gone bad.

use leptos::prelude::*;
use vitrine::study::{Corruption, Robustness};

use crate::format::decimal;
use crate::i18n::t;
use crate::ui::fold::Fold;
use crate::ui::matrix::shade;

fn words(corruption: Corruption) -> &'static str {
    match corruption {
        Corruption::Noise => t!("evaluate-stress-noise"),
        Corruption::Blur => t!("evaluate-stress-blur"),
        Corruption::Contrast => t!("evaluate-stress-contrast"),
        Corruption::Jpeg => t!("evaluate-stress-jpeg"),
    }
}

/// The accuracies, and the button that measures them.
#[component]
pub(super) fn Stress(
    /// What was measured.
    robustness: Memo<Option<Robustness>>,
    /// Whether the cell is done and nothing has changed since.
    current: Signal<bool>,
    /// Asks for it.
    on_ask: Callback<()>,
) -> impl IntoView {
    let table = move || robustness.get().map(|robustness| table(&robustness));
    view! {
        <Fold title=t!("evaluate-stress-title") testid="stress">
            <p class="hint">{t!("evaluate-stress-help")}</p>
            <div class="row">
                <button type="button" class="button" data-testid="stress-run" disabled=move || !current.get() on:click=move |_| on_ask.run(())>{t!("evaluate-stress-measure")}</button>
                <Show when=move || !current.get()><span class="hint">{t!("evaluate-stress-first")}</span></Show>
            </div>
            {table}
        </Fold>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a hundred"
)]
fn table(robustness: &Robustness) -> impl IntoView + use<> {
    let cell = |share: f64| {
        let dark = shade((share.clamp(0.0, 1.0) * 100.0).round() as u32, 100);
        view! { <td><span class="stress-share" data-shade=dark.to_string()>{decimal(share, 3)}</span></td> }
    };
    let row = |(corruption, shares): &(Corruption, [f64; Corruption::STRENGTHS])| {
        view! { <tr><th scope="row">{words(*corruption)}</th>{shares.map(cell)}</tr> }
    };
    let rows = robustness.rows.iter().map(row).collect_view();
    let heads = (1..=Corruption::STRENGTHS)
        .map(|strength| view! { <th scope="col">{strength}</th> })
        .collect_view();
    let clean = t!(
        "evaluate-stress-clean",
        count = robustness.images,
        share = decimal(robustness.clean, 3)
    );
    view! {
        <p class="hint">{clean}</p>
        <div class="scroll" tabindex="0">
            <table class="table" data-testid="robustness">
                <thead><tr><th scope="col">{t!("evaluate-stress-strength")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
