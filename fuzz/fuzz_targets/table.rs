//! Any bytes as a table of labels beside a few images.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vitrine::data::Import;
use vitrine_fuzz as _;

fuzz_target!(|bytes: &[u8]| {
    let images = ["set/1.jpg", "set/cat/2.png", "3.jpg"];
    let mut import = Import::new(images, None);
    let _ = import.take_table("set/labels.csv", bytes);
    for path in images {
        for entry in import.open(path, vec![0]).flatten() {
            assert!(!entry.class.is_empty());
        }
    }
    let _ = import.missing();
});
