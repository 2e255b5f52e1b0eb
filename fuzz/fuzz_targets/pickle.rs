//! Any bytes as a PyTorch checkpoint, zip or legacy: the tensors its pickle names, and the network they make.

#![no_main]

use burn::tensor::Device;
use libfuzzer_sys::fuzz_target;
use vitrine::model::{Architecture, Checkpoint};
use vitrine_fuzz as _;

fuzz_target!(|bytes: &[u8]| {
    if !bytes.starts_with(b"PK") && !bytes.starts_with(&[0x80]) {
        return;
    }
    let Ok(checkpoint) = Checkpoint::from_bytes(bytes.to_vec()) else {
        return;
    };
    if let Ok(architecture) = Architecture::infer(&checkpoint) {
        let _ = architecture.to_string();
        let _ = checkpoint.network(&Device::flex());
    }
});
