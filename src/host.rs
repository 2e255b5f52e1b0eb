//! The outside world, as the engine sees it: one small trait that the worker, the headless runner and
//! tests each implement.

use std::future::Future;
use std::rc::Rc;

use crate::data::Attic;
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

    /// Downloads, or takes what an earlier download of this address left on the device.
    ///
    /// News goes to `tell`, at least every second or so; once that answers `false`, the download ends with
    /// [`HostError::Stopped`].
    fn fetch(
        &self,
        url: &str,
        tell: &mut dyn FnMut(Transfer) -> bool,
    ) -> impl Future<Output = Result<Vec<u8>, HostError>>;

    /// Drops what was kept of this address: it is not what it should be.
    fn forget(&self, url: &str) -> impl Future<Output = ()>;

    /// Keeps bytes on the device under a name, in place of what was kept there. A crash on the way may leave them
    /// damaged.
    fn store(&self, name: &str, bytes: &[u8]) -> impl Future<Output = Result<(), HostError>>;

    /// What was kept under a name.
    fn recall(&self, name: &str) -> impl Future<Output = Option<Vec<u8>>>;

    /// Drops what was kept under a name.
    fn discard(&self, name: &str) -> impl Future<Output = ()>;

    /// Room on the device for what does not fit into memory; nothing where there is none.
    fn overflow(&self) -> impl Future<Output = Option<Box<dyn Overflow>>> {
        async { None }
    }

    /// A place outside of memory for many pictures, where there is one. What lies there ends with the program.
    fn attic(&self) -> impl Future<Output = Option<Rc<dyn Attic>>> {
        std::future::ready(None)
    }
}

/// Room on the device for what does not fit into memory: empty at first, and worth nothing once the session ends.
pub trait Overflow {
    /// How many bytes it should hold at most.
    fn room(&self) -> u64;

    /// Puts bytes at the end and says where they are.
    ///
    /// # Errors
    /// If the device is full.
    fn append(&mut self, bytes: &[u8]) -> Result<u64, HostError>;

    /// Takes as many bytes as there is room for from where [`append`](Self::append) put them.
    ///
    /// # Errors
    /// If they cannot be read.
    fn read(&self, at: u64, bytes: &mut [u8]) -> Result<(), HostError>;

    /// Empties it.
    fn clear(&mut self);
}

/// News of a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transfer {
    /// So many bytes are here.
    Bytes {
        /// Here.
        done: u64,
        /// Of how many, if known.
        total: Option<u64>,
    },
    /// A sentence about it, in place of the one before; empty for none.
    Note(String),
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
    /// Nothing can be kept here.
    #[error("This device could not keep it ({reason}).")]
    Store {
        /// The system's words.
        reason: String,
    },
    /// A download failed.
    #[error("The download of {url} failed ({reason}).")]
    Fetch {
        /// The address.
        url: String,
        /// The network's words.
        reason: String,
    },
    /// A server answered, but not with the file.
    #[error("The download of {url} failed: {}.", said(*status))]
    Status {
        /// The address.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// The user ended a download.
    #[error("The download of {url} was stopped.")]
    Stopped {
        /// The address.
        url: String,
    },
}

/// An HTTP status in words.
fn said(status: u16) -> String {
    let words = match status {
        401 | 403 => "the server does not give this file to everyone",
        404 | 410 => "the server has no such file",
        429 => "the server is being asked too often",
        500..600 => "the server has trouble of its own",
        _ => "the server refused",
    };
    format!("{words} (it answered {status})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_said_in_words_with_its_number() {
        let status = |status| HostError::Status {
            url: "u".to_owned(),
            status,
        };
        for (code, words) in [
            (404, "no such file"),
            (403, "everyone"),
            (429, "too often"),
            (503, "trouble"),
        ] {
            let sentence = status(code).to_string();
            assert!(
                sentence.contains(words) && sentence.contains(&code.to_string()),
                "{sentence}"
            );
        }
    }
}
