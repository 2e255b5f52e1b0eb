//! A map of a data set: every picture where the model puts it.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::report::ImageId;

/// How features become two numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Projection {
    /// The two directions of most variance.
    #[default]
    Pca,
    /// Neighbours stay neighbours.
    ///
    /// # Source
    /// van der Maaten and Hinton 2008, *Visualizing Data using t-SNE*.
    Tsne {
        /// About how many neighbours each picture has.
        perplexity: f32,
    },
}

/// The perplexities that mean something with so many pictures: t-SNE looks at three times as many neighbours.
///
/// # Source
/// van der Maaten 2014, *Accelerating t-SNE using Tree-Based Algorithms*, section 4.1 (the neighbours).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "few pictures")]
pub fn perplexities(pictures: usize) -> RangeInclusive<f64> {
    2.0..=pictures.saturating_sub(1) as f64 / 3.0
}

/// A picture's place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Which image.
    pub image: ImageId,
    /// To the right, from 0 to 1.
    pub x: f32,
    /// Down, from 0 to 1 (both axes on one scale).
    pub y: f32,
    /// Index of the class the model takes it for, if it knows the data's classes.
    pub predicted: Option<u32>,
}

/// Two pictures that are almost the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Twins {
    /// The one.
    pub a: ImageId,
    /// The other, of another split: what is learnt from one is asked of the other.
    pub b: ImageId,
    /// Cosine of their features, the mean of all pictures' taken away.
    pub similarity: f32,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Atlas {
    /// How it was made.
    pub projection: Projection,
    /// The classes that [`Place::predicted`] counts in; none if the model does not know the data's.
    #[serde(default)]
    pub classes: Vec<String>,
    /// Every picture.
    pub places: Vec<Place>,
    /// Share of the features' variance along each axis, of [`Projection::Pca`].
    pub explained: Option<[f64; 2]>,
    /// Near-duplicates across splits, the most similar first.
    pub twins: Vec<Twins>,
}
