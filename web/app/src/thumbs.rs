//! Small pictures by ticket: their bytes lie with the browser, and an address is made only while one is on the screen.
//!
//! Ten thousand addresses and the pictures decoded behind them would be the page's largest memory. The state keeps
//! tickets, which are plain words; only what draws a picture turns one into an address, and gives it back.

use std::cell::RefCell;
use std::collections::HashMap;

use web_sys::Blob;

use crate::files;

/// What every ticket begins with.
const MARK: &str = "thumb:";

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

#[derive(Default)]
struct Kept {
    next: u64,
    thumbs: HashMap<String, Thumb>,
}

struct Thumb {
    blob: Blob,
    /// Its address, and how many are using it.
    used: Option<(String, u32)>,
}

/// Keeps a small picture; its ticket.
pub(crate) fn keep(blob: Blob) -> String {
    KEPT.with_borrow_mut(|kept| {
        kept.next += 1;
        let ticket = format!("{MARK}{}", kept.next);
        kept.thumbs
            .insert(ticket.clone(), Thumb { blob, used: None });
        ticket
    })
}

/// Whether these words are a ticket.
pub(crate) fn is_ticket(words: &str) -> bool {
    words.starts_with(MARK)
}

/// A picture's bytes.
pub(crate) fn blob(ticket: &str) -> Option<Blob> {
    KEPT.with_borrow(|kept| kept.thumbs.get(ticket).map(|thumb| thumb.blob.clone()))
}

/// The address of a picture, to be given back by [`give_back`].
pub(crate) fn lend(ticket: &str) -> Option<String> {
    KEPT.with_borrow_mut(|kept| {
        let thumb = kept.thumbs.get_mut(ticket)?;
        if let Some((address, users)) = &mut thumb.used {
            *users += 1;
            return Some(address.clone());
        }
        let address = files::url(&thumb.blob)?;
        thumb.used = Some((address.clone(), 1));
        Some(address)
    })
}

/// One that used a picture's address does so no longer.
pub(crate) fn give_back(ticket: &str) {
    KEPT.with_borrow_mut(|kept| {
        let Some(thumb) = kept.thumbs.get_mut(ticket) else {
            return;
        };
        if let Some((address, users)) = &mut thumb.used {
            *users -= 1;
            if *users == 0 {
                files::revoke(address);
                thumb.used = None;
            }
        }
    });
}

/// Drops a picture. What is on the screen of it stays there.
pub(crate) fn forget(ticket: &str) {
    let thumb = KEPT.with_borrow_mut(|kept| kept.thumbs.remove(ticket));
    if let Some((address, _)) = thumb.and_then(|thumb| thumb.used) {
        files::revoke(&address);
    }
}
