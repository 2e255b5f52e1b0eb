//! Figures and curves over a threshold or a rank.
//!
//! A class's scores are its probabilities in single precision: what differs by less, such as sums taken in another
//! order, is a tie, on every platform.
//!
//! # Source
//! scikit-learn 1.9 `metrics/_ranking.py`: `roc_curve`, `roc_auc_score`, `precision_recall_curve` (both with
//! `drop_intermediate=True`), `average_precision_score`, `top_k_accuracy_score`. Coverage and accuracy: El-Yaniv and
//! Wiener 2010, *On the Foundations of Noise-free Selective Classification*.

use super::mean;
use crate::report::ImageResult;
use crate::study::ClassStudy;

/// The most points of a curve to draw.
pub const MAX_POINTS: usize = 200;

/// Share of images whose label is among the `k` likeliest classes. Of classes equally likely the first counts as
/// likelier (scikit-learn: the last).
#[must_use]
pub fn top_k_accuracy(images: &[ImageResult], k: usize) -> f64 {
    let within = |image: &ImageResult| (image.rank as usize) < k;
    mean(
        images
            .iter()
            .map(|image| f64::from(u8::from(within(image)))),
    )
}

/// What is right of the images whose first guess is at least so probable: for each threshold, the surest images first,
/// the share of images that reach it and the share of those that is right, at most 200 points.
#[must_use]
pub fn coverage(images: &[ImageResult]) -> Vec<[f32; 2]> {
    let right = |image: &ImageResult| image.label == image.predicted;
    let mut scored: Vec<(f32, bool)> = images.iter().map(|image| (image.p, right(image))).collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let (mut seen, mut correct, mut points) = (0_u32, 0_u32, Vec::new());
    for same in scored.chunk_by(|a, b| a.0 == b.0) {
        seen += super::small(same.len());
        correct += super::small(same.iter().filter(|(_, right)| *right).count());
        points.push([
            f64::from(seen) / f64::from(super::small(images.len())),
            f64::from(correct) / f64::from(seen),
        ]);
    }
    thinned(&points)
}

/// One class against all the others.
pub(super) fn class_study(
    class: usize,
    labels: &[usize],
    probabilities: &[Vec<f32>],
) -> ClassStudy {
    let steps = steps(class, labels, probabilities);
    let Some(&Step { right, wrong }) = steps.last() else {
        return ClassStudy::default();
    };
    let mut study = ClassStudy::default();
    if right > 0 {
        study.average_precision = Some(average_precision(&steps, right));
        study.pr = thinned(&precision_recall(&steps, right));
    }
    if right > 0 && wrong > 0 {
        study.roc_auc = Some(area(&steps, right, wrong));
        study.roc = thinned(&roc(&steps, right, wrong));
    }
    study
}

/// Images of the class and images of others whose score reaches a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    right: u32,
    wrong: u32,
}

impl Step {
    fn precision(self) -> f64 {
        f64::from(self.right) / (f64::from(self.right) + f64::from(self.wrong))
    }
}

/// A step for each score there is, the highest first.
fn steps(class: usize, labels: &[usize], probabilities: &[Vec<f32>]) -> Vec<Step> {
    // The bits of floats from 0 up are in the order of the floats; the label takes the place of the sign.
    let key =
        |(&label, row): (&usize, &Vec<f32>)| row[class].to_bits() << 1 | u32::from(label == class);
    let mut keys: Vec<u32> = labels.iter().zip(probabilities).map(key).collect();
    keys.sort_unstable();
    let (mut right, mut wrong) = (0, 0);
    let same = keys.chunk_by(|a, b| a >> 1 == b >> 1).rev();
    same.map(|same| {
        let of_class: u32 = same.iter().map(|key| key & 1).sum();
        right += of_class;
        wrong += super::small(same.len()) - of_class;
        Step { right, wrong }
    })
    .collect()
}

/// Under the ROC curve, by trapezoids.
#[expect(clippy::cast_precision_loss, reason = "a ratio of counts of pairs")]
fn area(steps: &[Step], right: u32, wrong: u32) -> f64 {
    let (mut twice, mut before) = (0_u64, Step { right: 0, wrong: 0 });
    for &step in steps {
        twice += u64::from(step.wrong - before.wrong) * u64::from(step.right + before.right);
        before = step;
    }
    twice as f64 / (2 * u64::from(right) * u64::from(wrong)) as f64
}

/// Each step's precision, weighted by what it adds to recall.
fn average_precision(steps: &[Step], right: u32) -> f64 {
    let (mut sum, mut before) = (0.0, 0);
    for step in steps {
        sum += f64::from(step.right - before) * step.precision();
        before = step.right;
    }
    sum / f64::from(right)
}

/// False and true positive rate, from (0, 0) to (1, 1); points in the middle of a straight line are left out.
fn roc(steps: &[Step], right: u32, wrong: u32) -> Vec<[f64; 2]> {
    let bends = |place: usize| {
        let [Some(a), Some(b), Some(c)] =
            [place.checked_sub(1), Some(place), Some(place + 1)].map(|place| steps.get(place?))
        else {
            return true; // the first and the last
        };
        (b.right - a.right, b.wrong - a.wrong) != (c.right - b.right, c.wrong - b.wrong)
    };
    let point = |step: &Step| {
        [
            f64::from(step.wrong) / f64::from(wrong),
            f64::from(step.right) / f64::from(right),
        ]
    };
    let kept = (0..steps.len()).filter(|&place| bends(place));
    std::iter::once([0.0, 0.0])
        .chain(kept.map(|place| point(&steps[place])))
        .collect()
}

