//! Any bytes as a zip of images: everything in it unpacked and labelled.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vitrine::data::Import;
use vitrine_fuzz as _;

/// Enough for every limit to be met, little enough for a second not to pass.
const MAX_UNPACKED: u64 = 8 << 20;

fuzz_target!(|bytes: &[u8]| {
    let mut import = Import::new(["set.zip"], None).with_max_unpacked(MAX_UNPACKED);
    let unpacked: usize = import
        .open("set.zip", bytes.to_vec())
        .flatten()
        .map(|entry| entry.bytes.len())
        .sum();
    assert!(unpacked as u64 <= MAX_UNPACKED);
});
