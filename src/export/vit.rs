//! The network in ONNX's operators: [`crate::model::vit`] once more, layer by layer, in its order.
//!
//! Values and nodes are named after the layer that makes them (`blocks.0.attn.qkv`), what lies between layers with
//! a slash (`blocks.0.attn/scores`).
//!
//! # Source
//! ONNX `docs/Operators.md`, operator set 17.

use std::f32::consts::SQRT_2;

use super::graph::{Graph, Value, float, int, ints};
use crate::model::vit::{Attention, Block, LayerNorm, LayerScale, Linear, Mlp, PatchEmbed};
use crate::model::{Architecture, Vit};

impl Graph<'_> {
    /// [`Vit::forward`]
    pub(super) fn forward(&mut self, vit: &Vit, images: &Value) -> Value {
        let mut tokens = self.embed(vit, images); // [batch, tokens, dim]
        for (index, block) in vit.blocks.iter().enumerate() {
            // Of the last block's answers only those to the heads' tokens are used.
            let queries = if index + 1 == vit.blocks.len() {
                self.architecture.prefix_tokens()
            } else {
                self.architecture.tokens()
            };
            tokens = self.block(&format!("blocks.{index}"), block, &tokens, queries);
        }
        let features = self.layer_norm("norm", &vit.norm, &tokens); // [batch, prefix, dim]
        let of_cls = self.head("head", &vit.head, &features, 0); // [batch, classes]
        let Some(head_dist) = &vit.head_dist else {
            return of_cls;
        };
        let of_dist = self.head("head_dist", head_dist, &features, 1); // [batch, classes]
        let sum = self.add("heads/sum", &of_cls, &of_dist);
        let half = self.scalar(0.5);
        self.mul("heads/mean", &sum, &half)
    }

    /// [`Vit::embed`]
    fn embed(&mut self, vit: &Vit, images: &Value) -> Value {
        let patches = self.patch_embed(&vit.patch_embed, images); // [batch, patches, dim]
        let pos_embed = self.weight("pos_embed", vit.pos_embed.val());
        // The batch is known only when the graph runs: the tokens before the patches are stretched to its size.
        let batch = self.node(
            "Shape",
            "batch",
            &[images],
            [int("start", 0), int("end", 1)],
        );
        let token = self.vector(&[1, self.architecture.dim]);
        let shape = self.concat("batch/token", &[batch, token], 0); // [batch, 1, dim]
        let mut tokens = Vec::new();
        for (name, token) in [
            ("cls_token", Some(&vit.cls_token)),
            ("dist_token", vit.dist_token.as_ref()),
        ] {
            let Some(token) = token else { continue };
            let token = self.weight(name, token.val());
            tokens.push(self.node("Expand", format!("{name}/expanded"), &[&token, &shape], []));
        }
        if self.architecture.prefix_positions {
            tokens.push(patches);
            let tokens = self.concat("tokens", &tokens, 1); // [batch, tokens, dim]
            return self.add("tokens/placed", &tokens, &pos_embed);
        }
        tokens.push(self.add("patch_embed/placed", &patches, &pos_embed));
        self.concat("tokens", &tokens, 1) // [batch, tokens, dim]
    }

    /// [`PatchEmbed::forward`], as the convolution it is: `[batch, patches, dim]`
    fn patch_embed(&mut self, layer: &PatchEmbed, images: &Value) -> Value {
        let (patch_px, dim) = (self.architecture.patch_px, self.architecture.dim);
        let kernel = layer.proj.weight.val().transpose(); // [dim, 3 * patch_px * patch_px]
        let kernel = kernel.reshape([dim, 3, patch_px, patch_px]);
        let kernel = self.weight("patch_embed.proj.weight", kernel);
        let bias = self.weight("patch_embed.proj.bias", layer.proj.bias.val());
        let sides = [patch_px, patch_px];
        let sides = [ints("kernel_shape", &sides), ints("strides", &sides)];
        let map = self.node("Conv", "patch_embed.proj", &[images, &kernel, &bias], sides); // [batch, dim, rows, columns]
        let (rows, columns) = self.architecture.grid();
        let flat = self.reshape("patch_embed/flat", &map, &[0, dim, rows * columns]);
        self.transpose("patch_embed", &flat, &[0, 2, 1])
    }

    /// [`Block::forward_prefix`]
    fn block(&mut self, path: &str, block: &Block, tokens: &Value, queries: usize) -> Value {
        let normed = self.layer_norm(&format!("{path}.norm1"), &block.norm1, tokens);
        let attended = self.attention(&format!("{path}.attn"), &block.attn, &normed, queries);
        let attended = self.layer_scale(&format!("{path}.ls1"), block.ls1.as_ref(), attended);
        let tokens = self.first(format!("{path}/first"), tokens, 1, queries);
        let tokens = self.add(format!("{path}/attended"), &tokens, &attended); // [batch, queries, dim]
        let normed = self.layer_norm(&format!("{path}.norm2"), &block.norm2, &tokens);
        let thought = self.mlp(&format!("{path}.mlp"), &block.mlp, &normed);
        let thought = self.layer_scale(&format!("{path}.ls2"), block.ls2.as_ref(), thought);
        self.add(path, &tokens, &thought) // [batch, queries, dim]
    }

    /// [`Attention::forward`]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a head has a few dozen dimensions"
    )]
    fn attention(
        &mut self,
        path: &str,
        layer: &Attention,
        tokens: &Value,
        queries: usize,
    ) -> Value {
        let Architecture { dim, heads, .. } = *self.architecture;
        let (count, head_dim) = (self.architecture.tokens(), dim / heads);
        let name = |part: &str| format!("{path}/{part}");
        let qkv = self.linear(&format!("{path}.qkv"), &layer.qkv, tokens); // [batch, tokens, 3 * dim]
        let qkv = self.reshape(name("by_head"), &qkv, &[0, count, 3, heads, head_dim]);
        let qkv = self.transpose(name("parts"), &qkv, &[2, 0, 3, 1, 4]);
        let q = self.at(name("q"), &qkv, 0, 0); // [batch, heads, tokens, head_dim]
        let k = self.at(name("k"), &qkv, 0, 1);
        let v = self.at(name("v"), &qkv, 0, 2);
        let q = self.first(name("asking"), &q, 2, queries); // [batch, heads, queries, head_dim]
        let scale = self.scalar((head_dim as f32).powf(-0.5));
        let q = self.mul(name("scaled"), &q, &scale);
        let k = self.transpose(name("k_transposed"), &k, &[0, 1, 3, 2]);
        let scores = self.node("MatMul", name("scores"), &[&q, &k], []); // [batch, heads, queries, tokens]
        let weights = self.node("Softmax", name("weights"), &[&scores], [int("axis", -1)]);
        let mixed = self.node("MatMul", name("mixed"), &[&weights, &v], []); // [batch, heads, queries, head_dim]
        let mixed = self.transpose(name("by_token"), &mixed, &[0, 2, 1, 3]);
        let mixed = self.reshape(name("joined"), &mixed, &[0, queries, dim]);
        self.linear(&format!("{path}.proj"), &layer.proj, &mixed)
    }

    /// [`Mlp::forward`]; its GELU is `x · (1 + erf(x / √2)) / 2`, in the order that runtimes know to fuse.
    fn mlp(&mut self, path: &str, layer: &Mlp, tokens: &Value) -> Value {
        let name = |part: &str| format!("{path}.act/{part}");
        let x = self.linear(&format!("{path}.fc1"), &layer.fc1, tokens);
        let [sqrt_2, one, half] = [SQRT_2, 1.0, 0.5].map(|number| self.scalar(number));
        let y = self.node("Div", name("scaled"), &[&x, &sqrt_2], []);
        let y = self.node("Erf", name("erf"), &[&y], []);
        let y = self.add(name("lifted"), &y, &one);
        let y = self.mul(name("product"), &x, &y);
        let y = self.mul(format!("{path}.act"), &y, &half);
        self.linear(&format!("{path}.fc2"), &layer.fc2, &y)
    }

    /// A head on the token at `index`: `[batch, classes]`
    fn head(&mut self, path: &str, layer: &Linear, features: &Value, index: usize) -> Value {
        let token = self.at(format!("{path}/token"), features, 1, index); // [batch, dim]
        self.linear(path, layer, &token)
    }

    /// [`Linear::forward`]
    fn linear(&mut self, path: &str, layer: &Linear, input: &Value) -> Value {
        let weight = self.weight(format!("{path}.weight"), layer.weight.val());
        let bias = self.weight(format!("{path}.bias"), layer.bias.val());
        let product = self.node("MatMul", format!("{path}/product"), &[input, &weight], []);
        self.add(path, &product, &bias)
    }

    /// [`LayerNorm::forward`]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "ONNX holds the epsilon in 32 bits"
    )]
    fn layer_norm(&mut self, path: &str, layer: &LayerNorm, input: &Value) -> Value {
        let weight = self.weight(format!("{path}.weight"), layer.weight.val());
        let bias = self.weight(format!("{path}.bias"), layer.bias.val());
        let epsilon = float("epsilon", self.architecture.norm_eps as f32);
        let inputs = [input, &weight, &bias];
        self.node(
            "LayerNormalization",
            path,
            &inputs,
            [int("axis", -1), epsilon],
        )
    }

    fn layer_scale(&mut self, path: &str, layer: Option<&LayerScale>, input: Value) -> Value {
        let Some(layer) = layer else { return input };
        let gamma = self.weight(format!("{path}.gamma"), layer.gamma.val());
        self.mul(path, &input, &gamma)
    }
}
