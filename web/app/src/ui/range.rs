//! A number by slider and by typing: the slider for trying, the box for what it cannot say.

use leptos::prelude::*;

use super::field::fresh;
use crate::i18n::t;

/// A number between two bounds.
#[component]
pub(crate) fn RangeField(
    /// What it is called.
    label: &'static str,
    /// For tests.
    testid: &'static str,
    /// The slider's ends.
    bounds: (f64, f64),
    /// The slider's step.
    step: f64,
    /// The value, which may lie outside.
    #[prop(into)]
    value: Signal<f64>,
    /// Takes the new value.
    on_change: Callback<f64>,
    /// What is wrong with it.
    #[prop(into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let number = move || draft.get().unwrap_or_else(|| shown(value.get()));
    let unread = move || {
        draft.with(|draft| {
            draft
                .as_ref()
                .is_some_and(|text| text.trim().parse::<f64>().is_err())
        })
    };
    let problem = move || {
        if unread() {
            Some(t!("field-not-a-number").to_owned())
        } else {
            error.get()
        }
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        if let Ok(number) = text.trim().parse() {
            on_change.run(number);
        }
        draft.set(Some(text));
    };
    let slid = move |event| {
        draft.set(None);
        if let Ok(number) = event_target_value(&event).parse() {
            on_change.run(number);
        }
    };
    let id = format!("range-{testid}-{}", fresh());
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <div class="range">
                <input class="range-slider" type="range" id=id data-testid=testid min=bounds.0 max=bounds.1 step=step prop:value=move || value.get() on:input=slid />
                <input
                    class="field-input range-number" type="number" inputmode="decimal" step="any" aria-label=label data-testid=format!("{testid}-number")
                    aria-invalid=move || problem().is_some().to_string()
                    prop:value=number on:input=typed on:blur=move |_| if !unread() { draft.set(None) }
                />
            </div>
            {move || problem().map(|text| view! { <p class="field-error" role="alert" data-testid="knob-error">{text}</p> })}
        </div>
    }
}

/// A value as the box shows it: no more digits than a slider gives it.
fn shown(value: f64) -> String {
    ((value * 1000.0).round() / 1000.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_without_noise() {
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!(shown(40.0), "40");
    }
}
