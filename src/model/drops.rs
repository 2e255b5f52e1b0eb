//! What training leaves out at random: dropout, attention dropout, stochastic depth.
//!
//! The draws are the caller's, one number in [0, 1) at a time, so that a run is the same on every platform and a
//! resumed run goes on with the same draws.

use burn::tensor::{Device, Tensor, TensorData};

/// How much is left out.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rates {
    /// Share of values after each projection, and of what the head sees.
    ///
    /// # Source
    /// timm's `proj_drop_rate` and `drop_rate` at once.
    pub dropout: f32,
    /// Share of attention weights (timm's `attn_drop_rate`).
    pub attention: f32,
    /// Share of images that skip the last block; the first block's is 0, those between lie on a line (timm's
    /// `drop_path_rate`, `calculate_drop_path_rates`).
    pub path: f32,
}

/// The draws of one forward pass, and where it is.
pub struct Drops<'a> {
    rates: Rates,
    depth: usize,
    /// The block about to run, counted in the whole network.
    block: usize,
    uniform: Option<&'a mut dyn FnMut() -> f32>,
}

impl<'a> Drops<'a> {
    /// Nothing is left out.
    #[must_use]
    pub fn none() -> Self {
        Self {
            rates: Rates::default(),
            depth: 0,
            block: 0,
            uniform: None,
        }
    }

    /// Leaves out at these rates in a network of `depth` blocks.
    pub fn new(rates: Rates, depth: usize, uniform: &'a mut dyn FnMut() -> f32) -> Self {
        Self {
            rates,
            depth,
            block: 0,
            uniform: (rates != Rates::default()).then_some(uniform),
        }
    }

    /// The next block is the network's `block`th, from 0.
    pub fn begin(&mut self, block: usize) {
        self.block = block;
    }

    pub(super) fn next_block(&mut self) {
        self.block += 1;
    }

    /// Whether attention weights are dropped.
    pub(super) fn attends(&self) -> bool {
        self.uniform.is_some() && self.rates.attention > 0.0
    }

    /// Dropout.
    pub(super) fn values<const D: usize>(&mut self, tensor: Tensor<D>) -> Tensor<D> {
        let dims = tensor.dims();
        self.masked(tensor, dims, self.rates.dropout)
    }

    /// Dropout of attention weights.
    pub(super) fn attention(&mut self, shares: Tensor<4>) -> Tensor<4> {
        let dims = shares.dims();
        self.masked(shares, dims, self.rates.attention)
    }

    /// Stochastic depth: what a block adds is left out for whole images.
    ///
    /// # Source
    /// Huang et al. 2016; timm `drop_path` (scaled by what remains). timm's `MobileNetV2` counts its rates a little
    /// lower (block / depth); here the last block's rate is the one asked for in every network.
    pub(super) fn path<const D: usize>(&mut self, added: Tensor<D>) -> Tensor<D> {
        let mut of_image = [1; D];
        of_image[0] = added.dims()[0]; // [batch, 1, ..]
        let rate = path_rate(self.rates.path, self.depth, self.block.saturating_sub(1));
        self.masked(added, of_image, rate)
    }

    /// Multiplies by a mask of these dims (or 1), scaled so that the mean stays.
    fn masked<const D: usize>(
        &mut self,
        tensor: Tensor<D>,
        dims: [usize; D],
        rate: f32,
    ) -> Tensor<D> {
        match &mut self.uniform {
            Some(uniform) if rate > 0.0 => {
                let mask = mask(dims, rate, &mut **uniform, &tensor.device());
                tensor * mask
            }
            _ => tensor,
        }
    }
}

/// The rate of block `block` (from 0) of `depth` where the last has `rate`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a few dozen blocks")]
pub fn path_rate(rate: f32, depth: usize, block: usize) -> f32 {
    if depth < 2 {
        return 0.0; // timm's linspace of one begins, and ends, at 0
    }
    rate * block as f32 / (depth - 1) as f32
}

fn mask<const D: usize>(
    dims: [usize; D],
    rate: f32,
    uniform: &mut dyn FnMut() -> f32,
    device: &Device,
) -> Tensor<D> {
    let keep = 1.0 / (1.0 - rate);
    let count = dims.iter().product();
    let mask: Vec<f32> = (0..count)
        .map(|_| if uniform() < rate { 0.0 } else { keep })
        .collect();
    Tensor::from_data(TensorData::new(mask, dims), device)
}
