//! What the charts draw, as plain points: thinned out, smoothed, brought onto one x axis.

use vitrine::report::EpochReport;

/// Points a line is drawn with, at most; more cannot be told apart at chart width.
pub(crate) const MAX_POINTS: usize = 100;

/// One place on a chart with two lines; a missing value is NaN, which the chart leaves out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// In epochs.
    pub(crate) x: f64,
    /// The first line: training loss, or top-1.
    pub(crate) first: f64,
    /// The second line: held-out loss, or top-5.
    pub(crate) second: f64,
}

/// Means of equal stretches of a long series, so that at most `max` points remain.
#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of series on screen are small"
)]
pub(crate) fn thin(points: &[(f64, f64)], max: usize) -> Vec<(f64, f64)> {
    let stretch = points.len().div_ceil(max.max(1)).max(1);
    let mean = |chunk: &[(f64, f64)]| {
        let n = chunk.len() as f64;
        let (x, y) = chunk
            .iter()
            .fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
        (x / n, y / n)
    };
    points.chunks(stretch).map(mean).collect()
}

/// The loss chart: steps where this session saw them, else each epoch's mean, and the held-out loss.
pub(crate) fn loss(steps: &[(f64, f64)], epochs: &[EpochReport]) -> Vec<Point> {
    let means: Vec<_> = epochs
        .iter()
        .map(|epoch| (f64::from(epoch.epoch), epoch.train_loss))
        .collect();
    let train = if steps.is_empty() {
        means
    } else {
        thin(steps, MAX_POINTS)
    };
    together(&train, &held_out(epochs))
}

/// The held-out loss of each epoch, or of stretches of them where they are very many.
fn held_out(epochs: &[EpochReport]) -> Vec<(f64, f64)> {
    let point = |epoch: &EpochReport| (f64::from(epoch.epoch), epoch.loss);
    let points: Vec<_> = epochs.iter().map(point).collect();
    // Few points stay as they are.
    thin(&points, MAX_POINTS)
}

/// Two series on one x axis.
fn together(first: &[(f64, f64)], second: &[(f64, f64)]) -> Vec<Point> {
    let mut xs: Vec<f64> = first.iter().chain(second).map(|point| point.0).collect();
    xs.sort_by(f64::total_cmp);
    xs.dedup();
    xs.into_iter()
        .map(|x| Point {
            x,
            first: at(first, x),
            second: at(second, x),
        })
        .collect()
}

/// The held-out losses of two runs.
pub(crate) fn held_out_losses(one: &[EpochReport], other: &[EpochReport]) -> Vec<Point> {
    together(&held_out(one), &held_out(other))
}

/// The accuracy chart.
pub(crate) fn accuracy(epochs: &[EpochReport]) -> Vec<Point> {
    let stretch = epochs.len().div_ceil(MAX_POINTS).max(1);
    let kept = |index: usize| index.is_multiple_of(stretch) || index + 1 == epochs.len();
    epochs
        .iter()
        .enumerate()
        .filter(|(index, _)| kept(*index))
        .map(|(_, epoch)| Point {
            x: f64::from(epoch.epoch),
            first: epoch.top1,
            second: epoch.top5,
        })
        .collect()
}

/// A line's height at `x`, straight between its points; NaN outside them.
fn at(line: &[(f64, f64)], x: f64) -> f64 {
    let after = line.partition_point(|point| point.0 < x);
    match (
        after.checked_sub(1).and_then(|before| line.get(before)),
        line.get(after),
    ) {
        (_, Some(&(there, y))) if there <= x => y,
        (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epoch(epoch: u32) -> EpochReport {
        EpochReport {
            epoch,
            train_loss: 1.0,
            loss: f64::from(epoch),
            top1: 0.5,
            top5: 0.9,
            seconds: 1.0,
        }
    }

    #[test]
    fn a_long_series_is_thinned_and_keeps_its_mean() {
        let points: Vec<_> = (0..10_000)
            .map(|i| (f64::from(i), f64::from(i % 2)))
            .collect();
        let thinned = thin(&points, MAX_POINTS);
        assert_eq!(thinned.len(), MAX_POINTS);
        assert!(thinned.iter().all(|point| (point.1 - 0.5).abs() < 1e-9));
        assert_eq!(thin(&points[..3], MAX_POINTS), &points[..3]);
        assert!(thin(&[], 10).is_empty());
    }

    #[test]
    fn the_two_losses_share_one_axis() {
        let steps = [(0.5, 3.0), (1.5, 2.0), (2.0, 1.0)];
        let points = loss(&steps, &[epoch(1), epoch(2)]);
        assert_eq!(
            points.iter().map(|p| p.x).collect::<Vec<_>>(),
            [0.5, 1.0, 1.5, 2.0]
        );
        assert!(points[0].second.is_nan());
        assert_eq!((points[1].first, points[1].second), (2.5, 1.0));
        assert_eq!((points[2].first, points[2].second), (2.0, 1.5));
    }

    #[test]
    fn a_reopened_notebook_draws_epoch_means() {
        let points = loss(&[], &[epoch(1), epoch(2), epoch(3)]);
        assert_eq!(points.iter().map(|p| p.first).collect::<Vec<_>>(), [1.0; 3]);
        assert_eq!(accuracy(&[epoch(1)]).len(), 1);
        let many: Vec<_> = (1..=1000).map(epoch).collect();
        assert!(accuracy(&many).len() <= MAX_POINTS + 1);
        assert_eq!(accuracy(&many).last().map(|p| p.x), Some(1000.0));
    }
}
