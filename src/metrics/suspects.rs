//! Labels that may be wrong, by confident learning.
//!
//! # Source
//! Northcutt, Jiang and Chuang 2021, *Confident Learning: Estimating Uncertainty in Dataset Labels*, section 3.1,
//! equations 1 and 2: the off-diagonal of the confident joint. As in cleanlab, what the model itself finds likelier as
//! labelled is left out.

use super::Answer;
use crate::study::Suspect;

/// Images that seem to be of another class than their label's, the surest first.
///
/// An image counts as of the likeliest of the classes whose probability reaches that class's threshold: the mean
/// probability of it over the images labelled so. A class without images has none and is never the likely one.
pub(super) fn suspects(
    classes: usize,
    answers: &[Answer],
    probabilities: &[Vec<f32>],
) -> Vec<Suspect> {
    let thresholds = thresholds(classes, answers, probabilities);
    let suspect = |(answer, row): (&Answer, &Vec<f32>)| {
        let reaching = row.iter().zip(&thresholds).enumerate();
        let reaching = reaching.filter(|(_, (p, threshold))| f64::from(**p) >= **threshold);
        let likely = reaching.fold(None, |best, (class, (&p, _))| match best {
            Some((_, most)) if most >= p => best,
            _ => Some((class, p)),
        });
        let (likely, p) = likely?;
        let margin = p - row[answer.label];
        (likely != answer.label && margin > 0.0).then(|| Suspect {
            image: answer.image,
            label: super::small(answer.label),
            likely: super::small(likely),
            margin,
        })
    };
    let mut found: Vec<Suspect> = answers
        .iter()
        .zip(probabilities)
        .filter_map(suspect)
        .collect();
    found.sort_by(|a, b| b.margin.total_cmp(&a.margin).then(a.image.cmp(&b.image)));
    found
}

/// Each class's mean probability over the images labelled so; beyond reach where there are none.
///
/// A hair less than that, so that images all of one probability reach it whatever the sum was rounded to.
fn thresholds(classes: usize, answers: &[Answer], probabilities: &[Vec<f32>]) -> Vec<f64> {
    let mut sums = vec![(0.0, 0_u32); classes];
    for (answer, row) in answers.iter().zip(probabilities) {
        let (sum, count) = &mut sums[answer.label];
        *sum += f64::from(row[answer.label]);
        *count += 1;
    }
    let mean = |(sum, count)| match count {
        0 => f64::INFINITY,
        _ => sum / f64::from(count) * (1.0 - 1e-12),
    };
    sums.into_iter().map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::softmax;
    use crate::report::ImageId;

    fn answers(rows: &[(usize, [f32; 3])]) -> Vec<Answer> {
        (0..)
            .zip(rows)
            .map(|(image, &(label, p))| Answer {
                image: ImageId(image),
                label,
                logits: p.map(f32::ln).to_vec(),
            })
            .collect()
    }

    fn check(rows: &[(usize, [f32; 3])], expected: &[(u32, u32)]) {
        let answers = answers(rows);
        let probabilities: Vec<_> = answers.iter().map(|a| softmax(&a.logits)).collect();
        let found = suspects(3, &answers, &probabilities);
        let found: Vec<_> = found.iter().map(|s| (s.image.0, s.likely)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_label_is_suspect_where_another_class_reaches_its_own_mean() {
        // Class 1's mean is 0.8, class 0's 0.4: image 2 reaches neither for class 1, image 1 does.
        check(
            &[
                (0, [0.7, 0.2, 0.1]),
                (0, [0.1, 0.85, 0.05]),
                (0, [0.4, 0.55, 0.05]),
                (1, [0.1, 0.8, 0.1]),
            ],
            &[(1, 1)],
        );
    }

    #[test]
    fn what_the_model_finds_likelier_as_labelled_is_no_suspect() {
        // Image 1 misses its own class's mean (0.75) and reaches class 1's (0.3), yet is likelier of class 0.
        check(
            &[
                (0, [0.9, 0.05, 0.05]),
                (0, [0.6, 0.35, 0.05]),
                (1, [0.2, 0.3, 0.5]),
            ],
            &[],
        );
    }

    #[test]
    fn the_surest_come_first_and_a_class_without_images_is_never_likely() {
        check(
            &[
                (0, [0.3, 0.7, 0.0001]),
                (0, [0.1, 0.9, 0.0001]),
                (1, [0.4, 0.6, 0.0001]),
                (1, [0.05, 0.05, 0.9]),
            ],
            &[(1, 1), (0, 1)],
        );
    }
}
