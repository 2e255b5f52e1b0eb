//! The way of images from files to batches: preprocessing as timm has it, imports of folders and zips,
//! and inputs that are not what they say.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "tests say what they skip and stop at what should not be"
)]

#[allow(
    clippy::disallowed_methods,
    clippy::panic,
    dead_code,
    unreachable_pub,
    reason = "of `fixture` its images alone are used"
)]
mod fixture;

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use fixture::synthetic;
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, ImageFormat, RgbImage};
use safetensors::SafeTensors;
use vitrine::augment::{Pipeline, Sample, normalize, train_batches};
use vitrine::augmentation::Preset;
use vitrine::data::{Dataset, Image, Import, Resizer, decode};
use vitrine::preprocess::{Interpolation, Preprocess};
use vitrine::report::{ImageId, Split};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

fn encode(image: &Image, format: ImageFormat) -> Vec<u8> {
    let buffer = RgbImage::from_raw(image.width(), image.height(), image.pixels().to_vec());
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(buffer.expect("sizes agree"))
        .write_to(&mut bytes, format)
        .expect("encodes");
    bytes.into_inner()
}

fn sums(image: &Image) -> Vec<i64> {
    (0..3)
        .map(|c| {
            image
                .pixels()
                .iter()
                .skip(c)
                .step_by(3)
                .map(|&v| i64::from(v))
                .sum()
        })
        .collect()
}

fn ints(file: &SafeTensors<'_>, name: &str) -> Vec<i64> {
    let data = file.tensor(name).expect("in the fixture").data();
    data.as_chunks()
        .0
        .iter()
        .map(|&bytes| i64::from(i32::from_le_bytes(bytes)))
        .collect()
}

#[test]
fn evaluation_crops_are_timms() {
    let bytes = include_bytes!("fixtures/preprocess.safetensors");
    let file = SafeTensors::deserialize(bytes).expect("a fixture");
    let mut resizer = Resizer::new();
    for (width, height) in [(300, 200), (256, 256), (640, 480), (100, 100), (257, 1000)] {
        let name = format!("{width}x{height}");
        let source = synthetic(width, height);
        assert_eq!(
            sums(&source),
            ints(&file, &format!("{name}.source")),
            "{name}: the images differ"
        );

        let resized = resizer
            .fit_short_side(&source, 256, Interpolation::Bicubic)
            .into_owned();
        let size = [i64::from(resized.height()), i64::from(resized.width())];
        assert_eq!(
            size.as_slice(),
            ints(&file, &format!("{name}.resized")),
            "{name}"
        );

        let crop = resizer.eval_crop(&source, &Preprocess::deit(224));
        let held = resizer.held(source);
        assert_eq!(
            crop,
            resizer.eval_crop(&held, &Preprocess::deit(224)),
            "{name}: holding it changes it"
        );

        let expected = file
            .tensor(&format!("{name}.crop"))
            .expect("in the fixture");
        let ours = (0..224)
            .step_by(7)
            .flat_map(|y| (0..224).step_by(7).map(move |x| (y * 224 + x) * 3));
        let ours: Vec<u8> = ours
            .flat_map(|at| crop.pixels()[at..at + 3].to_vec())
            .collect();
        assert_eq!(ours, expected.data(), "{name}");
        // And over all pixels, not just those in the fixture.
        assert_eq!(sums(&crop), ints(&file, &format!("{name}.sum")), "{name}");
    }
    let mut planes = vec![0.0; 3 * 224 * 224];
    normalize(
        &resizer.eval_crop(&synthetic(300, 200), &Preprocess::deit(224)),
        &Preprocess::deit(224),
        &mut planes,
    );
    let expected = file.tensor("300x200.normalized").expect("in the fixture");
    let expected: Vec<f32> = expected
        .data()
        .as_chunks()
        .0
        .iter()
        .map(|&bytes| f32::from_le_bytes(bytes))
        .collect();
    let ours = (0..3).flat_map(|c| {
        (0..224)
            .step_by(7)
            .flat_map(move |y| (0..224).step_by(7).map(move |x| (c * 224 + y) * 224 + x))
    });
    for (at, expected) in ours.zip(expected) {
        // Equal pixels; the floats are rounded differently at most in their last bit.
        assert!(
            (planes[at] - expected).abs() <= 1e-6,
            "{} at {at}, not {expected}",
            planes[at]
        );
    }
}

