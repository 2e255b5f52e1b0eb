//! Every kind of image file people have becomes the pixels that Pillow and torchvision make of it.

#![expect(
    clippy::print_stdout,
    reason = "tests say what they found and stop at what should not be"
)]

use safetensors::SafeTensors;
use vitrine::data::{Image, Resizer, decode};
use vitrine::preprocess::Preprocess;

/// How far two arrays of levels lie apart.
#[derive(Clone, Copy, PartialEq)]
struct Difference {
    max: u8,
    mean: f64,
}

impl Difference {
    fn between(found: &[u8], expected: &[u8]) -> Self {
        assert_eq!(found.len(), expected.len(), "sizes differ");
        let each = || found.iter().zip(expected).map(|(a, b)| a.abs_diff(*b));
        let sum: u64 = each().map(u64::from).sum();
        #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
        let mean = sum as f64 / found.len() as f64;
        Self {
            max: each().max().unwrap_or(0),
            mean,
        }
    }

    /// The bar: a level anywhere, a twentieth of one on average.
    fn is_small(self) -> bool {
        self.max <= 1 && self.mean < 0.05
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:3} {:6.4}", self.max, self.mean)
    }
}

fn crop(image: &Image, px: u32) -> Vec<u8> {
    let crop = Resizer::new().eval_crop(image, &Preprocess::deit(px));
    assert_eq!((crop.width(), crop.height()), (px, px));
    crop.pixels().to_vec()
}

/// Every 7th row and column of a 224 px crop.
fn thinned(pixels: &[u8]) -> Vec<u8> {
    let each = || (0..224).step_by(7);
    each()
        .flat_map(|y| each().map(move |x| (y * 224 + x) * 3))
        .flat_map(|at| pixels[at..at + 3].to_vec())
        .collect()
}

#[test]
fn awkward_files_become_the_reference_pixels() {
    let bytes = include_bytes!("fixtures/awkward.safetensors");
    let file = SafeTensors::deserialize(bytes).expect("a fixture");
    let mut names: Vec<&str> = file
        .names()
        .into_iter()
        .filter_map(|name| name.strip_suffix(".file"))
        .collect();
    names.sort_unstable();
    println!(
        "{:30} {:>10} {:>10} {:>10} {:>10}  (max, mean)",
        "", "pixels", "32 px", "224 px", "held"
    );
    let mut beyond = Vec::new();
    for name in &names {
        let tensor = |what: &str| {
            let tensor = file.tensor(&format!("{name}.{what}"));
            tensor.map(|tensor| tensor.data())
        };
        let expected = |what| tensor(what).expect("in the fixture");
        let image = match decode(expected("file")) {
            Ok(image) => image,
            Err(error) => {
                println!("{name:30} {error}");
                beyond.push(*name);
                continue;
            }
        };
        let size = [image.height(), image.width()].map(u32::to_le_bytes);
        assert_eq!(
            size.as_flattened(),
            expected("size"),
            "{name}: {image:?} is of another size"
        );
        let (crop_32, crop_224) = (crop(&image, 32), thinned(&crop(&image, 224)));
        let pixels = tensor("pixels").ok();
        let held = thinned(&crop(&Resizer::new().held(image.clone()), 224));
        let found = [
            pixels.map(|pixels| Difference::between(image.pixels(), pixels)),
            Some(Difference::between(&crop_32, expected("crop32"))),
            Some(Difference::between(&crop_224, expected("crop224"))),
            Some(Difference::between(&held, expected("crop224"))),
        ];
        let cells = found.map(|cell| cell.map_or_else(String::new, |found| found.to_string()));
        let [pixels, crop_32, crop_224, held] = cells;
        println!("{name:30} {pixels:>10} {crop_32:>10} {crop_224:>10} {held:>10}");
        if !found.into_iter().flatten().all(Difference::is_small) {
            beyond.push(name);
        }
    }
    assert!(names.len() >= 80, "{} files", names.len());
    assert!(beyond.is_empty(), "beyond the bar: {beyond:?}");
}
