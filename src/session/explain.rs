//! What an answer rests on, and what a network is made of.

use std::borrow::Cow;

use burn::tensor::{Device, Tensor, TensorData};

use super::failure::failure;
use super::watch::HostWatch;
use super::{MAX_IMAGE_BYTES, Session};
use crate::augment::{Pipeline, rgba};
use crate::data::{self, Image};
use crate::explain::attention::attention;
use crate::explain::occlusion::{Square, occlusion};
use crate::explain::profile::profile;
use crate::explain::relevance::Answered;
use crate::explain::rollout::rollout;
use crate::explain::{ExplainError, floats};
use crate::explanation::{Explanation, Found, Heat, Method, Picture};
use crate::host::Host;
use crate::metrics::{softmax, top_predictions};
use crate::model::cnn::grad_cam;
use crate::model::{Network, Vit};
use crate::preprocess::Preprocess;
use crate::protocol::{Event, Failure, Phase, RequestId};
use crate::train::Watch;

/// Classes listed beside an explanation.
const TOP: usize = 5;

impl<H: Host> Session<H> {
    pub(super) async fn explain(
        &mut self,
        request: RequestId,
        name: &str,
        picture: &Picture,
        method: Method,
        class: Option<u32>,
    ) -> Result<Event, Failure> {
        let model = self.model(name)?;
        let (network, info) = (model.network()?, &model.info);
        if let Some(class) = class.filter(|&class| class as usize >= info.classes.len()) {
            let classes = info.classes.len();
            return Err(failure(ExplainError::NoSuchClass { class, classes }));
        }
        let image = self.picture(picture).await?;
        let started = self.host.now_ms();
        let view = View::new(&image, info.preprocess);
        let asked = Asked {
            network,
            view: &view,
            device: &self.device,
            watch: &HostWatch::new(&self.host, request),
            class,
        };
        let (logits, found) = asked.find(method).await.map_err(failure)?;
        let (rows, columns) = info.shape.grid();
        let patches = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Event::Explained {
            request,
            explanation: Explanation {
                px: info.preprocess.crop_px,
                pixels: rgba(&view.planes, &info.preprocess),
                grid: (patches(rows), patches(columns)),
                predictions: top_predictions(&logits, &info.classes, TOP),
                class: chosen(class, &logits),
                found,
                elapsed_ms: self.host.now_ms() - started,
            },
        })
    }

    /// The picture asked about, decoded.
    async fn picture(&self, picture: &Picture) -> Result<Cow<'_, Image>, Failure> {
        match picture {
            Picture::Held { data, image } => self.dataset(data)?.image(*image).map_err(failure),
            Picture::File(file) => {
                let bytes = self.host.read(file.id, MAX_IMAGE_BYTES).await;
                data::decode(&bytes.map_err(failure)?)
                    .map(Cow::Owned)
                    .map_err(failure)
            }
        }
    }

    pub(super) async fn profile(
        &mut self,
        request: RequestId,
        name: &str,
    ) -> Result<Event, Failure> {
        let network = self.model(name)?.network()?;
        let watch = HostWatch::new(&self.host, request);
        let tell = async |done, total| {
            watch.progress(Phase::Evaluate, done, total);
            watch.breathe().await
        };
        let parts = profile(network, &self.device, || self.host.now_ms(), tell).await;
        Ok(Event::Profiled {
            request,
            parts: parts.map_err(failure)?,
        })
    }
}

/// The class explained: the one asked for, or the most probable.
fn chosen(class: Option<u32>, logits: &[f32]) -> u32 {
    let best = || top_predictions(logits, &[], 1).first().map(|it| it.index);
    class.or_else(best).unwrap_or(0)
}

/// A picture as a network sees it.
struct View {
    px: usize,
    /// `[channels, px, px]`, normalised
    planes: Vec<f32>,
}

