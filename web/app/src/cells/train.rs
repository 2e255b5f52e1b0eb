//! A train cell: the recipe, the run as it happens, and what came of it.

use leptos::either::Either;
use leptos::prelude::*;
use vitrine::notebook::{CellKind, Output, TrainSettings};
use vitrine::protocol::{Command, ExportFormat};
use vitrine::report::{CacheReport, EpochReport, Outcome, Precision, RunReport};

use super::Handle;
use super::train_broken_off::BrokenOff;
use super::train_code::AsCode;
use super::train_form::TrainForm;
use super::train_history::History;
use super::train_progress::WorkLine;
use super::train_trial::Trials;
use crate::format::decimal;
use crate::i18n::t;
use crate::state::Work;
use crate::ui::chart::LineChart;
use crate::{bridge, format, series};

/// Fine-tunes a model on data.
#[component]
pub(crate) fn TrainCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: TrainSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Train(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    view! {
        <TrainForm handle=handle settings=settings />
        <Trials handle=handle settings=settings />
        <AsCode handle=handle settings=settings />
        <WorkLine handle=handle />
        <BrokenOff handle=handle />
        <Curves handle=handle />
        <Result handle=handle settings=settings />
        <History handle=handle settings=settings />
    }
}

/// Loss and accuracy, of the run under way or of the saved one.
#[component]
fn Curves(handle: Handle) -> impl IntoView {
    let saved = handle.output(|output| {
        if let Output::Run(report) = output {
            Some(report.epochs.clone())
        } else {
            None
        }
    });
    let now = handle.live(|live| live.epochs.clone());
    let under_way = handle.live(|live| live.step.is_some() || live.progress.is_some());
    let epochs = Memo::new(move |_| {
        // While it runs, not every epoch is told; the report has them all.
        let (now, saved) = (now.get(), saved.get().unwrap_or_default());
        if under_way.get() || now.len() > saved.len() {
            now
        } else {
            saved
        }
    });
    let steps = handle.live(|live| series::thin(&live.losses, series::MAX_POINTS));
    let loss =
        Memo::new(move |_| steps.with(|steps| epochs.with(|epochs| series::loss(steps, epochs))));
    let accuracy = Memo::new(move |_| epochs.with(|epochs| series::accuracy(epochs)));
    let said = move |of: fn(&EpochReport) -> String| {
        Signal::derive(move || epochs.with(|epochs| epochs.last().map(of).unwrap_or_default()))
    };
    let loss_said = said(|last| {
        t!(
            "train-loss-said",
            epoch = last.epoch,
            training = decimal(last.train_loss, 3),
            held_out = decimal(last.loss, 3)
        )
    });
    let accuracy_said = said(|last| {
        t!(
            "train-accuracy-said",
            epoch = last.epoch,
            top1 = format::percent(last.top1),
            top5 = format::percent(last.top5)
        )
    });
    view! {
        <div class="charts">
            <LineChart title=t!("train-loss") testid="loss-chart" names=[t!("train-loss-training"), t!("train-loss-held-out")] points=loss summary=loss_said waiting=t!("train-loss-waiting") />
            <LineChart title=t!("train-accuracy") testid="accuracy-chart" names=["top-1", "top-5"] points=accuracy top=1.0 summary=accuracy_said waiting=t!("train-accuracy-waiting") />
        </div>
    }
}

/// What came of the run.
#[component]
fn Result(handle: Handle, settings: Memo<TrainSettings>) -> impl IntoView {
    let page = handle.page;
    let report = handle.output(|output| {
        if let Output::Run(report) = output {
            Some(Digest::of(report))
        } else {
            None
        }
    });
    let under_way = handle.live(|live| live.step.is_some() || live.progress.is_some());
    let here = Memo::new(move |_| settings.with(|settings| page.has_model(&settings.output)));
    let export = move |format: ExportFormat, ending: &str| {
        let model = settings.with_untracked(|settings| settings.output.clone());
        let name = format!("{}.{ending}", format::file_stem(&model));
        page.send(Some(&handle.id()), Work::Export(name), |request| {
            Command::Export {
                request,
                model,
                format,
                precision: Precision::F32,
            }
        });
    };
    let one_file = move |_| export(ExportFormat::Safetensors, "safetensors");
    let package = move |_| {
        let date = bridge::today();
        export(ExportFormat::Package { date }, "zip");
    };
    let words = move |digest: Digest| {
        view! {
            <p class="hint">{digest.ending}</p>
            {digest.cache.map(|said| view! { <p class="hint" data-testid="cache">{said}</p> })}
            <Show when=move || here.get()>
                <p class="row">
                    <button type="button" class="button" data-testid="export" on:click=one_file>{t!("train-export")}</button>
                    <button type="button" class="button" data-testid="export-package" on:click=package>{t!("train-export-package")}</button>
                </p>
                <p class="hint">{t!("train-export-package-help")}</p>
            </Show>
        }
    };
    move || {
        let digest = report.get().filter(|_| !under_way.get());
        view! {
            <div class="result">
                <div class="tiles">{tiles(digest.as_ref())}</div>
                {match digest {
                    Some(digest) => Either::Left(words(digest)),
                    None => Either::Right(view! { <p class="hint">{t!("train-result-waiting")}</p> }),
                }}
            </div>
        }
    }
}

