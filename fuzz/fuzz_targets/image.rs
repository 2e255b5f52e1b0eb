//! Any bytes as an image file.

#![no_main]

use std::io::Cursor;

use image_reader::ImageReader;
use libfuzzer_sys::fuzz_target;
use vitrine_fuzz as _;

/// Of larger ones decoding as it should takes seconds.
const MAX_PIXELS: u64 = 4_000_000;

fuzz_target!(|bytes: &[u8]| {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    if size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > MAX_PIXELS) {
        return;
    }
    if let Ok(image) = vitrine::data::decode(bytes) {
        assert!(image.width() > 0 && image.height() > 0);
    }
});