/// Recall and precision, from (0, 1) on; of the steps at one recall only the first and the last are kept.
fn precision_recall(steps: &[Step], right: u32) -> Vec<[f64; 2]> {
    let last = steps.len() - 1;
    let same = |a: usize, b: usize| steps[a].right == steps[b].right;
    let kept = |&place: &usize| {
        place == 0 || place == last || !same(place - 1, place) || !same(place, place + 1)
    };
    let point = |step: &Step| [f64::from(step.right) / f64::from(right), step.precision()];
    std::iter::once([0.0, 1.0])
        .chain((0..=last).filter(kept).map(|place| point(&steps[place])))
        .collect()
}

/// At most [`MAX_POINTS`] of these points, the first and the last among them, about evenly along the line they make.
#[expect(
    clippy::cast_possible_truncation,
    reason = "points to draw, in single precision"
)]
fn thinned(points: &[[f64; 2]]) -> Vec<[f32; 2]> {
    let way = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).abs() + (a[1] - b[1]).abs();
    let single = |point: &[f64; 2]| point.map(|value| value as f32);
    let Some((last, others)) = points.split_last() else {
        return Vec::new();
    };
    if points.len() <= MAX_POINTS {
        return points.iter().map(single).collect();
    }
    let length: f64 = points.windows(2).map(|pair| way(pair[0], pair[1])).sum();
    // The first, the last, and one between for each part of the way.
    let part = length / f64::from(super::small(MAX_POINTS - 2));
    let (mut made, mut since, mut before) = (vec![single(&points[0])], 0.0, points[0]);
    for &point in &others[1..] {
        since += way(before, point);
        before = point;
        if since >= part && made.len() < MAX_POINTS - 1 {
            made.push(single(&point));
            since = 0.0;
        }
    }
    made.push(single(last));
    made
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::ImageId;

    fn study(labels: &[usize], scores: &[f32]) -> ClassStudy {
        let rows: Vec<Vec<f32>> = scores.iter().map(|&p| vec![1.0 - p, p]).collect();
        class_study(1, labels, &rows)
    }

    #[test]
    fn curves_are_those_of_scikit_learns_documentation() {
        let found = study(&[0, 0, 1, 1], &[0.1, 0.4, 0.35, 0.8]);
        assert_eq!(found.roc_auc, Some(0.75));
        let precision = found.average_precision.expect("there is one");
        assert!((precision - 0.833_333_333_333_333_3).abs() < 1e-15);
        assert_eq!(
            found.roc,
            [[0.0, 0.0], [0.0, 0.5], [0.5, 0.5], [0.5, 1.0], [1.0, 1.0]]
        );
        assert_eq!(found.pr[..3], [[0.0, 1.0], [0.5, 1.0], [0.5, 0.5]]);
    }

    #[test]
    fn what_has_no_value_is_none() {
        let all = study(&[1, 1], &[0.1, 0.9]);
        assert_eq!((all.roc_auc, all.average_precision), (None, Some(1.0)));
        assert_eq!(study(&[0, 0], &[0.1, 0.9]), ClassStudy::default());
        assert_eq!(study(&[], &[]), ClassStudy::default());
        assert!(coverage(&[]).is_empty());
    }

    #[test]
    fn coverage_takes_images_of_one_probability_together() {
        let image = |(index, (p, right)): (u32, (f32, bool))| ImageResult {
            image: ImageId(index),
            label: 0,
            predicted: u32::from(!right),
            p,
            rank: 0,
            loss: 0.0,
        };
        let images = [(0.5, true), (0.9, true), (0.5, false), (0.7, false)];
        let images: Vec<_> = (0..).zip(images).map(image).collect();
        assert_eq!(coverage(&images), [[0.25, 1.0], [0.5, 0.5], [1.0, 0.5]]);
    }

    proptest! {
        #[test]
        fn long_curves_are_thinned_and_keep_their_ends_and_shape(
            images in proptest::collection::vec((0_u32..2, 0_u32..100_000), 2..3000),
        ) {
            let labels: Vec<usize> = images.iter().map(|&(label, _)| label as usize).collect();
            let scores: Vec<f32> = images.iter().map(|&(_, p)| p as f32 / 1e5).collect();
            let found = study(&labels, &scores);
            prop_assert!(found.roc.len() <= MAX_POINTS && found.pr.len() <= MAX_POINTS);
            if let Some(area) = found.roc_auc {
                prop_assert_eq!((found.roc[0], found.roc[found.roc.len() - 1]), ([0.0; 2], [1.0; 2]));
                let drawn: f32 = found.roc.windows(2).map(|pair| (pair[1][0] - pair[0][0]) * (pair[0][1] + pair[1][1]) / 2.0).sum();
                // A part of the way is a 99th of a side: so far may the drawn area be off.
                prop_assert!((f64::from(drawn) - area).abs() < 0.011, "{} {}", drawn, area);
            }
        }
    }
}
