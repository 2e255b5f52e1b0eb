//! The outside world of a session under test.

pub mod exchange;
pub mod page;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use vitrine::device::Adapter;
use vitrine::host::{Host, HostError, Overflow, Transfer};
use vitrine::protocol::{Event, FileId, FileRef, RequestId};

/// A world in memory; asks to stop after so many steps.
#[derive(Default)]
pub struct Memory {
    pub files: RefCell<BTreeMap<FileId, Vec<u8>>>,
    /// What the network has, by address.
    pub served: RefCell<BTreeMap<String, Vec<u8>>>,
    pub events: RefCell<Vec<Event>>,
    pub steps: Cell<u32>,
    pub now_ms: Cell<f64>,
    pub stop_after: Cell<Option<u32>>,
    /// Addresses whose kept contents were given up.
    pub forgotten: RefCell<Vec<String>>,
    /// What the device keeps, by name.
    pub stored: RefCell<BTreeMap<String, Vec<u8>>>,
    /// The device is full.
    pub full: Cell<bool>,
    /// Whether the device has room beside memory, and what lies there.
    pub roomy: Cell<bool>,
    pub beside: Rc<RefCell<Vec<u8>>>,
}

/// Room beside memory.
struct Beside(Rc<RefCell<Vec<u8>>>);

impl Overflow for Beside {
    fn room(&self) -> u64 {
        1 << 30
    }

    fn append(&mut self, bytes: &[u8]) -> Result<u64, HostError> {
        let mut held = self.0.borrow_mut();
        held.extend_from_slice(bytes);
        Ok((held.len() - bytes.len()) as u64)
    }

    fn read(&self, at: u64, bytes: &mut [u8]) -> Result<(), HostError> {
        let held = self.0.borrow();
        let at = usize::try_from(at).expect("small");
        let there = held.get(at..at + bytes.len());
        bytes.copy_from_slice(there.ok_or_else(|| HostError::Read {
            reason: "it is shorter than it was".to_owned(),
        })?);
        Ok(())
    }

    fn clear(&mut self) {
        self.0.borrow_mut().clear();
    }
}

impl Memory {
    /// Hands a file over.
    pub fn file(&self, path: &str, bytes: Vec<u8>) -> FileRef {
        let mut files = self.files.borrow_mut();
        let id = FileId(u32::try_from(files.len()).expect("few files"));
        let file = FileRef {
            id,
            path: path.to_owned(),
            bytes: bytes.len() as u64,
        };
        files.insert(id, bytes);
        file
    }
}

impl Host for Memory {
    fn emit(&self, event: Event) {
        if let Event::Step { .. } = event {
            self.steps.set(self.steps.get() + 1);
        }
        self.events.borrow_mut().push(event);
    }

    /// A second later at every look, so that no report is held back.
    fn now_ms(&self) -> f64 {
        self.now_ms.set(self.now_ms.get() + 1000.0);
        self.now_ms.get()
    }

    async fn adapter(&self) -> Adapter {
        Adapter::None
    }

    async fn yield_now(&self) {}

    fn stop_requested(&self, _request: RequestId) -> bool {
        self.stop_after
            .get()
            .is_some_and(|after| self.steps.get() >= after)
    }

    async fn read(&self, file: FileId, limit: u64) -> Result<Vec<u8>, HostError> {
        let bytes = self
            .files
            .borrow()
            .get(&file)
            .cloned()
            .ok_or_else(|| HostError::Read {
                reason: "gone".to_owned(),
            })?;
        if bytes.len() as u64 > limit {
            Err(HostError::TooLarge {
                bytes: bytes.len() as u64,
                limit,
            })
        } else {
            Ok(bytes)
        }
    }

    async fn fetch(
        &self,
        url: &str,
        tell: &mut dyn FnMut(Transfer) -> bool,
    ) -> Result<Vec<u8>, HostError> {
        let url = url.to_owned();
        let news = Transfer::Bytes {
            done: 1,
            total: None,
        };
        if !(tell(Transfer::Note("Half way.".to_owned())) && tell(news)) {
            return Err(HostError::Stopped { url });
        }
        let found = self.served.borrow().get(&url).cloned();
        found.ok_or(HostError::Status { url, status: 404 })
    }

    async fn forget(&self, url: &str) {
        self.forgotten.borrow_mut().push(url.to_owned());
    }

    async fn store(&self, name: &str, bytes: &[u8]) -> Result<(), HostError> {
        if self.full.get() {
            let reason = "the device is full".to_owned();
            return Err(HostError::Store { reason });
        }
        let mut stored = self.stored.borrow_mut();
        stored.insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    async fn recall(&self, name: &str) -> Option<Vec<u8>> {
        self.stored.borrow().get(name).cloned()
    }

    async fn discard(&self, name: &str) {
        self.stored.borrow_mut().remove(name);
    }

    async fn overflow(&self) -> Option<Box<dyn Overflow>> {
        let beside = Beside(Rc::clone(&self.beside));
        self.roomy
            .get()
            .then(|| Box::new(beside) as Box<dyn Overflow>)
    }
}
