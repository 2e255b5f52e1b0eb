//! Augmentation against Pillow, torchvision and timm: what `tests/reference/augment.py` wrote down.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    dead_code,
    reason = "a test may panic and read at once; not all of `fixture` is used"
)]

mod fixture;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use fixture::{Fixture, synthetic};
use vitrine::augment::draw::Draws;
use vitrine::augment::mix::Blend;
use vitrine::augment::op::Scratch;
use vitrine::augment::plan::{Step, View};
use vitrine::augment::{Key, MixPlan, Op, Pipeline, Plan, picture};
use vitrine::augmentation::{Augmentation, Crop, ErasingMode, Preset, RandomErasing, Resampling};
use vitrine::data::crop::CropBox;
use vitrine::data::{Image, decode};
use vitrine::preprocess::{Interpolation, Preprocess, Resize};
use vitrine::report::ImageId;

/// `ImageNet`'s mean colour.
const FILL: [u8; 3] = [124, 116, 104];

const PX: u32 = 224;

fn fixture() -> Fixture {
    Fixture::read("augment")
}

/// The image of this name: a synthetic one's size, or a photo of the shared data set, where that is.
fn image(name: &str) -> Option<Image> {
    if let Some((width, height)) = name.split_once('x')
        && let (Ok(width), Ok(height)) = (width.parse(), height.parse())
    {
        return Some(synthetic(width, height));
    }
    let folder = Path::new("../shared/datasets/trashnet_small_256");
    folder
        .is_dir()
        .then(|| decode(&std::fs::read(folder.join(name)).expect("a photo")).expect("decodes"))
}

fn hash(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers"
)]
fn whole(value: f64) -> u32 {
    value as u32
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn filter(value: &Value) -> Interpolation {
    match value.as_str() {
        Some("bilinear") => Interpolation::Bilinear,
        _ => Interpolation::Bicubic,
    }
}

/// An operation of an image of this size as the script names it.
fn op(name: &str, amount: f64, by: Interpolation, (width, height): (u32, u32)) -> Op {
    match name {
        "rotate" => Op::Rotate {
            degrees: amount,
            by,
        },
        "shear_x" => Op::ShearX { factor: amount, by },
        "shear_y" => Op::ShearY { factor: amount, by },
        "translate_x" => Op::TranslateX { pixels: amount, by },
        "translate_y" => Op::TranslateY { pixels: amount, by },
        "translate_x_rel" => Op::TranslateX {
            pixels: amount * f64::from(width),
            by,
        },
        "translate_y_rel" => Op::TranslateY {
            pixels: amount * f64::from(height),
            by,
        },
        "posterize" => Op::Posterize {
            bits: whole(amount),
        },
        "solarize" => Op::Solarize {
            threshold: whole(amount),
        },
        "solarize_add" => Op::SolarizeAdd {
            add: u8::try_from(whole(amount)).expect("a level"),
        },
        "color" => Op::Color { factor: amount },
        "contrast" => Op::Contrast { factor: amount },
        "brightness" => Op::Brightness { factor: amount },
        "sharpness" => Op::Sharpness { factor: amount },
        "hue" => Op::Hue { turn: amount },
        "gaussian_blur" => Op::GaussianBlur { radius: amount },
        "cutout" => Op::Cutout {
            y: height / 3,
            x: width / 4,
            half: whole(amount),
        },
        "auto_contrast" => Op::AutoContrast,
        "equalize" => Op::Equalize,
        "invert" => Op::Invert,
        "grayscale" => Op::Grayscale,
        "horizontal_flip" => Op::HorizontalFlip,
        "vertical_flip" => Op::VerticalFlip,
        other => panic!("no operation {other}"),
    }
}

#[test]
fn every_operation_is_pillows_to_the_bit() {
    let about = fixture().about();
    let images: BTreeMap<&str, Option<Image>> = list(&about["images"])
        .iter()
        .map(|name| (text(name), image(text(name))))
        .collect();
    let mut scratch = Scratch::default();
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for case in list(&about["operations"]) {
        let Some(image) = &images[text(&case["image"])] else {
            continue; // No photos here.
        };
        let amount = case["amount"].as_f64().unwrap_or(0.0);
        let op = op(
            text(&case["op"]),
            amount,
            filter(&case["by"]),
            (image.width(), image.height()),
        );
        let mut changed = image.clone();
        op.apply(&mut changed, FILL, &mut scratch);
        assert_eq!(
            (changed.width(), changed.height()),
            (image.width(), image.height())
        );
        compared += 1;
        if hash(changed.pixels()) != text(&case["hash"]) {
            wrong.push(format!("{op:?} of {}", text(&case["image"])));
        }
    }
    assert!(compared >= 3 * 106, "{compared}");
    assert!(
        wrong.is_empty(),
        "{} of {compared} differ: {wrong:#?}",
        wrong.len()
    );
}

/// Recorded draws, played back.
struct Tape<'a> {
    draws: std::slice::Iter<'a, Value>,
}

