//! A train cell's earlier runs: to look at, to compare, and to start again from.

use leptos::prelude::*;
use vitrine::history::{PastRun, differences};
use vitrine::notebook::TrainSettings;

use super::Handle;
use crate::format::decimal;
use crate::i18n::t;
use crate::series;
use crate::state::AppStateStoreFields as _;
use crate::ui::chart::LineChart;
use crate::{edit, format};

/// Changed knobs that are listed; more are counted.
const LISTED: usize = 3;

/// The earlier runs, if there are any.
#[component]
pub(crate) fn History(handle: Handle, settings: Memo<TrainSettings>) -> impl IntoView {
    let runs = Memo::new(move |_| {
        let notebook = handle.page.state.notebook().read();
        let cell = notebook.cell(&handle.id());
        cell.map(|cell| cell.history.clone()).unwrap_or_default()
    });
    let compared = RwSignal::new(None::<u32>);
    let count = Memo::new(move |_| runs.with(Vec::len));
    let rows = move || {
        let runs = runs.get();
        let newest_first = runs.into_iter().rev();
        newest_first
            .map(|run| view! { <Row handle=handle settings=settings run=run compared=compared /> })
            .collect_view()
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="more" data-testid="history">
                <summary>{move || t!("train-history", count = count.get())}</summary>
                <p class="hint">{t!("train-history-help")}</p>
                <div class="scroll" tabindex="0">
                    <table class="table">
                        <thead><tr>
                            <th scope="col">{t!("train-history-run")}</th><th scope="col">{t!("train-history-changes")}</th><th scope="col">"Top-1"</th><th scope="col">{t!("train-history-loss")}</th>
                            <th scope="col">{t!("train-history-took")}</th><th scope="col">{t!("train-history-compare")}</th><th scope="col">{t!("train-history-again")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {move || compared.get().and_then(|number| runs.with(|runs| against_last(runs, number)))}
            </details>
        </Show>
    }
}

/// One run.
#[component]
fn Row(
    handle: Handle,
    settings: Memo<TrainSettings>,
    run: PastRun,
    compared: RwSignal<Option<u32>>,
) -> impl IntoView {
    let page = handle.page;
    let number = run.number;
    let (top1, loss, took) = (
        decimal(run.top1, 3),
        decimal(run.loss, 3),
        format::seconds(run.seconds),
    );
    let run = StoredValue::new(run);
    let changed = move || {
        let now = page.state.notebook().read();
        let settings = settings.get();
        let whole = now.with_augmentation(&settings).unwrap_or(settings);
        run.with_value(|run| changes(&whole, run))
    };
    let is_compared = move || compared.get() == Some(number);
    let compare = move |_| compared.set(Some(number).filter(|_| !is_compared()));
    let again = move |_| {
        run.with_value(|run| page.edit(|notebook| edit::take_up(notebook, &handle.id(), run)));
    };
    let branch = move |_| {
        run.with_value(|run| page.edit(|notebook| edit::branch(notebook, &handle.id(), run)));
    };
    let other_seed = move |_| {
        run.with_value(|run| {
            page.edit(|notebook| edit::with_other_seed(notebook, &handle.id(), run));
        });
        handle.run();
    };
    view! {
        <tr data-testid="past-run">
            <th scope="row">{number}</th>
            <td data-testid="changes">{changed}</td>
            <td>{top1}</td><td>{loss}</td><td>{took}</td>
            <td><input type="checkbox" data-testid="compare" aria-label=t!("train-history-compare-run", number = number) prop:checked=is_compared on:change=compare /></td>
            <td class="row">
                <button type="button" class="button" data-testid="take-up" title=t!("train-history-take-up-help") on:click=again>{t!("train-history-take-up")}</button>
                <button type="button" class="button" data-testid="branch" title=t!("train-history-branch-help") on:click=branch>{t!("train-history-branch")}</button>
                <button type="button" class="button" data-testid="other-seed" title=t!("train-history-other-seed-help") on:click=other_seed>{t!("train-history-other-seed")}</button>
            </td>
        </tr>
    }
}

/// What was set otherwise for this run, in few words.
fn changes(now: &TrainSettings, run: &PastRun) -> String {
    let mut all = Vec::new();
    if run.model != now.model {
        all.push(t!("train-history-model", name = run.model.as_str()));
    }
    if run.data != now.data {
        all.push(t!("train-history-data", name = run.data.as_str()));
    }
    let knobs = differences(&now.recipe, &run.recipe).into_iter();
    all.extend(knobs.map(|(name, _, then)| crate::words::changed(&name, &then)));
    let more = all.len().saturating_sub(LISTED);
    all.truncate(LISTED);
    match (all.is_empty(), more) {
        (true, _) => t!("train-history-nothing").to_owned(),
        (false, 0) => all.join(", "),
        (false, more) => t!("train-history-more", changes = all.join(", "), more = more),
    }
}

/// Held-out loss of the last run beside that of another.
fn against_last(runs: &[PastRun], number: u32) -> Option<impl IntoView + use<>> {
    let last = runs.last()?;
    let other = runs.iter().find(|run| run.number == number)?;
    let points = series::held_out_losses(&last.epochs, &other.epochs);
    let said = |run: &PastRun| {
        t!(
            "train-history-said",
            number = run.number,
            top1 = decimal(run.top1, 3),
            loss = decimal(run.loss, 3)
        )
    };
    let words = if last.number == other.number {
        said(last)
    } else {
        t!(
            "train-history-said-both",
            last = said(last),
            other = said(other)
        )
    };
    let summary = words.clone();
    Some(view! {
        <LineChart title=t!("train-history-chart") testid="compare-chart" names=[t!("train-history-last"), t!("train-history-chosen")] points=Signal::stored(points) summary=Signal::stored(summary) />
        <p class="hint" data-testid="compared">{words}</p>
    })
}

#[cfg(test)]
mod tests {
    use vitrine::recipe::Recipe;
    use vitrine::report::Outcome;

    use super::*;

    #[test]
    fn what_differs_is_listed_and_the_rest_counted() {
        let now = TrainSettings {
            model: "starter".to_owned(),
            data: "images".to_owned(),
            augment: None,
            output: "tuned".to_owned(),
            recipe: Recipe::default(),
        };
        let mut run = PastRun {
            number: 1,
            model: now.model.clone(),
            data: now.data.clone(),
            recipe: now.recipe.clone(),
            outcome: Outcome::Finished,
            epochs: vec![],
            top1: 0.5,
            loss: 1.0,
            seconds: 1.0,
        };
        assert_eq!(changes(&now, &run), "nothing");
        run.recipe.epochs = 3;
        run.recipe.seed = 7;
        assert_eq!(changes(&now, &run), "epochs 3, seed 7");
        run.recipe.lr = 0.5;
        run.recipe.dropout = 0.1;
        assert!(changes(&now, &run).ends_with("and 1 more"));
    }
}
