//! From the bytes of image files to a split data set.
//!
//! In reading order: [`import`] turns files, folders and zips into labelled entries; [`mod@decode`] turns
//! an entry's bytes into an [`Image`]; [`resize`] shrinks it to what is held in memory and [`crop`]
//! says which part a model sees; [`dataset`] holds the images; [`split`] says which are learnt from
//! and which are held out. (`augment` makes a model's inputs of them.)
//!
//! Pure functions of bytes and seeds: no tensors, no clock, no threads, and no knowledge of models.
//! All randomness is `ChaCha8`, keyed by what it is for, so that the browser and the headless runner
//! draw the same numbers (see `rng`).

pub mod attic;
pub mod crop;
pub mod dataset;
pub mod decode;
pub mod folders;
pub mod import;
pub mod resize;
pub mod split;

mod archive;
mod container;
mod error;
mod layout;
mod levels;
mod removed;
mod resample;
mod rgb;
pub(crate) mod rng;
mod show;
mod table;
mod teachable;
mod trainable;

pub use attic::Attic;
pub use dataset::Dataset;
pub use decode::{DecodeError, decode};
pub use error::DataError;
pub use import::{Entry, Import, is_archive};
pub use resize::Resizer;
pub use rgb::Image;
pub use show::thumbnail;
pub use table::MAX_TABLE_BYTES;