impl<'a> Tape<'a> {
    fn of(case: &'a Value) -> Self {
        Self {
            draws: list(&case["draws"]).iter(),
        }
    }

    fn next(&mut self, kind: &str) -> &'a [Value] {
        let draw = list(
            self.draws
                .next()
                .unwrap_or_else(|| panic!("no {kind} was drawn")),
        );
        assert_eq!(text(&draw[0]), kind);
        &draw[1..]
    }

    fn numbers(&mut self, kind: &str) -> Vec<f64> {
        list(&self.next(kind)[0]).iter().map(number).collect()
    }
}

impl Draws for Tape<'_> {
    fn unit(&mut self) -> f64 {
        number(&self.next("unit")[0])
    }

    fn below(&mut self, count: u32) -> u32 {
        let draw = self.next("below");
        assert_eq!(whole(number(&draw[0])), count);
        whole(number(&draw[1]))
    }

    fn normal(&mut self) -> f64 {
        number(&self.next("normal")[0])
    }

    fn weighted(&mut self, weights: &[f64], count: usize) -> Vec<usize> {
        let places: Vec<usize> = self
            .numbers("weighted")
            .into_iter()
            .map(|place| whole(place) as usize)
            .collect();
        assert!(places.len() == count && places.iter().all(|&place| place < weights.len()));
        places
    }

    fn beta(&mut self, _: f64) -> f64 {
        number(&self.next("beta")[0])
    }

    fn dirichlet(&mut self, _: f64, count: usize) -> Vec<f64> {
        let shares = self.numbers("dirichlet");
        assert_eq!(shares.len(), count);
        shares
    }
}

/// The script's own words for what an operation does, to compare by.
fn same(found: Op, expected: &Value) -> bool {
    let expected = list(expected);
    let amount = expected
        .get(1)
        .map_or(0.0, |value| value.as_f64().unwrap_or(0.0));
    let by = expected.get(2).map_or(Interpolation::Bicubic, filter);
    let expected = op(text(&expected[0]), amount, by, (PX, PX));
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * a.abs().max(1.0);
    match (found, expected) {
        (Op::Rotate { degrees: a, by: f }, Op::Rotate { degrees: b, by: g })
        | (Op::ShearX { factor: a, by: f }, Op::ShearX { factor: b, by: g })
        | (Op::ShearY { factor: a, by: f }, Op::ShearY { factor: b, by: g })
        | (Op::TranslateX { pixels: a, by: f }, Op::TranslateX { pixels: b, by: g })
        | (Op::TranslateY { pixels: a, by: f }, Op::TranslateY { pixels: b, by: g }) => {
            close(a, b) && f == g
        }
        (Op::Color { factor: a }, Op::Color { factor: b })
        | (Op::Contrast { factor: a }, Op::Contrast { factor: b })
        | (Op::Brightness { factor: a }, Op::Brightness { factor: b })
        | (Op::Sharpness { factor: a }, Op::Sharpness { factor: b })
        | (Op::GaussianBlur { radius: a }, Op::GaussianBlur { radius: b }) => close(a, b),
        // timm takes the colour away by a factor of 0.
        (Op::Grayscale, Op::Color { factor }) => factor == 0.0,
        (found, expected) => found == expected,
    }
}

