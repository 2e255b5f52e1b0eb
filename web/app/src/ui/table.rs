//! The numbers of a drawing as a table, folded away: for those who do not see it, and for whoever wants the numbers.

use leptos::html;
use leptos::prelude::*;

use crate::format::decimal;
use crate::i18n::t;

/// A table of numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Numbers {
    /// The columns' names, the first being the rows'.
    pub(crate) heads: Vec<String>,
    /// The rows, each beginning with its name.
    pub(crate) rows: Vec<Vec<String>>,
}

/// A fold with the table, which is made once it is opened.
#[component]
pub(crate) fn AsTable(
    /// What the drawing shows.
    #[prop(into)]
    title: Signal<String>,
    /// Its numbers; asked for while the fold is open.
    numbers: Callback<(), Numbers>,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let open = RwSignal::new(false);
    let toggled = move |_| open.set(node.get_untracked().is_some_and(|node| node.open()));
    let table = move || {
        let Numbers { heads, rows } = numbers.run(());
        let heads = heads.into_iter();
        let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
        let row = |row: Vec<String>| {
            let mut cells = row.into_iter();
            let name = cells.next();
            let cells = cells.map(|cell| view! { <td>{cell}</td> });
            view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
        };
        view! {
            <table class="table">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <details class="more as-table" data-testid="as-table" node_ref=node on:toggle=toggled>
            <summary>{t!("table-as-table")}<span class="visually-hidden">{move || t!("table-of", title = title.get())}</span></summary>
            <Show when=move || open.get()>
                <div class="scroll" data-tall="true" role="group" tabindex="0" aria-label=title>{table}</div>
            </Show>
        </details>
    }
}

/// A number of a drawing; a dash where there is none.
pub(crate) fn number(value: f64) -> String {
    if value.is_finite() {
        decimal(value, 3)
    } else {
        "–".to_owned()
    }
}
