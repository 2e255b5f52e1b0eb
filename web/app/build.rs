//! Fails the build unless every language says what English says: the same messages, each once, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// Messages by name: the arguments each one takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

const FOLDER: &str = "i18n";
/// The page's own sentences, and those of the engine.
const FILES: [&str; 2] = ["page.ftl", "engine.ftl"];
const FIRST: &str = "en";

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed={FOLDER}");
    // The splitting of the program goes by them.
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let mut wrong = Vec::new();
    for file in FILES {
        compare(file, &mut wrong)?;
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// Every language's file of this name with the English one.
fn compare(file: &str, wrong: &mut Vec<String>) -> Result<(), String> {
    let first = read(FIRST, file)?;
    let folders = fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    for folder in folders.flatten() {
        let language = folder.file_name().to_string_lossy().into_owned();
        let other = read(&language, file)?;
        for (name, arguments) in &first {
            match other.get(name) {
                None => wrong.push(format!("{language} has no {name}")),
                Some(these) if these != arguments => wrong.push(format!(
                    "{language}: {name} takes {these:?}, in {FIRST} {arguments:?}"
                )),
                Some(_) => {}
            }
        }
        let more = other.keys().filter(|name| !first.contains_key(*name));
        wrong.extend(more.map(|name| format!("{language} has {name}, which {FIRST} lacks")));
    }
    Ok(())
}

fn read(language: &str, file: &str) -> Result<Messages, String> {
    let path = Path::new(FOLDER).join(language).join(file);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let resource = fluent_syntax::parser::parse(text.as_str())
        .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
    let mut messages = Messages::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let mut arguments = BTreeSet::new();
        if let Some(pattern) = &message.value {
            of_pattern(pattern, &mut arguments);
        }
        let name = message.id.name.to_owned();
        if messages.insert(name, arguments).is_some() {
            return Err(format!("{}: {} twice", path.display(), message.id.name));
        }
    }
    Ok(messages)
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. },
            ..
        } => positional.iter().for_each(|one| of_inline(one, found)),
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        _ => {}
    }
}
