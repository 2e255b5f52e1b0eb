//! A run in the middle, as bytes: everything that resuming needs and that cannot be computed again.
//!
//! What can be is not in there: the frozen part, the images, the activation cache, the order of images and every
//! random draw follow from the model, the data and the recipe.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::parameters::HostFlat;
use crate::fnv::fnv1a;
use crate::report::{EpochReport, PhaseSeconds};

/// Raised whenever the bytes would mean something else.
const VERSION: u32 = 1;
const MAGIC: [u8; 8] = *b"vitrine\x01";

/// A run in the middle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Of the run it belongs to.
    pub identity: u64,
    /// Where it is.
    pub position: Position,
    /// The learning part's parameters.
    pub weights: HostFlat,
    /// What the optimiser remembers of each: steps, and its moments one after the other.
    pub moments: BTreeMap<String, (i32, Vec<Vec<f32>>)>,
    /// The running mean of weights, if one is kept.
    pub ema: Option<HostFlat>,
    /// The best epoch's weights so far, if they are kept.
    pub best: Option<Best>,
}

/// Where a run is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The stage, from 0.
    pub stage: u32,
    /// Epochs of this stage that are done.
    pub epoch: u32,
    /// Batches of the epoch under way that are done.
    pub batch: u32,
    /// Steps of all stages that are done.
    pub step: u32,
    /// The loss of the epoch under way, summed over its images.
    pub loss_sum: f64,
    /// Those images.
    pub seen: f64,
    /// Every epoch that is done.
    pub epochs: Vec<EpochReport>,
    /// Epochs since the best.
    pub since_best: u32,
    /// Where the time went.
    pub seconds: PhaseSeconds,
}

/// The best epoch so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// Counted over all stages, from 1.
    pub epoch: u32,
    /// Its score; more is better.
    pub score: f64,
    /// The learning part's parameters then, if they are to be given back.
    pub weights: Option<HostFlat>,
}

impl Snapshot {
    /// As bytes that know their own length and sum.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Plain data of known length: postcard does not fail on it.
        let body = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(fnv1a(body.iter().copied()).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// Out of bytes; nothing if they are another version's, damaged or cut off.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (version, rest) = rest.split_first_chunk::<4>()?;
        let (sum, body) = rest.split_first_chunk::<8>()?;
        let whole = u32::from_le_bytes(*version) == VERSION
            && u64::from_le_bytes(*sum) == fnv1a(body.iter().copied());
        whole.then(|| postcard::from_bytes(body).ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_survives_and_no_damage_goes_unseen() {
        let snapshot = Snapshot {
            identity: 7,
            position: Position {
                batch: 3,
                ..Position::default()
            },
            weights: BTreeMap::from([("head.bias".to_owned(), vec![1.0, -0.0])]),
            moments: BTreeMap::from([("head.bias".to_owned(), (3, vec![vec![0.5, 0.25]]))]),
            ema: None,
            best: None,
        };
        let bytes = snapshot.to_bytes();
        assert_eq!(Snapshot::from_bytes(&bytes), Some(snapshot));
        for length in 0..bytes.len() {
            assert_eq!(Snapshot::from_bytes(&bytes[..length]), None);
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert_eq!(Snapshot::from_bytes(&damaged), None, "byte {at}");
        }
    }
}
