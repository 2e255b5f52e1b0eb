//! The outside world, as the engine sees it: one small trait that the worker, the headless runner and
//! tests each implement.

use std::future::Future;

use crate::device::Adapter;
use crate::protocol::{Event, FileId, RequestId};

/// Time, network, files and messages; nothing else of the outside reaches the engine.
pub trait Host {
    /// Sends an event.
    fn emit(&self, event: Event);

    /// Milliseconds since any fixed moment.
    fn now_ms(&self) -> f64;

    /// Looks for a WebGPU adapter.
    fn adapter(&self) -> impl Future<Output = Adapter>;

    /// Lets messages arrive; called between steps.
    fn yield_now(&self) -> impl Future<Output = ()>;

    /// Whether a Stop for this command has arrived.
    fn stop_requested(&self, request: RequestId) -> bool;

    /// The contents of a file handed over beside a command, at most `limit` bytes of it.
    fn read(&self, file: FileId, limit: u64) -> impl Future<Output = Result<Vec<u8>, HostError>>;

    /// Downloads, calling `progress` with the bytes so far and, where known, of how many.
    fn fetch(
        &self,
        url: &str,
        progress: &mut dyn FnMut(u64, Option<u64>),
    ) -> impl Future<Output = Result<Vec<u8>, HostError>>;
}

/// What the outside world refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// A file could not be read.
    #[error("The file could not be read ({reason}).")]
    Read {
        /// The system's words.
        reason: String,
    },
    /// A file is larger than what it is for may be.
    #[error("The file has {bytes} bytes, more than the {limit} allowed here.")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The most allowed.
        limit: u64,
    },
    /// The server's answer was not the file.
    #[error("The server of {url} answered {status}.")]
    Status {
        /// The address.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// A download failed.
    #[error("The download of {url} failed ({reason}).")]
    Fetch {
        /// The address.
        url: String,
        /// The network's words.
        reason: String,
    },
}