fn settings(case: &Value) -> Augmentation {
    Augmentation {
        policy: text(&case["policy"]).parse().expect("a policy"),
        interpolation: match text(&case["interpolation"]) {
            "random" => Resampling::Random,
            "bilinear" => Resampling::Bilinear,
            _ => Resampling::Bicubic,
        },
        ..Augmentation::none()
    }
}

/// What is done, one operation after the other, whatever chain it is in.
fn ops(plan: &Plan) -> Vec<Op> {
    let flat = |step: &Step| match step {
        Step::Op(op) => vec![*op],
        Step::Mixed(mixed) => mixed
            .chains
            .iter()
            .flat_map(|chain| chain.1.clone())
            .collect(),
    };
    plan.steps.iter().flat_map(flat).collect()
}

#[test]
fn policies_given_the_same_draws_do_the_same() {
    let about = fixture().about();
    let cases = list(&about["policies"])
        .iter()
        .chain(list(&about["augmix"]));
    let mut compared = 0;
    for case in cases {
        let mut tape = Tape::of(case);
        let plan = Plan::draw(&settings(case), &Preprocess::deit(PX), (PX, PX), &mut tape);
        let (found, expected) = (ops(&plan), list(&case["ops"]));
        assert_eq!(tape.draws.len(), 0, "draws left over by {}", case["policy"]);
        let agree = found.len() == expected.len()
            && found
                .iter()
                .zip(expected)
                .all(|(found, expected)| same(*found, expected));
        assert!(agree, "{}: {found:?}, not {expected:?}", case["policy"]);
        compared += expected.len();
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn augmix_mixes_as_timm_does_to_the_bit() {
    let about = fixture().about();
    let preprocess = Preprocess {
        resize: Resize::ShortSide(64),
        ..Preprocess::deit(64)
    };
    let image = synthetic(64, 64);
    for case in list(&about["augmix"]) {
        let settings = settings(case);
        let mut tape = Tape::of(case);
        let plan = Plan::draw(&settings, &preprocess, (64, 64), &mut tape);
        let mut planes = vec![0.0; 3 * 64 * 64];
        Pipeline::new(settings, preprocess).run(&image, &plan, &mut tape, &mut planes);
        let mixed = picture(&planes, &preprocess);
        assert_eq!(
            hash(mixed.pixels()),
            text(&case["hash"]),
            "{}",
            case["policy"]
        );
    }
}

fn crop_box(values: &[Value]) -> CropBox {
    let [top, left, height, width] = [0, 1, 2, 3].map(|at| whole(number(&values[at])));
    CropBox {
        top,
        left,
        height,
        width,
    }
}

#[test]
fn crops_and_erased_boxes_given_the_same_draws_lie_in_the_same_place() {
    let about = fixture().about();
    for case in list(&about["crops"]) {
        let settings = Augmentation {
            crop: Crop::at_least(number(&case["scale"])),
            ..Augmentation::none()
        };
        let size = list(&case["size"]);
        let size = (whole(number(&size[0])), whole(number(&size[1])));
        let mut tape = Tape::of(case);
        let plan = Plan::draw(&settings, &Preprocess::deit(PX), size, &mut tape);
        let View::Resized { part, .. } = plan.view else {
            panic!("a resized crop");
        };
        assert_eq!(part, crop_box(list(&case["box"])), "{case}");
        assert_eq!(tape.draws.len(), 0);
    }
    for case in list(&about["erasing"]) {
        let settings = Augmentation {
            erasing: RandomErasing {
                probability: number(&case["probability"]),
                max_count: whole(number(&case["count"])),
                ..RandomErasing::default()
            },
            ..Augmentation::none()
        };
        let mut tape = Tape::of(case);
        let plan = Plan::draw(&settings, &Preprocess::deit(PX), (PX, PX), &mut tape);
        let expected: Vec<CropBox> = list(&case["boxes"])
            .iter()
            .map(|part| crop_box(list(part)))
            .collect();
        assert_eq!(plan.erased, expected, "{case}");
        assert_eq!(tape.draws.len(), 0);
    }
}

#[test]
fn batches_given_the_same_shares_and_boxes_mix_as_timms() {
    let fixture = fixture();
    let about = fixture.about();
    let mut kinds = [0, 0, 0];
    for (at, case) in list(&about["mixes"]).iter().enumerate() {
        let blends: Vec<Blend> = list(&case["blends"])
            .iter()
            .map(|blend| Blend {
                lambda: number(&blend[0]),
                cut: blend[1].as_array().map(|part| crop_box(part)),
            })
            .collect();
        for blend in &blends {
            kinds[if blend.lambda == 1.0 {
                0
            } else {
                1 + usize::from(blend.cut.is_some())
            }] += 1;
        }
        let plan = MixPlan { blends };
        let mut batch = fixture.floats(&format!("mix.{at}.x"));
        plan.apply(&mut batch, 8);
        let labels: Vec<usize> = list(&case["labels"])
            .iter()
            .map(|label| whole(number(label)) as usize)
            .collect();
        let targets = plan.targets(&labels, 4, 0.1);
        let expected = [
            fixture.floats(&format!("mix.{at}.y")),
            fixture.floats(&format!("mix.{at}.targets")),
        ];
        for (found, expected) in [batch, targets.clone()].iter().zip(&expected) {
            assert_eq!(found.len(), expected.len());
            // Single precision in another order.
            let close = found
                .iter()
                .zip(expected)
                .all(|(found, expected)| (found - expected).abs() < 1e-6);
            assert!(close, "{case}");
        }
        for row in targets.chunks(4) {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6, "{row:?}");
        }
    }
    assert!(kinds.iter().all(|&count| count > 10), "{kinds:?}");
}

fn key(image: u32, epoch: u32) -> Key {
    Key {
        image: ImageId(image),
        seed: 3,
        epoch,
        copy: 0,
    }
}

/// Many views' operations by name.
fn drawn(policy: &str) -> Vec<Vec<Op>> {
    let settings = Augmentation {
        policy: policy.parse().expect("a policy"),
        ..Augmentation::none()
    };
    let pipeline = Pipeline::new(settings, Preprocess::deit(PX));
    let image = Image::new(1, 1, vec![0; 3]).expect("sizes agree");
    (0..DRAWS)
        .map(|at| ops(&pipeline.plan(&image, key(at, 0))))
        .collect()
}

const DRAWS: u32 = 100_000;

fn share(views: &[Vec<Op>], wanted: impl Fn(&Op) -> bool) -> f64 {
    let count = views.iter().flatten().filter(|op| wanted(op)).count();
    f64::from(u32::try_from(count).expect("few")) / f64::from(DRAWS)
}

/// Asserts to one hundredth.
fn about(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() < 0.01,
        "{what}: {found}, not {expected}"
    );
}

