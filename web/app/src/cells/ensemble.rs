//! An ensemble cell: several models, or several views of a picture, that answer as one.

use leptos::prelude::*;
use vitrine::ensemble::{Combine, EnsembleReport, TestViews};
use vitrine::notebook::{CellKind, EnsembleSettings, Output};

use super::Handle;
use super::members::{self, Members};
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::state::AppStateStoreFields as _;
use crate::ui::field::{SelectField, TextField, choices, thing_of, value_of};
use crate::{edit, format};

/// Value, words and thing of each way to combine.
const COMBINE: [(&str, &str, Combine); 4] = [
    (
        "probabilities",
        "Average their probabilities",
        Combine::Probabilities,
    ),
    ("logits", "Average their logits", Combine::Logits),
    ("soup", "Average their weights (soup)", Combine::Soup),
    (
        "greedy_soup",
        "Average the weights that help (greedy soup)",
        Combine::GreedySoup,
    ),
];

/// Likewise of the views.
const VIEWS: [(&str, &str, TestViews); 3] = [
    ("one", "The middle of each picture", TestViews::One),
    ("flip", "The same, and mirrored", TestViews::Flip),
    (
        "ten_crops",
        "Middle and corners, also mirrored (ten views)",
        TestViews::TenCrops,
    ),
];

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
        value_of(&COMBINE, &now)
    });
    let views = Signal::derive(move || {
        let now = settings.with(|settings| settings.views);
        value_of(&VIEWS, &now)
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
            help="Runs with other seeds or recipes make different mistakes, which the average evens out. One model alone is fine too, with several views."
        />
        <div class="form">
            <SelectField
                label="How they become one" testid="ensemble-combine" options=Signal::stored(choices(&COMBINE)) value=combine
                help="Averaged answers take as long as all of them together; averaged weights are one model, which trains on and exports. Weights only mix where all started from the same model."
                on_change=change(|settings, value| settings.combine = thing_of(&COMBINE, &value))
            />
            <SelectField
                label="What it looks at" testid="ensemble-views" options=Signal::stored(choices(&VIEWS)) value=views
                help="Test-time augmentation: several views of a picture, their answers averaged. Slower, and often a point or two better."
                on_change=change(|settings, value| settings.views = thing_of(&VIEWS, &value))
            />
            <SelectField label="Data" testid="ensemble-data" options=sets value=data on_change=change(|settings, name| settings.data = name) />
            <TextField label="Name of the model it makes" testid="ensemble-output" value=output on_change=rename />
        </div>
        <WorkLine handle=handle />
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
    let share = |value: f64| format!("{value:.3}");
    let best = members.iter().map(|member| member.top1).fold(0.0, f64::max);
    let measured = format::plural(
        evaluation.images.len(),
        "held-out picture",
        "held-out pictures",
    );
    let rows = members.into_iter().map(|member| {
        view! {
            <tr data-used=member.used.to_string()>
                <th scope="row">{member.model}</th><td>{share(member.top1)}</td><td>{share(member.loss)}</td>
                <td>{if member.used { "yes" } else { "left out" }}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="tiles">
            <div class="tile" data-main="true"><span class="tile-value" data-testid="top1">{share(evaluation.top1)}</span><span class="tile-name">"top-1, together"</span></div>
            <div class="tile"><span class="tile-value" data-testid="best-alone">{share(best)}</span><span class="tile-name">"top-1, the best alone"</span></div>
            <div class="tile"><span class="tile-value" data-testid="loss">{share(evaluation.loss)}</span><span class="tile-name">"loss, together: lower is better"</span></div>
        </div>
        <p class="hint">{format!("Measured on {measured}; alone means one view. An evaluate cell shows it class by class.")}</p>
        <div class="scroll">
            <table class="table" data-testid="members">
                <thead><tr><th scope="col">"Model"</th><th scope="col">"Top-1"</th><th scope="col">"Loss"</th><th scope="col">"In"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
