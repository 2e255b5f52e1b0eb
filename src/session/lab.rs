//! Views of an image as training would see it, for people to look at.

use super::Session;
use super::failure::failure;
use crate::augment::{Key, MixPlan, Pipeline, rgba};
use crate::augmentation::Augmentation;
use crate::data::{Dataset, Image};
use crate::host::Host;
use crate::preprocess::Preprocess;
use crate::protocol::{AugmentedView, Event, Failure, FailureKind, RequestId};
use crate::report::{ImageId, Split};

/// The most views of one answer.
const MOST_VIEWS: u32 = 64;

/// The views asked for.
pub(super) struct Asked {
    pub(super) image: Option<ImageId>,
    pub(super) seed: u64,
    pub(super) epoch: u32,
    pub(super) views: u32,
}

impl<H: Host> Session<H> {
    pub(super) fn augment(
        &self,
        request: RequestId,
        data: &str,
        augmentation: Augmentation,
        asked: &Asked,
    ) -> Result<Event, Failure> {
        augmentation.validate().map_err(|error| Failure {
            kind: FailureKind::Settings,
            message: error.to_string(),
            hint: "Change it in this cell; everything else is as it was.".to_owned(),
        })?;
        let dataset = self.dataset(data)?;
        let training = dataset.ids(Split::Train);
        let image = asked.image.filter(|&id| dataset.contains(id));
        let image = image.or_else(|| training.first().copied());
        let image = image.ok_or_else(|| Failure {
            kind: FailureKind::Data,
            message: format!("\"{data}\" has no training images to show."),
            hint: "Add pictures in its data cell.".to_owned(),
        })?;
        Lab::new(dataset, augmentation, training).answer(request, image, asked)
    }
}

/// One answer in the making.
struct Lab<'a> {
    dataset: &'a Dataset,
    training: Vec<ImageId>,
    preprocess: Preprocess,
    pipeline: Pipeline,
}

impl<'a> Lab<'a> {
    fn new(dataset: &'a Dataset, augmentation: Augmentation, training: Vec<ImageId>) -> Self {
        let preprocess = Preprocess::deit(224);
        Self {
            dataset,
            training,
            preprocess,
            pipeline: Pipeline::new(augmentation, preprocess),
        }
    }

    fn answer(mut self, request: RequestId, id: ImageId, asked: &Asked) -> Result<Event, Failure> {
        let image = self.dataset.image(id).map_err(failure)?;
        let mut planes = vec![0.0; self.pipeline.input_len()];
        self.pipeline.evaluate(&image, &mut planes);
        let original = rgba(&planes, &self.preprocess);
        let views = (0..asked.views.min(MOST_VIEWS))
            .map(|at| {
                let key = Key {
                    image: id,
                    seed: asked.seed,
                    epoch: asked.epoch.wrapping_add(at),
                    copy: 0,
                };
                self.view(&image, key)
            })
            .collect::<Result<_, _>>()?;
        Ok(Event::Augmented {
            request,
            image: id,
            px: self.preprocess.crop_px,
            original,
            views,
        })
    }

    fn view(&mut self, image: &Image, key: Key) -> Result<AugmentedView, Failure> {
        let length = self.pipeline.input_len();
        let px = self.preprocess.crop_px;
        let mut pair = vec![0.0; 2 * length];
        let mut steps = self.pipeline.train(image, key, &mut pair[..length]).words();
        let (partner, mix) = self.pipeline.partner(key, &self.training);
        let blend = mix.blends[0];
        let is_mixed = blend.lambda < 1.0 && partner != key.image;
        if is_mixed {
            let other = Key {
                image: partner,
                ..key
            };
            let image = self.dataset.image(partner).map_err(failure)?;
            self.pipeline.train(&image, other, &mut pair[length..]);
            mix.apply(&mut pair, px as usize);
            let how = if blend.cut.is_some() {
                "CutMix"
            } else {
                "MixUp"
            };
            steps.push(format!("{how} {:.2}", blend.lambda));
        }
        let pixels = rgba(&pair[..length], &self.preprocess);
        let classes = self.dataset.classes();
        let own = self.dataset.label(key.image).map_err(failure)?;
        let other = self.dataset.label(partner).map_err(failure)?;
        let shares = if is_mixed {
            mix.targets(&[own, other], classes.len(), 0.0)
        } else {
            MixPlan::none(1).targets(&[own], classes.len(), 0.0)
        };
        let label = classes
            .iter()
            .cloned()
            .zip(shares)
            .filter(|(_, share)| *share > 0.0);
        Ok(AugmentedView {
            pixels,
            steps,
            partner: is_mixed.then_some(partner),
            label: label.take(2).collect(),
        })
    }
}
