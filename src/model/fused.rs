//! GELU, softmax and layer norm, forward and backward. Where tensors lie in this process's memory, as one pass each by
//! the loops of [`super::pointwise`]: put together from burn's operations they call the scalar `erf` and `exp` of the
//! C library number by number and keep every step between, which is a third of a forward pass in the browser and more
//! of a backward one. On a graphics processor they are burn's.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind, unary};
use burn::backend::flex::FlexTensor;
use burn::backend::ops::ModuleOps;
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, Flex, TensorMetadata, backend_extension};
use burn::tensor::{Device, Tensor, TensorData, activation, module};

use super::pointwise;

/// `x · Φ(x)` with the normal distribution's Φ: the exact GELU, not its tanh approximation, forward and backward.
///
/// burn's fused `gelu` is exact forward, but differentiates the tanh approximation, which is off by up to 1e-4. So
/// where gradients are taken on a graphics processor it is put together from parts.
pub(super) fn gelu<const D: usize>(x: Tensor<D>) -> Tensor<D> {
    if in_host_memory(&x.device()) {
        return Tensor::from_dispatch(<Dispatch as HostOps>::host_gelu(x.into_dispatch()));
    }
    if x.is_autodiff() {
        let erf = x.clone().div_scalar(std::f64::consts::SQRT_2).erf();
        return x * erf.add_scalar(1.0).mul_scalar(0.5);
    }
    activation::gelu(x)
}

/// `softmax(scale · scores)` along the last dimension.
pub(super) fn softmax_scaled<const D: usize>(scores: Tensor<D>, scale: f32) -> Tensor<D> {
    if in_host_memory(&scores.device()) {
        let shares = <Dispatch as HostOps>::host_softmax(scores.into_dispatch(), scale);
        return Tensor::from_dispatch(shares);
    }
    activation::softmax(scores * scale, D - 1)
}

/// Each row brought to mean 0 and variance 1, then scaled and shifted.
///
/// # Shapes
/// `[.., dim]`, `[dim]`, `[dim]` → `[.., dim]`
pub(super) fn layer_norm<const D: usize>(
    x: Tensor<D>,
    weight: Tensor<1>,
    bias: Tensor<1>,
    eps: f64,
) -> Tensor<D> {
    if in_host_memory(&x.device()) {
        return Tensor::from_dispatch(<Dispatch as HostOps>::host_layer_norm(
            x.into_dispatch(),
            weight.into_dispatch(),
            bias.into_dispatch(),
            eps,
        ));
    }
    module::layer_norm(x, weight, Some(bias), eps)
}

/// Whether tensors of this device are plain memory of this process, to be read and written directly.
#[must_use]
pub fn in_host_memory(device: &Device) -> bool {
    device.clone().inner() == Device::flex()
}

/// What tensors in host memory can do in one pass.
#[backend_extension(Flex, Autodiff)]
pub(super) trait HostOps: Backend {
    /// See [`gelu`].
    fn host_gelu(x: FloatTensor<Self>) -> FloatTensor<Self>;
    /// See [`softmax_scaled`].
    fn host_softmax(scores: FloatTensor<Self>, scale: f32) -> FloatTensor<Self>;
    /// See [`layer_norm`].
    fn host_layer_norm(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        eps: f64,
    ) -> FloatTensor<Self>;
}

impl HostOps for Flex {
    fn host_gelu(x: FlexTensor) -> FlexTensor {
        map(x, pointwise::gelu)
    }

    fn host_softmax(scores: FlexTensor, scale: f32) -> FlexTensor {
        let row_len = row_len(&scores);
        map(scores, |scores| pointwise::softmax(scores, row_len, scale))
    }

    fn host_layer_norm(
        x: FlexTensor,
        weight: FlexTensor,
        bias: FlexTensor,
        eps: f64,
    ) -> FlexTensor {
        Flex::layer_norm(x, weight, Some(bias), eps)
    }
}

