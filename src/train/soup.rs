//! Model soups: one network with the mean of several networks' weights.
//!
//! # Source
//! Wortsman et al. 2022, "Model soups: averaging weights of multiple fine-tuned models improves accuracy without
//! increasing inference time".

use super::TrainError;
use super::parameters::{flat, with};
use crate::model::Network;

/// The mean of networks of one architecture, weight by weight; nothing of none.
#[must_use]
pub fn uniform(networks: &[&Network]) -> Option<Network> {
    let (first, others) = networks.split_first()?;
    let mut sum = flat(*first, 0);
    for other in others {
        for (name, more) in flat(*other, 0) {
            if let Some(tensor) = sum.get_mut(&name) {
                *tensor = tensor.clone() + more;
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of networks")]
    let share = 1.0 / networks.len() as f64;
    for tensor in sum.values_mut() {
        *tensor = tensor.clone().mul_scalar(share);
    }
    Some(with((*first).clone(), 0, &sum))
}

/// Which of several to mix: from the most accurate on (of equal ones the first), each stays if accuracy with it is no
/// worse. `accuracy` is of the mix of those named.
///
/// # Errors
/// Those of `accuracy`.
pub async fn greedy(
    count: usize,
    mut accuracy: impl AsyncFnMut(&[usize]) -> Result<f64, TrainError>,
) -> Result<Vec<usize>, TrainError> {
    let mut alone = Vec::with_capacity(count);
    for index in 0..count {
        alone.push((index, accuracy(&[index]).await?));
    }
    alone.sort_by(|left, right| right.1.total_cmp(&left.1));
    let (mut kept, mut best) = (Vec::new(), f64::NEG_INFINITY);
    for (index, by_itself) in alone {
        let mut with_it = kept.clone();
        with_it.push(index);
        let reached = if kept.is_empty() {
            by_itself
        } else {
            accuracy(&with_it).await?
        };
        if reached >= best {
            (kept, best) = (with_it, reached);
        }
    }
    Ok(kept)
}
