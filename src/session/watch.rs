//! A training run's onlooker: turns what it hears into events.

use std::cell::Cell;

use crate::host::Host;
use crate::protocol::{Event, RequestId};
use crate::report::{EpochReport, Phase, StepReport};
use crate::train::Watch;
use crate::train::snapshot::Snapshot;

use super::unfinished::Unfinished;

/// Steps and epochs are told at most this often: small models make thousands of steps a second, and nobody
/// reads that fast. The final report has every epoch.
const INTERVAL_MS: f64 = 50.0;

/// A snapshot is kept at the end of an epoch if the last one is older than this, ...
const AFTER_EPOCH_MS: f64 = 1000.0;

/// ... and within one if it is older than this.
const WITHIN_EPOCH_MS: f64 = 10_000.0;

/// Speaks for one command.
pub(super) struct HostWatch<'a, H> {
    host: &'a H,
    request: RequestId,
    /// Where a training run's snapshots go.
    unfinished: Option<Unfinished>,
    kept_ms: Cell<f64>,
    /// When a step and when an epoch were last told.
    told_ms: [Cell<f64>; 2],
}

impl<'a, H: Host> HostWatch<'a, H> {
    pub(super) fn new(host: &'a H, request: RequestId) -> Self {
        let never = || Cell::new(f64::NEG_INFINITY);
        Self {
            host,
            request,
            unfinished: None,
            kept_ms: Cell::new(host.now_ms()),
            told_ms: [never(), never()],
        }
    }

    /// Keeps snapshots, too.
    pub(super) fn keeping(mut self, unfinished: Unfinished) -> Self {
        self.unfinished = Some(unfinished);
        self
    }

    fn tell(&self, which: usize, event: Event) {
        let now = self.host.now_ms();
        if now - self.told_ms[which].get() >= INTERVAL_MS {
            self.told_ms[which].set(now);
            self.host.emit(event);
        }
    }
}

impl<H: Host> Watch for HostWatch<'_, H> {
    fn progress(&self, phase: Phase, done: usize, total: usize) {
        self.host.emit(Event::Progress {
            request: self.request,
            phase,
            done: done as u64,
            total: Some(total as u64),
        });
    }

    fn step(&self, report: StepReport) {
        let request = self.request;
        self.tell(0, Event::Step { request, report });
    }

    fn epoch(&self, report: &EpochReport) {
        let (request, report) = (self.request, report.clone());
        self.tell(1, Event::Epoch { request, report });
    }

    fn now_ms(&self) -> f64 {
        self.host.now_ms()
    }

    async fn breathe(&self) -> bool {
        self.host.yield_now().await;
        self.host.stop_requested(self.request)
    }

    fn snapshot_due(&self, after_epoch: bool) -> bool {
        let interval = if after_epoch {
            AFTER_EPOCH_MS
        } else {
            WITHIN_EPOCH_MS
        };
        self.unfinished.is_some() && self.host.now_ms() - self.kept_ms.get() >= interval
    }

    async fn keep(&self, snapshot: Snapshot) {
        let Some(unfinished) = &self.unfinished else {
            return;
        };
        if let Err(error) = unfinished.keep(self.host, &snapshot).await {
            let text =
                format!("{error} The run goes on, but if the page closed it would begin again.");
            let request = self.request;
            self.host.emit(Event::Note { request, text });
        }
        self.kept_ms.set(self.host.now_ms());
    }
}