#[test]
fn randaugment_draws_its_operations_as_often_as_defined() {
    let views = drawn("rand-m9-mstd0.5-inc1");
    // Two layers of fifteen operations, each with probability one half.
    let each = 2.0 * 0.5 / 15.0;
    about(
        share(&views, |op| matches!(op, Op::AutoContrast)),
        each,
        "AutoContrast",
    );
    about(
        share(&views, |op| matches!(op, Op::Equalize)),
        each,
        "Equalize",
    );
    about(share(&views, |op| matches!(op, Op::Invert)), each, "Invert");
    about(
        share(&views, |op| matches!(op, Op::SolarizeAdd { .. })),
        each,
        "SolarizeAdd",
    );
    about(
        share(&views, |op| matches!(op, Op::Solarize { .. })),
        each,
        "Solarize",
    );
    about(
        share(&views, |op| matches!(op, Op::Posterize { .. })),
        each,
        "Posterize",
    );
    about(
        share(&views, |op| matches!(op, Op::TranslateX { .. })),
        each,
        "TranslateX",
    );
    about(
        share(&views, |op| matches!(op, Op::TranslateY { .. })),
        each,
        "TranslateY",
    );
    about(
        share(&views, |op| matches!(op, Op::ShearX { .. })),
        each,
        "ShearX",
    );
    about(
        share(&views, |op| matches!(op, Op::ShearY { .. })),
        each,
        "ShearY",
    );
    about(
        share(&views, |op| matches!(op, Op::Brightness { .. })),
        each,
        "Brightness",
    );
    about(
        share(&views, |op| matches!(op, Op::Contrast { .. })),
        each,
        "Contrast",
    );
    about(
        share(&views, |op| matches!(op, Op::Color { .. })),
        each,
        "Color",
    );
    about(
        share(&views, |op| matches!(op, Op::Sharpness { .. })),
        each,
        "Sharpness",
    );
    let degrees: Vec<f64> = views
        .iter()
        .flatten()
        .filter_map(|op| {
            if let Op::Rotate { degrees, .. } = op {
                Some(*degrees)
            } else {
                None
            }
        })
        .collect();
    let count = f64::from(u32::try_from(degrees.len()).expect("few"));
    about(count / f64::from(DRAWS), each, "Rotate");
    // Of normal magnitudes about 9, cut off at 10: 27 degrees less what the cut takes, either way.
    let mean = degrees.iter().map(|degrees| degrees.abs()).sum::<f64>() / count / 27.0;
    let cut = 0.5 * 0.008_491; // deviation times the unit normal loss at (10 - 9) / 0.5
    about(mean, (9.0 - cut) / 9.0, "mean rotation");
    let signs: Vec<bool> = views
        .iter()
        .flatten()
        .filter_map(|op| match op {
            Op::Rotate { degrees: size, .. }
            | Op::ShearX { factor: size, .. }
            | Op::ShearY { factor: size, .. }
            | Op::TranslateX { pixels: size, .. }
            | Op::TranslateY { pixels: size, .. } => Some(*size < 0.0),
            _ => None,
        })
        .collect();
    let negative = signs.iter().filter(|&&negative| negative).count();
    let [negative, all] =
        [negative, signs.len()].map(|count| f64::from(u32::try_from(count).expect("few")));
    about(negative / all, 0.5, "sign");
}

