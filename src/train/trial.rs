//! Short runs that leave no model: a learning rate that rises, and cross-validation.

use super::inputs::Inputs;
use super::optim::Optimizer;
use super::views::Views;
use super::{Images, Learner, Setting, StageRun, TrainError, Watch, prepared, probe, run_on};
use crate::model::Network;
use crate::model::freeze::cut;
use crate::recipe::{Allowed, Knob, Recipe, RecipeError};
use crate::report::{EpochReport, ImageId, Outcome, Phase, Split, StepReport};
use crate::train::schedule::Schedule;
use crate::trial::{FoldReport, RateCurve, RatePoint};

/// Steps of a learning rate trial.
const STEPS: usize = 100;
/// Its first learning rate, and its last.
const RATES: (f64, f64) = (1e-6, 1.0);
/// How much of the running mean stays at each step.
const MEMORY: f64 = 0.98;
/// It ends early once the loss is so many times the best.
const DIVERGED: f64 = 4.0;

/// Most folds; more would take all day and say no more.
const MAX_FOLDS: u32 = 20;

/// Runs the recipe's main stage for a hundred steps while the learning rate rises from next to nothing until the loss
/// runs away. A stop ends it early, with what there is.
///
/// # Source
/// Smith 2017, "Cyclical learning rates", section 3.3; smoothing, end and suggestion as in fastai's `lr_find`.
///
/// # Errors
/// As [`super::run`].
pub async fn find_rate(
    network: Network,
    keep_head: bool,
    setting: &Setting<'_>,
    views: &mut Views,
    watch: &impl Watch,
) -> Result<RateCurve, TrainError> {
    let &Setting {
        data,
        recipe,
        device,
        ..
    } = setting;
    let shape = network.shape();
    let images = Images::divide(data, recipe, &shape)?;
    views.count_from_zero();
    let network = prepared(network, keep_head, setting, &images, views, watch).await?;
    let mut stage = recipe.main();
    let per_epoch = Schedule::plan(recipe, &stage, images.train.len()).per_epoch;
    let steps = u32::try_from(STEPS).unwrap_or(u32::MAX);
    stage.epochs = steps.div_ceil(per_epoch.max(1));
    let (trunk, tail) = cut(network, stage.trainable);
    let source = setting.source(&trunk, stage.epochs);
    let train = &images.train;
    let inputs = Inputs::prepare(&source, train, views, recipe, stage.trainable, watch).await?;
    let optimizer = Optimizer::new(recipe, shape.depth());
    let learner = Learner::new(inputs.begin(tail), optimizer, recipe, None, device);
    let run = StageRun {
        stage,
        images: &images,
        trunk: &trunk,
        inputs,
        learner,
        setting,
        watch,
    };
    let points = run.rising().await?;
    let suggested = valley(&points);
    Ok(RateCurve { points, suggested })
}

impl<W: Watch> StageRun<'_, W> {
    /// Steps with a rising learning rate, until the loss runs away.
    async fn rising(mut self) -> Result<Vec<RatePoint>, TrainError> {
        let (mut points, mut mean, mut best) = (Vec::new(), 0.0, f64::INFINITY);
        let micro = self.micro_batch();
        for epoch in 0..self.stage.epochs {
            let (trunk, train, watch) = (self.trunk, &self.images.train, self.watch);
            if self.inputs.begin_epoch(trunk, train, epoch, watch).await? {
                return Ok(points);
            }
            for (number, samples) in (0..).zip(self.batches(epoch)) {
                let step = points.len();
                #[expect(clippy::cast_precision_loss, reason = "a hundred steps")]
                let (share, count) = (step as f64 / (STEPS - 1) as f64, (step + 1) as f64);
                let lr = RATES.0 * (RATES.1 / RATES.0).powf(share);
                let parts = self
                    .inputs
                    .training(trunk, &samples, epoch, number, micro)?;
                let seed = u32::try_from(step).unwrap_or(u32::MAX);
                let loss = self.learner.learn(parts, lr, seed).await?;
                mean = mean * MEMORY + f64::from(loss) * (1.0 - MEMORY);
                let loss = mean / (1.0 - MEMORY.powf(count));
                if !loss.is_finite() || loss > DIVERGED * best {
                    return Ok(points);
                }
                best = best.min(loss);
                points.push(RatePoint { lr, loss });
                watch.progress(Phase::Trial, points.len(), STEPS);
                if points.len() == STEPS || watch.breathe().await {
                    return Ok(points);
                }
            }
        }
        Ok(points)
    }
}

/// The rate halfway down the longest valley: the longest run of falling losses, climbs between them left out. The
/// first tenth and the last five points are too uncertain to count.
///
/// # Source
/// fastai `callback/schedule.py`, `valley`.
fn valley(points: &[RatePoint]) -> Option<f64> {
    let kept = points.get(points.len() / 10..points.len().checked_sub(5)?)?;
    let losses: Vec<f64> = kept.iter().map(|point| point.loss).collect();
    // Length of the longest falling subsequence that ends at each point.
    let mut lengths = vec![1_usize; losses.len()];
    let (mut end, mut start) = (0, 0);
    for at in 1..losses.len() {
        for before in 0..at {
            if losses[at] < losses[before] && lengths[at] < lengths[before] + 1 {
                lengths[at] = lengths[before] + 1;
            }
            if lengths[end] < lengths[at] {
                end = at;
                start = end.saturating_sub(lengths[end]);
            }
        }
    }
    if lengths.get(end).copied().unwrap_or(0) < 3 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most a hundred points")]
    let section = (end - start) as f64 / 3.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rounded down as in the source"
    )]
    let at = start + section as usize + (section / 2.0) as usize;
    kept.get(at).map(|point| point.lr)
}

