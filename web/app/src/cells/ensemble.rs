//! An ensemble cell: several models, or several views of a picture, that answer as one.

use leptos::prelude::*;
use vitrine::ensemble::{Combine, EnsembleReport, TestViews};
use vitrine::notebook::{CellKind, EnsembleSettings, Output};

use super::Handle;
use super::members::{self, Members};
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::edit;
use crate::format::decimal;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;
use crate::ui::empty::Empty;
use crate::ui::field::{SelectField, TextField, choices, thing_of, value_of};

/// Value, words and thing of each way to combine.
fn ways_to_combine() -> [(&'static str, &'static str, Combine); 4] {
    [
        (
            "probabilities",
            t!("ensemble-combine-probabilities"),
            Combine::Probabilities,
        ),
        ("logits", t!("ensemble-combine-logits"), Combine::Logits),
        ("soup", t!("ensemble-combine-soup"), Combine::Soup),
        (
            "greedy_soup",
            t!("ensemble-combine-greedy-soup"),
            Combine::GreedySoup,
        ),
    ]
}

/// Likewise of the views.
fn ways_to_look() -> [(&'static str, &'static str, TestViews); 3] {
    [
        ("one", t!("ensemble-views-one"), TestViews::One),
        ("flip", t!("ensemble-views-flip"), TestViews::Flip),
        (
            "ten_crops",
            t!("ensemble-views-ten-crops"),
            TestViews::TenCrops,
        ),
    ]
}

/// Makes one model of several.
#[component]
pub(crate) fn EnsembleCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: EnsembleSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Ensemble(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let page = handle.page;
    let notebook = page.state.notebook();
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let output = Signal::derive(move || settings.with(|settings| settings.output.clone()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let change = move |set: fn(&mut EnsembleSettings, String)| {
        Callback::new(move |value: String| {
            handle.edit(|kind| {
                if let CellKind::Ensemble(settings) = kind {
                    set(settings, value);
                }
            });
        })
    };
    let rename = Callback::new(move |name: String| {
        let from = output.get_untracked();
        page.edit(|notebook| {
            let name = edit::free(&name, &edit::model_names(notebook));
            edit::rename_model(notebook, &from, &name);
        });
    });
    let combine = Signal::derive(move || {
        let now = settings.with(|settings| settings.combine);
        value_of(&ways_to_combine(), &now)
    });
    let views = Signal::derive(move || {
        let now = settings.with(|settings| settings.views);
        value_of(&ways_to_look(), &now)
    });
    let report = handle.output(|output| {
        if let Output::Ensemble(report) = output {
            Some(report.clone())
        } else {
            None
        }
    });
    let chosen = Signal::derive(move || settings.with(|settings| settings.models.clone()));
    let toggle = Callback::new(move |(name, wanted)| {
        handle.edit(|kind| {
            if let CellKind::Ensemble(settings) = kind {
                members::choose(&mut settings.models, name, wanted);
            }
        });
    });
    view! {
        <Members
            chosen=chosen except=output on_toggle=toggle testid="ensemble-member"
            help=t!("ensemble-members-help")
        />
        <div class="form">
            <SelectField
                label=t!("ensemble-combine") testid="ensemble-combine" options=Signal::stored(choices(&ways_to_combine())) value=combine
                help=t!("ensemble-combine-help")
                on_change=change(|settings, value| settings.combine = thing_of(&ways_to_combine(), &value))
            />
            <SelectField
                label=t!("ensemble-views") testid="ensemble-views" options=Signal::stored(choices(&ways_to_look())) value=views
                help=t!("ensemble-views-help")
                on_change=change(|settings, value| settings.views = thing_of(&ways_to_look(), &value))
            />
            <SelectField label=t!("ensemble-data") testid="ensemble-data" options=sets value=data on_change=change(|settings, name| settings.data = name) />
            <TextField label=t!("ensemble-output") testid="ensemble-output" value=output on_change=rename />
        </div>
        <WorkLine handle=handle />
        <Empty filled=Signal::derive(move || report.with(Option::is_some)) words=t!("ensemble-empty") />
        {move || report.get().map(|report| view! { <Findings report=report /> })}
    }
}

/// What it is worth, beside each of its members.
#[component]
fn Findings(report: EnsembleReport) -> impl IntoView {
    let EnsembleReport {
        members,
        evaluation,
    } = report;
    let share = |value: f64| decimal(value, 3);
    let best = members.iter().map(|member| member.top1).fold(0.0, f64::max);
    let measured = t!("ensemble-measured", count = evaluation.images.len());
    let rows = members.into_iter().map(|member| {
        view! {
            <tr data-used=member.used.to_string()>
                <th scope="row">{member.model}</th><td>{share(member.top1)}</td><td>{share(member.loss)}</td>
                <td>{if member.used { t!("ensemble-used") } else { t!("ensemble-left-out") }}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="tiles">
            <div class="tile" data-main="true"><span class="tile-value" data-testid="top1">{share(evaluation.top1)}</span><span class="tile-name">{t!("ensemble-top1-together")}</span></div>
            <div class="tile"><span class="tile-value" data-testid="best-alone">{share(best)}</span><span class="tile-name">{t!("ensemble-top1-alone")}</span></div>
            <div class="tile"><span class="tile-value" data-testid="loss">{share(evaluation.loss)}</span><span class="tile-name">{t!("ensemble-loss-together")}</span></div>
        </div>
        <p class="hint">{measured}</p>
        <div class="scroll" tabindex="0">
            <table class="table" data-testid="members">
                <thead><tr><th scope="col">{t!("ensemble-head-model")}</th><th scope="col">{t!("ensemble-head-top1")}</th><th scope="col">{t!("ensemble-head-loss")}</th><th scope="col">{t!("ensemble-head-in")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
