//! How far a cell's work is, in words and as a bar.

use leptos::prelude::*;
use vitrine::protocol::Phase;
use vitrine::report::StepReport;

use super::Handle;
use crate::format;
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
            words: "Starting…".to_owned(),
            spoken: "Starting".to_owned(),
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
    let of = |count: fn(u64) -> String| match total {
        Some(total) => format!("{} of {}", count(done), count(total)),
        None => count(done),
    };
    let (what, words) = match phase {
        Phase::Download => (
            "Downloading",
            format!("Downloading: {}{}", of(format::bytes), left(left_seconds)),
        ),
        Phase::Decode => (
            "Reading pictures",
            format!("Reading pictures: {}", of(format::count)),
        ),
        Phase::Compile => (
            "Preparing the graphics card",
            "Preparing: compiling GPU shaders. This happens once and can take a minute.".to_owned(),
        ),
        Phase::Features => (
            "Preparing",
            format!(
                "Preparing: looking at every picture once, {}",
                of(format::count)
            ),
        ),
        Phase::Trial => ("Trying", format!("Trying: step {}", of(format::count))),
        Phase::Evaluate => (
            "Measuring",
            format!("Measuring: {} pictures", of(format::count)),
        ),
        Phase::Neighbours => (
            "Comparing",
            format!(
                "Comparing the pictures with each other: {}",
                of(format::count)
            ),
        ),
        Phase::Layout => (
            "Placing",
            format!("Placing the pictures: step {}", of(format::count)),
        ),
    };
    let quarter = share.map_or(0, |share| {
        (1..4)
            .filter(|part| share * 4.0 >= f64::from(*part))
            .count()
            * 25
    });
    Amount {
        share,
        words,
        spoken: format!("{what}, {quarter} percent"),
    }
}

fn steps(step: StepReport, left_seconds: Option<f64>) -> Amount {
    let share = f64::from(step.step) / f64::from(step.steps.max(1));
    let words = format!(
        "Training: epoch {} of {}, step {} of {}, loss {:.3}{}",
        step.epoch,
        step.epochs,
        step.step,
        step.steps,
        step.loss,
        left(left_seconds)
    );
    let part = (1..10)
        .filter(|part| share * 10.0 >= f64::from(*part))
        .count()
        * 10;
    Amount {
        share: Some(share),
        words,
        spoken: format!("Training, {part} percent"),
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
    fn what_is_read_out_changes_seldom() {
        let report = |step| StepReport {
            step,
            steps: 1000,
            epoch: 1,
            epochs: 3,
            loss: 0.5,
            lr: 0.1,
        };
        let spoken: std::collections::BTreeSet<_> = (1..=1000)
            .map(|step| steps(report(step), None).spoken)
            .collect();
        assert_eq!(spoken.len(), 10);
        assert!(
            steps(report(500), Some(61.0))
                .words
                .contains("about 1 min 10 s left")
        );
        assert_eq!(amount(&Live::default()), None);
    }
}
