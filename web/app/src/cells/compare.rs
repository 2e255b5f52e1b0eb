//! A compare cell: models side by side, figure by figure, and how far their differences can be trusted.

use leptos::prelude::*;
use vitrine::comparison::Comparison;
use vitrine::notebook::{CellKind, CompareSettings, Output};

use super::Handle;
use super::compare_made::Made;
use super::compare_pictures::Disagreements;
use super::members::{self, Members};
use super::save_metrics::SaveMetrics;
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::edit;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;
use crate::ui::empty::Empty;
use crate::ui::field::SelectField;

/// Measures models side by side.
#[component]
pub(crate) fn CompareCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: CompareSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Compare(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let notebook = handle.page.state.notebook();
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let chosen = Signal::derive(move || settings.with(|settings| settings.models.clone()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let change = move |set: &dyn Fn(&mut CompareSettings)| {
        handle.edit(|kind| {
            if let CellKind::Compare(settings) = kind {
                set(settings);
            }
        });
    };
    let toggle = Callback::new(move |(name, wanted): (String, bool)| {
        change(&|settings| members::choose(&mut settings.models, name.clone(), wanted));
    });
    let take_data = Callback::new(move |name: String| {
        change(&|settings| settings.data.clone_from(&name));
    });
    let comparison = handle.output(|output| {
        if let Output::Comparison(comparison) = output {
            Some(comparison.clone())
        } else {
            None
        }
    });
    view! {
        <Members
            chosen=chosen on_toggle=toggle testid="compare-member"
            help=t!("compare-members-help")
        />
        <div class="form">
            <SelectField label=t!("compare-data") testid="compare-data" options=sets value=data on_change=take_data />
        </div>
        <WorkLine handle=handle />
        <Empty large=true filled=Signal::derive(move || comparison.with(Option::is_some)) words=t!("compare-empty") />
        {move || comparison.get().map(|comparison| view! { <Findings handle=handle data=data comparison=comparison /> })}
    }
}

/// What was found.
#[component]
fn Findings(handle: Handle, data: Signal<String>, comparison: Comparison) -> impl IntoView {
    let models: Vec<String> = comparison
        .contenders
        .iter()
        .map(|contender| contender.model.clone())
        .collect();
    let verdicts = comparison.tests.iter().map(|test| {
        view! { <li data-testid="verdict">{crate::words::verdict(&comparison, test)}</li> }
    });
    let verdicts = verdicts.collect_view();
    let caution = crate::words::caution(&comparison);
    view! {
        <Figures comparison=comparison.clone() />
        <section>
            <h3 class="sub">{t!("compare-chance")}</h3>
            <p class="hint">{t!("compare-mcnemar")}</p>
            <ul>{verdicts}</ul>
            {caution.map(|caution| view! { <p class="hint">{caution}</p> })}
        </section>
        <Made handle=handle models=models />
        <Disagreements handle=handle data=data comparison=comparison />
        <SaveMetrics handle=handle />
    }
}

/// Figures by model.
#[component]
fn Figures(comparison: Comparison) -> impl IntoView {
    let columns = crate::words::columns(&comparison);
    let heads = columns.iter().map(|column| {
        view! { <th scope="col">{column.name}<span class="table-note">{t!("compare-good", good = column.good)}</span></th> }
    });
    let heads = heads.collect_view();
    let rows = comparison
        .contenders
        .iter()
        .enumerate()
        .map(|(index, contender)| {
            let cells = columns.iter().map(|column| {
                let best = column.best[index];
                view! {
                    <td data-best=best.to_string() data-column=column.name>
                        {column.cells[index].clone()}
                        {best.then(|| view! { <span class="table-note">{t!("compare-best")}</span> })}
                    </td>
                }
            });
            view! {
                <tr data-model=contender.model.clone()>
                    <th scope="row">{contender.model.clone()}<span class="table-note">{contender.architecture.clone()}</span></th>
                    {cells.collect_view()}
                </tr>
            }
        });
    let rows = rows.collect_view();
    let images = comparison
        .contenders
        .first()
        .map_or(0, |first| first.evaluation.images.len());
    view! {
        <div class="scroll" tabindex="0">
            <table class="table" data-testid="contenders">
                <thead><tr><th scope="col">{t!("compare-model")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{t!("compare-measured", count = images)}</p>
    }
}
