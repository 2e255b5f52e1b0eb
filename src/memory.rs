//! What a run needs of the device's memory, before it starts: plain arithmetic.

use crate::architecture::cnn::{CnnArchitecture, is_statistic};
use crate::architecture::{Architecture, Shape};
use crate::recipe::{Recipe, Rule, Stage, Trainable};

/// What a run may take unless the device is known to have less.
pub const LIMIT: u64 = 2 << 30;

/// What a run needs of the device's memory, in bytes, and how it is made to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemoryPlan {
    /// All parameters.
    pub weights: u64,
    /// Gradients of those that learn.
    pub gradients: u64,
    /// What the optimiser remembers, and the running mean.
    pub optimizer: u64,
    /// What forward leaves for backward, at this micro-batch.
    pub activations: u64,
    /// Images at once; their gradients are added up to a batch's.
    pub micro_batch: u32,
    /// The most it may take.
    pub limit: u64,
}

/// What a device keeps of a forward pass for the backward one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// Norms, GELU and softmax are one operation each: the CPU.
    Inputs,
    /// They are put together from parts, whose results are all kept: graphics devices.
    Parts,
}

impl MemoryPlan {
    /// Everything together.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.weights + self.gradients + self.optimizer + self.activations
    }

    /// Of one stage.
    ///
    /// Activations are those that burn keeps for the backward pass, counted per token: the inputs of every norm,
    /// matrix product, softmax and GELU (from parts, its exact form keeps five values a number). Measured on the CPU
    /// (`cargo xtask bench train`), a vision transformer's run takes less than this, and no less than two thirds of it.
    /// Of a convolutional network they are the maps that each convolution makes, twice: an estimate, not measured.
    #[must_use]
    pub fn of(shape: &Shape, stage: &Stage, recipe: &Recipe, limit: u64, keeps: Keeps) -> Self {
        let trainable = stage.trainable;
        let counts = match shape {
            Shape::Vit(architecture) => Counts::of_vit(architecture, trainable, keeps),
            Shape::Cnn(architecture) => Counts::of_cnn(architecture, trainable),
        };
        let Counts {
            all,
            learning,
            of_image,
        } = counts;
        let moments = if recipe.rule == Rule::AdamW { 2 } else { 1 };
        let copies = moments + usize::from(recipe.ema_decay.is_some());
        let fixed = 4 * (all + learning * (1 + copies)) as u64;
        let image = 4 * of_image as u64;
        let room = limit.saturating_sub(fixed);
        let fit = u32::try_from(room / image.max(1)).unwrap_or(u32::MAX);
        let micro_batch = fit.clamp(1, recipe.batch_size_of(stage));
        Self {
            weights: 4 * all as u64,
            gradients: 4 * learning as u64,
            optimizer: 4 * (learning * copies) as u64,
            activations: image * u64::from(micro_batch),
            micro_batch,
            limit,
        }
    }
}

/// Numbers a run holds.
struct Counts {
    /// Of the network.
    all: usize,
    /// Of them those that learn.
    learning: usize,
    /// Of an image on its way, there and back.
    of_image: usize,
}

impl Counts {
    fn of_vit(architecture: &Architecture, trainable: Trainable, keeps: Keeps) -> Self {
        let Architecture {
            dim,
            heads,
            mlp_dim,
            depth,
            classes,
            ..
        } = *architecture;
        let (rows, columns) = architecture.grid();
        let tokens = rows * columns + architecture.prefix_tokens();
        let blocks = trainable.blocks(u32::try_from(depth).unwrap_or(u32::MAX)) as usize;
        let block = 4 * dim * dim + 2 * dim * mlp_dim + 9 * dim + mlp_dim;
        let patch = 3 * architecture.patch_px * architecture.patch_px;
        let stem = dim * (patch + 1 + tokens);
        let head = architecture.prefix_tokens() * classes * (dim + 1);
        let learning = head
            + match trainable {
                Trainable::Head => 0,
                Trainable::LastBlocks(_) => blocks * block + 2 * dim,
                Trainable::All => blocks * block + 2 * dim + stem,
            };
        let all = stem + depth * block + 2 * dim + head;
        // Two norms (input, and what backward makes of it), qkv and its three parts, the heads' outputs, two
        // projections, two sums; the perceptron's hidden layer once in and five times in its GELU.
        let (of_token, of_attention) = match keeps {
            Keeps::Inputs => (10 * dim + 2 * mlp_dim, heads * tokens),
            Keeps::Parts => (14 * dim + 6 * mlp_dim, 4 * heads * tokens),
        };
        let of_image = blocks * tokens * (of_token + of_attention);
        // The frozen part keeps nothing; one block's intermediate results at a time.
        let passing = tokens * (8 * dim + 2 * mlp_dim + 2 * heads * tokens);
        Self {
            all,
            learning,
            of_image: of_image + passing,
        }
    }

