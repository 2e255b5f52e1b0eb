//! The pictures of an evaluation that are worth a look: costly, surely wrong, perhaps mislabelled.

use leptos::prelude::*;
use vitrine::report::{Evaluation, ImageResult};
use vitrine::study::Suspect;

use super::gallery::{Gallery, Shot, Source};
use crate::format::{self, decimal};
use crate::i18n::t;
use crate::ui::matrix::Place;

/// Pictures in each list, at most.
const LISTED: usize = 200;

/// Which pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    /// Highest loss first.
    Costly,
    /// Wrong, the surest first.
    SurelyWrong,
    /// Perhaps labelled wrongly.
    Suspects,
}

fn lists() -> [(List, &'static str, &'static str, &'static str); 3] {
    [
        (
            List::Costly,
            "top-losses",
            t!("evaluate-pictures-costly"),
            t!("evaluate-pictures-costly-help"),
        ),
        (
            List::SurelyWrong,
            "surely-wrong",
            t!("evaluate-pictures-sure"),
            t!("evaluate-pictures-sure-help"),
        ),
        (
            List::Suspects,
            "suspects",
            t!("evaluate-pictures-suspects"),
            t!("evaluate-pictures-suspects-help"),
        ),
    ]
}

/// The lists, one at a time.
#[component]
pub(super) fn Worth(
    /// Where the pictures are from.
    source: Source,
    /// Classes.
    names: StoredValue<Vec<String>>,
    /// What was measured.
    evaluation: StoredValue<Evaluation>,
) -> impl IntoView {
    let list = RwSignal::new(List::Costly);
    let tab = move |(this, testid, words, _): (List, &'static str, &'static str, &'static str)| {
        view! {
            <button type="button" class="button" data-testid=testid aria-pressed=move || (list.get() == this).to_string() on:click=move |_| list.set(this)>{words}</button>
        }
    };
    let body = move || {
        let now = list.get();
        let help = lists().into_iter().find(|(this, ..)| *this == now);
        let shots = evaluation.with_value(|evaluation| {
            names.with_value(|names| match now {
                List::Costly => shots(&costly(&evaluation.images), names),
                List::SurelyWrong => shots(&surely_wrong(&evaluation.images), names),
                List::Suspects => {
                    let suspects = evaluation.study.as_ref().map(|study| &study.suspects[..]);
                    suspect_shots(suspects.unwrap_or_default(), names)
                }
            })
        });
        let none = shots.is_empty();
        view! {
            <p class="hint">{help.map(|(.., help)| help)}</p>
            <Show when=move || none><p class="hint" data-testid="none-found">{t!("evaluate-pictures-none")}</p></Show>
            <Gallery source=source shots=shots testid="worth-images" />
        }
    };
    view! {
        <div class="row" role="group" aria-label=t!("evaluate-pictures-which")>{lists().map(tab)}</div>
        {body}
    }
}

/// The images of one cell of the matrix, the surest first.
pub(super) fn behind(images: &[ImageResult], (row, column): Place) -> Vec<ImageResult> {
    let here =
        |result: &&ImageResult| result.label as usize == row && result.predicted as usize == column;
    let mut found: Vec<_> = images.iter().filter(here).copied().collect();
    found.sort_by(|a, b| b.p.total_cmp(&a.p));
    found
}

fn costly(images: &[ImageResult]) -> Vec<ImageResult> {
    let mut found = images.to_vec();
    found.sort_by(|a, b| b.loss.total_cmp(&a.loss));
    found.truncate(LISTED);
    found
}

fn surely_wrong(images: &[ImageResult]) -> Vec<ImageResult> {
    let wrong = |image: &&ImageResult| image.label != image.predicted;
    let mut found: Vec<_> = images.iter().filter(wrong).copied().collect();
    found.sort_by(|a, b| b.p.total_cmp(&a.p));
    found.truncate(LISTED);
    found
}

/// Results as the gallery shows them.
pub(super) fn shots(results: &[ImageResult], names: &[String]) -> Vec<Shot> {
    let name = |index: u32| names.get(index as usize).cloned().unwrap_or_default();
    let shot = |result: &ImageResult| {
        let (label, guess) = (name(result.label), name(result.predicted));
        let sure = format::percent(f64::from(result.p));
        let loss = decimal(result.loss, 2);
        Shot {
            image: result.image,
            words: t!(
                "evaluate-pictures-shot",
                label = label.as_str(),
                guess = guess.as_str(),
                sure = sure.as_str(),
                loss = loss.as_str()
            ),
            lines: vec![
                label,
                t!("evaluate-pictures-guess", guess = guess),
                t!("evaluate-pictures-shot-line", sure = sure, loss = loss),
            ],
        }
    };
    results.iter().map(shot).collect()
}

fn suspect_shots(suspects: &[Suspect], names: &[String]) -> Vec<Shot> {
    let name = |index: u32| names.get(index as usize).cloned().unwrap_or_default();
    let shot = |suspect: &Suspect| {
        let (label, likely) = (name(suspect.label), name(suspect.likely));
        Shot {
            image: suspect.image,
            words: t!(
                "evaluate-pictures-suspect",
                label = label.as_str(),
                likely = likely.as_str()
            ),
            lines: vec![label, t!("evaluate-pictures-suspect-line", likely = likely)],
        }
    };
    suspects.iter().take(LISTED).map(shot).collect()
}

#[cfg(test)]
mod tests {
    use vitrine::report::ImageId;

    use super::*;

    fn result(image: u32, label: u32, predicted: u32, p: f32, loss: f32) -> ImageResult {
        ImageResult {
            image: ImageId(image),
            label,
            predicted,
            p,
            rank: u32::from(label != predicted),
            loss,
        }
    }

    fn ids(results: &[ImageResult]) -> Vec<u32> {
        results.iter().map(|result| result.image.0).collect()
    }

    #[test]
    fn a_matrix_cell_leads_to_its_images_surest_first() {
        let all = [
            result(1, 0, 1, 0.5, 1.0),
            result(2, 0, 1, 0.9, 2.0),
            result(3, 1, 1, 0.8, 0.2),
        ];
        assert_eq!(ids(&behind(&all, (0, 1))), [2, 1]);
        assert!(behind(&all, (1, 0)).is_empty());
    }

    #[test]
    fn the_lists_are_in_the_order_of_their_names() {
        let all = [
            result(1, 0, 0, 0.9, 0.1),
            result(2, 0, 1, 0.4, 3.0),
            result(3, 1, 0, 0.8, 2.0),
        ];
        assert_eq!(ids(&costly(&all)), [2, 3, 1]);
        assert_eq!(ids(&surely_wrong(&all)), [3, 2]);
        let names = ["cat", "dog"].map(str::to_owned);
        let shown = shots(&surely_wrong(&all), &names);
        assert_eq!(shown[0].lines[..2], ["dog", "→ cat"]);
    }
}
