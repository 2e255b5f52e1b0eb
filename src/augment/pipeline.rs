//! From images to a model's inputs, for training and evaluation alike.

use std::convert::Infallible;

use rand::seq::SliceRandom as _;

use super::colour;
use super::draw::{Draws, Stream};
use super::erase::erase;
use super::mix::MixPlan;
use super::op::Scratch;
use super::plan::{Key, Plan, Step, View};
use super::policy::Mixed;
use crate::augmentation::{Augmentation, Mix};
use crate::data::crop::five_crops;
use crate::data::rng::{self, Purpose};
use crate::data::{DataError, Dataset, Image, Resizer};
use crate::ensemble::TestViews;
use crate::preprocess::Preprocess;
use crate::report::ImageId;

/// One appearance of an image in an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sample {
    /// The image.
    pub image: ImageId,
    /// Which of its repeats, counted from 0.
    pub copy: u32,
}

/// An epoch's training batches: as many samples as there are images, shuffled. With repeats, each image drawn
/// appears so often, one after the other, and the last ones do not appear.
///
/// # Source
/// Repeats: facebookresearch/deit `samplers.py`, `RASampler`, on one machine.
#[must_use]
pub fn train_batches(
    ids: &[ImageId],
    batch_size: usize,
    repeats: u32,
    seed: u64,
    epoch: u32,
) -> Vec<Vec<Sample>> {
    let mut ids = ids.to_vec();
    ids.shuffle(&mut rng::stream(seed, Purpose::Shuffle, epoch.into(), 0));
    let copies = |&image: &ImageId| (0..repeats.max(1)).map(move |copy| Sample { image, copy });
    let samples: Vec<Sample> = ids.iter().flat_map(copies).take(ids.len()).collect();
    samples
        .chunks(batch_size.max(1))
        .map(<[Sample]>::to_vec)
        .collect()
}

/// Makes inputs for a model that reads images in one way; keeps its buffers between them.
#[derive(Debug)]
pub struct Pipeline {
    settings: Augmentation,
    preprocess: Preprocess,
    resizer: Resizer,
    image: Image,
    scratch: Scratch,
}

impl Pipeline {
    /// For training with these settings, which are valid, and for evaluation.
    #[must_use]
    pub fn new(settings: Augmentation, preprocess: Preprocess) -> Self {
        Self {
            settings,
            preprocess,
            resizer: Resizer::new(),
            image: Image::default(),
            scratch: Scratch::default(),
        }
    }

    /// For evaluation alone.
    #[must_use]
    pub fn evaluation(preprocess: Preprocess) -> Self {
        Self::new(Augmentation::none(), preprocess)
    }

    /// Its settings.
    #[must_use]
    pub fn settings(&self) -> &Augmentation {
        &self.settings
    }

    /// Floats in one input.
    #[must_use]
    pub fn input_len(&self) -> usize {
        3 * (self.preprocess.crop_px as usize).pow(2)
    }

    /// Everything random about one view.
    #[must_use]
    pub fn plan(&self, image: &Image, key: Key) -> Plan {
        let size = (image.width(), image.height());
        Plan::draw(
            &self.settings,
            &self.preprocess,
            size,
            &mut key.stream(Purpose::Augment),
        )
    }

    /// One input as training sees it; what was drawn for it.
    ///
    /// # Shapes
    /// `planes`: `[channels, height, width]`, normalised.
    pub fn train(&mut self, image: &Image, key: Key, planes: &mut [f32]) -> Plan {
        let plan = self.plan(image, key);
        self.run(image, &plan, &mut key.stream(Purpose::Erase), planes);
        plan
    }

    /// One input as evaluation sees it, of an image as it came or as it is held.
    ///
    /// # Shapes
    /// `planes`: `[channels, height, width]`, normalised.
    pub fn evaluate(&mut self, image: &Image, planes: &mut [f32]) {
        self.resizer
            .eval_crop_into(image, &self.preprocess, &mut self.image);
        normalize(&self.image, &self.preprocess, planes);
    }

    /// One image in all of these views, one after the other; the evaluation crop is among them.
    ///
    /// # Shapes
    /// `planes`: `[views, channels, height, width]`, normalised.
    pub fn test_views(&mut self, image: &Image, views: TestViews, planes: &mut [f32]) {
        let Ok(()) = self.changed_views(image, views, |_| Ok::<(), Infallible>(()), planes);
    }