impl<C: CheckpointStrategy> HostOps for Autodiff<Flex, C> {
    fn host_gelu(x: FloatTensor<Self>) -> FloatTensor<Self> {
        let (x, node) = x.into_parts();
        match Gelu.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => {
                let x = contiguous(x);
                prepared.finish(x.clone(), Flex::host_gelu(x))
            }
            OpsKind::UnTracked(prepared) => prepared.finish(Flex::host_gelu(x)),
        }
    }

    fn host_softmax(scores: FloatTensor<Self>, scale: f32) -> FloatTensor<Self> {
        let (scores, node) = scores.into_parts();
        let shares = Flex::host_softmax(scores, scale);
        match Softmax.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => prepared.finish((shares.clone(), scale), shares),
            OpsKind::UnTracked(prepared) => prepared.finish(shares),
        }
    }

    fn host_layer_norm(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        eps: f64,
    ) -> FloatTensor<Self> {
        let ((x, of_x), (weight, of_weight)) = (x.into_parts(), weight.into_parts());
        let (bias, of_bias) = bias.into_parts();
        let (x, weight) = (contiguous(x), contiguous(weight));
        let normed = Flex::host_layer_norm(x.clone(), weight.clone(), bias, eps);
        let prepared = LayerNorm.prepare::<C>([of_x, of_weight, of_bias]);
        match prepared.compute_bound().stateful() {
            OpsKind::Tracked(prepared) => prepared.finish((x, weight, eps), normed),
            OpsKind::UnTracked(prepared) => prepared.finish(normed),
        }
    }
}

#[derive(Debug)]
struct Gelu;

impl Backward<Flex, 1> for Gelu {
    /// The input.
    type State = FlexTensor;

    fn backward(
        self,
        ops: Ops<FlexTensor, 1>,
        grads: &mut Gradients,
        _checkpointer: &mut Checkpointer,
    ) {
        unary::<Flex, _>(ops.parents, ops.node, grads, |grad| {
            map(grad, |grad| {
                pointwise::gelu_backward(ops.state.storage(), grad);
            })
        });
    }
}

#[derive(Debug)]
struct Softmax;

impl Backward<Flex, 1> for Softmax {
    /// The shares, and what the scores were scaled by.
    type State = (FlexTensor, f32);

    fn backward(
        self,
        ops: Ops<(FlexTensor, f32), 1>,
        grads: &mut Gradients,
        _checkpointer: &mut Checkpointer,
    ) {
        let (shares, scale) = ops.state;
        let row_len = row_len(&shares);
        unary::<Flex, _>(ops.parents, ops.node, grads, |grad| {
            map(grad, |grad| {
                pointwise::softmax_backward(shares.storage(), grad, row_len, scale);
            })
        });
    }
}

#[derive(Debug)]
struct LayerNorm;

impl Backward<Flex, 3> for LayerNorm {
    /// The input, the weight and ε.
    type State = (FlexTensor, FlexTensor, f64);

    fn backward(
        self,
        ops: Ops<Self::State, 3>,
        grads: &mut Gradients,
        _checkpointer: &mut Checkpointer,
    ) {
        let (x, weight, eps) = ops.state;
        let dim = row_len(&x);
        let mut of_weight = vec![0.0; dim];
        let mut of_bias = vec![0.0; dim];
        let of_x = map(grads.consume::<Flex>(&ops.node), |grad| {
            pointwise::layer_norm_backward(
                x.storage(),
                weight.storage(),
                eps,
                grad,
                &mut of_weight,
                &mut of_bias,
            );
        });
        let vector = |values| FlexTensor::from_data(TensorData::new(values, [dim]));
        let found = [of_x, vector(of_weight), vector(of_bias)];
        for (parent, grad) in ops.parents.into_iter().zip(found) {
            if let Some(node) = parent {
                grads.register::<Flex>(node.id, grad);
            }
        }
    }
}

/// Applies `change` to the tensor's numbers, in place where nobody else holds them.
fn map(x: FlexTensor, change: impl FnOnce(&mut [f32])) -> FlexTensor {
    let mut x = contiguous(x);
    change(x.storage_mut());
    x
}

/// The same numbers, one after another from the first: what [`FlexTensor::storage`] then gives.
fn contiguous(x: FlexTensor) -> FlexTensor {
    // `x` is let go before the answer is written to, or it would count as shared.
    x.to_contiguous()
}

