//! From the bytes of image files to a split data set and normalised batches.
//!
//! In reading order: [`import`] turns files, folders and zips into labelled entries; [`decode`] turns
//! an entry's bytes into an [`Image`]; [`resize`] shrinks it to what is held in memory and cuts the
//! crops a model sees; [`Dataset`] holds the images; [`split`] says which are learnt from and which
//! are held out; [`batch`] makes `[batch, channels, height, width]` floats of them.
//!
//! Pure functions of bytes and seeds: no tensors, no clock, no threads, and no knowledge of models.
//! All randomness is `ChaCha8`, keyed by what it is for, so that the browser and the headless runner
//! draw the same numbers (see `rng`).

mod archive;
pub mod batch;
mod container;
pub mod dataset;
pub mod decode;
pub mod import;
mod layout;
pub mod resize;
mod rng;
pub mod split;

pub use batch::{Batch, CropSettings, LastBatch, Loader};
pub use dataset::{DataError, Dataset, thumbnail};
pub use decode::{DecodeError, Image, decode};
pub use import::{Entry, Import};
pub use resize::{EvalCrop, Resizer};
