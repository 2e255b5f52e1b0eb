//! Models kept on the device, and made anew from there: what the page loses when it closes.
//!
//! Under a name lies a JSON record; each network's weights lie beside it as safetensors, and the record knows their sums.
//! What was learnt comes back bit by bit, and is the same model to whoever asks for its identity.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::failure::{failure, internal};
use super::{Model, Session};
use crate::ensemble::TestViews;
use crate::fnv::fnv1a_words;
use crate::host::Host;
use crate::model::Checkpoint;
use crate::preprocess::Preprocess;
use crate::protocol::{Event, Failure, FailureKind, ModelInfo, RequestId};
use crate::report::Precision;
use crate::train::answer::{Answerer, Mean, Member};

/// What is known of a model beside its weights.
#[derive(Serialize, Deserialize)]
struct Record {
    info: ModelInfo,
    identity: u64,
    mean: Mean,
    views: TestViews,
    members: Vec<Part>,
    /// How it was trained, as this version writes it; another version may read the rest without it.
    training: Value,
}

/// One network of it.
#[derive(Serialize, Deserialize)]
struct Part {
    preprocess: Preprocess,
    /// Of its weights' file: another file, another number.
    sum: u64,
}

/// Where the weights of a model's network lie.
fn weights(place: &str, network: usize) -> String {
    format!("{place}-{network}.safetensors")
}

impl<H: Host> Session<H> {
    pub(super) async fn keep_model(
        &self,
        request: RequestId,
        name: &str,
        place: &str,
    ) -> Result<Event, Failure> {
        let Model {
            answerer,
            info,
            identity,
            training,
        } = self.model(name)?;
        // A record without weights is found wanting; weights without a record are not found.
        self.host.discard(place).await;
        let (mut members, mut kept) = (Vec::new(), 0);
        for (network, member) in answerer.members.iter().enumerate() {
            let preprocess = member.preprocess;
            let file = member
                .network
                .to_safetensors(&info.classes, &preprocess, Precision::F32);
            let file = file.await.map_err(failure)?;
            let stored = self.host.store(&weights(place, network), &file).await;
            stored.map_err(failure)?;
            kept += file.len() as u64;
            let sum = fnv1a_words(&file);
            members.push(Part { preprocess, sum });
        }
        let record = Record {
            info: info.clone(),
            identity: *identity,
            mean: answerer.mean,
            views: answerer.views,
            members,
            training: serde_json::to_value(training).unwrap_or_default(),
        };
        let record = serde_json::to_vec(&record).map_err(|error| internal(&error.to_string()))?;
        self.host.store(place, &record).await.map_err(failure)?;
        Ok(Event::ModelKept {
            request,
            bytes: kept + record.len() as u64,
        })
    }

    pub(super) async fn recall_model(
        &mut self,
        request: RequestId,
        name: String,
        place: &str,
    ) -> Result<Event, Failure> {
        let lost = |message: String| {
            Failure {
            kind: FailureKind::Weights,
            message,
            hint: "Your notebook and your pictures are safe. Run the cell that makes this model to train it again.".to_owned(),
        }
        };
        let gone = || {
            lost(format!(
                "The trained weights of \"{name}\" are no longer on this device."
            ))
        };
        let damaged = || {
            lost(format!(
                "The trained weights of \"{name}\" on this device are damaged or of another version."
            ))
        };
        let record = self.host.recall(place).await.ok_or_else(gone)?;
        let record: Record = serde_json::from_slice(&record).map_err(|_| damaged())?;
        let mut members = Vec::with_capacity(record.members.len());
        for (network, part) in record.members.iter().enumerate() {
            let file = self.host.recall(&weights(place, network)).await;
            let file = file.ok_or_else(gone)?;
            if fnv1a_words(&file) != part.sum {
                return Err(damaged());
            }
            let checkpoint = Checkpoint::from_files(vec![file]).map_err(failure)?;
            let (network, _) = checkpoint.network(&self.device).map_err(failure)?;
            members.push(Member {
                network,
                preprocess: part.preprocess,
            });
        }
        if members.is_empty() {
            return Err(damaged());
        }
        let info = ModelInfo {
            name: name.clone(),
            ..record.info
        };
        let model = Model {
            answerer: Answerer {
                members,
                mean: record.mean,
                views: record.views,
            },
            info: info.clone(),
            identity: record.identity,
            training: serde_json::from_value(record.training).ok(),
        };
        self.models.insert(name, model);
        Ok(Event::ModelLoaded {
            request,
            model: info,
        })
    }
}
