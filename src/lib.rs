//! Fine-tune DeiT vision transformers, in the browser or natively.
//!
//! A tour for a first reader, bottom to top:
//!
//! - Plain data, all that the page may know: [`notebook`] (the document), [`recipe`] (every
//!   training knob), [`ensemble`] (several models as one), [`augmentation`] (how training images are varied), [`preprocess`] (from pixels to inputs), [`report`] (results), [`protocol`] (commands and events),
//!   [`kept`] (stored downloads), [`ledger`] (what a data set is made of, and its journal), [`library`] (stored notebooks), [`history`] (earlier runs), [`memory`] (what a run needs), [`trial`] (looking before training),
//!   [`metrics`] (arithmetic on answers), [`study`] (a closer look at an evaluation), [`explanation`] (why a model answered so), [`atlas`] (a map of a data set), [`comparison`] (models side by side),
//!   [`handout`] (a notebook's results as files for others), [`axis`] (round numbers for charts), [`markdown`] (notes as harmless HTML).
//! - The engine (feature `compute`): `model` (DeiT in one file), `data` (from bytes to a
//!   split data set), `augment` (from images to inputs), `train` (the loop), `explain` (what an answer rests on), `embed` (where a model puts pictures), `export` (the model for other programs), and
//!   `session`, which owns them all and speaks the protocol through a `host`.
//!
//! Nothing here knows a browser, a clock or a file system: see `host`.

pub mod architecture;
pub mod atlas;
pub mod augmentation;
pub mod axis;
pub mod comparison;
pub mod ensemble;
pub mod explanation;
mod fnv;
pub mod handout;
pub mod history;
pub mod kept;
pub mod ledger;
pub mod library;
pub mod markdown;
pub mod memory;
pub mod metrics;
pub mod notebook;
pub mod preprocess;
pub mod protocol;
pub mod recipe;
pub mod report;
pub mod study;
pub mod templates;
pub mod trial;

#[cfg(feature = "images")]
pub mod augment;
#[cfg(feature = "images")]
pub mod data;
#[cfg(feature = "compute")]
pub mod device;
#[cfg(feature = "compute")]
pub mod embed;
#[cfg(feature = "compute")]
pub mod explain;
#[cfg(feature = "compute")]
pub mod export;
#[cfg(feature = "compute")]
pub mod host;
#[cfg(feature = "compute")]
pub mod model;
#[cfg(feature = "compute")]
pub mod parity;
#[cfg(feature = "compute")]
pub mod session;
#[cfg(feature = "compute")]
pub mod train;
