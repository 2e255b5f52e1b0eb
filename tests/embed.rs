//! Maps of a data set: the arithmetic against scikit-learn, and through the session.
//!
//! Fixture: `tests/reference/embed.py`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    unreachable_pub,
    dead_code,
    reason = "a test may panic and read at once; not every file uses all of its helpers"
)]

mod fixture;
mod memory;

use std::io::{Cursor, Write as _};
use std::path::Path;

use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};
use zip::write::{SimpleFileOptions, ZipWriter};

use fixture::Fixture;
use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::atlas::{Atlas, Projection};
use vitrine::embed::affinity::Search;
use vitrine::embed::pca::{Covariance, Pca};
use vitrine::embed::tsne::{STEPS, Tsne};
use vitrine::ensemble::{Combine, TestViews};
use vitrine::notebook::MapSettings;
use vitrine::protocol::{Command, Event, FailureKind};
use vitrine::recipe::Trainable;
use vitrine::report::{ImageId, Phase};

/// scikit-learn in 64 bits and its fixture in 32 differ by 6e-8 of the largest entry.
const TOLERANCE: f64 = 1e-6;

const FEATURES: usize = 24;
const COMPONENTS: usize = 8;

fn close(name: &str, found: &[f64], expected: &[f32]) {
    assert_eq!(found.len(), expected.len(), "{name}");
    for (at, (found, &expected)) in found.iter().zip(expected).enumerate() {
        let expected = f64::from(expected);
        let off = (found - expected).abs() / expected.abs().max(1.0);
        assert!(off <= TOLERANCE, "{name}[{at}]: {found}, not {expected}");
    }
}

fn principal(fixture: &Fixture) -> (Pca, Vec<f64>) {
    let rows = fixture.floats("features");
    let mut covariance = Covariance::around(&rows, FEATURES).expect("rows");
    for some in rows.chunks(17 * FEATURES) {
        covariance.add(some);
    }
    let pca = covariance.components(COMPONENTS).expect("settles");
    let places = pca.project(&rows);
    (pca, places)
}

#[test]
fn principal_components_are_scikit_learns_signs_and_all() {
    let fixture = Fixture::read("embed");
    let (pca, places) = principal(&fixture);
    close("mean", &pca.mean, &fixture.floats("pca.mean"));
    close(
        "components",
        &pca.components,
        &fixture.floats("pca.components"),
    );
    close(
        "explained",
        &pca.explained,
        &fixture.floats("pca.explained"),
    );
    close("places", &places, &fixture.floats("pca.places"));
}

fn tsne(points: &[f64], dim: usize, perplexity: f64) -> Vec<[f64; 2]> {
    let mut search = Search::among(points.to_vec(), dim, perplexity).expect("in range");
    while !search.advance(50) {}
    let start: Vec<[f64; 2]> = points
        .chunks_exact(dim)
        .map(|point| [point[0], point[1]])
        .collect();
    let mut tsne = Tsne::start(search.affinities(), &start);
    for _ in 0..STEPS {
        tsne.step();
    }
    tsne.places().to_vec()
}

/// KL(P || Q) over all pairs.
fn divergence(p: &[f32], places: &[[f64; 2]]) -> f64 {
    let q = |a: usize, b: usize| {
        let [x, y] = [0, 1].map(|axis| places[a][axis] - places[b][axis]);
        if a == b {
            0.0
        } else {
            1.0 / (1.0 + x * x + y * y)
        }
    };
    let count = places.len();
    let total: f64 = (0..count * count).map(|at| q(at / count, at % count)).sum();
    let pair = |(at, &p): (usize, &f32)| {
        let (p, q) = (f64::from(p), q(at / count, at % count) / total);
        if p > 0.0 { p * (p / q).ln() } else { 0.0 }
    };
    p.iter().enumerate().map(pair).sum()
}

/// How far those next to a point on the map were from being its neighbours: scikit-learn's `trustworthiness`.
fn trustworthiness(points: &[f64], places: &[[f64; 2]], neighbours: usize) -> f64 {
    let count = places.len();
    let order = |own: usize, distance: &dyn Fn(usize) -> f64| {
        let mut others: Vec<usize> = (0..count).filter(|&other| other != own).collect();
        others.sort_by(|&a, &b| distance(a).total_cmp(&distance(b)));
        others
    };
    let mut penalty = 0.0;
    for own in 0..count {
        let row = |at: usize| &points[at * COMPONENTS..(at + 1) * COMPONENTS];
        let before = order(own, &|other| {
            let pairs = row(own).iter().zip(row(other));
            pairs.map(|(a, b)| (a - b).powi(2)).sum()
        });
        let after = order(own, &|other| {
            (0..2)
                .map(|axis| (places[own][axis] - places[other][axis]).powi(2))
                .sum()
        });
        for other in &after[..neighbours] {
            let rank = 1 + before
                .iter()
                .position(|before| before == other)
                .expect("there");
            penalty += rank.saturating_sub(neighbours) as f64;
        }
    }
    let (n, k) = (count as f64, neighbours as f64);
    1.0 - penalty * 2.0 / (n * k * (2.0 * n - 3.0 * k - 1.0))
}