/// What an import of these files gives: `class split path` lines of the images, `path: message` of the others.
fn import(files: &[(&str, Vec<u8>)], class: Option<&str>) -> (Vec<String>, Vec<String>) {
    let mut import = Import::new(
        files.iter().map(|(path, _)| *path),
        class.map(str::to_owned),
    );
    let (mut images, mut problems) = (Vec::new(), Vec::new());
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        if import.is_table(path) {
            let said = import.take_table(path, bytes);
            problems.extend(
                said.iter()
                    .map(|problem| format!("{}: {}", problem.path, problem.message)),
            );
        }
    }
    for (path, bytes) in files {
        if import.skips(path) {
            continue;
        }
        for item in import.open(path, bytes.clone()) {
            match item {
                Err(problem) => problems.push(format!("{}: {}", problem.path, problem.message)),
                Ok(entry) => match decode(&entry.bytes) {
                    Ok(_) => {
                        images.push(format!("{} {:?} {}", entry.class, entry.split, entry.path));
                    }
                    Err(error) => problems.push(format!("{}: {error}", entry.path)),
                },
            }
        }
    }
    let missing = import.missing();
    problems.extend(
        missing
            .iter()
            .map(|problem| format!("{}: {}", problem.path, problem.message)),
    );
    (images, problems)
}

fn zip_of(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, bytes) in files {
        zip.start_file(*path, options).expect("starts");
        zip.write_all(bytes).expect("writes");
    }
    zip.finish().expect("finishes").into_inner()
}

