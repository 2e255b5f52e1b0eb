//! Any bytes as a checkpoint: its table of contents, the network it describes, and that network filled.

#![no_main]

use burn::tensor::Device;
use libfuzzer_sys::fuzz_target;
use vitrine::model::{Architecture, Checkpoint};
use vitrine_fuzz as _;

fuzz_target!(|bytes: &[u8]| {
    let Ok(checkpoint) = Checkpoint::from_bytes(bytes.to_vec()) else {
        return;
    };
    if let Ok(architecture) = Architecture::infer(&checkpoint) {
        let _ = architecture.to_string();
        let _ = checkpoint.network(&Device::flex());
    }
});
