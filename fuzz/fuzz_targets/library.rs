//! Any bytes as a kept notebook, beside a good one and alone, and as the lists of a `.vitrine` file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vitrine::library::bundle::Manifest;
use vitrine::library::document::{self, Doubt, Found};
use vitrine::library::zip;
use vitrine::notebook::Notebook;
use vitrine_fuzz as _;

fuzz_target!(|bytes: &[u8]| {
    let good = document::encode(&Notebook::new("good"), 1, 1).expect("writes");
    let beside = Found {
        copies: [Some(good), Some(bytes.to_vec())],
        draft: None,
    };
    let opened = document::open(&beside).expect("a good copy opens, whatever lies beside it");
    assert_ne!(opened.doubt, Doubt::Remains);
    let alone = Found {
        copies: [None, Some(bytes.to_vec())],
        draft: None,
    };
    if let Ok(opened) = document::open(&alone) {
        opened.notebook.to_json().expect("what opened can be written");
    }
    if let Ok((start, length)) = zip::directory(bytes, bytes.len() as u64) {
        let (start, end) = (start as usize, (start + length) as usize);
        for entry in zip::entries(&bytes[start..end]).into_iter().flatten() {
            let header = bytes.get(entry.at as usize..).unwrap_or_default();
            let _ = zip::contents(&entry, header);
        }
    }
    let _ = Manifest::read(bytes);
});