fn photo() -> Vec<u8> {
    encode(&synthetic(40, 30), ImageFormat::Jpeg)
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_zip_and_the_folder_it_was_made_of_give_the_same() {
    let files = [
        ("set/MANIFEST.csv", b"a,b".to_vec()),
        ("set/LICENSE", b"free".to_vec()),
        ("set/train/cat/1.jpg", photo()),
        ("set/train/dog/.DS_Store", b"x".to_vec()),
        ("set/train/dog/2.jpg", photo()),
        ("set/valid/cat/3.jpg", photo()),
        ("set/test/dog/deep/4.JPG", photo()),
        ("__MACOSX/set/train/cat/._1.jpg", b"x".to_vec()),
    ];
    let expected = (
        vec![
            "cat Some(Train) set/train/cat/1.jpg".to_owned(),
            "dog Some(Train) set/train/dog/2.jpg".to_owned(),
            "cat Some(Val) set/valid/cat/3.jpg".to_owned(),
            "dog Some(Test) set/test/dog/deep/4.JPG".to_owned(),
        ],
        none(),
    );
    assert_eq!(import(&files, None), expected);
    // By its content, whatever its name.
    assert_eq!(import(&[("set.zip", zip_of(&files))], None), expected);
    assert_eq!(import(&[("download", zip_of(&files))], None), expected);
}

#[test]
fn a_table_beside_the_images_says_what_they_are() {
    let table = "filename,label,split\n1.jpg,cat,train\n\"2.jpg\",\"big, \"\"wet\"\" dog\",test\nlost.jpg,cat,train\n";
    let files = [
        ("set/images/1.jpg", photo()),
        ("set/images/2.jpg", photo()),
        ("set/images/3.jpg", photo()),
        ("set/labels.csv", table.into()),
    ];
    let check = |(images, problems): (Vec<String>, Vec<String>)| {
        assert_eq!(
            images,
            [
                "cat Some(Train) set/images/1.jpg",
                "big, \"wet\" dog Some(Test) set/images/2.jpg",
            ]
        );
        assert_eq!(problems.len(), 2, "{problems:?}");
        let said = |words: &str| problems.iter().any(|problem| problem.contains(words));
        assert!(
            said("set/images/3.jpg: The table “labels.csv” does not name"),
            "{problems:?}"
        );
        assert!(said("set/labels.csv: It names “lost.jpg”"), "{problems:?}");
    };
    check(import(&files, None));
    check(import(&[("set.zip", zip_of(&files))], None));
    // On a class, that class it is.
    let (images, problems) = import(&[("set.zip", zip_of(&files))], Some("mouse"));
    assert!(images.len() == 3 && images.iter().all(|image| image.starts_with("mouse None")));
    assert_eq!(problems, none());
    let (images, problems) = import(&[("labels.csv", table.into())], None);
    assert!(
        images.is_empty() && problems[0].contains("without images"),
        "{problems:?}"
    );
    let flat = [
        ("1.jpg", photo()),
        ("notes.csv", b"when,where\n1,2\n".to_vec()),
    ];
    for files in [&flat[..], &[("flat.zip", zip_of(&flat))]] {
        let (images, problems) = import(files, None);
        assert!(images.is_empty(), "{images:?}");
        assert!(
            problems
                .iter()
                .any(|problem| problem.starts_with("notes.csv: This table has no column")),
            "{problems:?}"
        );
    }
}

#[test]
fn a_teachable_machine_project_brings_its_classes() {
    let manifest = |kind: &str| {
        format!(r#"{{"type":"{kind}","version":"2.4.5","appdata":{{}}}}"#).into_bytes()
    };
    let project = |kind: &str| {
        zip_of(&[
            ("manifest.json", manifest(kind)),
            ("Class 1-!-0.jpg", photo()),
            ("a-!-b-!-17.png", encode(&synthetic(9, 9), ImageFormat::Png)),
            ("Class 1-!-1.jpg", photo()),
            ("stray.jpg", photo()),
        ])
    };
    let (images, problems) = import(&[("project.tm", project("image"))], None);
    assert_eq!(
        images,
        [
            "Class 1 None Class 1-!-0.jpg",
            "a-!-b None a-!-b-!-17.png",
            "Class 1 None Class 1-!-1.jpg"
        ]
    );
    assert!(
        problems.len() == 1 && problems[0].starts_with("stray.jpg"),
        "{problems:?}"
    );
    // By what is in it, whatever its name.
    assert_eq!(
        import(&[("project.zip", project("image"))], None).0.len(),
        3
    );
    let (images, problems) = import(&[("sounds.tm", project("audio"))], None);
    assert!(
        images.is_empty() && problems[0].contains("(audio)"),
        "{problems:?}"
    );
    for garbage in [
        Vec::new(),
        b"no zip".to_vec(),
        project("image")[..200].to_vec(),
    ] {
        let (images, problems) = import(&[("cut.tm", garbage)], None);
        assert!(images.is_empty() && problems.len() == 1, "{problems:?}");
    }
    let empty = zip_of(&[("manifest.json", b"{".to_vec()), ("a-!-1.jpg", photo())]);
    assert!(import(&[("broken.tm", empty)], None).1[0].contains("manifest"));
}

#[test]
fn every_kind_of_bad_file_gets_a_sentence_and_the_good_ones_come_in() {
    let files = [
        ("d/cat/empty.jpg", Vec::new()),
        ("d/cat/text.jpg", b"Dear diary, this is no photo.".to_vec()),
        ("d/cat/half.jpg", photo()[..photo().len() / 2].to_vec()),
        (
            "d/cat/phone.heic",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
        ),
        ("d/cat/huge.png", huge_png()),
        (
            "d/dog/good.webp",
            encode(&synthetic(40, 30), ImageFormat::WebP),
        ),
        ("d/loose.gif", encode(&synthetic(40, 30), ImageFormat::Gif)),
        ("d/fake.zip", b"no zip".to_vec()),
    ];
    let (images, problems) = import(&files, None);
    assert_eq!(images, ["dog None d/dog/good.webp"]);
    let said = [
        "d/cat/empty.jpg: This file is empty",
        "d/cat/text.jpg: This is not an image",
        "d/cat/half.jpg: This JPEG image is cut off",
        "d/cat/phone.heic: This is a HEIC image",
        "d/cat/huge.png: This image is 10000 × 10000 pixels (100 megapixels)",
        "d/loose.gif: This image lies in no class folder",
        "d/fake.zip: This file is not a zip",
    ];
    assert_eq!(problems.len(), said.len(), "{problems:#?}");
    for (problem, said) in problems.iter().zip(said) {
        assert!(
            problem.starts_with(said) && problem.ends_with('.'),
            "{problem}"
        );
    }
}

/// A whole, valid PNG of 100 megapixels.
fn huge_png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder
        .write_image(&vec![7; 100_000_000], 10_000, 10_000, ExtendedColorType::L8)
        .expect("encodes");
    bytes
}

#[test]
fn zips_that_are_not_what_they_seem_are_refused_in_words() {
    let only = |zip: Vec<u8>| {
        let (images, problems) = import(&[("in/bad.zip", zip)], None);
        assert_eq!(images, none());
        assert_eq!(problems.len(), 1, "{problems:#?}");
        problems.concat()
    };
    for path in [
        "../cat/1.jpg",
        "cat/../../1.jpg",
        "/cat/1.jpg",
        "C:/cat/1.jpg",
        "cat\\..\\1.jpg",
    ] {
        assert!(
            only(zip_of(&[(path, photo())])).contains("would leave the zip's own folder"),
            "{path}"
        );
    }
    assert!(only(zip_of(&[("cat/2.zip", photo())])).contains("zip within a zip"));
    assert!(only(zip_of(&[("notes.txt", photo())])).contains("holds no images"));
    assert!(only(zip_of(&[])).contains("holds no images"));
    let whole = zip_of(&[("cat/1.jpg", photo())]);
    assert!(only(whole[..whole.len() - 10].to_vec()).contains("cut off"));
    let mut flipped = whole.clone();
    flipped[60] ^= 0xff;
    assert!(only(flipped).contains("damaged within the zip"));
    assert!(only(zip_of(&[("cat/zeros.bmp", vec![0; 100 << 20])])).contains("more than the 64 MB"));
    assert!(only(locked(&whole)).contains("password"));
}

/// The zip with its entries marked as encrypted.
fn locked(zip: &[u8]) -> Vec<u8> {
    let mut zip = zip.to_vec();
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = zip
            .windows(4)
            .position(|bytes| bytes == signature)
            .expect("is there");
        zip[at + flags] |= 1;
    }
    zip
}

