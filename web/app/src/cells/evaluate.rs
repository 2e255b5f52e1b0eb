//! An evaluate cell: how good a model is, class by class, down to the single picture.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, EvaluateSettings, Output};
use vitrine::protocol::Command;
use vitrine::report::Evaluation;
use vitrine::study::{Interval, Study};

use super::Handle;
use super::evaluate_classes::Classes;
use super::evaluate_pictures::{self, Worth};
use super::evaluate_stress::Stress;
use super::evaluate_trust::Trust;
use super::gallery::{Gallery, Shot, Source};
use super::save_metrics::SaveMetrics;
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::edit;
use crate::format::decimal;
use crate::i18n::t;
use crate::plan::CellState;
use crate::state::{AppStateStoreFields as _, Work};
use crate::ui::empty::Empty;
use crate::ui::field::{SelectField, choices, thing_of, value_of};
use crate::ui::fold::Fold;
use crate::ui::matrix::{Counts, Matrix, Order, Place, Shown};

/// Measures a model on the held-out split.
#[component]
pub(crate) fn EvaluateCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: EvaluateSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Evaluate(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let notebook = handle.page.state.notebook();
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let models = Signal::derive(move || named(notebook.with(edit::model_names), &model.get()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let change = move |set: fn(&mut EvaluateSettings, String)| {
        Callback::new(move |name: String| {
            handle.edit(|kind| {
                if let CellKind::Evaluate(settings) = kind {
                    set(settings, name);
                }
            });
        })
    };
    let evaluation = handle.output(|output| {
        if let Output::Evaluation(evaluation) = output {
            // Asked for by itself, and shown by itself: the rest stays as it is on the page.
            Some(Evaluation {
                robustness: None,
                ..evaluation.clone()
            })
        } else {
            None
        }
    });
    let robustness = handle.output(|output| {
        if let Output::Evaluation(evaluation) = output {
            evaluation.robustness.clone()
        } else {
            None
        }
    });
    let source = Source {
        handle,
        data,
        model,
    };
    let state = handle.state();
    let stress = Callback::new(move |()| {
        let settings = settings.get_untracked();
        handle
            .page
            .send(Some(&handle.id()), Work::Trial, |request| Command::Stress {
                request,
                settings,
            });
    });
    let current = Signal::derive(move || state.get() == CellState::Done);
    view! {
        <div class="form">
            <SelectField label=t!("evaluate-model") testid="evaluate-model" options=models value=model on_change=change(|settings, name| settings.model = name) />
            <SelectField label=t!("evaluate-data") testid="evaluate-data" options=sets value=data on_change=change(|settings, name| settings.data = name) />
        </div>
        <WorkLine handle=handle />
        <Empty large=true filled=Signal::derive(move || evaluation.with(Option::is_some)) words=t!("evaluate-empty") />
        {move || evaluation.get().map(|evaluation| view! {
            <Findings source=source evaluation=evaluation />
            <Stress robustness=robustness current=current on_ask=stress />
            <SaveMetrics handle=handle />
        })}
    }
}

/// The metrics.
#[component]
fn Findings(source: Source, evaluation: Evaluation) -> impl IntoView {
    let names: Vec<String> = evaluation
        .classes
        .iter()
        .map(|class| class.name.clone())
        .collect();
    let counts = Counts {
        names: names.clone(),
        counts: evaluation.confusion.clone(),
    };
    let tiles = tiles(&evaluation);
    let count = evaluation.images.len();
    let hint = match &evaluation.study {
        Some(Study { top1, .. }) => t!(
            "evaluate-measured-range",
            count = count,
            low = decimal(top1.low, 3),
            high = decimal(top1.high, 3)
        ),
        None => t!("evaluate-measured", count = count),
    };
    let evaluation = StoredValue::new(evaluation);
    let names = StoredValue::new(names);
    let studied = evaluation.with_value(|evaluation| evaluation.study.is_some());
    view! {
        <div class="tiles">{tiles}</div>
        <p class="hint" data-testid="measured">{hint}</p>
        <Confusions source=source counts=counts names=names evaluation=evaluation />
        <Classes evaluation=evaluation />
        <Fold title=t!("evaluate-worth-title") testid="worth">
            <Worth source=source names=names evaluation=evaluation />
        </Fold>
        <Show when=move || studied>
            <Fold title=t!("evaluate-trust-title") testid="trust">
                <Trust source=source evaluation=evaluation />
            </Fold>
        </Show>
    }
}

fn tiles(evaluation: &Evaluation) -> impl IntoView + use<> {
    let tile = |testid: &'static str,
                name: &'static str,
                value: f64,
                interval: Option<Interval>| {
        let range = interval.map(|Interval { low, high, .. }| {
            let (low, high) = (decimal(low, 3), decimal(high, 3));
            t!("evaluate-range", low = low, high = high)
        });
        view! {
            <div class="tile" data-main=(testid == "top1").to_string()>
                <span class="tile-value" data-testid=testid>{decimal(value, 3)}</span>
                <span class="tile-name">{name}</span>
                {range.map(|range| view! { <span class="tile-range" title=t!("evaluate-interval")>{range}</span> })}
            </div>
        }
    };
    let study = evaluation.study.as_ref();
    let of = |get: fn(&Study) -> Interval| study.map(get);
    let more = study.map(|study| {
        [
            ("balanced", t!("evaluate-balanced"), study.balanced_accuracy),
            ("kappa", t!("evaluate-kappa"), study.kappa),
            ("macro-f1", t!("evaluate-macro-f1"), study.macro_f1),
        ]
        .map(|(testid, name, interval)| tile(testid, name, interval.value, Some(interval)))
    });
    view! {
        {tile("top1", t!("evaluate-top1"), evaluation.top1, of(|study| study.top1))}
        {tile("top5", t!("evaluate-top5"), evaluation.top5, None)}
        {tile("loss", t!("evaluate-loss"), evaluation.loss, of(|study| study.loss))}
        {more}
    }
}

fn all_shown() -> [(&'static str, &'static str, Shown); 3] {
    [
        ("counts", t!("evaluate-shown-counts"), Shown::Counts),
        ("row", t!("evaluate-shown-row"), Shown::OfRow),
        ("column", t!("evaluate-shown-column"), Shown::OfColumn),
    ]
}

fn all_orders() -> [(&'static str, &'static str, Order); 3] {
    [
        ("name", t!("evaluate-order-name"), Order::Given),
        ("errors", t!("evaluate-order-errors"), Order::Errors),
        ("size", t!("evaluate-order-size"), Order::Size),
    ]
}

/// What was taken for what, and the pictures behind it.
#[component]
fn Confusions(
    source: Source,
    counts: Counts,
    names: StoredValue<Vec<String>>,
    evaluation: StoredValue<Evaluation>,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<Place>);
    let choose = Callback::new(move |cell| {
        chosen.update(|chosen| *chosen = Some(cell).filter(|cell| *chosen != Some(*cell)));
    });
    let (all_shown, all_orders) = (all_shown(), all_orders());
    let shown = RwSignal::new(Shown::default());
    let order = RwSignal::new(Order::default());
    let behind = move || {
        chosen.get().map(
            |cell| view! { <Behind source=source names=names evaluation=evaluation cell=cell /> },
        )
    };
    view! {
        <h3 class="sub">{t!("evaluate-confusions")}</h3>
        <p class="hint">{t!("evaluate-confusions-help")}</p>
        <div class="form">
            <SelectField
                label=t!("evaluate-numbers") testid="matrix-shown" options=Signal::stored(choices(&all_shown)) value=Signal::derive(move || value_of(&all_shown, &shown.get()))
                on_change=Callback::new(move |value: String| shown.set(thing_of(&all_shown, &value)))
            />
            <SelectField
                label=t!("evaluate-order") testid="matrix-order" options=Signal::stored(choices(&all_orders)) value=Signal::derive(move || value_of(&all_orders, &order.get()))
                on_change=Callback::new(move |value: String| order.set(thing_of(&all_orders, &value)))
            />
        </div>
        <Matrix counts=Signal::stored(counts) shown=shown order=order chosen=chosen on_choose=choose />
        {behind}
    }
}

/// The pictures behind one cell of the matrix.
#[component]
fn Behind(
    source: Source,
    names: StoredValue<Vec<String>>,
    evaluation: StoredValue<Evaluation>,
    cell: Place,
) -> impl IntoView {
    let shots: Vec<Shot> = evaluation.with_value(|evaluation| {
        let found = evaluate_pictures::behind(&evaluation.images, cell);
        names.with_value(|names| evaluate_pictures::shots(&found, names))
    });
    let name = |index: usize| names.with_value(|names| names.get(index).cloned());
    let title = t!(
        "evaluate-behind",
        count = shots.len(),
        class = name(cell.0).unwrap_or_default(),
        guess = name(cell.1).unwrap_or_default()
    );
    view! {
        <div class="behind" role="region" aria-label=title.clone()>
            <h3 class="sub">{title.clone()}</h3>
            <Gallery source=source shots=shots testid="cell-images" />
        </div>
    }
}
