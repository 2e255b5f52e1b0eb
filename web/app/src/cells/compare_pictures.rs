//! The pictures that compared models disagree on, with what each of them says.

use leptos::prelude::*;
use vitrine::comparison::Comparison;
use vitrine::handout::GALLERY;
use vitrine::report::ImageId;

use super::Handle;
use super::picture;
use super::thumb::Thumb;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;

/// What a model says of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Opinion {
    model: String,
    guess: String,
    right: bool,
}

/// A picture, its true class, and what every model says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dispute {
    image: ImageId,
    label: String,
    opinions: Vec<Opinion>,
}

/// The pictures they disagree on.
#[component]
pub(crate) fn Disagreements(
    /// The compare cell.
    handle: Handle,
    /// Name of the data.
    data: Signal<String>,
    /// What was found.
    comparison: Comparison,
) -> impl IntoView {
    let page = handle.page;
    let agreement = crate::words::agreement(&comparison);
    let any = !comparison.disagreements.is_empty();
    let disputes = StoredValue::new(disputes(&comparison));
    let count = disputes.with_value(Vec::len);
    let shown = RwSignal::new(GALLERY);
    let lost = Memo::new(move |_| {
        let sets = page.state.datasets().read();
        any && !sets.contains_key(&*data.read())
    });
    let figures = move || {
        let disputes = disputes.with_value(|disputes| {
            disputes
                .iter()
                .take(shown.get())
                .cloned()
                .collect::<Vec<_>>()
        });
        let figure = |dispute| view! { <Figure handle=handle data=data dispute=dispute /> };
        disputes.into_iter().map(figure).collect_view()
    };
    let more = move || {
        let more = count.saturating_sub(shown.get());
        (more > 0).then(|| {
            view! {
                <button type="button" class="button" data-testid="more-disagreements" on:click=move |_| shown.update(|shown| *shown += GALLERY)>
                    {t!("compare-pictures-more", left = more)}
                </button>
            }
        })
    };
    view! {
        <section class="behind">
            <h3 class="sub">{t!("compare-pictures-title")}</h3>
            <p data-testid="agreement">{agreement}</p>
            <Show when=move || lost.get()>
                <p class="hint">{t!("compare-pictures-lost")}</p>
            </Show>
            <div class="founds">{figures}</div>
            <p>{more}</p>
        </section>
    }
}

/// One of them.
#[component]
fn Figure(handle: Handle, data: Signal<String>, dispute: Dispute) -> impl IntoView {
    let page = handle.page;
    let image = dispute.image;
    let url = Memo::new(move |_| {
        let sets = page.state.datasets().read();
        let images = &sets.get(&*data.read())?.value.images;
        images.get(&image).map(|image| image.url.clone())
    });
    let words = said(&dispute);
    let opinions = dispute.opinions.into_iter().map(|opinion| {
        let mark = if opinion.right { t!("compare-pictures-right") } else { t!("compare-pictures-wrong") };
        view! { <span data-right=opinion.right.to_string()><span class="hint">{format!("{}: ", opinion.model)}</span>{opinion.guess}<span class="hint">" "{mark}</span></span> }
    });
    let opinions = opinions.collect_view();
    let button = move || {
        let words = words.clone();
        let caption = words.clone();
        let look = move |_| picture::look(page, &data.read_untracked(), image, caption.clone());
        url.get().map(|url| {
            view! {
                <button type="button" class="thumb" data-size="large" title=words.clone() aria-label=words on:click=look>
                    <Thumb ticket=url />
                </button>
            }
        })
    };
    view! {
        <figure class="found" data-size="wide" data-testid="disagreement">
            {button}
            <figcaption><span>{t!("compare-pictures-true", label = dispute.label)}</span>{opinions}</figcaption>
        </figure>
    }
}

/// The same in a line.
fn said(dispute: &Dispute) -> String {
    let opinions = dispute.opinions.iter();
    let opinions = opinions.map(|opinion| format!("{}: {}", opinion.model, opinion.guess));
    let opinions: Vec<String> = opinions.collect();
    t!(
        "compare-pictures-said",
        label = dispute.label.clone(),
        opinions = opinions.join("; ")
    )
}

/// Every picture not all agree on.
fn disputes(comparison: &Comparison) -> Vec<Dispute> {
    let first = comparison.contenders.first();
    let images = first.map_or(&[][..], |first| &first.evaluation.images);
    let disputed = images.iter().enumerate();
    // Ids are in order.
    let disputed = disputed.filter(|(_, result)| {
        comparison
            .disagreements
            .binary_search(&result.image)
            .is_ok()
    });
    let dispute = |(at, result): (usize, &vitrine::report::ImageResult)| {
        let opinions = comparison.contenders.iter().filter_map(|contender| {
            let theirs = contender.evaluation.images.get(at)?;
            Some(Opinion {
                model: contender.model.clone(),
                guess: class(contender, theirs.predicted),
                right: theirs.predicted == theirs.label,
            })
        });
        Dispute {
            image: result.image,
            label: first.map_or_else(String::new, |first| class(first, result.label)),
            opinions: opinions.collect(),
        }
    };
    disputed.map(dispute).collect()
}

fn class(contender: &vitrine::comparison::Contender, index: u32) -> String {
    let class = contender.evaluation.classes.get(index as usize);
    class.map_or_else(
        || t!("compare-pictures-class", number = index),
        |class| class.name.clone(),
    )
}

#[cfg(test)]
mod tests {
    use vitrine::comparison::Contender;
    use vitrine::report::{ClassReport, Evaluation, ImageResult, Split};

    use super::*;

    fn contender(model: &str, guesses: [u32; 3]) -> Contender {
        let images = (0..).zip(guesses).map(|(image, predicted)| ImageResult {
            image: ImageId(image),
            label: 1,
            predicted,
            p: 0.5,
            rank: 0,
            loss: 0.0,
        });
        let class = |name: &str| ClassReport {
            name: name.to_owned(),
            precision: 0.0,
            recall: 0.0,
            f1: 0.0,
            support: 0,
        };
        Contender {
            model: model.to_owned(),
            architecture: String::new(),
            evaluation: Evaluation {
                split: Split::Test,
                loss: 0.0,
                top1: 0.0,
                top5: 0.0,
                confusion: vec![],
                classes: ["cat", "dog"].map(class).to_vec(),
                images: images.collect(),
                study: None,
                robustness: None,
            },
            parameters: 0,
            bytes: 0,
            milliseconds: 0.0,
        }
    }

    #[test]
    fn a_dispute_has_the_truth_and_everyones_guess() {
        let comparison = Comparison {
            contenders: vec![contender("a", [1, 0, 1]), contender("b", [1, 1, 1])],
            tests: vec![],
            disagreements: vec![ImageId(1)],
        };
        let found = disputes(&comparison);
        assert_eq!(found.len(), 1);
        assert_eq!(said(&found[0]), "true: dog; a: cat; b: dog");
        assert_eq!(
            found[0]
                .opinions
                .iter()
                .map(|opinion| opinion.right)
                .collect::<Vec<_>>(),
            [false, true]
        );
    }
}