#[test]
fn a_zip_that_lies_about_its_sizes_is_unpacked_no_further_than_the_limit() {
    let mut zip = zip_of(&[("cat/zeros.bmp", vec![0; 100 << 20])]);
    let at = zip
        .windows(4)
        .position(|bytes| bytes == b"PK\x01\x02")
        .expect("is there");
    zip[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
    let (images, problems) = import(&[("bad.zip", zip)], None);
    assert_eq!((images, problems.len()), (none(), 1));
}

#[test]
fn a_zip_that_unpacks_to_far_too_much_ends_alone() {
    let names: Vec<_> = (0..40).map(|i| format!("cat/{i}.bmp")).collect();
    let zeros = vec![0; 1 << 20];
    let bomb = zip_of(
        &names
            .iter()
            .map(|name| (name.as_str(), zeros.clone()))
            .collect::<Vec<_>>(),
    );
    let mut import = Import::new(["bomb.zip", "dog/1.jpg"], None).with_max_unpacked(10 << 20);
    let items: Vec<_> = import.open("bomb.zip", bomb).collect();
    assert_eq!(items.len(), 11);
    let last = items
        .last()
        .expect("items")
        .as_ref()
        .expect_err("a problem");
    assert!(
        last.message.contains("far more than images would"),
        "{last:?}"
    );
    assert_eq!(
        import
            .open("dog/1.jpg", photo())
            .filter(Result::is_ok)
            .count(),
        1
    );
}

#[test]
fn a_class_that_is_named_takes_every_image_and_files_of_other_kinds_are_explained() {
    let (images, problems) = import(
        &[("webcam-1.jpg", photo()), ("x/y.jpg", photo())],
        Some("me"),
    );
    assert_eq!(images, ["me None webcam-1.jpg", "me None x/y.jpg"]);
    assert_eq!(problems, none());
    let (_, problems) = import(&[("song.mp3", b"la".to_vec())], Some("me"));
    assert!(
        problems.concat().contains("not an image by its name"),
        "{problems:?}"
    );
    let (_, problems) = import(&[("secret", b"la".to_vec())], Some("me"));
    assert!(problems.concat().contains("not an image"), "{problems:?}");
}

#[test]
fn a_training_batch_is_the_same_however_its_images_are_batched() {
    let mut data = Dataset::new(0.2, 0);
    for i in 0..10 {
        let image = synthetic(60 + i, 50);
        data.add(
            image,
            &format!("{i}.jpg"),
            if i % 2 == 0 { "a" } else { "b" },
            None,
        )
        .expect("fits");
    }
    let ids = data.ids(Split::Train);
    assert_eq!(ids.len(), 8);
    let mut pipeline = Pipeline::new(Preset::Deit.augmentation(), Preprocess::deit(32));
    let mut fill = |ids: &[ImageId], epoch| {
        let samples: Vec<Sample> = ids.iter().map(|&image| Sample { image, copy: 0 }).collect();
        let mut batch = Vec::new();
        pipeline
            .fill_train(&data, &samples, 5, epoch, &mut batch)
            .expect("all there");
        batch
    };
    let all = fill(&ids, 1);
    let one_by_one: Vec<f32> = ids.iter().flat_map(|&id| fill(&[id], 1)).collect();
    assert_eq!(all.len(), 8 * 3 * 32 * 32);
    assert_eq!(all, one_by_one);
    assert_eq!(all, fill(&ids, 1));
    assert_ne!(all, fill(&ids, 2));
    let order = |epoch| train_batches(&ids, 3, 1, 5, epoch);
    assert_eq!(order(1), order(1));
    assert_ne!(order(1), order(2));
    assert_eq!(order(1).len(), 3);
}

fn shared() -> Option<PathBuf> {
    let path = PathBuf::from("../shared/datasets/trashnet_small_256");
    path.is_dir().then_some(path)
}

fn files_in(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_in(&path, files);
        } else {
            files.push(path);
        }
    }
}