    /// The same of an image changed first: of the evaluation crop itself, or, for ten crops, of the whole they lie in.
    ///
    /// # Shapes
    /// `planes`: `[views, channels, height, width]`, normalised.
    ///
    /// # Errors
    /// If the change fails.
    pub fn changed_views<E>(
        &mut self,
        image: &Image,
        views: TestViews,
        change: impl FnOnce(&mut Image) -> Result<(), E>,
        planes: &mut [f32],
    ) -> Result<(), E> {
        let mut planes = planes.chunks_exact_mut(self.input_len());
        let Preprocess {
            crop_px,
            interpolation,
            ..
        } = self.preprocess;
        match views {
            TestViews::One | TestViews::Flip => {
                self.resizer
                    .eval_crop_into(image, &self.preprocess, &mut self.image);
                change(&mut self.image)?;
                for (at, planes) in planes.enumerate() {
                    if at > 0 {
                        self.image.flip_horizontal();
                    }
                    normalize(&self.image, &self.preprocess, planes);
                }
            }
            TestViews::TenCrops => {
                let mut whole = self.resizer.eval_whole(image, &self.preprocess);
                change(&mut whole)?;
                for mirrored in [false, true] {
                    if mirrored {
                        whole.flip_horizontal();
                    }
                    let parts = five_crops(whole.width(), whole.height(), crop_px);
                    for (part, planes) in parts.into_iter().zip(&mut planes) {
                        let cut = &mut self.image;
                        self.resizer
                            .resized_crop_into(&whole, part, crop_px, interpolation, cut);
                        normalize(&self.image, &self.preprocess, planes);
                    }
                }
            }
        }
        Ok(())
    }

    /// Does what a plan says; `noise` is what erased parts are filled with.
    ///
    /// # Shapes
    /// `planes`: `[channels, height, width]`, normalised.
    pub fn run(&mut self, image: &Image, plan: &Plan, noise: &mut impl Draws, planes: &mut [f32]) {
        self.view(image, plan.view);
        let fill = fill_colour(&self.preprocess);
        for step in &plan.steps {
            match step {
                Step::Op(op) => op.apply(&mut self.image, fill, &mut self.scratch),
                Step::Mixed(mixed) => mix_chains(&mut self.image, mixed, fill, &mut self.scratch),
            }
        }
        normalize(&self.image, &self.preprocess, planes);
        for &part in &plan.erased {
            erase(
                planes,
                self.preprocess.crop_px as usize,
                part,
                plan.erasing,
                noise,
            );
        }
    }

    fn view(&mut self, image: &Image, view: View) {
        let px = self.preprocess.crop_px;
        match view {
            View::Evaluation => {
                self.resizer
                    .eval_crop_into(image, &self.preprocess, &mut self.image);
            }
            View::Resized { part, by } => {
                self.resizer
                    .resized_crop_into(image, part, px, by, &mut self.image);
            }
            View::Padded {
                padding,
                top,
                left,
                by,
            } => {
                let whole = &mut self.scratch.spare;
                self.resizer.short_side_into(image, px, by, whole);
                padded_crop(whole, px, padding, (top, left), &mut self.image);
            }
        }
    }

    /// Fills `batch` with these samples as training sees them in an epoch.
    ///
    /// # Shapes
    /// `batch`: `[batch, channels, height, width]`, normalised.
    ///
    /// # Errors
    /// If a sample names no image.
    pub fn fill_train(
        &mut self,
        dataset: &Dataset,
        samples: &[Sample],
        seed: u64,
        epoch: u32,
        batch: &mut Vec<f32>,
    ) -> Result<(), DataError> {
        let length = self.input_len();
        batch.resize(samples.len() * length, 0.0);
        for (&Sample { image, copy }, planes) in samples.iter().zip(batch.chunks_exact_mut(length))
        {
            let key = Key {
                image,
                seed,
                epoch,
                copy,
            };
            self.train(&*dataset.image(image)?, key, planes);
        }
        Ok(())
    }

    /// How a batch is mixed in an epoch.
    #[must_use]
    pub fn mix(&self, batch: usize, seed: u64, epoch: u32, number: u64) -> MixPlan {
        let mut draws = Stream(rng::stream(seed, Purpose::Mix, epoch.into(), number));
        MixPlan::draw(
            &self.settings.mix,
            batch,
            self.preprocess.crop_px,
            epoch,
            &mut draws,
        )
    }