/// The numbers of a run; their places, while there are none.
fn tiles(digest: Option<&Digest>) -> impl IntoView + use<> {
    let tile = |main: bool, name: &'static str, value: Option<String>| {
        let testid = (main && value.is_some()).then_some("test-top1");
        view! {
            <div class="tile" data-main=main.to_string()>
                <span class="tile-value" data-testid=testid>{value.unwrap_or_else(|| "–".to_owned())}</span>
                <span class="tile-name">{name}</span>
            </div>
        }
    };
    let number = |value: f64| decimal(value, 3);
    [
        (
            true,
            t!("train-tile-top1"),
            digest.map(|digest| number(digest.top1)),
        ),
        (
            false,
            t!("train-tile-loss"),
            digest.map(|digest| number(digest.loss)),
        ),
        (
            false,
            t!("train-tile-seconds"),
            digest.map(|digest| format::seconds(digest.seconds)),
        ),
        (
            false,
            t!("train-tile-parameters"),
            digest.map(|digest| format::about(digest.trained)),
        ),
    ]
    .map(|(main, name, value)| tile(main, name, value))
    .into_iter()
    .collect_view()
}

/// The few numbers of a report that are shown.
#[derive(Debug, Clone, PartialEq)]
struct Digest {
    top1: f64,
    loss: f64,
    seconds: f64,
    trained: u64,
    /// Views that were there already, and bytes kept, where any are.
    cache: Option<String>,
    ending: String,
}

impl Digest {
    fn of(report: &RunReport) -> Self {
        let phases = report.seconds;
        let epochs = report.epochs.len();
        let pictures = report.test.images.len();
        let ending = match (report.outcome, report.best_epoch) {
            (Outcome::Finished, None) => {
                t!("train-finished", epochs = epochs, pictures = pictures)
            }
            (Outcome::Finished, Some(best)) => t!(
                "train-finished-best",
                epochs = epochs,
                best = best,
                pictures = pictures
            ),
            (Outcome::Stopped, _) => t!("train-stopped", epochs = epochs),
        };
        Self {
            top1: report.test.top1,
            loss: report.test.loss,
            seconds: phases.features + phases.train + phases.evaluate,
            trained: report.trained_parameters,
            cache: cache(report.cache),
            ending,
        }
    }
}

/// What the activation cache did, in a sentence.
fn cache(report: CacheReport) -> Option<String> {
    let all = report.hits + report.misses;
    (all > 0).then(|| {
        #[expect(clippy::cast_precision_loss, reason = "a share in percent")]
        let share = format::percent(report.hits as f64 / all as f64);
        let bytes = format::bytes(report.bytes);
        if report.stored > 0 {
            let stored = format::bytes(report.stored);
            t!(
                "train-cache-stored",
                share = share,
                bytes = bytes,
                stored = stored
            )
        } else {
            t!("train-cache", share = share, bytes = bytes)
        }
    })
}

#[cfg(test)]
mod tests {
    use vitrine::report::{Evaluation, PhaseSeconds, Split};

    use super::*;

    #[test]
    fn a_stopped_run_says_that_its_weights_are_kept() {
        let test = Evaluation {
            split: Split::Test,
            loss: 0.5,
            top1: 0.75,
            top5: 1.0,
            confusion: vec![],
            classes: vec![],
            images: vec![],
            study: None,
            robustness: None,
        };
        let seconds = PhaseSeconds {
            features: 1.0,
            train: 2.0,
            evaluate: 3.0,
        };
        let report = RunReport {
            outcome: Outcome::Stopped,
            epochs: vec![],
            test,
            best_epoch: None,
            trained_parameters: 7,
            cache: CacheReport::default(),
            seconds,
        };
        let digest = Digest::of(&report);
        assert!(digest.ending.contains("keeps") && (digest.seconds - 6.0).abs() < 1e-9);
        assert!(
            Digest::of(&RunReport {
                outcome: Outcome::Finished,
                ..report
            })
            .ending
            .contains("Finished")
        );
    }
}
