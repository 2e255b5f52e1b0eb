//! A train cell: the recipe, the run as it happens, and what came of it.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, Output, TrainSettings};
use vitrine::protocol::{Command, ExportFormat};
use vitrine::report::{CacheReport, EpochReport, Outcome, Precision, RunReport};

use super::Handle;
use super::train_form::TrainForm;
use super::train_history::History;
use super::train_progress::WorkLine;
use super::train_trial::Trials;
use crate::state::{AppStateStoreFields as _, Work};
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
        <WorkLine handle=handle />
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
    let any = Memo::new(move |_| loss.with(|points| !points.is_empty()));
    let said = move |of: fn(&EpochReport) -> String| {
        Signal::derive(move || epochs.with(|epochs| epochs.last().map(of).unwrap_or_default()))
    };
    let loss_said = said(|last| {
        format!(
            "After epoch {}: training loss {:.3}, held-out loss {:.3}.",
            last.epoch, last.train_loss, last.loss
        )
    });
    let accuracy_said = said(|last| {
        format!(
            "After epoch {}: top-1 {}, top-5 {}.",
            last.epoch,
            format::percent(last.top1),
            format::percent(last.top5)
        )
    });
    view! {
        <Show when=move || any.get()>
            <div class="charts">
                <LineChart title="Loss" testid="loss-chart" names=["training", "held-out"] points=loss summary=loss_said />
                <LineChart title="Accuracy" testid="accuracy-chart" names=["top-1", "top-5"] points=accuracy top=1.0 summary=accuracy_said />
            </div>
        </Show>
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
    let here = Memo::new(move |_| {
        settings.with(|settings| page.state.models().read().contains_key(&settings.output))
    });
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
    move || {
        let digest = report.get().filter(|_| !under_way.get())?;
        Some(view! {
            <div class="tiles">
                <div class="tile" data-main="true"><span class="tile-value" data-testid="test-top1">{format!("{:.3}", digest.top1)}</span><span class="tile-name">"right at first guess (held-out)"</span></div>
                <div class="tile"><span class="tile-value">{format!("{:.3}", digest.loss)}</span><span class="tile-name">"held-out loss"</span></div>
                <div class="tile"><span class="tile-value">{format::seconds(digest.seconds)}</span><span class="tile-name">"in all"</span></div>
                <div class="tile"><span class="tile-value">{format::about(digest.trained)}</span><span class="tile-name">"parameters learnt"</span></div>
            </div>
            <p class="hint">{digest.ending}</p>
            {digest.cache.map(|said| view! { <p class="hint" data-testid="cache">{said}</p> })}
            <Show when=move || here.get()>
                <p class="row">
                    <button type="button" class="button" data-testid="export" on:click=one_file>"Save the model as a file (.safetensors)"</button>
                    <button type="button" class="button" data-testid="export-package" on:click=package>"Save for other tools (.zip)"</button>
                </p>
                <p class="hint">"The zip opens in transformers, timm and ONNX runtimes, and has a model card."</p>
            </Show>
        })
    }
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
        let epochs = format::plural(report.epochs.len(), "epoch", "epochs");
        let best = report.best_epoch.map_or_else(String::new, |epoch| {
            format!(", the best being number {epoch}")
        });
        let ending = match report.outcome {
            Outcome::Finished => format!(
                "Finished after {epochs}{best}, measured on {}.",
                format::plural(
                    report.test.images.len(),
                    "held-out picture",
                    "held-out pictures"
                )
            ),
            Outcome::Stopped => {
                format!(
                    "Stopped after {epochs}; the model keeps what it had learnt until then. Run it again to go on from there."
                )
            }
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
        format!("The frozen part was looked up {share} of the time instead of being computed; {bytes} are kept for the next run.")
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
