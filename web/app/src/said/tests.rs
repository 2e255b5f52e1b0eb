use std::collections::BTreeSet;
use std::path::Path;

use super::*;

const ENGLISH: &str = include_str!("../../i18n/en/engine.ftl");

/// Where what the page is told comes from.
const SPEAKING: [&str; 13] = [
    "src/augment",
    "src/data",
    "src/device.rs",
    "src/embed",
    "src/explain",
    "src/export/onnx.rs",
    "src/export/package.rs",
    "src/host.rs",
    "src/model",
    "src/session",
    "src/train/mod.rs",
    "src/train/trial.rs",
    "web/engine/src",
];

fn book(tag: &str) -> Phrasebook {
    let path = format!("{}/i18n/{tag}/engine.ftl", env!("CARGO_MANIFEST_DIR"));
    let other = std::fs::read_to_string(path).expect("a file for each language");
    Phrasebook::new(ENGLISH, other, tag).expect("readable")
}

/// The pieces with nothing but a mark for each argument, as of a format string.
fn marked(sentence: &Sentence) -> String {
    let pieces = sentence.pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::Argument(..) => "{}",
    });
    pieces.collect()
}

/// What is in double quotes in Rust code outside of comments and tests, with nothing but a mark for each argument.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\'' && signs.peek() == Some(&'"') {
            signs.next();
        } else if sign == '"' {
            found.push(literal(&mut signs));
        }
    }
    found
}

fn literal(signs: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => break,
            '\\' => match signs.next() {
                // What goes on in the next line.
                Some('\n') => while signs.next_if(|sign| sign.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => break,
            },
            '{' => {
                let inside = signs.by_ref().take_while(|sign| *sign != '}');
                drop(inside.collect::<String>());
                text.push_str("{}");
            }
            other => text.push(other),
        }
    }
    text
}

/// Every Rust file at or under a path of the project but those of tests.
fn sources(path: &Path, found: &mut Vec<std::path::PathBuf>) {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).expect("a folder");
        for entry in entries {
            sources(&entry.expect("an entry").path(), found);
        }
    } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
        found.push(path.to_owned());
    }
}

fn spoken(under: &[&str]) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for path in under {
        sources(&root.join(path), &mut files);
    }
    let texts = files.iter().map(std::fs::read_to_string);
    texts
        .flat_map(|text| literals(&text.expect("text")))
        .collect()
}

/// A whole sentence for people: it begins with a capital or a name and ends with a full stop.
fn is_sentence(text: &str) -> bool {
    let begins = text.starts_with(|sign: char| sign.is_uppercase() || "“\"{".contains(sign));
    begins && text.ends_with('.') && text.split(' ').count() > 2 && !text.contains('\n')
}

#[test]
fn every_sentence_of_the_engine_is_known_here() {
    let known: BTreeSet<String> = sentences(ENGLISH).iter().map(marked).collect();
    let said = spoken(&SPEAKING);
    let sentences: Vec<_> = said.iter().filter(|text| is_sentence(text)).collect();
    assert!(sentences.len() > 120, "the sources are read: {sentences:?}");
    let unknown: Vec<_> = sentences
        .into_iter()
        .filter(|text| !known.contains(*text))
        .collect();
    assert!(unknown.is_empty(), "not in engine.ftl: {unknown:#?}");
}

#[test]
fn nothing_is_here_that_nobody_says() {
    let said = spoken(&["src", "web/engine/src"]);
    let dead: Vec<String> = sentences(ENGLISH)
        .iter()
        .map(marked)
        .filter(|text| !said.contains(text))
        .collect();
    assert!(dead.is_empty(), "said nowhere: {dead:#?}");
}

#[test]
fn every_sentence_can_be_said_in_every_language() {
    for (tag, _) in i18n::LANGUAGES {
        let book = book(tag);
        for sentence in sentences(ENGLISH) {
            let pieces = sentence.pieces.iter().map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Argument(_, Sort::Number) => "2",
                Piece::Argument(..) => "x",
            });
            let english: String = pieces.collect();
            let other = book.say(&english).expect("all arguments are there");
            let same = other == english;
            // A few words are the same in several languages.
            let is_short = english.split(' ').count() < 4;
            assert!(same || tag != i18n::ENGLISH, "{other} for {english}");
            assert!(!same || is_short || tag == i18n::ENGLISH, "{tag}: {other}");
        }
    }
}

#[test]
fn arguments_are_names_numbers_and_phrases() {
    let german = book("de");
    let said = |english: &str| german.say(english);
    let reason =
        said("The download of https://a/b failed: the server has no such file (it answered 404).");
    let reason = reason.expect("known");
    assert!(
        reason.contains("https://a/b") && reason.contains("404"),
        "{reason}"
    );
    assert!(!reason.contains("server has"), "{reason}");
    // A name is left alone, though a phrase is called so.
    let name = said("The data has no class named “model”.").expect("known");
    assert!(name.contains("model") && !name.contains("Modell"), "{name}");
    let full = said(
        "The data is full: 12345 images take all of the 600 MB set aside for images; remove some to add others.",
    );
    assert!(full.expect("known").contains("12,345"));
    assert_eq!(said("Something else altogether."), None);
    assert_eq!(said(""), None);
    // What others say stays as it is.
    let others =
        said("The file could not be read (Permission denied, os error 13).").expect("known");
    assert!(
        others.contains("Permission denied, os error 13"),
        "{others}"
    );
}

#[test]
fn the_surest_sentence_is_found() {
    let german = book("de");
    let mut pieces = german.sentences.iter().map(Sentence::words);
    let mut before = usize::MAX;
    assert!(pieces.all(|words| std::mem::replace(&mut before, words) >= words));
    assert!(german.sentences.iter().all(|sentence| sentence.words() > 0));
    let both = german.say("You asked for WebGPU. This one is emulated in software, so it is slow.");
    assert_ne!(both, german.say("You asked for WebGPU."));
}
