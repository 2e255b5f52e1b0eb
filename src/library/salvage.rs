//! What is left of a damaged document.

use serde_json::{Deserializer, Value, json};

use super::document::head;
use crate::notebook::Notebook;

/// The cells of a document that breaks off, or of which parts were overwritten: all up to the damage.
pub(super) fn salvage(bytes: &[u8]) -> Option<Notebook> {
    let text = String::from_utf8_lossy(bytes);
    let said = head(bytes).ok();
    let text = match &said {
        Some(_) => text.splitn(3, '\n').nth(2)?,
        None => &text[text.find("\"vitrine\"")?..],
    };
    let mut rest = &text[text.find("\"cells\"")?..];
    rest = &rest[rest.find('[')? + 1..];
    let mut cells: Vec<Value> = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        let mut values = Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(cell @ Value::Object(_))) = values.next() else {
            break;
        };
        rest = &rest[values.byte_offset()..];
        cells.push(cell);
    }
    let title = said
        .map(|head| head.card.title)
        .filter(|title| !title.is_empty());
    let file = json!({
        "vitrine": crate::notebook::VERSION,
        "title": title.unwrap_or_else(|| "Recovered notebook".to_owned()),
        "cells": cells,
    });
    let notebook = Notebook::from_json(file.to_string().as_bytes()).ok()?;
    (!notebook.cells.is_empty()).then_some(notebook)
}
