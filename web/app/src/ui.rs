//! Parts of a page that know nothing of models, data or notebooks.

pub(crate) mod bars;
pub(crate) mod camera;
pub(crate) mod chart;
pub(crate) mod curves;
pub(crate) mod dialog;
pub(crate) mod dropzone;
pub(crate) mod empty;
pub(crate) mod field;
pub(crate) mod fold;
pub(crate) mod heat;
pub(crate) mod matrix;
pub(crate) mod menu;
pub(crate) mod overlay;
pub(crate) mod pixels;
pub(crate) mod progress;
pub(crate) mod range;
pub(crate) mod scatter;
pub(crate) mod snippet;
pub(crate) mod table;
pub(crate) mod window;