fn row_len(x: &FlexTensor) -> usize {
    let shape = x.shape();
    shape[shape.num_dims() - 1]
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests run on the CPU")]
mod tests {
    use super::*;

    fn values(dims: [usize; 3], spread: f32, phase: f32, device: &Device) -> Tensor<3> {
        let count: u16 = dims.iter().product::<usize>().try_into().expect("few");
        let values: Vec<f32> = (0..count)
            .map(|index| (f32::from(index) * 0.73 + phase).sin() * spread)
            .collect();
        Tensor::from_data(TensorData::new(values, dims), device)
    }

    fn apart<const D: usize>(left: Tensor<D>, right: Tensor<D>) -> f32 {
        (left - right).abs().max().into_scalar()
    }

    /// Value and gradient of `ours` are those of `parts`, put together from burn's operations.
    fn agree(
        ours: impl Fn(Tensor<3>) -> Tensor<3>,
        parts: impl Fn(Tensor<3>) -> Tensor<3>,
        spread: f32,
    ) {
        let device = Device::flex().autodiff();
        // Taken in another order than it lies in memory, as attention's are.
        let x = || values([4, 3, 37], spread, 0.1, &device).require_grad();
        let upstream = values([3, 4, 37], 1.0, 0.4, &device);
        let outcome = |op: &dyn Fn(Tensor<3>) -> Tensor<3>| {
            let x = x();
            let y = op(x.clone().swap_dims(0, 1));
            let grads = (y.clone() * upstream.clone()).sum().backward();
            (y.inner(), x.grad(&grads).expect("x was used"))
        };
        let ((y, dx), (y_parts, dx_parts)) = (outcome(&ours), outcome(&parts));
        // A few roundings of values about 1.
        assert!(apart(y, y_parts) <= 2e-6);
        assert!(apart(dx, dx_parts) <= 2e-6);
    }

    #[test]
    fn gelu_and_its_gradient_are_those_of_its_parts() {
        let parts = |x: Tensor<3>| {
            let erf = x.clone().div_scalar(std::f64::consts::SQRT_2).erf();
            x * erf.add_scalar(1.0).mul_scalar(0.5)
        };
        agree(gelu, parts, 3.0);
    }

    #[test]
    fn softmax_and_its_gradient_are_those_of_its_parts() {
        agree(
            |x| softmax_scaled(x, 0.125),
            |x| activation::softmax(x.mul_scalar(0.125), 2),
            40.0,
        );
    }

    #[test]
    fn layer_norm_and_its_gradients_are_those_of_its_parts() {
        let device = Device::flex().autodiff();
        let weight = || values([1, 1, 37], 1.0, 0.2, &device).reshape([37]);
        let bias = || values([1, 1, 37], 1.0, 0.3, &device).reshape([37]);
        agree(
            |x| layer_norm(x, weight(), bias(), 1e-6),
            |x| module::layer_norm(x, weight(), Some(bias()), 1e-6),
            5.0,
        );
        let gradients = |op: &dyn Fn(Tensor<3>, Tensor<1>, Tensor<1>) -> Tensor<3>| {
            let (weight, bias) = (weight().require_grad(), bias().require_grad());
            let x = values([5, 9, 37], 2.0, 0.5, &device);
            let y = op(x.clone(), weight.clone(), bias.clone());
            let grads = (y * x.sin()).sum().backward();
            (weight.grad(&grads), bias.grad(&grads))
        };
        let ours = gradients(&|x, weight, bias| layer_norm(x, weight, bias, 1e-6));
        let parts = gradients(&|x, weight, bias| module::layer_norm(x, weight, Some(bias), 1e-6));
        // Sums up to 40, each of 45 values that are rounded.
        for (ours, parts) in [(ours.0, parts.0), (ours.1, parts.1)] {
            let off = apart(ours.expect("used"), parts.expect("used"));
            assert!(off <= 5e-5, "{off}");
        }
    }

    #[test]
    fn what_another_holds_is_not_written_to() {
        let device = Device::flex();
        let x = values([1, 2, 8], 3.0, 0.0, &device);
        let before: Vec<f32> = x.clone().into_data().try_to_vec().expect("f32");
        let _ = gelu(x.clone());
        let _ = gelu(x.clone().narrow(1, 1, 1));
        let after: Vec<f32> = x.into_data().try_to_vec().expect("f32");
        assert_eq!(before, after);
    }
}
