//! A training run's onlooker: turns what it hears into events.

use crate::host::Host;
use crate::protocol::{Event, RequestId};
use crate::report::{EpochReport, Phase, StepReport};
use crate::train::Watch;

/// Speaks for one command.
pub(super) struct HostWatch<'a, H> {
    pub(super) host: &'a H,
    pub(super) request: RequestId,
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
        self.host.emit(Event::Step {
            request: self.request,
            report,
        });
    }

    fn epoch(&self, report: &EpochReport) {
        self.host.emit(Event::Epoch {
            request: self.request,
            report: report.clone(),
        });
    }

    fn now_ms(&self) -> f64 {
        self.host.now_ms()
    }

    async fn breathe(&self) -> bool {
        self.host.yield_now().await;
        self.host.stop_requested(self.request)
    }
}