    /// An image to mix this view with, and how: what one pair of a batch might be, in any epoch.
    #[must_use]
    pub fn partner(&self, key: Key, among: &[ImageId]) -> (ImageId, MixPlan) {
        let mut draws = key.stream(Purpose::Mix);
        let partner = if among.is_empty() {
            key.image
        } else {
            draws.choose(among)
        };
        let mix = Mix {
            off_epoch: 0,
            ..self.settings.mix
        };
        let plan = MixPlan::draw(&mix, 2, self.preprocess.crop_px, key.epoch, &mut draws);
        (partner, plan)
    }

    /// Fills `batch` with these images as evaluation sees them.
    ///
    /// # Shapes
    /// `batch`: `[batch, channels, height, width]`, normalised.
    ///
    /// # Errors
    /// If an id names no image.
    pub fn fill_evaluation(
        &mut self,
        dataset: &Dataset,
        ids: &[ImageId],
        batch: &mut Vec<f32>,
    ) -> Result<(), DataError> {
        let length = self.input_len();
        batch.resize(ids.len() * length, 0.0);
        for (&id, planes) in ids.iter().zip(batch.chunks_exact_mut(length)) {
            self.evaluate(&*dataset.image(id)?, planes);
        }
        Ok(())
    }
}

/// What shows where nothing of an image is: the mean colour.
///
/// # Source
/// timm `data/transforms_factory.py`: `img_mean=tuple([min(255, round(255 * x)) for x in mean])`.
fn fill_colour(preprocess: &Preprocess) -> [u8; 3] {
    preprocess.mean.map(level)
}

/// A share of full brightness as the nearest level.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates at black and white"
)]
fn level(share: f32) -> u8 {
    (share * 255.0).round_ties_even() as u8
}

/// A square of an image, whose short side it has, padded by mirrored pixels.
///
/// # Source
/// torchvision `RandomCrop(padding=…, padding_mode="reflect")`
fn padded_crop(image: &Image, px: u32, padding: u32, (top, left): (u32, u32), out: &mut Image) {
    let mirrored = |at: u32, side: u32| {
        let period = (2 * (i64::from(side) - 1)).max(1);
        let at = (i64::from(at) - i64::from(padding)).rem_euclid(period);
        usize::try_from(at.min(period - at))
            .unwrap_or(0)
            .min(side as usize - 1)
    };
    out.reshape(px, px);
    let (pixels, _) = image.pixels().as_chunks::<3>();
    let (made, _) = out.pixels_mut().as_chunks_mut::<3>();
    for (y, row) in (top..).zip(made.chunks_exact_mut(px as usize)) {
        let source = &pixels[mirrored(y, image.height()) * image.width() as usize..];
        for (x, pixel) in (left..).zip(row) {
            *pixel = source[mirrored(x, image.width())];
        }
    }
}

/// `AugMix`: chains of operations, weighted and summed, blended with the image.
///
/// # Source
/// timm 1.0.29 `AugMixAugment._apply_basic`, in single precision.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as numpy clips"
)]
fn mix_chains(image: &mut Image, mixed: &Mixed, fill: [u8; 3], scratch: &mut Scratch) {
    let mut sums = vec![0.0_f32; image.pixels().len()];
    let mut chained = image.clone();
    for (weight, ops) in &mixed.chains {
        chained.clone_from(image);
        for op in ops {
            op.apply(&mut chained, fill, scratch);
        }
        for (sum, &level) in sums.iter_mut().zip(chained.pixels()) {
            *sum += weight * f32::from(level);
        }
    }
    for (level, sum) in image.pixels_mut().iter_mut().zip(sums) {
        *level = colour::blend(*level, sum as u8, mixed.share);
    }
}

/// An image's pixels as floats, less the mean, by the standard deviation.
///
/// # Shapes
/// `planes`: `[channels, height, width]`; what does not fit is left out.
///
/// # Source
/// torchvision `ToTensor` (division by 255) and `Normalize`, both in `f32`.
pub fn normalize(image: &Image, preprocess: &Preprocess, planes: &mut [f32]) {
    let (pixels, _) = image.pixels().as_chunks::<3>();
    for (channel, plane) in planes.chunks_exact_mut(pixels.len()).take(3).enumerate() {
        let (mean, std) = (preprocess.mean[channel], preprocess.std[channel]);
        // One float for each level: a division by 255 and one by the deviation would be made for each pixel.
        let floats: [f32; 256] = std::array::from_fn(|level| {
            (f32::from(u8::try_from(level).unwrap_or(u8::MAX)) / 255.0 - mean) / std
        });
        for (value, pixel) in plane.iter_mut().zip(pixels) {
            *value = floats[usize::from(pixel[channel])];
        }
    }
}

