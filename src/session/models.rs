//! Loading a model: from files, an address, or a hub's repository; what comes beside the weights is used too.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::failure::failure;
use super::{MAX_WEIGHTS_BYTES, Model, Session, parameters};
use crate::fnv::{fnv1a, fnv1a_words};
use crate::host::{Host, HostError, Transfer};
use crate::model::checkpoint::shards;
use crate::model::cnn::detect::usual_preprocess;
use crate::model::config::{ModelConfig, Published, published_preprocess, read_preprocess};
use crate::model::{Checkpoint, LoadReport, Network, labels};
use crate::protocol::{
    Event, Failure, FailureKind, FileRef, ModelInfo, Phase, RequestId, WeightsSource,
};
use crate::train::answer::Answerer;

/// Where hub ids lead, unless the page was told of a mirror.
const HUB: &str = "https://huggingface.co";

/// The names publishers give these files.
const CONFIG: &str = "config.json";
const PREPROCESSOR: &str = "preprocessor_config.json";
const WEIGHTS: [&str; 2] = ["model.safetensors", "pytorch_model.bin"];
const INDEX: [&str; 2] = [
    "model.safetensors.index.json",
    "pytorch_model.bin.index.json",
];

/// A published model's files.
#[derive(Default)]
struct Files {
    config: Option<Vec<u8>>,
    preprocessor: Option<Vec<u8>>,
    /// One, or the shards.
    weights: Vec<Vec<u8>>,
    /// The hub id, where it came from one.
    origin: Option<String>,
}

impl<H: Host> Session<H> {
    pub(super) async fn load_model(
        &mut self,
        request: RequestId,
        name: String,
        source: WeightsSource,
    ) -> Result<Event, Failure> {
        let (files, downloaded) = match source {
            WeightsSource::Kept(place) => return self.recall_model(request, name, &place).await,
            WeightsSource::Files(files) => (self.picked(&files).await?, Vec::new()),
            WeightsSource::Url { url, bytes, sha256 } => {
                let weights = self
                    .download(request, &url, bytes, sha256.as_deref())
                    .await?;
                let files = Files {
                    weights: vec![weights],
                    ..Files::default()
                };
                (files, vec![url])
            }
            WeightsSource::Hub { id, endpoint } => {
                self.published(request, &id, endpoint.as_deref()).await?
            }
        };
        let assembled = self.assemble(name.clone(), files);
        if let Err(failure) = &assembled
            && failure.kind == FailureKind::Weights
        {
            // A kept download that cannot be used would be taken again and again.
            for url in &downloaded {
                self.host.forget(url).await;
            }
        }
        let model = assembled?;
        let info = model.info.clone();
        self.models.insert(name, model);
        Ok(Event::ModelLoaded {
            request,
            model: info,
        })
    }

    /// Network and preprocessing out of a model's files.
    fn assemble(&self, name: String, files: Files) -> Result<Model, Failure> {
        let mut origin = files.origin;
        let sums = files.weights.iter().map(|bytes| fnv1a_words(bytes));
        let identity = fnv1a(sums.flat_map(u64::to_le_bytes));
        let mut checkpoint = Checkpoint::from_files(files.weights).map_err(failure)?;
        if let Some(config) = files.config {
            let config = ModelConfig::from_json(&config).map_err(failure)?;
            checkpoint.describe(&config);
            origin = origin.or(config.origin);
        }
        let (network, report) = checkpoint.network(&self.device).map_err(failure)?;
        let input_px = side(&network);
        let processor = files
            .preprocessor
            .map(|bytes| read_preprocess(&bytes, input_px))
            .transpose()
            .map_err(failure)?
            .or_else(|| Some(usual_preprocess(checkpoint.dialect()?, input_px)));
        let hints = checkpoint.hints();
        let published =
            published_preprocess(origin.as_deref(), hints.preprocess, processor, input_px);
        let info = model_info(name, &network, report, hints.classes.clone(), published);
        Ok(Model {
            answerer: Answerer::one(network, info.preprocess),
            info,
            identity,
            training: None,
        })
    }

    /// Files the user handed over: the weights, and perhaps what was published beside them.
    async fn picked(&self, refs: &[FileRef]) -> Result<Files, Failure> {
        let mut files = Files::default();
        let mut weights = BTreeMap::new();
        let mut index = None;
        for file in refs {
            let bytes = self
                .host
                .read(file.id, MAX_WEIGHTS_BYTES)
                .await
                .map_err(failure)?;
            match file_name(&file.path) {
                CONFIG => files.config = Some(bytes),
                PREPROCESSOR => files.preprocessor = Some(bytes),
                name if name.ends_with(".index.json") => index = Some(bytes),
                name => _ = weights.insert(name.to_owned(), bytes),
            }
        }
        files.weights = match index {
            None => weights.into_values().collect(),
            Some(index) => {
                let mut in_order = Vec::new();
                for name in shards(&index).map_err(failure)? {
                    let missing =
                        || failure(crate::model::WeightsError::MissingShard { name: name.clone() });
                    in_order.push(weights.remove(&name).ok_or_else(missing)?);
                }
                in_order
            }
        };
        if files.weights.is_empty() {
            return Err(failure(crate::model::WeightsError::Empty));
        }
        Ok(files)
    }

