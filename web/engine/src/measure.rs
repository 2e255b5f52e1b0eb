//! Measurements beside the product: forward times for the benchmark, and whether this browser's WebGPU
//! computes what the CPU computes.
//!
//! - `{bench: {batch, runs}}`, once a model named `bench` is loaded → `{bench: {batch, ms: […]}}`
//! - `{check: "tiny"}` → `{check: {logits, gradients, losses_cpu, losses_gpu}}`
//! - `{check: "real", weights: Uint8Array, images: [Uint8Array, …]}` → `{check: {diffs: […], between}}`
//! - `{check: "augment"}` → `{check: [[name, hash], …]}`
//! - `{augment: {images: [Uint8Array, …], runs}}` → `{augment: {ms: […]}}`: `DeiT`'s augmentation, all images a run
//!
//! A failure answers `{error: "…"}`.

use burn::tensor::{Device, Tensor, TensorData};
use js_sys::{Array, JSON, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use vitrine::augment::{Key, Pipeline};
use vitrine::augmentation::Preset;
use vitrine::data::{Image, Resizer, decode};
use vitrine::device;
use vitrine::host::Host as _;
use vitrine::model::{Checkpoint, Vit};
use vitrine::parity::{augmentation_hashes, max_difference, trace};
use vitrine::preprocess::Preprocess;
use vitrine::protocol::DeviceChoice;
use vitrine::report::ImageId;
use vitrine::session::Session;

use crate::host::{Worker, scope};

/// What is asked for.
pub(crate) enum Measurement {
    Bench {
        batch: usize,
        runs: usize,
    },
    Augment {
        images: Vec<Vec<u8>>,
        runs: usize,
    },
    CheckAugment,
    CheckTiny,
    CheckReal {
        weights: Vec<u8>,
        images: Vec<Vec<u8>>,
    },
}

impl Measurement {
    /// The measurement a message asks for, if it asks for one.
    pub(crate) fn from_message(data: &JsValue) -> Option<Self> {
        let get = |object: &JsValue, key: &str| {
            Reflect::get(object, &key.into())
                .ok()
                .filter(|value| !value.is_undefined())
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small counts"
        )]
        let count = |object: &JsValue, key| {
            get(object, key)
                .and_then(|count| count.as_f64())
                .map_or(1, |count| count as usize)
        };
        let bytes = |value: JsValue| Uint8Array::new(&value).to_vec();
        let images = |object: &JsValue| {
            let images: Array = get(object, "images")?.dyn_into().ok()?;
            Some(images.iter().map(bytes).collect())
        };
        if let Some(bench) = get(data, "bench") {
            return Some(Self::Bench {
                batch: count(&bench, "batch"),
                runs: count(&bench, "runs"),
            });
        }
        if let Some(augment) = get(data, "augment") {
            return Some(Self::Augment {
                images: images(&augment)?,
                runs: count(&augment, "runs"),
            });
        }
        match get(data, "check")?.as_string()?.as_str() {
            "tiny" => Some(Self::CheckTiny),
            "augment" => Some(Self::CheckAugment),
            "real" => Some(Self::CheckReal {
                weights: bytes(get(data, "weights")?),
                images: images(data)?,
            }),
            _ => None,
        }
    }
}

/// Measures and posts the answer.
pub(crate) async fn answer(session: &Session<Worker>, measurement: Measurement) {
    let answer = match measurement {
        Measurement::Bench { batch, runs } => bench(session, batch, runs).await,
        Measurement::Augment { images, runs } => augment(session, &images, runs),
        Measurement::CheckAugment => Ok(json!({ "check": augmentation_hashes() })),
        Measurement::CheckTiny => check_tiny().await,
        Measurement::CheckReal { weights, images } => check_real(weights, &images).await,
    };
    let answer = answer.unwrap_or_else(|error| json!({ "error": error }));
    let _ = scope().post_message(&JSON::parse(&answer.to_string()).unwrap_or_default());
}

