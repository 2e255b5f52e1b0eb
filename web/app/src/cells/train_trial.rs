//! Looking before training: a learning rate by trial, and cross-validation.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, TrainSettings};
use vitrine::trial::{Finding, FoldReport, RateCurve, Trial, mean_and_deviation};

use super::Handle;
use crate::format::decimal;
use crate::i18n::t;
use crate::plan::CellState;
use crate::series::Point;
use crate::state::AppStateStoreFields as _;
use crate::ui::chart::{Across, LineChart};

/// Parts that a cross-validation cuts the training pictures into.
const FOLDS: u32 = 5;

/// Buttons to try things out, and what was found.
#[component]
pub(crate) fn Trials(handle: Handle, settings: Memo<TrainSettings>) -> impl IntoView {
    let page = handle.page;
    let state = handle.state();
    let there = Memo::new(move |_| {
        settings.with(|settings| {
            page.has_model(&settings.model)
                && page.state.datasets().read().contains_key(&settings.data)
        })
    });
    let busy = move || matches!(state.get(), CellState::Running | CellState::Queued);
    let off = move || busy() || !there.get();
    let learns = move || settings.with(|settings| settings.recipe.epochs > 0);
    let finding = handle.live(|live| live.finding.clone());
    view! {
        <details class="more" data-testid="trials">
            <summary>{t!("train-trial")}</summary>
            <p class="hint">
                {t!("train-trial-help")}
            </p>
            <p class="row">
                <button type="button" class="button" data-testid="find-rate" disabled=move || off() || !learns() on:click=move |_| page.try_out(&handle.id(), Trial::Rates)>
                    {t!("train-trial-rates")}
                </button>
                <button type="button" class="button" data-testid="cross-validate" disabled=off on:click=move |_| page.try_out(&handle.id(), Trial::Folds(FOLDS))>
                    {t!("train-trial-folds", parts = FOLDS)}
                </button>
            </p>
            <Show when=move || !there.get()><p class="hint">{t!("train-trial-first")}</p></Show>
            {move || finding.get().map(|finding| match finding {
                Finding::Rates(curve) => view! { <Rates handle=handle settings=settings curve=curve /> }.into_any(),
                Finding::Folds(folds) => view! { <Folds folds=folds /> }.into_any(),
            })}
        </details>
    }
}

/// Loss by learning rate, with the suggested one marked.
#[component]
fn Rates(handle: Handle, settings: Memo<TrainSettings>, curve: RateCurve) -> impl IntoView {
    let RateCurve { points, suggested } = curve;
    let marked = suggested;
    let suggested = suggested.map(two_digits);
    let drawn: Vec<Point> = points
        .iter()
        .map(|point| Point {
            x: point.lr.log10() + 6.0,
            first: point.loss,
            second: if marked == Some(point.lr) {
                point.loss
            } else {
                f64::NAN
            },
        })
        .collect();
    let used = move || {
        suggested
            .is_some_and(|lr| settings.with(|settings| (settings.recipe.lr - lr).abs() < lr * 1e-9))
    };
    let words = suggested.map_or_else(
        || t!("train-trial-no-rate").to_owned(),
        |lr| t!("train-trial-suggested", rate = rate(lr)),
    );
    let summary = words.clone();
    let take = move |lr: f64| {
        handle.edit(|kind| {
            if let CellKind::Train(train) = kind {
                train.recipe.lr = lr;
                train.recipe.min_lr = train.recipe.min_lr.min(lr);
            }
        });
    };
    view! {
        <LineChart
                title=t!("train-trial-chart") testid="rate-chart" names=[t!("train-trial-chart-loss"), t!("train-trial-chart-suggested")] across=Across::rates()
                points=Signal::stored(drawn) summary=Signal::stored(summary)
        />
        <p class="row">
            <span data-testid="suggested-rate">{words}</span>
            {suggested.map(|lr| view! {
                <button type="button" class="button" data-testid="use-rate" disabled=used on:click=move |_| take(lr)>{t!("train-trial-use-rate")}</button>
            })}
        </p>
    }
}

/// A rate as people would write it.
fn two_digits(lr: f64) -> f64 {
    rate(lr).parse().unwrap_or(lr)
}

/// A learning rate in two digits.
fn rate(lr: f64) -> String {
    format!("{lr:.1e}")
}

/// What each part gave.
#[component]
fn Folds(folds: Vec<FoldReport>) -> impl IntoView {
    let top1: Vec<f64> = folds.iter().map(|fold| fold.top1).collect();
    let (mean, deviation) = mean_and_deviation(&top1);
    let rows = folds.iter().zip(1..).map(|(fold, number)| {
        view! {
            <tr><th scope="row">{number}</th><td>{fold.images}</td><td>{decimal(fold.top1, 3)}</td><td>{decimal(fold.loss, 3)}</td></tr>
        }
    });
    let rows = rows.collect_view();
    let words = t!(
        "train-trial-mean",
        mean = decimal(mean, 3),
        deviation = decimal(deviation, 3),
        parts = folds.len()
    );
    view! {
        <p data-testid="folds-mean">{words}</p>
        <div class="scroll" tabindex="0">
            <table class="table" data-testid="folds">
                <thead><tr><th scope="col">{t!("train-trial-part")}</th><th scope="col">{t!("train-trial-pictures")}</th><th scope="col">"Top-1"</th><th scope="col">{t!("train-trial-loss")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