#[test]
fn the_other_policies_draw_as_often_as_defined() {
    let weighted = drawn("rand-m5-n1-p1-tweights");
    let total = 10.1;
    about(
        share(&weighted, |op| matches!(op, Op::Rotate { .. })),
        3.0 / total,
        "weighted Rotate",
    );
    about(
        share(&weighted, |op| matches!(op, Op::ShearX { .. })),
        2.0 / total,
        "weighted ShearX",
    );
    about(
        share(&weighted, |op| matches!(op, Op::AutoContrast)),
        0.25 / total,
        "weighted AutoContrast",
    );

    // Table v0: in 25 pairs Equalize has these probabilities.
    let v0 = drawn("v0");
    let equalize = [0.8, 0.6, 0.4, 0.8, 0.4, 1.0, 1.0, 0.6, 0.8, 0.0, 1.0, 0.6];
    about(
        share(&v0, |op| matches!(op, Op::Equalize)),
        equalize.iter().sum::<f64>() / 25.0,
        "v0 Equalize",
    );
    about(
        share(&v0, |op| matches!(op, Op::Invert)),
        0.4 / 25.0,
        "v0 Invert",
    );
    let original = drawn("original");
    about(
        share(&original, |op| matches!(op, Op::Sharpness { .. })),
        0.4 / 25.0,
        "original Sharpness",
    );
    about(
        share(&original, |op| matches!(op, Op::Invert)),
        (0.6 + 0.8 + 0.6) / 25.0,
        "original Invert",
    );

    let trivial = drawn("trivial");
    let each = 1.0 / 14.0;
    about(share(&trivial, |_| true), 13.0 / 14.0, "trivial, any");
    about(
        share(&trivial, |op| matches!(op, Op::Equalize)),
        each,
        "trivial Equalize",
    );
    about(
        share(&trivial, |op| matches!(op, Op::Rotate { .. })),
        each,
        "trivial Rotate",
    );
    let steep = |op: &Op| matches!(op, Op::Rotate { degrees, .. } if degrees.abs() > 67.6);
    about(
        share(&trivial, steep),
        each * 15.0 / 31.0,
        "trivial Rotate beyond its middle",
    );

    let three = drawn("3a");
    about(
        share(&three, |op| matches!(op, Op::Grayscale)),
        1.0 / 3.0,
        "3a Grayscale",
    );
    about(
        share(&three, |op| matches!(op, Op::Solarize { threshold: 128 })),
        1.0 / 3.0,
        "3a Solarize",
    );
    let strong = |op: &Op| matches!(op, Op::GaussianBlur { radius } if *radius > 1.05);
    about(
        share(&three, strong),
        1.0 / 6.0,
        "3a blur beyond its middle",
    );

    // Three chains of one to three of thirteen operations.
    let augmix = drawn("augmix-m3");
    about(share(&augmix, |_| true) / 6.0, 1.0, "augmix, any");
    about(
        share(&augmix, |op| matches!(op, Op::ShearY { .. })),
        6.0 / 13.0,
        "augmix ShearY",
    );
}

