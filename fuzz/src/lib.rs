//! The memory limit of every fuzz target: at no time more than [`LIMIT`] bytes in use.
//!
//! libFuzzer's own limits look at resident memory once a second, or need a sanitizer; this one sees
//! every allocation, also of what is never written to.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Half of the least that a page may count on.
pub const LIMIT: usize = 512 << 20;

/// The system's allocator, counting.
struct Limited {
    used: AtomicUsize,
}

#[global_allocator]
static ALLOCATOR: Limited = Limited {
    used: AtomicUsize::new(0),
};

impl Limited {
    fn count(&self, bytes: usize) {
        if self.used.fetch_add(bytes, Relaxed).saturating_add(bytes) > LIMIT {
            // Reporting allocates a little.
            self.used.store(0, Relaxed);
            eprintln!("an allocation of {bytes} bytes goes beyond {LIMIT} bytes in use");
            std::process::abort();
        }
    }

    fn discount(&self, bytes: usize) {
        let _ = self
            .used
            .try_update(Relaxed, Relaxed, |used| Some(used.saturating_sub(bytes)));
    }
}

// SAFETY: every call is the system allocator's own; counting touches no memory of the caller.
unsafe impl GlobalAlloc for Limited {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.count(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.count(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        self.count(new_size);
        self.discount(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, new_size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        self.discount(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(at, layout) }
    }
}