/// Forward passes from ready numbers to logits on the host, in milliseconds each.
async fn bench(session: &Session<Worker>, batch: usize, runs: usize) -> Result<Value, String> {
    let vit = session
        .network("bench")
        .ok_or("no model called bench is loaded")?;
    let px = vit.shape().image_px().0;
    let mut ms = Vec::with_capacity(runs);
    for run in 0..runs {
        #[expect(clippy::cast_precision_loss, reason = "any numbers will do")]
        let pixels: Vec<f32> = (0..batch * 3 * px * px)
            .map(|index| ((index + run) as f32 * 0.01).sin())
            .collect();
        let started = session.host().now_ms();
        let images = Tensor::<4>::from_data(
            TensorData::new(pixels, [batch, 3, px, px]),
            session.device(),
        );
        let logits = read(vit.forward(images)).await?;
        ms.push(session.host().now_ms() - started);
        if logits.iter().any(|logit| !logit.is_finite()) {
            return Err("a logit is not finite".to_owned());
        }
    }
    Ok(json!({ "bench": { "batch": batch, "ms": ms } }))
}

/// `DeiT`'s augmentation of held images, in milliseconds for all of them.
fn augment(session: &Session<Worker>, images: &[Vec<u8>], runs: usize) -> Result<Value, String> {
    let mut resizer = Resizer::new();
    let images: Vec<Image> = images
        .iter()
        .map(|bytes| decode(bytes).map(|image| resizer.held(image)))
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    let mut pipeline = Pipeline::new(Preset::Deit.augmentation(), Preprocess::deit(224));
    let mut planes = vec![0.0; pipeline.input_len()];
    let mut ms = Vec::with_capacity(runs);
    for epoch in (0..).take(runs) {
        let started = session.host().now_ms();
        for (id, image) in (0..).zip(&images) {
            let key = Key {
                image: ImageId(id),
                seed: 0,
                epoch,
                copy: 0,
            };
            pipeline.train(image, key, &mut planes);
        }
        ms.push(session.host().now_ms() - started);
    }
    Ok(json!({ "augment": { "ms": ms } }))
}

async fn check_tiny() -> Result<Value, String> {
    let gpu = device::open(DeviceChoice::WebGpu)
        .await
        .map_err(|error| error.to_string())?;
    let on_cpu = trace(&Device::flex(), 4)
        .await
        .map_err(|error| error.to_string())?;
    let on_gpu = trace(&gpu, 4).await.map_err(|error| error.to_string())?;
    Ok(json!({ "check": {
        "logits": max_difference(&on_cpu.logits, &on_gpu.logits),
        "gradients": max_difference(&on_cpu.gradients, &on_gpu.gradients),
        "losses_cpu": on_cpu.losses,
        "losses_gpu": on_gpu.losses,
    } }))
}

/// The same weights and images on both devices, one image at a time. Two different images, because a device
/// that silently fails gives the previous answer again.
async fn check_real(weights: Vec<u8>, images: &[Vec<u8>]) -> Result<Value, String> {
    let gpu = device::open(DeviceChoice::WebGpu)
        .await
        .map_err(|error| error.to_string())?;
    let checkpoint = Checkpoint::from_bytes(weights).map_err(|error| error.to_string())?;
    let (on_cpu, _) = checkpoint
        .load(&Device::flex())
        .map_err(|error| error.to_string())?;
    let (on_gpu, _) = checkpoint.load(&gpu).map_err(|error| error.to_string())?;
    let (mut diffs, mut answers) = (Vec::new(), Vec::new());
    for image in images {
        let expected = logits(&on_cpu, image, &Device::flex()).await?;
        let found = logits(&on_gpu, image, &gpu).await?;
        diffs.push(max_difference(&expected, &found));
        answers.push(found);
    }
    let between = match answers.as_slice() {
        [first, second, ..] => max_difference(first, second),
        _ => 0.0,
    };
    Ok(json!({ "check": { "diffs": diffs, "between": between } }))
}

async fn logits(vit: &Vit, image: &[u8], device: &Device) -> Result<Vec<f32>, String> {
    let image = decode(image).map_err(|error| error.to_string())?;
    let px = vit.architecture().image_px.0;
    let mut pixels = vec![0.0; 3 * px * px];
    Pipeline::evaluation(Preprocess::deit(u32::try_from(px).unwrap_or(u32::MAX)))
        .evaluate(&image, &mut pixels);
    read(vit.forward(Tensor::from_data(
        TensorData::new(pixels, [1, 3, px, px]),
        device,
    )))
    .await
}

async fn read(logits: Tensor<2>) -> Result<Vec<f32>, String> {
    let data = logits
        .into_data_async()
        .await
        .map_err(|error| error.to_string())?;
    data.try_to_vec::<f32>()
        .map_err(|error| format!("{error:?}"))
}
