//! Can stated probabilities be trusted, and from which on should the model answer at all?

use leptos::prelude::*;
use vitrine::notebook::CellKind;
use vitrine::report::{Evaluation, ImageResult};
use vitrine::study::{Calibration, FittedOn, Reliability};

use super::gallery::Source;
use crate::format::{self, decimal};
use crate::i18n::t;
use crate::series::Point;
use crate::ui::chart::{Across, LineChart};
use crate::ui::range::RangeField;

/// The diagram, the temperature, the threshold.
#[component]
pub(super) fn Trust(
    /// Where the pictures are from.
    source: Source,
    /// What was measured.
    evaluation: StoredValue<Evaluation>,
) -> impl IntoView {
    let known = evaluation.with_value(|evaluation| {
        let study = evaluation.study.as_ref()?;
        Some((study.calibration.clone(), answers(evaluation)))
    });
    known.map(|(calibration, answers)| {
        view! {
            <Reliable calibration=calibration.clone() />
            <Threshold source=source temperature=calibration.temperature answers=answers />
        }
    })
}

/// Each picture's calibrated probability of the first guess, and whether that is right.
fn answers(evaluation: &Evaluation) -> Vec<(f64, bool)> {
    let study = evaluation.study.as_ref();
    let calibrated = study.map_or(&[][..], |study| &study.calibration.confidences);
    let answer = |(index, image): (usize, &ImageResult)| {
        let p = calibrated.get(index).copied().unwrap_or(image.p);
        (f64::from(p), image.label == image.predicted)
    };
    evaluation.images.iter().enumerate().map(answer).collect()
}

/// The reliability diagram before and after temperature scaling.
#[component]
fn Reliable(calibration: Calibration) -> impl IntoView {
    let Calibration {
        before,
        after,
        temperature,
        fitted_on,
        ..
    } = calibration;
    let verdict = if temperature > 1.05 {
        "sure"
    } else if temperature < 0.95 {
        "modest"
    } else {
        "fair"
    };
    let on = match fitted_on {
        FittedOn::Validation => "validation",
        FittedOn::CrossFitted => "halves",
    };
    let (ece, ece_before) = (decimal(after.ece, 3), decimal(before.ece, 3));
    let words = t!(
        "evaluate-trust-calibration",
        verdict = verdict,
        on = on,
        temperature = decimal(temperature, 2),
        ece = ece.as_str(),
        ece_before = ece_before.as_str(),
        loss = decimal(after.loss, 3),
        loss_before = decimal(before.loss, 3)
    );
    let summary = t!("evaluate-trust-said", before = ece_before, after = ece);
    let names = [t!("evaluate-trust-right"), t!("evaluate-trust-if-true")];
    view! {
        <p data-testid="calibration">{words}</p>
        <div class="split">
            <LineChart
                title=t!("evaluate-trust-stated") testid="reliability" names=names points=Signal::stored(diagram(&before)) top=1.0
                across=Across::shares(t!("evaluate-trust-probability")) summary=Signal::stored(summary.clone())
            />
            <LineChart
                title=t!("evaluate-trust-scaled") testid="reliability-after" names=names points=Signal::stored(diagram(&after)) top=1.0
                across=Across::shares(t!("evaluate-trust-probability")) summary=Signal::stored(summary)
            />
        </div>
    }
}

/// Share of right answers over mean probability, bin by bin, beside the diagonal.
fn diagram(reliability: &Reliability) -> Vec<Point> {
    let filled = reliability.bins.iter().filter(|bin| bin.count > 0);
    let point = |x: f64, first| Point {
        x,
        first,
        second: x,
    };
    let bins = filled.map(|bin| point(bin.confidence, bin.accuracy));
    let ends = (point(0.0, f64::NAN), point(1.0, f64::NAN));
    [ends.0].into_iter().chain(bins).chain([ends.1]).collect()
}

/// From which probability on the model should answer.
#[component]
fn Threshold(source: Source, temperature: f64, answers: Vec<(f64, bool)>) -> impl IntoView {
    let threshold = RwSignal::new(0.5);
    let answers = StoredValue::new(answers);
    let curve = Signal::stored(answers.with_value(|answers| {
        let point = |percent: u32| {
            let threshold = f64::from(percent) / 100.0;
            let (answered, right) = kept(answers, threshold);
            Point {
                x: threshold,
                first: right.unwrap_or(f64::NAN),
                second: answered,
            }
        };
        (0..=100).map(point).collect::<Vec<_>>()
    }));
    let words = move || {
        let (answered, right) = answers.with_value(|answers| kept(answers, threshold.get()));
        let from = format::percent(threshold.get());
        let answered = format::percent(answered);
        match right.map(format::percent) {
            Some(right) => t!(
                "evaluate-trust-answers",
                from = from,
                answered = answered,
                right = right
            ),
            None => t!(
                "evaluate-trust-answers-none",
                from = from,
                answered = answered
            ),
        }
    };
    let said = RwSignal::new(String::new());
    let apply = move |_| {
        let model = source.model.get_untracked();
        let mut cells = 0;
        source.handle.page.edit(|notebook| {
            for cell in &mut notebook.cells {
                if let CellKind::Predict(predict) = &mut cell.kind
                    && predict.model == model
                {
                    #[expect(clippy::cast_possible_truncation, reason = "a setting of few digits")]
                    let (scale, from) = (temperature as f32, threshold.get_untracked() as f32);
                    (predict.temperature, predict.reject_below) = (scale, from);
                    cells += 1;
                }
            }
        });
        said.set(match cells {
            0 => t!("evaluate-trust-no-cell", model = model),
            cells => t!("evaluate-trust-set", count = cells),
        });
    };
    let no_error = Signal::stored(None::<String>);
    view! {
        <h3 class="sub">{t!("evaluate-trust-threshold-title")}</h3>
        <LineChart
            title=t!("evaluate-trust-coverage") testid="coverage" names=[t!("evaluate-trust-answered-right"), t!("evaluate-trust-answered")] points=curve top=1.0
            across=Across::shares(t!("evaluate-trust-lowest")) summary=Signal::derive(words)
        />
        <div class="form">
            <RangeField label=t!("evaluate-trust-threshold") testid="threshold" bounds=(0.0, 1.0) step=0.01 value=threshold on_change=Callback::new(move |value: f64| threshold.set(value.clamp(0.0, 1.0))) error=no_error />
        </div>
        <p class="hint" data-testid="threshold-words" aria-live="polite">{words}</p>
        <div class="row">
            <button type="button" class="button" data-testid="threshold-apply" on:click=apply>{t!("evaluate-trust-apply")}</button>
            <span class="hint" role="status">{said}</span>
        </div>
    }
}

/// The share of pictures answered, and the share of those that is right; nothing if none is.
#[expect(clippy::cast_precision_loss, reason = "counts of pictures")]
fn kept(answers: &[(f64, bool)], threshold: f64) -> (f64, Option<f64>) {
    let answered = answers.iter().filter(|(p, _)| *p >= threshold).count();
    let right = answers
        .iter()
        .filter(|(p, right)| *p >= threshold && *right)
        .count();
    let share = answered as f64 / answers.len().max(1) as f64;
    (
        share,
        (answered > 0).then(|| right as f64 / answered as f64),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_threshold_answers_less() {
        let answers = [(0.9, true), (0.8, true), (0.6, false), (0.3, false)];
        assert_eq!(kept(&answers, 0.0), (1.0, Some(0.5)));
        assert_eq!(kept(&answers, 0.7), (0.5, Some(1.0)));
        assert_eq!(kept(&answers, 0.95), (0.0, None));
    }
}
