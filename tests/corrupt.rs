//! Pictures gone bad as `ImageNet-C`'s own formulas make them: `tests/reference/corrupt.py`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    dead_code,
    reason = "a test may panic; not every file uses all of `fixture`"
)]

mod fixture;

use fixture::{Fixture, synthetic};
use vitrine::augment::Corruptor;
use vitrine::augment::draw::Draws;
use vitrine::data::Image;
use vitrine::study::Corruption;

/// Plays what the script takes for noise.
struct Played(u32);

impl Draws for Played {
    fn unit(&mut self) -> f64 {
        panic!("no uniform draw is made")
    }

    fn below(&mut self, _: u32) -> u32 {
        panic!("no choice is made")
    }

    fn normal(&mut self) -> f64 {
        let drawn = (self.0 * 7919) % 2003;
        self.0 += 1;
        (f64::from(drawn) - 1001.0) / 400.0
    }
}

fn made(corruptor: Corruptor, (width, height): (u32, u32)) -> Image {
    let mut image = synthetic(width, height);
    corruptor
        .apply(&mut image, &mut Played(0))
        .expect("applies");
    image
}

fn of(corruption: Corruption) -> impl Iterator<Item = (usize, Corruptor)> {
    let every = Corruptor::all().map(|corruptor| (corruptor.parts(), corruptor));
    every.filter_map(move |((of, strength), corruptor)| {
        (of == corruption).then_some((strength, corruptor))
    })
}

fn fnv(bytes: &[u8]) -> String {
    let fold = |value: u64, &byte: &u8| (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    format!("{:016x}", bytes.iter().fold(0xCBF2_9CE4_8422_2325, fold))
}

fn check_hashes(corruption: Corruption, name: &str) {
    let about = Fixture::read("corrupt").about();
    for size in [(224, 224), (97, 61), (31, 20)] {
        for (strength, corruptor) in of(corruption) {
            let expected = &about[name][format!("{}x{}", size.0, size.1)][strength];
            let found = fnv(made(corruptor, size).pixels());
            assert_eq!(
                Some(found.as_str()),
                expected.as_str(),
                "{name} {strength} {size:?}"
            );
        }
    }
}

#[test]
fn noise_and_contrast_are_the_references_to_the_bit() {
    check_hashes(Corruption::Noise, "noise");
    check_hashes(Corruption::Contrast, "contrast");
}

#[test]
fn jpeg_is_pillows_to_the_bit() {
    check_hashes(Corruption::Jpeg, "jpeg");
}

#[test]
fn blur_is_scipys_gaussian_filter() {
    let fixture = Fixture::read("corrupt");
    for (strength, corruptor) in of(Corruption::Blur) {
        let whole = made(corruptor, (224, 224));
        let every_seventh = (0..32 * 32).flat_map(|at| {
            let start = (at / 32 * 7 * 224 + at % 32 * 7) * 3;
            whole.pixels()[start..start + 3].iter().copied()
        });
        let small = made(corruptor, (31, 20));
        for (name, found) in [
            ("blur", every_seventh.collect::<Vec<u8>>()),
            ("small", small.pixels().to_vec()),
        ] {
            let expected = fixture.bytes(&format!("{name}.{strength}"));
            assert_eq!(found.len(), expected.len());
            let apart = |(a, b): (&u8, &u8)| a.abs_diff(*b);
            let most = found.iter().zip(&expected).map(apart).max();
            let differing = found.iter().zip(&expected).filter(|(a, b)| a != b).count();
            // Sums in single precision may round to the neighbouring level, where they lie half way between two.
            assert!(
                most <= Some(1) && differing * 200 <= found.len(),
                "{name} {strength}: {most:?}, {differing} differ"
            );
        }
    }
}
