//! Data made anew from its ledger: every picture under the id, class and split it had.
//!
//! A file is opened as an import opens it, and its entries are told by their place in it. What is missing or damaged is
//! left out and said; no other picture is another one for that.

use std::collections::BTreeMap;

use super::images::{Intake, MAX_ZIP_BYTES, reopened};
use super::{MAX_IMAGE_BYTES, Session};
use crate::data::Dataset;
use crate::host::{Host, HostError};
use crate::ledger::{Ledger, Place, Source};
use crate::protocol::{Event, Failure, FailureKind, FileProblem, RequestId};

impl<H: Host> Session<H> {
    pub(super) async fn bring_back(
        &mut self,
        request: RequestId,
        name: String,
        ledger: &Ledger,
    ) -> Result<Event, Failure> {
        let attic = self.host.attic().await;
        let mut dataset = Dataset::new(ledger.test_fraction, ledger.seed).with_attic(attic);
        let mut intake = Intake::new(
            &self.host,
            request,
            &mut dataset,
            &name,
            ledger.len() as u64,
        );
        for source in &ledger.sources {
            let bytes = match self.source_bytes(request, source).await {
                Ok(bytes) => bytes,
                Err(message) => {
                    intake.leave_out(source, message);
                    continue;
                }
            };
            if intake.put_back(source, bytes).await {
                return Err(Failure {
                    kind: FailureKind::Stopped,
                    message: "Stopped before all pictures were back.".to_owned(),
                    hint: "They are still on this device. Run this cell to bring them back."
                        .to_owned(),
                });
            }
        }
        let event = intake.finish();
        dataset.reserve(ledger.next);
        self.data.insert(name, dataset);
        Ok(event)
    }

    /// A file's bytes, wherever they are; why not, in a sentence.
    pub(super) async fn source_bytes(
        &self,
        request: RequestId,
        source: &Source,
    ) -> Result<Vec<u8>, String> {
        match &source.place {
            Place::Stored(name) => {
                let found = self.host.recall(name).await;
                let bytes = found.ok_or("It is no longer on this device.")?;
                if bytes.len() as u64 == source.bytes {
                    Ok(bytes)
                } else {
                    Err("Its copy on this device is not whole.".to_owned())
                }
            }
            Place::Held(file) => {
                let read = self.host.read(*file, MAX_ZIP_BYTES.max(MAX_IMAGE_BYTES));
                read.await.map_err(|error: HostError| error.to_string())
            }
            Place::Url(url) => {
                let fetched = self.download(request, url, None, None).await;
                fetched.map_err(|failure| failure.message)
            }
        }
    }
}

impl<H: Host> Intake<'_, H> {
    /// Puts a file's pictures back; whether to stop.
    async fn put_back(&mut self, source: &Source, bytes: Vec<u8>) -> bool {
        let mut import = reopened(source);
        let mut wanted: BTreeMap<u32, _> = source
            .images
            .iter()
            .map(|entry| (entry.nth, entry))
            .collect();
        for (nth, item) in (0_u32..).zip(import.open(&source.path, bytes)) {
            let Some(entry) = wanted.remove(&nth) else {
                if wanted.is_empty() {
                    break;
                }
                continue;
            };
            let put = item.and_then(|found| self.put(entry, &found.bytes));
            self.tell(put).await;
            if self.is_stopped() {
                return true;
            }
        }
        for entry in wanted.into_values() {
            self.problem(&entry.path, "It is not in its file any more.".to_owned());
        }
        false
    }

    /// Leaves all of a file's pictures out, for this reason.
    fn leave_out(&mut self, source: &Source, message: String) {
        for entry in &source.images {
            self.problem(&entry.path, message.clone());
        }
    }

    fn problem(&mut self, path: &str, message: String) {
        self.problems.push(FileProblem {
            path: path.to_owned(),
            message,
        });
    }
}