#[test]
fn tsne_keeps_neighbours_as_well_as_scikit_learns() {
    let fixture = Fixture::read("embed");
    let about = fixture.about();
    let number = |name: &str| about[name].as_f64().expect("a number");
    let (_, points) = principal(&fixture);
    let p = fixture.floats("kl.p");
    let theirs: Vec<[f64; 2]> = fixture
        .floats("tsne.places")
        .as_chunks::<2>()
        .0
        .iter()
        .map(|place| place.map(f64::from))
        .collect();
    let neighbours = about["neighbours"].as_u64().expect("a number") as usize;
    // That the measures here are those of the reference.
    assert!((divergence(&p, &theirs) - number("kl")).abs() < 1e-4);
    let trusted = trustworthiness(&points, &theirs, neighbours);
    assert!((trusted - number("trustworthiness")).abs() < 1e-4);

    let ours = tsne(&points, COMPONENTS, number("perplexity"));
    let (kl, trust) = (
        divergence(&p, &ours),
        trustworthiness(&points, &ours, neighbours),
    );
    println!(
        "divergence {kl} ({}), trustworthiness {trust} ({trusted})",
        number("kl")
    );
    assert!(kl <= 1.05 * number("kl"), "{kl}");
    assert!(trust >= trusted - 0.02, "{trust}");
    assert_eq!(
        ours,
        tsne(&points, COMPONENTS, number("perplexity")),
        "the same again"
    );
}

#[test]
#[ignore = "half a minute"]
fn five_thousand_points_find_their_groups() {
    const DIM: usize = 50;
    let draw = |at: usize| ((at as f64 * 12.989).sin() * 43_758.545).fract();
    let group = |point: usize| point % 10;
    let value = |at: usize| {
        let centre = draw(1_000_003 + group(at / DIM) * DIM + at % DIM);
        centre + 0.5 * (draw(3 * at) + draw(3 * at + 1) + draw(3 * at + 2))
    };
    let points: Vec<f64> = (0..5000 * DIM).map(value).collect();
    let started = std::time::Instant::now();
    let places = tsne(&points, DIM, 30.0);
    println!("{:?}", started.elapsed());
    let alike = (0..5000)
        .step_by(10)
        .map(|offset| offset + offset / 10 % 10)
        .filter(|&own| {
            let off = |other: usize| {
                (0..2)
                    .map(|axis| (places[own][axis] - places[other][axis]).powi(2))
                    .sum::<f64>()
            };
            let others = (0..5000).filter(|&other| other != own);
            let nearest = others
                .min_by(|&a, &b| off(a).total_cmp(&off(b)))
                .expect("some");
            group(nearest) == group(own)
        });
    let alike = alike.count();
    assert!(alike >= 475, "{alike} of 500 lie beside one of their own");
}

fn map(page: &mut Page, model: &str, projection: Projection) -> (Event, Vec<Event>) {
    page.ask_all(Command::Map {
        request: REQUEST,
        settings: MapSettings {
            model: model.to_owned(),
            data: "data".to_owned(),
            projection,
        },
    })
}

fn atlas((event, _): (Event, Vec<Event>)) -> Atlas {
    match event {
        Event::Mapped { atlas, .. } => atlas,
        other => panic!("{other:?}"),
    }
}

#[test]
fn classes_that_look_different_lie_apart() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page.trained_as("tuned", recipe(Trainable::Head));
    for projection in [Projection::Pca, Projection::Tsne { perplexity: 5.0 }] {
        let (event, told) = map(&mut page, "tuned", projection);
        let found = atlas((event, vec![]));
        assert_eq!(found.projection, projection);
        assert_eq!(found.places.len(), 48);
        let values = found.places.iter().flat_map(|place| [place.x, place.y]);
        assert!(values.clone().all(|value| (0.0..=1.0).contains(&value)));
        let right = found.places.iter().filter(|place| {
            // Blue and red alternate in the zip, as ids do.
            place.predicted == Some(u32::from(place.image.0.is_multiple_of(2)))
        });
        assert!(
            right.count() >= 44,
            "as the model answers: {:?}",
            found.places
        );
        assert_eq!(found.explained.is_some(), projection == Projection::Pca);
        let phase = |wanted| {
            told.iter().filter(
                move |event| matches!(event, Event::Progress { phase, .. } if *phase == wanted),
            )
        };
        assert!(phase(Phase::Features).count() >= 6);
        if projection != Projection::Pca {
            assert_eq!(
                phase(Phase::Layout).count(),
                STEPS as usize,
                "a turn for others"
            );
        }
        let again = atlas(map(&mut page, "tuned", projection));
        assert_eq!(found, again);
    }
    let other = atlas(map(&mut page, "model", Projection::Pca));
    assert!(other.places.iter().all(|place| place.predicted.is_none()));
    let [first, second] = other.explained.expect("of the principal directions");
    assert!(first >= second && first + second <= 1.0 + 1e-9);
}

