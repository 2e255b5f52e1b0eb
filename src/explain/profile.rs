//! What a network is made of, and how long each part takes for one picture.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::{ExplainError, floats, small};
use crate::explanation::Part;
use crate::model::cnn::pooled;
use crate::model::drops::Drops;
use crate::model::network::parameter_count;
use crate::model::vit::Embedding;
use crate::model::{Cnn, Network, Vit};

/// Times each part is run; the middle one counts.
const RUNS: usize = 5;

/// A network's parts, in the order a picture passes them: `patches` (of a convolutional network: `stem`), `block 1` and so
/// on, `head` (with what comes before it).
///
/// Each part is run alone and waited for, by reading one number of what it made; what such a reading takes by itself is
/// taken off. So the parts together take a little longer than they do in one go on a graphics processor, where one is
/// prepared while the other is computed. The last block hands on only the tokens the head looks at, as in every forward
/// pass here, and takes accordingly less.
///
/// `tell` hears how many of how many parts are done, and answers whether to stop.
///
/// # Errors
/// If stopped, or the device does not give its numbers.
pub async fn profile(
    network: &Network,
    device: &Device,
    now_ms: impl Fn() -> f64,
    tell: impl AsyncFnMut(usize, usize) -> bool,
) -> Result<Vec<Part>, ExplainError> {
    let (height, width) = network.shape().image_px();
    let images = Tensor::<4>::zeros([1, 3, height, width], device);
    let clock = Clock::new(&images, &now_ms).await?;
    match network {
        Network::Vit(vit) => profile_vit(vit, images, &clock, tell).await,
        Network::Cnn(cnn) => profile_cnn(cnn, images, &clock, tell).await,
    }
}

async fn profile_cnn(
    cnn: &Cnn,
    images: Tensor<4>,
    clock: &Clock<'_, impl Fn() -> f64>,
    mut tell: impl AsyncFnMut(usize, usize) -> bool,
) -> Result<Vec<Part>, ExplainError> {
    let mut stem = cnn.layers.clone();
    let mut blocks: Vec<_> = (0..stem.blocks())
        .map(|_| stem.split_off(1, false))
        .collect();
    blocks.reverse();
    let total = blocks.len() + 2;
    let mut parts = Vec::with_capacity(total);
    let mut maps = images;
    let named = (1..).map(|number| format!("block {number}"));
    let layers = [("stem".to_owned(), stem)].into_iter();
    for (name, layers) in layers.chain(named.zip(blocks)) {
        if tell(parts.len(), total).await {
            return Err(ExplainError::Stopped);
        }
        let pass = || layers.forward(maps.clone(), &mut Drops::none());
        let (next, milliseconds) = clock.run(pass).await?;
        maps = next; // [1, channels, rows, columns]
        parts.push(part(&name, &maps, &layers, milliseconds));
    }
    let classify = || cnn.classify(pooled(maps.clone()));
    let (scores, milliseconds) = clock.run(classify).await?;
    parts.push(part("head", &scores, &cnn.head, milliseconds));
    tell(parts.len(), total).await;
    Ok(parts)
}

async fn profile_vit(
    vit: &Vit,
    images: Tensor<4>,
    clock: &Clock<'_, impl Fn() -> f64>,
    mut tell: impl AsyncFnMut(usize, usize) -> bool,
) -> Result<Vec<Part>, ExplainError> {
    let (prefix, depth) = (vit.architecture().prefix_tokens(), vit.blocks.len());
    let total = depth + 2;
    let mut parts = Vec::with_capacity(total);

    let (mut tokens, milliseconds) = clock.run(|| vit.embed(images.clone())).await?;
    parts.push(part("patches", &tokens, &Embedding::of(vit), milliseconds));
    for (number, block) in (1..).zip(&vit.blocks) {
        if tell(parts.len(), total).await {
            return Err(ExplainError::Stopped);
        }
        let [_, count, _] = tokens.dims();
        let kept = if number == depth { prefix } else { count };
        let pass = || block.forward_prefix(tokens.clone(), kept, &mut Drops::none());
        let (next, milliseconds) = clock.run(pass).await?;
        tokens = next;
        parts.push(part(
            &format!("block {number}"),
            &tokens,
            block,
            milliseconds,
        ));
    }
    let head = (vit.norm.clone(), vit.head.clone(), vit.head_dist.clone());
    let classify = || vit.classify(vit.norm.forward(tokens.clone().narrow(1, 0, prefix)));
    let (scores, milliseconds) = clock.run(classify).await?;
    parts.push(part("head", &scores, &head, milliseconds));
    tell(parts.len(), total).await;
    Ok(parts)
}

fn part<const D: usize>(
    name: &str,
    output: &Tensor<D>,
    parameters: &impl Module,
    milliseconds: f64,
) -> Part {
    Part {
        name: name.to_owned(),
        shape: output.dims().iter().skip(1).copied().map(small).collect(),
        parameters: parameter_count(parameters) as u64,
        milliseconds,
    }
}

/// Times work on a device.
struct Clock<'a, N> {
    now_ms: &'a N,
    /// What waiting takes where there is nothing to wait for.
    waiting_ms: f64,
}

impl<'a, N: Fn() -> f64> Clock<'a, N> {
    async fn new<const D: usize>(any: &Tensor<D>, now_ms: &'a N) -> Result<Self, ExplainError> {
        let mut clock = Self {
            now_ms,
            waiting_ms: 0.0,
        };
        (_, clock.waiting_ms) = clock.run(|| any.clone()).await?;
        Ok(clock)
    }

    /// What the work makes, and the milliseconds it takes.
    async fn run<const D: usize>(
        &self,
        work: impl Fn() -> Tensor<D>,
    ) -> Result<(Tensor<D>, f64), ExplainError> {
        let made = work(); // The first time a graphics processor's programs are compiled.
        wait_for(&made).await?;
        let mut times = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            let started = (self.now_ms)();
            wait_for(&work()).await?;
            times.push((self.now_ms)() - started);
        }
        times.sort_by(f64::total_cmp);
        Ok((made, (times[RUNS / 2] - self.waiting_ms).max(0.0)))
    }
}

/// Returns once a tensor is computed: its first number is read.
async fn wait_for<const D: usize>(tensor: &Tensor<D>) -> Result<(), ExplainError> {
    let first = tensor.clone().reshape([-1]).narrow(0, 0, 1);
    floats::<1>(first).await.map(|_| ())
}
