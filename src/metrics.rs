//! Host arithmetic on logits: loss, top-k, confusion, per-class precision and recall.
//!
//! Names and edge cases are scikit-learn's (`zero_division=0`).

use crate::report::{ClassReport, Evaluation, ImageId, ImageResult, Prediction, Split};

/// Probabilities of one row of logits.
#[must_use]
pub fn softmax(logits: &[f32]) -> Vec<f32> {
    let max = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exps: Vec<f32> = logits.iter().map(|logit| (logit - max).exp()).collect();
    let sum: f32 = exps.iter().sum();
    exps.into_iter().map(|exp| exp / sum).collect()
}

/// The `top` most probable classes, most probable first; ties in index order.
#[must_use]
pub fn top_predictions(logits: &[f32], classes: &[String], top: usize) -> Vec<Prediction> {
    let mut ranked: Vec<(u32, f32)> = (0..).zip(softmax(logits)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let named = ranked.into_iter().take(top).zip(0..top);
    named
        .map(|((index, p), _)| Prediction {
            index,
            label: classes.get(index as usize).cloned().unwrap_or_default(),
            p,
        })
        .collect()
}

/// One image's label and what the model answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Which image.
    pub image: ImageId,
    /// Index of its true class.
    pub label: usize,
    /// One score per class.
    pub logits: Vec<f32>,
}

impl Answer {
    /// Cross-entropy in nats.
    fn loss(&self) -> f64 {
        let max = self
            .logits
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max);
        let sum: f64 = self
            .logits
            .iter()
            .map(|logit| f64::from(logit - max).exp())
            .sum();
        sum.ln() - f64::from(self.logits[self.label] - max)
    }

    /// How many classes the model finds likelier than the true one; ties in index order.
    fn rank(&self) -> usize {
        let own = self.logits[self.label];
        let likelier =
            |(index, logit): (usize, &f32)| *logit > own || (*logit == own && index < self.label);
        self.logits
            .iter()
            .enumerate()
            .filter(|&pair| likelier(pair))
            .count()
    }

    fn result(&self) -> ImageResult {
        let probabilities = softmax(&self.logits);
        let best = (0..)
            .zip(&probabilities)
            .fold((0, f32::NEG_INFINITY), |best, (index, &p)| {
                if p > best.1 { (index, p) } else { best }
            });
        ImageResult {
            image: self.image,
            label: u32::try_from(self.label).unwrap_or(u32::MAX),
            predicted: best.0,
            p: best.1,
            rank: u32::try_from(self.rank()).unwrap_or(u32::MAX),
            #[expect(clippy::cast_possible_truncation, reason = "a cross-entropy to show")]
            loss: self.loss() as f32,
        }
    }
}

/// Every metric of these answers. With no answers all figures are zero.
#[must_use]
pub fn evaluate(split: Split, classes: &[String], answers: &[Answer]) -> Evaluation {
    let images: Vec<ImageResult> = answers.iter().map(Answer::result).collect();
    let mut confusion = vec![vec![0u32; classes.len()]; classes.len()];
    for image in &images {
        confusion[image.label as usize][image.predicted as usize] += 1;
    }
    let share_within = |k: usize| {
        mean(
            answers
                .iter()
                .map(|answer| f64::from(u8::from(answer.rank() < k))),
        )
    };
    Evaluation {
        split,
        loss: mean(answers.iter().map(Answer::loss)),
        top1: share_within(1),
        top5: share_within(5),
        classes: classes
            .iter()
            .enumerate()
            .map(|(index, name)| class_report(name, index, &confusion))
            .collect(),
        confusion,
        images,
        study: None,
        robustness: None,
    }
}

fn class_report(name: &str, index: usize, confusion: &[Vec<u32>]) -> ClassReport {
    let right = f64::from(confusion[index][index]);
    let support: u32 = confusion[index].iter().sum();
    let predicted: u32 = confusion.iter().map(|row| row[index]).sum();
    let share = |of: u32| if of == 0 { 0.0 } else { right / f64::from(of) };
    let (precision, recall) = (share(predicted), share(support));
    let f1 = if precision + recall == 0.0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    };
    ClassReport {
        name: name.to_owned(),
        precision,
        recall,
        f1,
        support,
    }
}

/// The mean, or zero of nothing.
#[must_use]
pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 {
        0.0
    } else {
        sum / f64::from(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Vec<Answer> {
        let rows: [(usize, [f32; 3]); 4] = [
            (0, [2.0, 1.0, 0.0]),
            (0, [0.0, 1.0, 0.5]),
            (1, [0.0, 3.0, 0.0]),
            (2, [1.0, 1.0, 1.0]),
        ];
        (0..)
            .zip(rows)
            .map(|(image, (label, logits))| Answer {
                image: ImageId(image),
                label,
                logits: logits.to_vec(),
            })
            .collect()
    }

    fn names() -> Vec<String> {
        ["a", "b", "c"].map(str::to_owned).to_vec()
    }

    #[test]
    fn figures_equal_those_worked_out_by_hand() {
        let evaluation = evaluate(Split::Test, &names(), &answers());
        assert_eq!(evaluation.confusion, [[1, 1, 0], [0, 1, 0], [1, 0, 0]]);
        assert!((evaluation.top1 - 0.5).abs() < 1e-12);
        assert!((evaluation.top5 - 1.0).abs() < 1e-12);
        // scikit-learn 1.7 log_loss of the same rows.
        let by_hand = [
            (1.0 + (-1.0f64).exp() + (-2.0f64).exp()).ln(),
            (1.0 + 1f64.exp() + 0.5f64.exp()).ln(),
            (1.0 + 2.0 * (-3.0f64).exp()).ln(),
            3f64.ln(),
        ];
        assert!((evaluation.loss - by_hand.iter().sum::<f64>() / 4.0).abs() < 1e-7);
        let b = &evaluation.classes[1];
        assert_eq!((b.precision, b.recall, b.support), (0.5, 1.0, 1));
        let c = &evaluation.classes[2];
        assert_eq!((c.precision, c.recall, c.f1), (0.0, 0.0, 0.0));
    }

    #[test]
    fn nothing_measured_gives_zeros_not_nan() {
        let evaluation = evaluate(Split::Test, &names(), &[]);
        assert_eq!((evaluation.top1, evaluation.loss), (0.0, 0.0));
    }

    #[test]
    fn top_predictions_are_sorted_and_named() {
        let top = top_predictions(&[0.0, 2.0, 1.0], &names(), 2);
        assert_eq!(
            top.iter()
                .map(|line| line.label.as_str())
                .collect::<Vec<_>>(),
            ["b", "c"]
        );
        assert!((softmax(&[1000.0, 0.0])[0] - 1.0).abs() < 1e-6);
    }
}
