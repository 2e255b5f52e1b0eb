//! Where a convolutional network looked: Grad-CAM.
//!
//! # Source
//! Selvaraju et al. 2017, "Grad-CAM: visual explanations from deep networks via gradient-based localization",
//! equations 1 and 2, on the feature maps of the last convolution, as section 3 recommends.

use burn::tensor::Tensor;

use super::{Cnn, pooled};

/// How much each place of an image speaks for a class: the last feature maps, each weighted by the mean of the class
/// score's gradient on it, added up; what speaks against it counts as nothing. Not scaled; a map of zeros says that
/// nothing in the image speaks for the class. Nothing is returned for a class the network does not have.
///
/// # Shapes
/// `[1, 3, height, width]` → `[rows, columns]`, a 32nd of the image's sides
#[must_use]
pub fn grad_cam(cnn: &Cnn, image: Tensor<4>, class: usize) -> Option<Tensor<2>> {
    if class >= cnn.architecture().classes {
        return None;
    }
    let maps = cnn.maps(image); // [1, dim, rows, columns]
    let [_, dim, rows, columns] = maps.dims();
    let leaf = maps.clone().autodiff().require_grad();
    let logits = cnn.classify(pooled(leaf.clone())); // [1, classes]
    let gradients = logits.narrow(1, class, 1).sum().backward();
    let gradient = leaf.grad(&gradients)?; // [1, dim, rows, columns]
    let weights = gradient.flatten::<3>(2, 3).mean_dim(2); // [1, dim, 1]
    let map = (maps * weights.reshape([1, dim, 1, 1])).sum_dim(1); // [1, 1, rows, columns]
    Some(map.clamp_min(0.0).reshape([rows, columns]))
}
