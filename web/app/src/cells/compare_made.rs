//! How compared models were made: what their train cells did differently, and their curves on one chart.

use leptos::prelude::*;
use vitrine::comparison::origins::{self, CURVES};

use super::Handle;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;
use crate::ui::curves::Curves;
use crate::ui::field::SelectField;

/// What was done differently, and what came of it epoch by epoch.
#[component]
pub(crate) fn Made(
    /// The compare cell.
    handle: Handle,
    /// The models, in their order.
    models: Vec<String>,
) -> impl IntoView {
    let models = StoredValue::new(models);
    let notebook = handle.page.state.notebook();
    let differences = Memo::new(move |_| {
        models.with_value(|models| crate::words::differences(&notebook.read(), models))
    });
    let row = |difference: origins::Difference| {
        let values = difference.values.into_iter().map(|value| {
            let value = value.unwrap_or_else(|| "–".to_owned());
            view! { <td data-differs="true">{value}</td> }
        });
        let setting = difference.name.clone();
        view! { <tr data-testid="difference" data-setting=setting><th scope="row">{difference.name}</th>{values.collect_view()}</tr> }
    };
    let rows = move || differences.get().into_iter().map(row).collect_view();
    let heads = models.with_value(|models| {
        let heads = models.iter().cloned();
        heads
            .map(|model| view! { <th scope="col">{model}</th> })
            .collect_view()
    });
    view! {
        <section hidden=move || differences.with(Vec::is_empty)>
            <h3 class="sub">{t!("compare-made-title")}</h3>
            <p class="hint">{t!("compare-made-hint")}</p>
            <div class="scroll" tabindex="0">
                <table class="table" data-testid="differences">
                    <thead><tr><th scope="col">{t!("compare-made-setting")}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
        <Overlaid handle=handle models=models />
    }
}

/// One curve of each model.
#[component]
fn Overlaid(handle: Handle, models: StoredValue<Vec<String>>) -> impl IntoView {
    let notebook = handle.page.state.notebook();
    let chosen = RwSignal::new(0_usize);
    let lines = Memo::new(move |_| {
        let (_, _, figure) = CURVES[chosen.get()];
        models.with_value(|models| origins::curves(&notebook.read(), models, figure))
    });
    let options = crate::words::curves().into_iter().enumerate();
    let options: Vec<(String, String)> = options
        .map(|(index, title)| (index.to_string(), title.to_owned()))
        .collect();
    let choose = Callback::new(move |value: String| {
        let index = value.parse().unwrap_or(0);
        chosen.set(CURVES.len().saturating_sub(1).min(index));
    });
    let value = Signal::derive(move || chosen.get().to_string());
    let title = Signal::derive(move || crate::words::curves()[chosen.get()].to_owned());
    let top = Signal::derive(move || CURVES[chosen.get()].1);
    view! {
        <section hidden=move || lines.with(Vec::is_empty)>
            <div class="form">
                <SelectField label=t!("compare-made-curve") testid="compare-curve" options=Signal::stored(options) value=value on_change=choose />
            </div>
            <Curves title=title testid="compare-curves" lines=lines top=top />
        </section>
    }
}