#[test]
fn the_shared_photos_come_in_whole() {
    let Some(root) = shared() else {
        println!("skipped: ../shared is not there");
        return;
    };
    let mut files = Vec::new();
    files_in(&root, &mut files);
    files.sort();
    let path = |file: &PathBuf| {
        file.strip_prefix(&root)
            .expect("inside")
            .to_string_lossy()
            .into_owned()
    };
    let paths: Vec<_> = files.iter().map(path).collect();
    let mut import = Import::new(paths.iter().map(String::as_str), None);
    let mut data = Dataset::new(0.2, 0);
    let mut resizer = Resizer::new();
    for (file, path) in files.iter().zip(&paths) {
        if import.skips(path) {
            continue;
        }
        for item in import.open(path, std::fs::read(file).expect("readable")) {
            let entry = item.expect("no problems");
            let image = resizer.held(decode(&entry.bytes).expect("decodes"));
            data.add(image, &entry.path, &entry.class, entry.split)
                .expect("fits");
        }
    }
    assert_eq!(
        data.check_trainable().map_err(|error| error.to_string()),
        Ok(())
    );
    assert_eq!(data.held_out(), Split::Test);
    assert_eq!(
        (data.ids(Split::Train).len(), data.ids(Split::Test).len()),
        (240, 150)
    );
    assert!(data.classes().is_sorted());
}