    /// The files of a hub's repository, and their addresses.
    async fn published(
        &self,
        request: RequestId,
        id: &str,
        endpoint: Option<&str>,
    ) -> Result<(Files, Vec<String>), Failure> {
        if !is_hub_id(id) {
            return Err(Failure {
                kind: FailureKind::Settings,
                message: format!("\"{id}\" is no hub id."),
                hint: "Write it as owner/name, such as facebook/deit-tiny-patch16-224.".to_owned(),
            });
        }
        let endpoint = endpoint.unwrap_or(HUB).trim_end_matches('/');
        let address = |file: &str| format!("{endpoint}/{id}/resolve/main/{file}");
        let mut addresses = Vec::new();
        let mut weights = Vec::new();
        for (single, index) in WEIGHTS.into_iter().zip(INDEX) {
            if let Some(bytes) = self.download_if_there(request, &address(single)).await? {
                weights.push(bytes);
                addresses.push(address(single));
                break;
            }
            if let Some(index) = self.download_if_there(request, &address(index)).await? {
                for shard in shards(&index).map_err(failure)? {
                    let url = address(&shard);
                    weights.push(self.download(request, &url, None, None).await?);
                    addresses.push(url);
                }
                break;
            }
        }
        if weights.is_empty() {
            return Err(Failure {
                kind: FailureKind::Network,
                message: format!("The hub has no weights called \"{id}\" (no {}).", WEIGHTS.join(", no ")),
                hint: "What was loaded before is still there. Check the spelling; private and gated models must be downloaded by hand and dropped here.".to_owned(),
            });
        }
        let files = Files {
            config: self.download_if_there(request, &address(CONFIG)).await?,
            preprocessor: self
                .download_if_there(request, &address(PREPROCESSOR))
                .await?,
            weights,
            origin: Some(id.to_owned()),
        };
        addresses.extend([address(CONFIG), address(PREPROCESSOR)]);
        Ok((files, addresses))
    }

    /// A file that a repository may do without. (A hub answers 401 for repositories it does not know.)
    async fn download_if_there(
        &self,
        request: RequestId,
        url: &str,
    ) -> Result<Option<Vec<u8>>, Failure> {
        match self.fetch(request, url, None).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(HostError::Status {
                status: 401 | 404, ..
            }) => Ok(None),
            Err(error) => Err(failure(error)),
        }
    }

    /// Downloads, and compares the checksum where there is one.
    pub(super) async fn download(
        &self,
        request: RequestId,
        url: &str,
        size: Option<u64>,
        sha256: Option<&str>,
    ) -> Result<Vec<u8>, Failure> {
        let bytes = self.fetch(request, url, size).await.map_err(failure)?;
        let Some(expected) = sha256 else {
            return Ok(bytes);
        };
        let found: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        if found == expected.to_lowercase() {
            return Ok(bytes);
        }
        self.host.forget(url).await;
        Err(Failure {
            kind: FailureKind::Network,
            message: format!(
                "The download of {url} is damaged: its checksum is not the published one."
            ),
            hint: "What was loaded before is still there, and the damaged file was not kept. Try the download again."
                .to_owned(),
        })
    }

    /// Downloads, saying how far it is; a Stop ends it.
    async fn fetch(
        &self,
        request: RequestId,
        url: &str,
        size: Option<u64>,
    ) -> Result<Vec<u8>, HostError> {
        let mut tell = |news| {
            self.host.emit(match news {
                Transfer::Bytes { done, total } => Event::Progress {
                    request,
                    phase: Phase::Download,
                    done,
                    total: total.or(size),
                },
                Transfer::Note(text) => Event::Note { request, text },
            });
            !self.host.stop_requested(request)
        };
        self.host.fetch(url, &mut tell).await
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Two names of letters, digits, `-`, `_` and `.`, none of them only dots.
fn is_hub_id(id: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.chars().any(|c| c != '.')
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    id.split_once('/')
        .is_some_and(|(owner, name)| is_name(owner) && is_name(name))
}

fn side(network: &Network) -> u32 {
    u32::try_from(network.shape().image_px().0).unwrap_or(u32::MAX)
}

fn model_info(
    name: String,
    network: &Network,
    report: LoadReport,
    classes: Option<Vec<String>>,
    published: Published,
) -> ModelInfo {
    let shape = network.shape();
    let named = classes.filter(|classes| classes.len() == shape.classes());
    ModelInfo {
        name,
        architecture: shape.to_string(),
        parameters: parameters(network),
        classes: named.unwrap_or_else(|| labels::names(shape.classes())),
        shape,
        reinitialized: report.reinitialized,
        unexpected: report.unexpected,
        preprocess: published.preprocess,
        notes: published.notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hub_ids_are_two_names() {
        assert!(is_hub_id("timm/deit_small_patch16_224.fb_in1k"));
        for id in [
            "",
            "deit",
            "a/b/c",
            "../x",
            "a/..",
            "a b/c",
            "https://x/y",
            "a/b?c",
        ] {
            assert!(!is_hub_id(id), "{id}");
        }
    }
}
