//! From images to the floats a model reads.
//!
//! What an image draws depends on the seed, the epoch and its id alone, never on its neighbours.

use rand::RngExt as _;
use rand::seq::SliceRandom as _;

use super::dataset::Dataset;
use super::error::DataError;
use super::resize::Resizer;
use super::rgb::Image;
use super::rng::{self, Purpose};
use crate::preprocess::Preprocess;
use crate::report::ImageId;

/// An epoch's training batches: all images once, shuffled.
#[must_use]
pub fn train_batches(
    ids: &[ImageId],
    batch_size: usize,
    seed: u64,
    epoch: u32,
) -> Vec<Vec<ImageId>> {
    let batch_size = batch_size.max(1);
    let mut ids = ids.to_vec();
    ids.shuffle(&mut rng::stream(seed, Purpose::Shuffle, epoch.into(), 0));
    ids.chunks(batch_size).map(<[ImageId]>::to_vec).collect()
}

/// How training images are varied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CropSettings {
    /// Smallest share of the image's area that a crop keeps.
    pub scale_min: f64,
    /// Probability of mirroring left to right.
    pub flip: f64,
}

impl CropSettings {
    /// Random resized crops of at least this share of the area, mirrored half of the time.
    #[must_use]
    pub fn new(scale_min: f64) -> Self {
        Self {
            scale_min,
            flip: 0.5,
        }
    }
}

/// Makes batches for a model of one input size; keeps its buffers between them.
#[derive(Debug)]
pub struct Loader {
    resizer: Resizer,
    preprocess: Preprocess,
}

impl Loader {
    /// For a model that reads images in this way.
    #[must_use]
    pub fn new(preprocess: Preprocess) -> Self {
        Self {
            resizer: Resizer::new(),
            preprocess,
        }
    }

    /// Floats in one image.
    #[must_use]
    pub fn image_len(&self) -> usize {
        3 * (self.preprocess.crop_px as usize).pow(2)
    }

    /// Fills `batch` with these images as training sees them in `epoch`: a random crop, perhaps mirrored.
    ///
    /// # Shapes
    /// `batch`: `[batch, channels, height, width]`, normalised.
    ///
    /// # Errors
    /// If an id names no image.
    pub fn fill_train(
        &mut self,
        dataset: &Dataset,
        ids: &[ImageId],
        settings: CropSettings,
        seed: u64,
        epoch: u32,
        batch: &mut Vec<f32>,
    ) -> Result<(), DataError> {
        self.fill(dataset, ids, batch, |resizer, preprocess, id, image| {
            let mut rng = rng::stream(seed, Purpose::Augment, epoch.into(), id.0.into());
            let mut view = resizer.random_resized_crop(
                image,
                settings.scale_min,
                &mut rng,
                preprocess.crop_px,
            );
            if rng.random::<f64>() < settings.flip {
                view.flip_horizontal();
            }
            view
        })
    }

    /// Fills `batch` with these images as evaluation sees them.
    ///
    /// # Shapes
    /// `batch`: `[batch, channels, height, width]`, normalised.
    ///
    /// # Errors
    /// If an id names no image.
    pub fn fill_eval(
        &mut self,
        dataset: &Dataset,
        ids: &[ImageId],
        batch: &mut Vec<f32>,
    ) -> Result<(), DataError> {
        self.fill(dataset, ids, batch, |resizer, preprocess, _, image| {
            resizer.eval_crop(image, preprocess)
        })
    }

    /// Fills `batch` with one image as evaluation sees it, whether original or held.
    ///
    /// # Shapes
    /// `batch`: `[1, channels, height, width]`, normalised.
    pub fn fill_one(&mut self, image: &Image, batch: &mut Vec<f32>) {
        batch.clear();
        batch.resize(self.image_len(), 0.0);
        let crop = self.resizer.eval_crop(image, &self.preprocess);
        normalize(&crop, &self.preprocess, batch);
    }

    fn fill(
        &mut self,
        dataset: &Dataset,
        ids: &[ImageId],
        batch: &mut Vec<f32>,
        mut view: impl FnMut(&mut Resizer, &Preprocess, ImageId, &Image) -> Image,
    ) -> Result<(), DataError> {
        batch.clear();
        batch.resize(ids.len() * self.image_len(), 0.0);
        for (&id, planes) in ids.iter().zip(batch.chunks_exact_mut(self.image_len())) {
            let seen = view(&mut self.resizer, &self.preprocess, id, dataset.image(id)?);
            normalize(&seen, &self.preprocess, planes);
        }
        Ok(())
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
        for (value, pixel) in plane.iter_mut().zip(pixels) {
            *value = (f32::from(pixel[channel]) / 255.0 - mean) / std;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(count: u32) -> Vec<ImageId> {
        (0..count).map(ImageId).collect()
    }

    #[test]
    fn pixels_become_planes_of_normalised_floats() {
        let image = Image::new(2, 1, vec![0, 128, 255, 255, 0, 0]).expect("sizes agree");
        let mut planes = [0.0; 6];
        normalize(&image, &Preprocess::deit(224), &mut planes);
        let expected = [
            -2.117_904,
            2.248_908_4,
            0.205_182_08,
            -2.035_714_4,
            2.64,
            -1.804_444_4,
        ];
        for (found, expected) in planes.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found}, not {expected}");
        }
    }

    #[test]
    fn a_batch_that_names_a_missing_image_is_an_error() {
        let error = Loader::new(Preprocess::deit(32)).fill_eval(
            &Dataset::new(0.2, 0),
            &ids(1),
            &mut Vec::new(),
        );
        assert!(matches!(
            error,
            Err(DataError::NoSuchImage { id: ImageId(0) })
        ));
    }

    proptest! {
        #[test]
        fn training_batches_hold_every_image_once(count in 0_u32..100, size in 1_usize..40, seed in any::<u64>()) {
            let batches = train_batches(&ids(count), size, seed, 1);
            let mut all = batches.concat();
            all.sort();
            prop_assert_eq!(all, ids(count));
            prop_assert!(batches.iter().rev().skip(1).all(|batch| batch.len() == size));
        }
    }
}