#[test]
fn mixing_draws_as_often_as_defined() {
    let deit = Pipeline::new(Preset::Deit.augmentation(), Preprocess::deit(PX));
    let (mut cut, mut kept) = (0_u32, 0.0);
    for number in 0..DRAWS {
        let blend = deit.mix(2, 0, 0, number.into()).blends[0];
        cut += u32::from(blend.cut.is_some());
        kept += if blend.cut.is_none() {
            blend.lambda
        } else {
            0.0
        };
    }
    about(f64::from(cut) / f64::from(DRAWS), 0.5, "CutMix");
    about(kept / f64::from(DRAWS - cut), 0.5, "MixUp's mean share");
}

/// Strengths at which an operation leaves an image as it is.
#[test]
fn at_no_strength_every_operation_is_the_identity() {
    let mut scratch = Scratch::default();
    for image in [synthetic(97, 61), synthetic(16, 300), synthetic(2, 2)] {
        for by in [Interpolation::Bilinear, Interpolation::Bicubic] {
            for (name, amount) in [
                ("rotate", 0.0),
                ("shear_x", 0.0),
                ("shear_y", 0.0),
                ("translate_x", 0.0),
                ("translate_y", 0.0),
                ("posterize", 8.0),
                ("solarize", 256.0),
                ("solarize_add", 0.0),
                ("color", 1.0),
                ("contrast", 1.0),
                ("brightness", 1.0),
                ("sharpness", 1.0),
                ("gaussian_blur", 0.0),
                ("cutout", 0.0),
            ] {
                let mut changed = image.clone();
                op(name, amount, by, (image.width(), image.height())).apply(
                    &mut changed,
                    FILL,
                    &mut scratch,
                );
                assert!(changed == image, "{name}");
            }
        }
    }
}

/// The browser's test reads the same file (`tests/browser/augment.test.mjs`).
#[test]
fn views_are_the_same_everywhere() {
    let known = std::fs::read("tests/fixtures/augment_hashes.json").expect("a fixture");
    let known: Vec<(String, String)> = serde_json::from_slice(&known).expect("json");
    assert_eq!(vitrine::parity::augmentation_hashes(), known);
}

