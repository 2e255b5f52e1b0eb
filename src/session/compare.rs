//! Measuring models side by side: each on the same held-out images, every pair tested, disagreements listed.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use super::ensemble::refused;
use super::failure::failure;
use super::watch::HostWatch;
use super::{Model, Session};
use crate::comparison::{Comparison, Contender, McNemar};
use crate::data::Dataset;
use crate::host::Host;
use crate::metrics::mcnemar;
use crate::notebook::CompareSettings;
use crate::protocol::{Event, Failure, RequestId};
use crate::report::{EpochReport, ImageId, ImageResult, Phase, StepReport};
use crate::train::evaluate::study;
use crate::train::{TrainError, Watch};

/// Bytes of a number of 32 bits.
const F32_BYTES: u64 = 4;

impl<H: Host> Session<H> {
    pub(super) async fn compare(
        &mut self,
        request: RequestId,
        settings: &CompareSettings,
    ) -> Result<Event, Failure> {
        let (models, data) = self.contenders(settings)?;
        let watch = HostWatch::new(&self.host, request);
        let mut contenders = Vec::with_capacity(models.len());
        for (place, model) in models.iter().enumerate() {
            let watch = Stopwatch::new(&watch, place, models.len());
            let measured = study(&model.answerer, data, &self.device, &watch).await;
            let evaluation = measured.map_err(failure)?;
            if watch.stopped.get() && place + 1 < models.len() {
                return Err(failure(TrainError::Stopped));
            }
            contenders.push(Contender {
                model: model.info.name.clone(),
                architecture: model.info.architecture.clone(),
                evaluation,
                parameters: model.info.parameters,
                bytes: model.info.parameters * F32_BYTES,
                milliseconds: watch.milliseconds(),
            });
        }
        let comparison = Comparison {
            tests: every_pair(&contenders),
            disagreements: disagreements(&contenders),
            contenders,
        };
        Ok(Event::Compared {
            request,
            comparison,
        })
    }

    /// The models asked for, and the data they are measured on.
    fn contenders(&self, settings: &CompareSettings) -> Result<(Vec<&Model>, &Dataset), Failure> {
        if settings.models.len() < 2 {
            return Err(refused(
                "A comparison needs at least two models.",
                "Choose another one; your notebook is as it was.",
            ));
        }
        let mut named = HashSet::new();
        if let Some(twice) = settings.models.iter().find(|name| !named.insert(*name)) {
            return Err(refused(
                &format!("\"{twice}\" is named twice, and a model cannot be compared with itself."),
                "Name it once; your notebook is as it was.",
            ));
        }
        let data = self.dataset(&settings.data)?;
        let models = settings.models.iter();
        let models = models.map(|name| Ok(self.measurable(name, &settings.data)?.0));
        Ok((models.collect::<Result<_, Failure>>()?, data))
    }
}

/// McNemar's test of every pair.
fn every_pair(contenders: &[Contender]) -> Vec<McNemar> {
    let numbered = || (0u32..).zip(contenders);
    let pairs = numbered().flat_map(|one| {
        let after = numbered().filter(move |other| other.0 > one.0);
        after.map(move |other| (one, other))
    });
    pairs
        .map(|((a, one), (b, other))| {
            let (one, other) = (&one.evaluation.images, &other.evaluation.images);
            mcnemar((a, one), (b, other))
        })
        .collect()
}

/// The images that not all take for the same class. All were shown the same ones in the same order.
fn disagreements(contenders: &[Contender]) -> Vec<ImageId> {
    let Some((first, others)) = contenders.split_first() else {
        return Vec::new();
    };
    let disagrees = |(at, result): &(usize, &ImageResult)| {
        let mut guesses = others
            .iter()
            .filter_map(|other| other.evaluation.images.get(*at));
        guesses.any(|other| other.predicted != result.predicted)
    };
    let images = first.evaluation.images.iter().enumerate();
    let found = images.filter(disagrees).map(|(_, result)| result.image);
    let mut found: Vec<ImageId> = found.collect();
    found.sort_unstable();
    found
}

/// Passes one model's progress on as part of all models', and takes the time of its batches.
struct Stopwatch<'a, W> {
    watch: &'a W,
    /// Models before this one.
    before: usize,
    /// Models in all, each of which sees the same images.
    models: usize,
    /// When the batch under way began.
    began_ms: Cell<f64>,
    /// Images done.
    done: Cell<usize>,
    /// Images of each batch, and the milliseconds it took.
    batches: RefCell<Vec<(usize, f64)>>,
    stopped: Cell<bool>,
}

impl<'a, W: Watch> Stopwatch<'a, W> {
    fn new(watch: &'a W, before: usize, models: usize) -> Self {
        Self {
            watch,
            before,
            models,
            began_ms: Cell::new(watch.now_ms()),
            done: Cell::new(0),
            batches: RefCell::default(),
            stopped: Cell::new(false),
        }
    }

    /// What an image takes, reading included: the median of the whole batches but the first, which also warms up
    /// what computes, where there are others.
    #[expect(clippy::cast_precision_loss, reason = "a batch has a few images")]
    fn milliseconds(&self) -> f64 {
        let batches = self.batches.borrow();
        let whole = batches.iter().map(|(images, _)| *images).max().unwrap_or(0);
        let each = batches.iter().filter(|(images, _)| *images == whole);
        let mut each: Vec<f64> = each.map(|(images, ms)| ms / *images as f64).collect();
        if each.len() > 1 {
            each.remove(0);
        }
        median(&mut each)
    }
}

/// The middle value, or the mean of the two in the middle; 0 of none.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values {
        [] => 0.0,
        values if values.len() % 2 == 1 => values[middle],
        values => f64::midpoint(values[middle - 1], values[middle]),
    }
}

impl<W: Watch> Watch for Stopwatch<'_, W> {
    fn progress(&self, phase: Phase, done: usize, total: usize) {
        let images = done - self.done.replace(done);
        let took = self.now_ms() - self.began_ms.get();
        if images > 0 {
            self.batches.borrow_mut().push((images, took));
        }
        self.watch
            .progress(phase, self.before * total + done, self.models * total);
    }

    fn step(&self, report: StepReport) {
        self.watch.step(report);
    }

    fn epoch(&self, report: &EpochReport) {
        self.watch.epoch(report);
    }

    fn now_ms(&self) -> f64 {
        self.watch.now_ms()
    }

    async fn breathe(&self) -> bool {
        let stop = self.watch.breathe().await;
        self.stopped.set(stop);
        self.began_ms.set(self.now_ms());
        stop
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert!(median(&mut []).abs() < 1e-12);
        assert!((median(&mut [3.0, 1.0, 2.0]) - 2.0).abs() < 1e-12);
        assert!((median(&mut [4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-12);
    }
}
