//! Any bytes as a notebook file; what opens is written back as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vitrine::notebook::Notebook;
use vitrine_fuzz as _;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(notebook) = Notebook::from_json(bytes) {
        let text = notebook.to_json().expect("what opened can be written");
        let again = Notebook::from_json(text.as_bytes()).expect("what was written opens");
        assert_eq!(again.to_json(), Ok(text));
    }
});
