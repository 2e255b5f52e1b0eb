//! What goes on, for those who listen: one live region for the whole page, so that cells do not talk over each other,
//! and seldom enough to be listened to.

use leptos::prelude::*;
use vitrine::notebook::{Cell, CellKind, Output};
use vitrine::protocol::Phase;
use vitrine::report::EpochReport;

use crate::i18n::t;
use crate::page::Page;
use crate::plan::{self, CellState};
use crate::state::{AppState, AppStateStoreFields as _, Live};
use crate::{bridge, edit};

/// How far a run is, is said no sooner after what was said before.
const PROGRESS_GAP_MS: f64 = 10_000.0;
/// Likewise the end of an epoch.
const EPOCH_GAP_MS: f64 = 3_000.0;

/// The live region.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let state = Page::here().state;
    let speaker = StoredValue::new(Speaker::default());
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        state.pending().track();
        state.cells().track();
        let mut words = None;
        state.with_untracked(|state| {
            speaker.update_value(|speaker| words = speaker.hear(state, bridge::now_ms()));
        });
        if let Some(words) = words {
            said.set(words);
        }
    });
    view! { <p class="visually-hidden" role="status" data-testid="announcer">{said}</p> }
}

/// What was said last, and of what.
#[derive(Debug, Clone, Default)]
struct Speaker {
    /// The cell under way.
    running: Option<String>,
    /// The epoch whose end was said.
    epoch: u32,
    /// When anything was said.
    last_ms: f64,
}

impl Speaker {
    /// What is to be said now, if anything.
    fn hear(&mut self, state: &AppState, now_ms: f64) -> Option<String> {
        let now = plan::running(state);
        let words = if now == self.running.as_deref() {
            self.news(state, now?, now_ms)?
        } else {
            let ended = self.running.take().and_then(|id| ended(state, &id));
            let begun = now.map(|id| t!("announce-running", cell = title(state, id)));
            self.running = now.map(str::to_owned);
            self.epoch = 0;
            let parts: Vec<String> = ended.into_iter().chain(begun).collect();
            (!parts.is_empty()).then(|| parts.join(" "))?
        };
        self.last_ms = now_ms;
        Some(words)
    }

    /// What is new about the cell under way.
    fn news(&mut self, state: &AppState, id: &str, now_ms: f64) -> Option<String> {
        let live = state.cells.get(id)?;
        let silent_ms = now_ms - self.last_ms;
        match live.epochs.last() {
            Some(epoch) if epoch.epoch > self.epoch && silent_ms >= EPOCH_GAP_MS => {
                self.epoch = epoch.epoch;
                Some(epoch_words(live, epoch))
            }
            _ if silent_ms >= PROGRESS_GAP_MS => progress_words(live),
            _ => None,
        }
    }
}

fn epoch_words(live: &Live, epoch: &EpochReport) -> String {
    let (number, percent) = (epoch.epoch, whole_percent(epoch.top1));
    match live.step {
        Some(step) => t!(
            "announce-epoch-of",
            epoch = number,
            epochs = step.epochs,
            percent = percent
        ),
        None => t!("announce-epoch", epoch = number, percent = percent),
    }
}

fn whole_percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// How far the work is, in whole per cent.
#[expect(clippy::cast_precision_loss, reason = "a share in percent")]
fn progress_words(live: &Live) -> Option<String> {
    let (what, share) = match (live.progress, live.step) {
        (Some(progress), _) => {
            let total = progress.total.filter(|total| *total > 0);
            let share = total.map(|total| progress.done as f64 / total as f64);
            (phase_words(progress.phase), share)
        }
        (None, Some(step)) => (
            t!("announce-training"),
            Some(f64::from(step.step) / f64::from(step.steps.max(1))),
        ),
        (None, None) => return None,
    };
    Some(share.map_or_else(
        || what.to_owned(),
        |share| {
            t!(
                "announce-progress",
                what = what,
                percent = whole_percent(share)
            )
        },
    ))
}

fn phase_words(phase: Phase) -> &'static str {
    match phase {
        Phase::Download => t!("announce-download"),
        Phase::Decode => t!("announce-decode"),
        Phase::Compile => t!("announce-compile"),
        Phase::Features => t!("announce-features"),
        Phase::Trial => t!("announce-trial"),
        Phase::Evaluate => t!("announce-evaluate"),
        Phase::Neighbours => t!("announce-neighbours"),
        Phase::Layout => t!("announce-layout"),
        Phase::Pack => t!("announce-pack"),
    }
}

