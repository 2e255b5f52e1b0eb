//! Where a model puts pictures: their features, those features in two dimensions, and pictures that are almost the same.
//!
//! The arithmetic ([`pca`], [`tsne`], [`twins`]) is plain Rust in 64 bits on one thread, cut into pieces between which
//! the caller may let others have their turn. It knows no tensors: only [`features`] does. Logarithms and powers are
//! `libm`'s, so that the same features make the same map everywhere.

pub mod affinity;
pub mod features;
pub mod pca;
pub mod quadtree;
pub mod symmetric;
pub mod tsne;
pub mod twins;

use crate::atlas::perplexities;

/// Why there is no map.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EmbedError {
    /// Two pictures are the least that have a direction between them.
    #[error("There are {found} pictures, and a map needs at least two.")]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// What the network says is not numbers.
    #[error("The model's features are not finite numbers, so the pictures have no place.")]
    NotFinite,
    /// More neighbours asked for than pictures can have, or fewer than mean anything.
    #[error(
        "The perplexity is {perplexity}; with {points} pictures it can be from {least} to {most:.1}.",
        least = perplexities(*points).start(),
        most = perplexities(*points).end()
    )]
    Perplexity {
        /// What was asked for.
        perplexity: f64,
        /// How many pictures there are.
        points: usize,
    },
    /// The principal directions did not settle.
    #[error("The principal directions of the features could not be found.")]
    Unsettled,
}
