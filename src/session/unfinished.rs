//! The last run that has not come to its end, kept on the device.
//!
//! Two places take turns, so that a crash while one is written leaves the other whole. A run goes on from there when
//! the same one is asked for again: same network, images and recipe.

use std::cell::Cell;

use crate::host::{Host, HostError};
use crate::train::snapshot::Snapshot;

const PLACES: [&str; 2] = ["unfinished-a", "unfinished-b"];

/// Where one run is kept.
#[derive(Clone)]
pub(super) struct Unfinished {
    identity: u64,
    /// The place that is written next.
    next: Cell<usize>,
}

impl Unfinished {
    pub(super) fn new(identity: u64) -> Self {
        Self {
            identity,
            next: Cell::new(0),
        }
    }

    /// The latest whole snapshot of this run.
    pub(super) async fn find(&self, host: &impl Host) -> Option<Snapshot> {
        let mut latest: Option<(usize, Snapshot)> = None;
        for (place, name) in PLACES.iter().enumerate() {
            let Some(bytes) = host.recall(name).await else {
                continue;
            };
            let found = Snapshot::from_bytes(&bytes);
            let Some(found) = found.filter(|found| found.identity == self.identity) else {
                continue;
            };
            let order = |snapshot: &Snapshot| (snapshot.position.stage, snapshot.position.step);
            if latest
                .as_ref()
                .is_none_or(|(_, latest)| order(&found) >= order(latest))
            {
                latest = Some((place, found));
            }
        }
        let (place, snapshot) = latest?;
        self.next.set(1 - place); // what was found stays until the next one is whole
        Some(snapshot)
    }

    /// Keeps a snapshot.
    pub(super) async fn keep(
        &self,
        host: &impl Host,
        snapshot: &Snapshot,
    ) -> Result<(), HostError> {
        let snapshot = Snapshot {
            identity: self.identity,
            ..snapshot.clone()
        };
        let place = self.next.get();
        host.store(PLACES[place], &snapshot.to_bytes()).await?;
        self.next.set(1 - place);
        Ok(())
    }

    /// The run came to its end.
    pub(super) async fn discard(&self, host: &impl Host) {
        for name in PLACES {
            host.discard(name).await;
        }
    }
}