/// How the cell's run ended; why it failed is said by the alert it shows.
fn ended(state: &AppState, id: &str) -> Option<String> {
    let cell = state.notebook.cell(id)?;
    let title = title(state, id);
    Some(match plan::cell_state(state, cell) {
        CellState::Failed => t!("announce-failed", cell = title),
        CellState::Done => match accuracy(cell) {
            Some(share) => t!(
                "announce-done-accuracy",
                cell = title,
                percent = whole_percent(share)
            ),
            None => t!("announce-done", cell = title),
        },
        _ => t!("announce-ended", cell = title),
    })
}

/// The one number a cell is run for.
fn accuracy(cell: &Cell) -> Option<f64> {
    let top1 = match (&cell.kind, &cell.output) {
        (CellKind::Train(_), Some(Output::Run(report))) => report.test.top1,
        (CellKind::Evaluate(_), Some(Output::Evaluation(evaluation))) => evaluation.top1,
        _ => return None,
    };
    Some(top1)
}

fn title(state: &AppState, id: &str) -> &'static str {
    let cell = state.notebook.cell(id);
    cell.map_or_else(|| t!("announce-cell"), |cell| edit::title(&cell.kind))
}

#[cfg(test)]
mod tests {
    use vitrine::notebook::Notebook;
    use vitrine::protocol::{Failure, FailureKind, RequestId};
    use vitrine::report::StepReport;

    use super::*;
    use crate::state::{Pending, Work};

    fn training() -> (AppState, String) {
        let mut state = AppState::new(Notebook::starter());
        let train = |cell: &&Cell| matches!(cell.kind, CellKind::Train(_));
        let id = state
            .notebook
            .cells
            .iter()
            .find(train)
            .map(|c| c.id.clone());
        let id = id.expect("a train cell");
        let pending = Pending {
            cell: Some(id.clone()),
            work: Work::Run,
        };
        state.pending.insert(RequestId(1), pending);
        state.cells.insert(id.clone(), Live::default());
        (state, id)
    }

    fn goes_on(state: &mut AppState, id: &str, step: u32) {
        let live = state.cells.get_mut(id).expect("there");
        live.step = Some(StepReport {
            step,
            steps: 800,
            epoch: step / 100 + 1,
            epochs: 8,
            loss: 0.5,
            lr: 0.1,
        });
        if step.is_multiple_of(100) {
            live.epochs.push(EpochReport {
                epoch: step / 100,
                train_loss: 1.0,
                loss: 1.0,
                top1: 0.81,
                top5: 1.0,
                seconds: 1.0,
            });
        }
    }

    #[test]
    fn a_run_is_followed_without_a_flood() {
        let (mut state, id) = training();
        let mut speaker = Speaker::default();
        assert_eq!(
            speaker.hear(&state, 0.0).as_deref(),
            Some("Train: running.")
        );
        let mut said = Vec::new();
        for step in 1..=800 {
            goes_on(&mut state, &id, step);
            // Eight epochs of 25 seconds each.
            said.extend(speaker.hear(&state, f64::from(step) * 250.0));
        }
        let ends = said.iter().filter(|words| words.starts_with("Epoch"));
        assert_eq!(ends.count(), 8, "{said:?}");
        assert!(said.contains(&"Epoch 3 of 8, accuracy 81 %".to_owned()));
        assert!(said.iter().any(|words| words.starts_with("Training, ")));
        assert!(said.len() <= 8 + 20, "{said:?}");
    }

    #[test]
    fn quick_epochs_are_not_all_said() {
        let (mut state, id) = training();
        let mut speaker = Speaker::default();
        speaker.hear(&state, 0.0);
        let mut said = 0;
        for step in (100..=800).step_by(100) {
            goes_on(&mut state, &id, step);
            said += usize::from(speaker.hear(&state, f64::from(step) * 10.0).is_some());
        }
        assert_eq!(said, 2, "eight epochs within eight seconds");
    }

    #[test]
    fn the_end_is_said_whichever_it_is() {
        let (mut state, id) = training();
        let mut speaker = Speaker::default();
        speaker.hear(&state, 0.0);
        state.pending.clear();
        let mut other = speaker.clone();
        assert_eq!(other.hear(&state, 1.0).as_deref(), Some("Train: ended."));
        assert_eq!(other.hear(&state, 99_999.0), None, "and only once");
        let failure = Failure {
            kind: FailureKind::Data,
            message: "m".to_owned(),
            hint: "h".to_owned(),
        };
        state.cells.get_mut(&id).expect("there").failure = Some(failure);
        let words = speaker.hear(&state, 1.0);
        assert_eq!(words.as_deref(), Some("Train: did not work."));
    }
}