#[test]
fn erasing_fills_by_its_mode() {
    for (mode, distinct) in [
        (ErasingMode::Const, 1),
        (ErasingMode::Rand, 3),
        (ErasingMode::Pixel, 1000),
    ] {
        let settings = Augmentation {
            erasing: RandomErasing {
                probability: 1.0,
                area: (0.3, 0.3),
                min_aspect: 1.0,
                mode,
                ..RandomErasing::default()
            },
            ..Augmentation::none()
        };
        let preprocess = Preprocess::deit(64);
        let mut pipeline = Pipeline::new(settings, preprocess);
        let image = synthetic(80, 80);
        let mut clean = vec![0.0; 3 * 64 * 64];
        pipeline.evaluate(&image, &mut clean);
        let mut erased = clean.clone();
        pipeline.train(&image, key(0, 0), &mut erased);
        let changed: Vec<u32> = clean
            .iter()
            .zip(&erased)
            .filter(|(before, after)| before != after)
            .map(|(_, after)| after.to_bits())
            .collect();
        // 35 × 35 pixels in three channels, but for the odd one that had the colour already.
        assert!(
            (3600..=3 * 35 * 35).contains(&changed.len()),
            "{}",
            changed.len()
        );
        let mut values = changed;
        values.sort_unstable();
        values.dedup();
        assert!(
            values.len() >= distinct && (values.len() == distinct || distinct == 1000),
            "{mode:?}: {}",
            values.len()
        );
    }
}

/// Made whole, it would have a million columns.
#[test]
fn a_strip_is_cropped_at_random_without_being_made_whole() {
    let strip = Image::new(1, 5000, vec![77; 15_000]).expect("sizes agree");
    let settings = Augmentation {
        crop: Crop::Random { padding: 4 },
        ..Augmentation::none()
    };
    let preprocess = Preprocess::deit(PX);
    let mut pipeline = Pipeline::new(settings, preprocess);
    let mut planes = vec![0.0; pipeline.input_len()];
    pipeline.train(&strip, key(0, 0), &mut planes);
    assert!(
        picture(&planes, &preprocess)
            .pixels()
            .iter()
            .all(|&level| level == 77)
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever the image and the policy, an operation keeps the size, and an input is finite.
    #[test]
    fn every_view_of_every_image_is_whole(
        (width, height) in (1_u32..70, 1_u32..70),
        seed in proptest::prelude::any::<u64>(),
        policy in proptest::sample::select(vec!["rand-m10-n5-p1-mstd3-inc1", "rand-m10-n4-p1", "rand-m9-n6-p1-t3aw", "v0", "originalr", "trivial", "augmix-m9", "3a"]),
        crop in proptest::sample::select(vec![Crop::Evaluation, Crop::at_least(0.1), Crop::Random { padding: 4 }]),
        preset in proptest::sample::select(Preset::ALL.to_vec()),
    ) {
        let level = |at: u32| u8::try_from(at.wrapping_mul(2_654_435_761) >> 24).expect("a byte");
        let image = Image::new(width, height, (0..width * height * 3).map(level).collect()).expect("sizes agree");
        let settings = Augmentation {
            policy: policy.parse().expect("a policy"),
            interpolation: Resampling::Random,
            crop,
            ..preset.augmentation()
        };
        let mut pipeline = Pipeline::new(settings, Preprocess::deit(48));
        let plan = pipeline.plan(&image, Key { seed, ..key(0, 0) });
        let mut scratch = Scratch::default();
        for op in ops(&plan) {
            let mut changed = image.clone();
            op.apply(&mut changed, FILL, &mut scratch);
            assert_eq!((changed.width(), changed.height()), (width, height), "{op}");
        }
        let mut planes = vec![f32::NAN; pipeline.input_len()];
        pipeline.train(&image, Key { seed, ..key(0, 0) }, &mut planes);
        assert!(planes.iter().all(|value| value.is_finite()));
    }
}