/// An input as an image again, for people; what is beyond black or white is black or white.
///
/// # Shapes
/// `planes`: `[channels, px, px]`
#[must_use]
pub fn picture(planes: &[f32], preprocess: &Preprocess) -> Image {
    let mut image = Image::default();
    image.reshape(preprocess.crop_px, preprocess.crop_px);
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    for (pixel, [red, green, blue, _]) in pixels.iter_mut().zip(levels(planes, preprocess)) {
        *pixel = [red, green, blue];
    }
    image
}

/// The same as a canvas takes it: red, green, blue and full opacity, row by row.
#[must_use]
pub fn rgba(planes: &[f32], preprocess: &Preprocess) -> Vec<u8> {
    levels(planes, preprocess).flatten().collect()
}

/// Each pixel of an input, opaque.
fn levels(planes: &[f32], preprocess: &Preprocess) -> impl Iterator<Item = [u8; 4]> {
    let (red, rest) = planes.split_at(planes.len() / 3);
    let (green, blue) = rest.split_at(red.len());
    let (mean, std) = (preprocess.mean, preprocess.std);
    let each = red.iter().zip(green).zip(blue);
    each.map(move |((&red, &green), &blue)| {
        let [red, green, blue] =
            [0, 1, 2].map(|at| level([red, green, blue][at] * std[at] + mean[at]));
        [red, green, blue, u8::MAX]
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(count: u32) -> Vec<ImageId> {
        (0..count).map(ImageId).collect()
    }

    #[test]
    fn pixels_become_planes_of_normalised_floats_and_pixels_again() {
        let image = Image::new(2, 2, (0..12).map(|at| at * 23).collect()).expect("sizes agree");
        let preprocess = Preprocess::deit(2);
        let mut planes = [0.0; 12];
        normalize(&image, &preprocess, &mut planes);
        // Red 0, 69, 138, 207.
        let expected = [-2.117_904, -0.936_295_8, 0.245_312_3, 1.426_920_4];
        for (found, expected) in planes.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found}, not {expected}");
        }
        assert_eq!(picture(&planes, &preprocess), image);
    }

    #[test]
    fn a_batch_that_names_a_missing_image_is_an_error() {
        let mut pipeline = Pipeline::evaluation(Preprocess::deit(32));
        let error = pipeline.fill_evaluation(&Dataset::new(0.2, 0), &ids(1), &mut Vec::new());
        assert!(matches!(
            error,
            Err(DataError::NoSuchImage { id: ImageId(0) })
        ));
    }

    #[test]
    fn repeats_are_copies_in_a_row_and_an_epoch_keeps_its_length() {
        let batches = train_batches(&ids(10), 4, 3, 0, 0).concat();
        assert_eq!(batches.len(), 10);
        for three in batches.chunks_exact(3) {
            assert!(three.iter().all(|sample| sample.image == three[0].image));
            assert_eq!([0, 1, 2], [three[0].copy, three[1].copy, three[2].copy]);
        }
    }

    #[test]
    fn a_padded_crop_mirrors_what_lies_outside() {
        let image = Image::new(3, 3, (0..27).collect()).expect("sizes agree");
        let mut out = Image::default();
        padded_crop(&image, 3, 1, (0, 0), &mut out);
        let firsts: Vec<u8> = out.pixels().chunks_exact(3).map(|pixel| pixel[0]).collect();
        assert_eq!(firsts, [12, 9, 12, 3, 0, 3, 12, 9, 12]);
        padded_crop(&image, 3, 1, (1, 1), &mut out);
        assert_eq!(out, image);
    }

    proptest! {
        #[test]
        fn training_batches_hold_every_image_once(count in 0_u32..100, size in 1_usize..40, seed in any::<u64>()) {
            let batches = train_batches(&ids(count), size, 1, seed, 1);
            let mut all: Vec<ImageId> = batches.concat().iter().map(|sample| sample.image).collect();
            all.sort();
            prop_assert_eq!(all, ids(count));
            prop_assert!(batches.iter().rev().skip(1).all(|batch| batch.len() == size));
        }
    }
}