    /// Forward leaves what each convolution makes, before its activation and after, and what each block adds to.
    fn of_cnn(architecture: &CnnArchitecture, trainable: Trainable) -> Self {
        let area = |before| {
            let (rows, columns) = architecture.grid_before(before);
            rows * columns
        };
        let blocks = architecture.blocks.as_slice();
        let count = trainable.blocks(u32::try_from(blocks.len()).unwrap_or(u32::MAX)) as usize;
        let first = blocks.len().saturating_sub(count);
        let of_block = blocks.iter().enumerate().map(|(number, block)| {
            let (before, after) = (area(number), area(number + 1));
            before * block.input + block.inner * (before + after) + 2 * after * block.output
        });
        let of_block: Vec<usize> = of_block.collect();
        let (height, width) = architecture.image_px;
        let of_stem = 3 * architecture.stem * height.div_ceil(2) * width.div_ceil(2);
        let of_last = 3 * area(blocks.len()) * architecture.dim;
        let of_image = match trainable {
            Trainable::Head => 0,
            Trainable::LastBlocks(_) => of_last,
            Trainable::All => of_last + of_stem,
        } + 2 * of_block[first..].iter().sum::<usize>();
        // The frozen part keeps nothing; one layer's intermediate results at a time.
        let widest = of_block.iter().copied().fold(of_stem, usize::max);
        let tensors = architecture.tensors(); // in the network's order
        let frozen = match trainable {
            Trainable::Head => tensors.len(),
            Trainable::LastBlocks(_) => {
                let of = |block| architecture.tensors_of(block).len();
                architecture.tensors_of_stem() + blocks[..first].iter().map(of).sum::<usize>()
            }
            Trainable::All => 0,
        };
        let head = architecture.classes * (architecture.dim + 1);
        let size = |(_, shape): &(String, Vec<usize>)| shape.iter().product::<usize>();
        let learn = tensors[frozen..]
            .iter()
            .filter(|(name, _)| !is_statistic(name));
        Self {
            all: tensors.iter().map(size).sum::<usize>() + head,
            learning: learn.map(size).sum::<usize>() + head,
            of_image: of_image + widest + 3 * height * width,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_with_its_last_four_blocks_fits_two_gigabytes() {
        let base = Shape::from(Architecture::base(false));
        let recipe = Recipe::last_blocks(4);
        let plan = MemoryPlan::of(&base, &recipe.main(), &recipe, LIMIT, Keeps::Parts);
        assert!(plan.total() <= LIMIT && plan.micro_batch >= 1, "{plan:?}");
        let small = MemoryPlan::of(&base, &recipe.main(), &recipe, 600 << 20, Keeps::Parts);
        assert!(small.micro_batch < plan.micro_batch, "{small:?}");
        let on_cpu = MemoryPlan::of(&base, &recipe.main(), &recipe, LIMIT, Keeps::Inputs);
        assert!(on_cpu.micro_batch > plan.micro_batch, "{on_cpu:?}");
    }

    #[test]
    fn a_convolutional_networks_last_stage_costs_less_than_all_of_it() {
        let shape = Shape::from(CnnArchitecture::mobilenet_v2());
        let plan = |trainable| {
            let recipe = Recipe::last_blocks(1);
            let stage = Stage {
                trainable,
                ..recipe.main()
            };
            MemoryPlan::of(&shape, &stage, &recipe, LIMIT, Keeps::Inputs)
        };
        let [head, stage, all] =
            [Trainable::Head, Trainable::LastBlocks(1), Trainable::All].map(plan);
        assert!(head.total() < stage.total() && stage.total() < all.total());
        // timm: sum(p.numel()) of the last block, the last convolution and the classifier.
        assert_eq!(stage.gradients, 4 * (473_920 + 412_160 + 1_281_000));
        assert_eq!(all.gradients, 4 * 3_504_872);
        assert!(all.total() < LIMIT && all.micro_batch >= 1, "{all:?}");
    }
}
