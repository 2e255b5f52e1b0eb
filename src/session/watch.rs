//! A training run's onlooker: turns what it hears into events.

use std::cell::Cell;

use crate::host::Host;
use crate::protocol::{Event, RequestId};
use crate::report::{EpochReport, Phase, StepReport};
use crate::train::Watch;

/// Steps and epochs are told at most this often: small models make thousands of steps a second, and nobody
/// reads that fast. The final report has every epoch.
const INTERVAL_MS: f64 = 50.0;

/// Speaks for one command.
pub(super) struct HostWatch<'a, H> {
    host: &'a H,
    request: RequestId,
    /// When a step and when an epoch were last told.
    told_ms: [Cell<f64>; 2],
}

impl<'a, H: Host> HostWatch<'a, H> {
    pub(super) fn new(host: &'a H, request: RequestId) -> Self {
        let never = || Cell::new(f64::NEG_INFINITY);
        Self {
            host,
            request,
            told_ms: [never(), never()],
        }
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
}