/// Trains as often as there are folds, each time without one of them and from a fresh head, and tests on that one.
///
/// # Errors
/// As [`super::run`]; also for fewer than two folds, or more than the smallest class has images.
pub async fn cross_validate(
    network: Network,
    folds: u32,
    setting: &Setting<'_>,
    views: &mut Views,
    watch: &impl Watch,
) -> Result<Vec<FoldReport>, TrainError> {
    // The fold is the only judge, and only at the end.
    let recipe = Recipe {
        validation_fraction: 0.0,
        keep_best: None,
        patience: None,
        ..setting.recipe.clone()
    };
    let setting = Setting {
        networks: setting.networks.clone(),
        recipe: &recipe,
        ..*setting
    };
    let all = Images::divide(setting.data, &recipe, &network.shape())?;
    let data = setting.data;
    let smallest = data.info("").classes.iter().map(|class| class.train).min();
    let most = smallest.unwrap_or(0).min(MAX_FOLDS);
    if !(2..=most.max(2)).contains(&folds) || most < 2 {
        return Err(TrainError::Recipe(RecipeError {
            knob: Knob::Folds,
            found: folds.to_string(),
            allowed: Allowed::Words(format!(
                "between 2 and {most}: every class needs an image in each part (at most {MAX_FOLDS})"
            )),
            suggested: most.clamp(2, 5).to_string(),
        }));
    }
    let labels = all.train.iter().map(|&id| data.label(id));
    let labels = labels.collect::<Result<Vec<_>, _>>()?;
    let places = probe::folds(&labels, data.classes().len(), folds, recipe.seed);
    let mut reports = Vec::with_capacity(folds as usize);
    for fold in 0..folds {
        let part = |inside: bool| -> Vec<ImageId> {
            let all = all.train.iter().zip(&places);
            let own = all.filter(|&(_, &place)| (place == fold) == inside);
            own.map(|(&id, _)| id).collect()
        };
        let aside = part(true);
        let images = Images {
            train: part(false),
            judges: aside.clone(),
            judging: Split::Val,
            tests: aside,
            testing: Split::Val,
        };
        let watch = FoldWatch { watch, fold, folds };
        let (_, report) = run_on(
            &images,
            network.clone(),
            false,
            &setting,
            views,
            None,
            &watch,
        )
        .await?;
        if report.outcome == Outcome::Stopped {
            return Err(TrainError::Stopped);
        }
        reports.push(FoldReport {
            images: u32::try_from(images.tests.len()).unwrap_or(u32::MAX),
            top1: report.test.top1,
            loss: report.test.loss,
        });
    }
    Ok(reports)
}

/// Tells of one run of several as a part of the whole.
struct FoldWatch<'a, W> {
    watch: &'a W,
    fold: u32,
    folds: u32,
}

impl<W: Watch> Watch for FoldWatch<'_, W> {
    fn progress(&self, phase: Phase, done: usize, total: usize) {
        if phase == Phase::Features {
            self.watch.progress(phase, done, total);
        }
    }

    fn step(&self, report: StepReport) {
        let done = self.fold * report.steps + report.step;
        let all = self.folds * report.steps;
        self.watch
            .progress(Phase::Trial, done as usize, all as usize);
    }

    fn epoch(&self, _report: &EpochReport) {}

    fn now_ms(&self) -> f64 {
        self.watch.now_ms()
    }

    async fn breathe(&self) -> bool {
        self.watch.breathe().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(losses: impl Iterator<Item = f64>) -> Vec<RatePoint> {
        let point = |(at, loss)| RatePoint {
            lr: 1e-6 * 10_f64.powf(f64::from(at) * 0.06),
            loss,
        };
        (0_u32..).zip(losses).map(point).collect()
    }

    #[test]
    fn the_suggestion_lies_on_the_way_down() {
        // Flat, then down from 40 to 70, then up.
        let points = curve((0_u32..100).map(|at| match at {
            0..40 => 2.0,
            40..70 => 2.0 - f64::from(at - 40) * 0.05,
            _ => 0.5 + f64::from(at - 70) * 0.2,
        }));
        let found = valley(&points).expect("a valley");
        assert!(found > points[40].lr && found < points[70].lr, "{found}");
    }

    #[test]
    fn a_curve_without_a_valley_suggests_nothing() {
        assert_eq!(valley(&curve((0_u32..100).map(f64::from))), None);
        assert_eq!(valley(&curve(std::iter::repeat_n(1.0, 100))), None);
        for count in 0..8 {
            assert_eq!(valley(&curve(std::iter::repeat_n(1.0, count))), None);
        }
    }

    /// The index is that of the source's algorithm, run in Python on the same numbers.
    #[test]
    fn the_suggestion_is_fastai_s() {
        let losses = (0_u32..100).map(|at| {
            let x = f64::from(at);
            2.0 - 1.5 * (-((x - 65.0) / 18.0).powi(2)).exp() + 0.02 * (x * 1.7).sin()
        });
        let points = curve(losses);
        let found = valley(&points).expect("a valley");
        assert!((found - points[44].lr).abs() < 1e-15, "{found}");
    }
}
