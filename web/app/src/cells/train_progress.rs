//! How far a cell's work is, in words and as a bar.

use fluent_bundle::FluentValue;
use leptos::prelude::*;
use vitrine::protocol::Phase;
use vitrine::report::StepReport;

use super::Handle;
use crate::format::{self, decimal};
use crate::i18n::t;
use crate::plan::CellState;
use crate::state::{Live, Progress};
use crate::ui::progress::{Amount, ProgressLine};

/// The progress of whatever the cell is doing.
#[component]
pub(crate) fn WorkLine(
    /// The cell.
    handle: Handle,
) -> impl IntoView {
    let work = handle.live(amount);
    let state = handle.state();
    let amount = Signal::derive(move || {
        let starting = || Amount {
            share: None,
            words: t!("train-progress-starting").to_owned(),
        };
        work.get()
            .or_else(|| (state.get() == CellState::Running).then(starting))
    });
    let note = handle.live(|live| live.note.clone());
    view! {
        <ProgressLine amount=amount />
        <p class="hint work-note" role="status" data-testid="note">{move || note.get()}</p>
    }
}

/// How far it is, if something is under way.
fn amount(live: &Live) -> Option<Amount> {
    match (live.progress, live.step) {
        (Some(progress), _) => Some(phase(progress, live.left_seconds)),
        (None, Some(step)) => Some(steps(step, live.left_seconds)),
        (None, None) => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "shares of a bar")]
fn phase(Progress { phase, done, total }: Progress, left_seconds: Option<f64>) -> Amount {
    let share = total
        .filter(|total| *total > 0)
        .map(|total| done as f64 / total as f64);
    let of = |number: fn(u64) -> FluentValue<'static>| match total {
        Some(total) => t!(
            "train-progress-of",
            done = number(done),
            total = number(total)
        )
        .into(),
        None => number(done),
    };
    let bytes = || of(|number| format::bytes(number).into());
    let count = || of(FluentValue::from);
    let words = match phase {
        Phase::Download => t!("train-progress-download", amount = bytes()) + &left(left_seconds),
        Phase::Decode => t!("train-progress-decode", amount = count()),
        Phase::Compile => t!("train-progress-compile").to_owned(),
        Phase::Features => t!("train-progress-features", amount = count()),
        Phase::Trial => t!("train-progress-trial", amount = count()),
        Phase::Evaluate => t!("train-progress-evaluate", amount = count()),
        Phase::Neighbours => t!("train-progress-neighbours", amount = count()),
        Phase::Layout => t!("train-progress-layout", amount = count()),
        Phase::Pack => t!("train-progress-pack", amount = count()),
    };
    Amount { share, words }
}

fn steps(step: StepReport, left_seconds: Option<f64>) -> Amount {
    let share = f64::from(step.step) / f64::from(step.steps.max(1));
    let words = t!(
        "train-progress-steps",
        epoch = step.epoch,
        epochs = step.epochs,
        step = step.step,
        steps = step.steps,
        loss = decimal(step.loss, 3)
    ) + &left(left_seconds);
    Amount {
        share: Some(share),
        words,
    }
}

fn left(seconds: Option<f64>) -> String {
    seconds
        .map(|seconds| format!(" · {}", format::time_left(seconds)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phase_says_what_is_counted() {
        let words = |phase_, done, total| {
            let progress = Progress {
                phase: phase_,
                done,
                total,
            };
            phase(progress, Some(41.0)).words
        };
        assert!(words(Phase::Download, 5_000_000, Some(22_900_000)).contains("5.0 MB of 22.9 MB"));
        assert!(words(Phase::Download, 5_000_000, Some(22_900_000)).ends_with("about 45 s left"));
        assert!(words(Phase::Features, 12, Some(240)).contains("12 of 240"));
        assert!(words(Phase::Decode, 12, None).ends_with("12"));
        assert_eq!(
            phase(
                Progress {
                    phase: Phase::Decode,
                    done: 0,
                    total: Some(0)
                },
                None
            )
            .share,
            None
        );
    }

    #[test]
    fn a_step_says_how_long_the_rest_takes() {
        let report = StepReport {
            step: 500,
            steps: 1000,
            epoch: 1,
            epochs: 3,
            loss: 0.5,
            lr: 0.1,
        };
        let amount_then = steps(report, Some(61.0));
        assert!(amount_then.words.contains("about 1 min 10 s left"));
        assert_eq!(amount_then.share, Some(0.5));
        assert_eq!(amount(&Live::default()), None);
    }
}
