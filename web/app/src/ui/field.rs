//! Form fields: a label, a control, a line of help, and what is wrong with the value.

use leptos::prelude::*;

use crate::i18n::t;

/// A number the user types.
///
/// While it is being typed the text is the user's own; each text that is a number is passed on.
#[component]
pub(crate) fn NumberField(
    /// What it is called.
    label: &'static str,
    /// What it does, in a sentence.
    #[prop(optional)]
    help: &'static str,
    /// For tests.
    testid: &'static str,
    /// The value.
    #[prop(into)]
    value: Signal<f64>,
    /// Takes the new value.
    on_change: Callback<f64>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: MaybeProp<String>,
    /// The browser's step for arrow keys.
    #[prop(default = "any")]
    step: &'static str,
    /// Whether it may not be changed now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let text = move || draft.get().unwrap_or_else(|| value.get().to_string());
    let not_a_number = move || {
        draft.with(|draft| {
            draft
                .as_ref()
                .is_some_and(|text| text.trim().parse::<f64>().is_err())
        })
    };
    let problem = move || {
        if not_a_number() {
            Some(t!("field-not-a-number").to_owned())
        } else {
            error.get()
        }
    };
    let id = format!("field-{testid}-{}", fresh());
    let help_id = format!("{id}-help");
    let take = move |event| {
        let text = event_target_value(&event);
        if let Ok(number) = text.trim().parse() {
            on_change.run(number);
        }
        draft.set(Some(text));
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <input
                class="field-input" type="number" inputmode="decimal" step=step id=id data-testid=testid
                aria-describedby=help_id.clone()
                aria-invalid=move || problem().is_some().to_string()
                disabled=disabled
                prop:value=text
                on:input=take
                on:blur=move |_| if !not_a_number() { draft.set(None) }
            />
            <p class="field-help" id=help_id>{help}</p>
            {move || problem().map(|text| view! { <p class="field-error" role="alert" data-testid="knob-error">{text}</p> })}
        </div>
    }
}

/// A choice among a few.
#[component]
pub(crate) fn SelectField(
    /// What it is called.
    label: &'static str,
    /// What it does, in a sentence.
    #[prop(optional)]
    help: &'static str,
    /// For tests.
    testid: &'static str,
    /// Value and words of each choice.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the new value.
    on_change: Callback<String>,
    /// Whether it may not be changed now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = format!("field-{testid}-{}", fresh());
    let wide = move || options.with(|options| options.iter().any(|(_, words)| is_wide(words)));
    view! {
        <div class="field" class:field-wide=wide>
            <label class="field-label" for=id.clone()>{label}</label>
            <select class="field-input" id=id data-testid=testid disabled=disabled on:change=move |event| on_change.run(event_target_value(&event))>
                <For each=move || options.get() key=Clone::clone let:((choice, words))>
                    {
                        let this = choice.clone();
                        view! { <option value=choice prop:selected=move || value.get() == this>{words}</option> }
                    }
                </For>
            </select>
            {(!help.is_empty()).then(|| view! { <p class="field-help">{help}</p> })}
        </div>
    }
}

/// Whether words would be cut off in a field of the usual width. Chinese signs are twice as wide as letters.
fn is_wide(words: &str) -> bool {
    const LETTERS: usize = 26;
    let letters = words
        .chars()
        .map(|sign| if sign >= '\u{2e80}' { 2 } else { 1 });
    letters.sum::<usize>() > LETTERS
}

/// A short text, passed on when the user is done with it.
#[component]
pub(crate) fn TextField(
    /// What it is called.
    label: &'static str,
    /// What it does, in a sentence.
    #[prop(optional)]
    help: &'static str,
    /// For tests.
    testid: &'static str,
    /// The value.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the new value, trimmed and not empty.
    on_change: Callback<String>,
) -> impl IntoView {
    let id = format!("field-{testid}-{}", fresh());
    let done = move |event: leptos::ev::Event| {
        let text = event_target_value(&event).trim().to_owned();
        if !text.is_empty() && text != value.get_untracked() {
            on_change.run(text);
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <input class="field-input" type="text" id=id data-testid=testid maxlength="80" prop:value=value on:change=done />
            {(!help.is_empty()).then(|| view! { <p class="field-help">{help}</p> })}
        </div>
    }
}

/// Yes or no.
#[component]
pub(crate) fn CheckField(
    /// What yes means.
    label: &'static str,
    /// What it does, in a sentence.
    help: &'static str,
    /// For tests.
    testid: &'static str,
    /// The value.
    #[prop(into)]
    value: Signal<bool>,
    /// Takes the new value.
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-check">
                <input type="checkbox" data-testid=testid prop:checked=value on:change=move |event| on_change.run(event_target_checked(&event)) />
                {label}
            </label>
            <p class="field-help">{help}</p>
        </div>
    }
}

/// Value, words and thing of each choice as a [`SelectField`] offers them.
pub(crate) fn choices<T>(table: &[(&str, &str, T)]) -> Vec<(String, String)> {
    let choice = |(value, words, _): &(&str, &str, T)| ((*value).to_owned(), (*words).to_owned());
    table.iter().map(choice).collect()
}

/// The value that stands for a thing; none if the table has none.
pub(crate) fn value_of<T: PartialEq>(table: &[(&str, &str, T)], thing: &T) -> String {
    let found = table.iter().find(|(.., other)| other == thing);
    found.map_or_else(String::new, |(value, ..)| (*value).to_owned())
}

/// The thing a value stands for; the usual one if the table has none.
pub(crate) fn thing_of<T: Copy + Default>(table: &[(&str, &str, T)], value: &str) -> T {
    let found = table.iter().find(|(other, ..)| *other == value);
    found.map_or_else(T::default, |(.., thing)| *thing)
}

/// A number for element ids, never the same twice.
pub(super) fn fresh() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
