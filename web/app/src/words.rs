//! The library's words in the reader's language: its settings, its errors and its sentences.
//!
//! The library speaks English. Where the page shows what it says, the page says it here. The tests hold English to be the
//! library's own. What the engine sends as text (failures, notices) stays as it comes.

mod compared;
mod recipe;
#[cfg(test)]
mod tests;

use vitrine::library::bundle::BundleError;
use vitrine::library::zip::ZipError;
use vitrine::notebook::{MAX_BYTES, NotebookError};
use vitrine::preprocess::{Interpolation, Preprocess, Resize};
use vitrine::templates::{self, Template};

pub(crate) use self::compared::{agreement, caution, columns, curves, differences, ends, verdict};
pub(crate) use self::recipe::{
    augmentation, augmentation_error, changed, policy_error, recipe_error, recipe_reason,
    suggested_augmentation,
};
use crate::i18n::t;

/// The notebooks to start from; only their notes are still English.
pub(crate) fn templates() -> [Template; templates::ALL.len()] {
    let translated = |mut template: Template| {
        if let Some((title, about)) = of_template(template.id) {
            template.title = title;
            template.about = about;
        }
        template
    };
    templates::ALL.map(translated)
}

/// Title of a template, and what it teaches.
fn of_template(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "first" => (t!("words-template-first"), t!("words-template-first-about")),
        "head-or-blocks" => (
            t!("words-template-head-or-blocks"),
            t!("words-template-head-or-blocks-about"),
        ),
        "augmentation" => (
            t!("words-template-augmentation"),
            t!("words-template-augmentation-about"),
        ),
        "attention" => (
            t!("words-template-attention"),
            t!("words-template-attention-about"),
        ),
        "teacher" => (
            t!("words-template-teacher"),
            t!("words-template-teacher-about"),
        ),
        "cnn" => (t!("words-template-cnn"), t!("words-template-cnn-about")),
        _ => return None,
    })
}

/// What becomes of a picture before a model sees it.
pub(crate) fn preprocess(preprocess: &Preprocess) -> String {
    let filter = match preprocess.interpolation {
        Interpolation::Bilinear => t!("words-preprocess-bilinear"),
        Interpolation::Bicubic => t!("words-preprocess-bicubic"),
    };
    let [mean, std] = [preprocess.mean, preprocess.std].map(|[r, g, b]| format!("{r} {g} {b}"));
    let side = preprocess.resize_px().to_string();
    let crop = preprocess.crop_px.to_string();
    match preprocess.resize {
        Resize::ShortSide(_) => t!(
            "words-preprocess-short-side",
            side = side,
            filter = filter,
            crop = crop,
            mean = mean,
            std = std
        ),
        Resize::Squash(_) => t!(
            "words-preprocess-squash",
            side = side,
            filter = filter,
            crop = crop,
            mean = mean,
            std = std
        ),
    }
}

/// Why a notebook file does not open.
pub(crate) fn notebook_error(error: &NotebookError) -> String {
    match error {
        NotebookError::TooLarge { bytes } => {
            let (bytes, most) = (bytes.to_string(), MAX_BYTES.to_string());
            t!("words-notebook-too-large", bytes = bytes, most = most)
        }
        NotebookError::NotJson { reason } => {
            t!("words-notebook-not-json", reason = reason.as_str())
        }
        NotebookError::NotANotebook { reason } => {
            t!("words-notebook-other", reason = reason.as_str())
        }
    }
}

/// Why a shared notebook does not open.
pub(crate) fn bundle_error(error: &BundleError) -> String {
    match error {
        BundleError::NoManifest => t!("words-bundle-no-manifest").to_owned(),
        BundleError::Newer(format) => t!("words-bundle-newer", format = format.to_string()),
    }
}

/// Why a zip cannot be written or read, as it goes on after a colon.
pub(crate) fn zip_error(error: &ZipError) -> &'static str {
    match error {
        ZipError::TooLarge => t!("words-zip-too-large"),
        ZipError::NotAZip => t!("words-zip-not-a-zip"),
        ZipError::Unusual => t!("words-zip-unusual"),
    }
}
