//! Pixels outside of memory: one file of the origin's private file system, read and written without waiting.
//!
//! It lives as long as the worker. What a worker left behind that was ended is cleared away by the next one.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::{FileSystemReadWriteOptions, FileSystemSyncAccessHandle};

use vitrine::data::Attic;
use vitrine::data::attic::Room;

use crate::store;

/// The folder that holds them.
const FOLDER: &str = "pixels";
/// So many tabs may have one at a time.
const TABS: u32 = 16;

/// A file and where in it there is room.
struct File {
    handle: FileSystemSyncAccessHandle,
    room: RefCell<Room>,
}

/// Clears away what earlier workers left behind; what another tab is using stays.
pub(crate) async fn sweep() {
    store::remove_folder(FOLDER).await;
}

/// A file that no other tab uses; nothing where the browser has no such file system.
pub(crate) async fn open() -> Option<Rc<dyn Attic>> {
    for tab in 0..TABS {
        let name = format!("{tab}.bin");
        if let Some(handle) = store::scratch(FOLDER, &name).await {
            let room = RefCell::default();
            return Some(Rc::new(File { handle, room }));
        }
    }
    None
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a file has fewer than 2^53 bytes"
)]
fn at(place: u64) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at(place as f64);
    options
}

impl Attic for File {
    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let length = bytes.len() as u64;
        let place = self.room.borrow_mut().take(length);
        let bytes = Uint8Array::from(bytes);
        let written = self
            .handle
            .write_with_js_u8_array_and_options(&bytes, &at(place));
        let whole = written.is_ok_and(|written| written >= f64::from(bytes.length()));
        if !whole {
            self.free(place, length);
        }
        whole.then_some(place)
    }

    fn get(&self, place: u64, bytes: &mut [u8]) -> bool {
        let read = self
            .handle
            .read_with_u8_array_and_options(bytes, &at(place));
        let Ok(length) = u32::try_from(bytes.len()) else {
            return false;
        };
        read.is_ok_and(|read| read >= f64::from(length))
    }

    fn free(&self, place: u64, bytes: u64) {
        if self.room.borrow_mut().give_back(place, bytes) {
            let _ = self.handle.truncate_with_u32(0); // it stays as long as it is, at worst
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.handle.close();
    }
}
