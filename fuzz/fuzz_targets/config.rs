//! Any bytes as a `config.json` and as a `preprocessor_config.json`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vitrine::model::config::{ModelConfig, published_preprocess, read_preprocess};
use vitrine_fuzz as _;

fuzz_target!(|bytes: &[u8]| {
    let _ = ModelConfig::from_json(bytes);
    if let Ok(preprocess) = read_preprocess(bytes, 224) {
        assert!(preprocess.is_sound());
        let published = published_preprocess(None, None, Some(preprocess), 384);
        let _ = published.preprocess.to_string();
    }
});