impl View {
    fn new(image: &Image, preprocess: Preprocess) -> Self {
        let mut pipeline = Pipeline::evaluation(preprocess);
        let mut planes = vec![0.0; pipeline.input_len()];
        pipeline.evaluate(image, &mut planes);
        Self {
            px: preprocess.crop_px as usize,
            planes,
        }
    }

    /// `[1, channels, px, px]`
    fn input(&self, device: &Device) -> Tensor<4> {
        let data = TensorData::new(self.planes.clone(), [1, 3, self.px, self.px]);
        Tensor::from_data(data, device)
    }
}

/// One question.
struct Asked<'a, W> {
    network: &'a Network,
    view: &'a View,
    device: &'a Device,
    watch: &'a W,
    class: Option<u32>,
}

impl<W: Watch> Asked<'_, W> {
    /// The class scores, and what they rest on.
    async fn find(&self, method: Method) -> Result<(Vec<f32>, Found), ExplainError> {
        self.go_on().await?;
        let input = self.view.input(self.device); // [1, channels, px, px]
        match method {
            Method::Attention => {
                let (logits, maps) = attention(self.vit()?, input).await?;
                Ok((logits, Found::Attention(maps)))
            }
            Method::Rollout { fusion, discard } => {
                let (logits, heat) = rollout(self.vit()?, input, fusion, discard).await?;
                Ok((logits, Found::Heat(heat)))
            }
            Method::Relevance => {
                let mut answered = Answered::new(self.vit()?, input).await?;
                let logits = std::mem::take(&mut answered.logits);
                self.go_on().await?;
                let heat = answered
                    .relevance(chosen(self.class, &logits) as usize)
                    .await?;
                Ok((logits, Found::Heat(heat)))
            }
            Method::Occlusion { side_px, stride_px } => {
                let px = u32::try_from(self.view.px).unwrap_or(u32::MAX);
                let square = Square::new(side_px, stride_px, px)?;
                self.occlusion(input, square).await
            }
            Method::GradCam => self.grad_cam(input).await,
        }
    }

    async fn grad_cam(&self, input: Tensor<4>) -> Result<(Vec<f32>, Found), ExplainError> {
        let Network::Cnn(cnn) = self.network else {
            return Err(ExplainError::NoFeatureMaps);
        };
        let logits = floats(cnn.forward(input.clone())).await?;
        self.go_on().await?;
        let class = chosen(self.class, &logits);
        let map = grad_cam(cnn, input, class as usize); // [rows, columns]
        let map = map.ok_or(ExplainError::NoSuchClass {
            class,
            classes: logits.len(),
        })?;
        let [rows, columns] = map.dims();
        let heat = Heat {
            rows: u32::try_from(rows).unwrap_or(u32::MAX),
            columns: u32::try_from(columns).unwrap_or(u32::MAX),
            values: floats(map).await?,
        };
        Ok((logits, Found::Heat(heat)))
    }

    /// The network, where it has attention.
    fn vit(&self) -> Result<&Vit, ExplainError> {
        match self.network {
            Network::Vit(vit) => Ok(vit),
            Network::Cnn(_) => Err(ExplainError::NoAttention),
        }
    }

    async fn occlusion(
        &self,
        input: Tensor<4>,
        square: Square,
    ) -> Result<(Vec<f32>, Found), ExplainError> {
        let network = |images| self.network.forward(images);
        let logits = floats(network(input)).await?;
        let class = chosen(self.class, &logits) as usize;
        let whole = softmax(&logits).get(class).copied().unwrap_or_default();
        let tell = async |done, total| {
            self.watch.progress(Phase::Evaluate, done, total);
            self.watch.breathe().await
        };
        let planes = &self.view.planes;
        let heat = occlusion(network, planes, self.device, square, (class, whole), tell).await?;
        Ok((logits, Found::Heat(heat)))
    }

    async fn go_on(&self) -> Result<(), ExplainError> {
        if self.watch.breathe().await {
            return Err(ExplainError::Stopped);
        }
        Ok(())
    }
}