/// A pattern of its own for every number.
fn patterned(number: u32) -> Vec<u8> {
    let value = |x: u32, y: u32| {
        let (x, y) = (f64::from(x) / 40.0, f64::from(y) / 40.0);
        let [a, b, c] = [5.1, 7.3, 3.7].map(|step| (f64::from(number) * step).sin() * 9.0);
        [
            (a * x + b * y).sin(),
            (b * x - c * y).sin(),
            (c * x + a * y).cos(),
        ]
        .map(|value| (127.0 + 120.0 * value) as u8)
    };
    let pixels: Vec<u8> = (0..40 * 40)
        .flat_map(|at| value(at % 40, at / 40))
        .collect();
    let mut png = Vec::new();
    PngEncoder::new(&mut png)
        .write_image(&pixels, 40, 40, ExtendedColorType::Rgb8)
        .expect("encodes");
    png
}

#[test]
fn a_picture_on_both_sides_of_the_split_is_found() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, number| {
        zip.start_file(path, SimpleFileOptions::default())
            .expect("starts");
        zip.write_all(&patterned(number)).expect("writes");
    };
    for number in 0..20 {
        let class = if number % 2 == 0 { "even" } else { "odd" };
        let split = if number < 14 { "train" } else { "test" };
        add(&format!("{split}/{class}/{number:02}.png"), number);
    }
    add("test/even/a-copy.png", 4);
    add("train/even/another.png", 6);
    let bytes = zip.finish().expect("finishes").into_inner();
    let mut page = Page::new();
    let imported = page.import(vec![("pictures.zip", bytes)]);
    let Event::Imported { data, .. } = imported else {
        panic!("{imported:?}");
    };
    assert_eq!(data.images.len(), 22);
    let found = atlas(map(&mut page, "model", Projection::Pca)).twins;
    let copies = |twins: &&vitrine::atlas::Twins| twins.similarity > 0.9999;
    assert_eq!(found.iter().filter(copies).count(), 1, "{found:?}");
    assert_eq!(found[0].b, ImageId(20), "the copy, most similar first");
}

#[test]
fn what_cannot_be_mapped_is_refused_in_words_and_a_stop_ends_it() {
    let mut page = Page::new();
    page.import(vec![("red/a.png", picture(true, 3))]);
    let (_, words) = failure(map(&mut page, "model", Projection::Pca).0);
    assert!(words.contains("1 picture"), "{words}");
    page.import(vec![("pictures.zip", zipped())]);
    for perplexity in [16.5, 1.0, f32::NAN, f32::INFINITY] {
        let (kind, words) = failure(map(&mut page, "model", Projection::Tsne { perplexity }).0);
        assert_eq!(kind, FailureKind::Settings);
        assert!(words.contains("from 2 to 16"), "{words}");
    }
    let (_, words) = failure(map(&mut page, "nobody", Projection::Pca).0);
    assert!(words.contains("nobody"), "{words}");
    page.trained_as("a", recipe(Trainable::Head));
    page.trained_as("b", recipe(Trainable::LastBlocks(1)));
    page.ensemble(&["a", "b"], Combine::Probabilities, TestViews::One);
    let (_, words) = failure(map(&mut page, "together", Projection::Pca).0);
    assert!(words.contains("single network"), "{words}");
    page.0.host().stop_after.set(Some(0));
    let (kind, _) = failure(map(&mut page, "a", Projection::Pca).0);
    assert_eq!(kind, FailureKind::Stopped);
}

#[test]
fn two_shots_of_one_thing_are_found_among_photos() {
    let shared = Path::new("../shared");
    let Ok(weights) = std::fs::read(shared.join("weights/deit_tiny_patch16_224.safetensors"))
    else {
        println!("skipped: ../shared is not there");
        return;
    };
    let mut page = Page::new();
    page.load(weights);
    let mut files = Vec::new();
    for split in ["test", "train"] {
        let folder = shared
            .join("datasets/trashnet_small_256")
            .join(split)
            .join("plastic");
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        for path in paths {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            let bytes = std::fs::read(&path).expect("a file");
            files.push((format!("{split}/plastic/{name}"), bytes));
        }
    }
    let borrowed = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.clone()));
    page.import(borrowed.collect());
    let found = atlas(map(&mut page, "model", Projection::Pca)).twins;
    let path = |id: ImageId| files[id.0 as usize].0.as_str();
    let pairs: Vec<_> = found
        .iter()
        .map(|twins| (path(twins.a), path(twins.b)))
        .collect();
    assert_eq!(
        pairs,
        [("test/plastic/plastic249.jpg", "train/plastic/plastic41.jpg")],
        "{found:?}"
    );
}
