//! A network as an ONNX file: what `model::vit` computes, spelt out in operators every runtime knows.
//!
//! Input `pixel_values`, `[batch, 3, height, width]`, resized and normalised by the caller; output `logits`,
//! `[batch, classes]`. The batch is open. Weights keep their timm names; a linear layer's is `[in, out]`, as
//! `MatMul` wants it, where timm's is `[out, in]`. Operator set 17: the first with `LayerNormalization`, and
//! what browsers' runtimes have long had; its GELU is spelt out with `Erf`.
//!
//! # Source
//! ONNX `docs/Operators.md`; the layers are those of [`crate::model::vit`], in its order.

use std::f32::consts::SQRT_2;

use burn::tensor::Tensor;
use prost::Message as _;

use super::schema::{
    AttributeProto, Dimension, Extent, GRAPH_KEY, GraphProto, ModelProto, NodeProto,
    OperatorSetIdProto, StringStringEntryProto, TensorProto, TensorShapeProto, TensorTypeProto,
    TypeProto, ValueInfoProto, attribute_type, data_type,
};
use crate::model::vit::{Attention, Block, LayerNorm, LayerScale, Linear, Mlp, PatchEmbed};
use crate::model::{Architecture, Vit};

/// Of the file format. # Source: `onnx-ml.proto`, `IR_VERSION_2021_7_30`, the one of operator set 17's release.
const IR_VERSION: i64 = 8;
const OPERATOR_SET: i64 = 17;
/// Protobuf readers refuse a longer message. # Source: protobuf.dev, "Total Size of the Message".
const MAX_BYTES: usize = i32::MAX as usize;

/// How the file holds matrices and kernels. All computing is in 32 bits either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Precision {
    /// 32 bits: the numbers of the network.
    #[default]
    F32,
    /// 16 bits: half the file, each number rounded to 11 significant bits. Vectors (biases, norms) stay whole.
    F16,
}

/// Why a network cannot be exported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Names that do not fit the head.
    #[error("The model has {classes} classes, but {labels} labels were given.")]
    Labels {
        /// Of the head.
        classes: usize,
        /// Given.
        labels: usize,
    },
    /// A number 16 bits cannot hold, or none at all.
    #[error("The tensor {name} holds {number}, which the file's number type cannot hold.")]
    Range {
        /// Its name.
        name: String,
        /// The number, in words.
        number: String,
    },
    /// More than protobuf allows.
    #[error("The file would take {bytes} bytes; an ONNX file holds at most {MAX_BYTES}.")]
    TooLarge {
        /// Needed.
        bytes: usize,
    },
    /// The device gave no numbers back.
    #[error("The weights could not be read back from the device ({reason}).")]
    Device {
        /// The device's words.
        reason: String,
    },
}

/// The network as the bytes of an ONNX file.
///
/// `labels` are the classes' names in index order, or none; they stand in the file's metadata as `labels`, a JSON
/// array, beside the entries of `metadata`. Beyond the file itself, one tensor at a time is held.
///
/// # Errors
/// If the labels do not fit the head, the file would be too large, a number does not fit `precision`, or the
/// device does not give the numbers back.
pub async fn to_onnx(
    vit: &Vit,
    labels: &[String],
    metadata: &[(String, String)],
    precision: Precision,
) -> Result<Vec<u8>, ExportError> {
    let classes = vit.architecture().classes;
    if !labels.is_empty() && labels.len() != classes {
        return Err(ExportError::Labels {
            classes,
            labels: labels.len(),
        });
    }
    let graph = Graph::of(vit, precision);

    let model = ModelProto {
        ir_version: IR_VERSION,
        producer_name: env!("CARGO_PKG_NAME").to_owned(),
        producer_version: env!("CARGO_PKG_VERSION").to_owned(),
        opset_import: vec![OperatorSetIdProto {
            domain: String::new(),
            version: OPERATOR_SET,
        }],
        metadata_props: entries(labels, metadata),
        graph: None,
    };
    let headers = 64 + graph.proto.encoded_len() + model.encoded_len();
    let weights = graph.weights.iter().map(Weight::bytes_at_most);
    let capacity = headers + weights.sum::<usize>();
    if capacity > MAX_BYTES {
        return Err(ExportError::TooLarge { bytes: capacity });
    }
    // The graph first, then, when its length is known, what stands before it. A repeated field's elements may be
    // written one after the other, so each tensor is read from the device only when its turn comes.
    let mut bytes = Vec::with_capacity(capacity);
    bytes.extend(graph.proto.encode_to_vec());
    for weight in graph.weights {
        let piece = GraphProto {
            initializer: vec![weight.read().await?],
            ..GraphProto::default()
        };
        bytes.extend(piece.encode_to_vec());
    }
    let mut head = model.encode_to_vec();
    head.push(GRAPH_KEY);
    prost::encode_length_delimiter(bytes.len(), &mut head).ok(); // a vector always has room
    bytes.splice(0..0, head);
    Ok(bytes)
}

fn entries(labels: &[String], metadata: &[(String, String)]) -> Vec<StringStringEntryProto> {
    let labels = (!labels.is_empty()).then(|| {
        let array = serde_json::Value::from(labels.to_vec());
        ("labels".to_owned(), array.to_string())
    });
    let entries = labels.into_iter().chain(metadata.iter().cloned());
    entries
        .map(|(key, value)| StringStringEntryProto { key, value })
        .collect()
}

/// The graph as it grows: nodes and constants, and the weights still to be read.
struct Graph<'a> {
    architecture: &'a Architecture,
    precision: Precision,
    proto: GraphProto,
    weights: Vec<Weight>,
}

/// What a node makes, an input or an initializer: all of them are known by name.
struct Value(String);

impl<'a> Graph<'a> {
    fn of(vit: &'a Vit, precision: Precision) -> Self {
        let architecture = vit.architecture();
        let (height, width) = architecture.image_px;
        let images = float_value("pixel_values", &[3, height, width]);
        let logits = float_value("logits", &[architecture.classes]);
        let mut graph = Self {
            architecture,
            precision,
            proto: GraphProto {
                name: "vit".to_owned(),
                input: vec![images],
                output: vec![logits],
                ..GraphProto::default()
            },
            weights: Vec::new(),
        };
        graph.forward(vit);
        graph
    }

    /// [`Vit::forward`]
    fn forward(&mut self, vit: &Vit) {
        let mut tokens = self.embed(vit, &Value("pixel_values".to_owned())); // [batch, tokens, dim]
        for (index, block) in vit.blocks.iter().enumerate() {
            let queries = if index + 1 == vit.blocks.len() {
                self.architecture.prefix_tokens()
            } else {
                self.architecture.tokens()
            };
            tokens = self.block(&format!("blocks.{index}"), block, &tokens, queries);
        }
        let features = self.layer_norm("norm", &vit.norm, &tokens); // [batch, prefix, dim]
        let mut logits = self.head("head", &vit.head, &features, 0); // [batch, classes]
        if let Some(head_dist) = &vit.head_dist {
            let of_dist = self.head("head_dist", head_dist, &features, 1);
            let sum = self.node("Add", "heads/sum", &[&logits, &of_dist], []);
            let two = self.scalar(2.0);
            logits = self.node("Div", "heads/mean", &[&sum, &two], []);
        }
        self.node("Identity", "logits", &[&logits], []);
    }

    /// [`Vit::embed`]
    fn embed(&mut self, vit: &Vit, images: &Value) -> Value {
        let mut patches = self.patch_embed(&vit.patch_embed, images); // [batch, patches, dim]
        let pos_embed = self.weight("pos_embed", vit.pos_embed.val());
        if !self.architecture.prefix_positions {
            patches = self.node("Add", "patches/placed", &[&patches, &pos_embed], []);
        }
        // The batch is known only when the graph runs: the tokens before the patches are stretched to its size.
        let first = [int("start", 0), int("end", 1)];
        let batch = self.node("Shape", "batch", &[images], first);
        let one_token = self.vector(&[1, self.architecture.dim]);
        let shape = self.node(
            "Concat",
            "prefix/shape",
            &[&batch, &one_token],
            [int("axis", 0)],
        );
        let cls_token = self.weight("cls_token", vit.cls_token.val());
        let mut parts = vec![self.node("Expand", "cls_token/batch", &[&cls_token, &shape], [])];
        if let Some(dist_token) = &vit.dist_token {
            let dist_token = self.weight("dist_token", dist_token.val());
            parts.push(self.node("Expand", "dist_token/batch", &[&dist_token, &shape], []));
        }
        parts.push(patches);
        let parts: Vec<&Value> = parts.iter().collect();
        let tokens = self.node("Concat", "tokens", &parts, [int("axis", 1)]); // [batch, tokens, dim]
        if !self.architecture.prefix_positions {
            return tokens;
        }
        self.node("Add", "tokens/placed", &[&tokens, &pos_embed], [])
    }

    /// [`PatchEmbed::forward`], as the convolution it is: `[batch, patches, dim]`.
    fn patch_embed(&mut self, layer: &PatchEmbed, images: &Value) -> Value {
        let (patch_px, dim) = (self.architecture.patch_px, self.architecture.dim);
        let kernel = layer.proj.weight.val().transpose(); // [dim, 3 * patch_px * patch_px]
        let kernel = kernel.reshape([dim, 3, patch_px, patch_px]);
        let kernel = self.weight("patch_embed.proj.weight", kernel);
        let bias = self.weight("patch_embed.proj.bias", layer.proj.bias.val());
        let sides = [patch_px, patch_px];
        let attributes = [ints("kernel_shape", &sides), ints("strides", &sides)];
        let inputs = [images, &kernel, &bias];
        let map = self.node("Conv", "patch_embed.proj", &inputs, attributes); // [batch, dim, rows, columns]
        let (rows, columns) = self.architecture.grid();
        let shape = self.vector(&[0, dim, rows * columns]); // 0: as it comes
        let flat = self.node("Reshape", "patch_embed/flat", &[&map, &shape], []);
        self.transpose("patch_embed", &flat, &[0, 2, 1])
    }

    /// [`Block::forward_prefix`]
    fn block(&mut self, path: &str, block: &Block, tokens: &Value, queries: usize) -> Value {
        let normed = self.layer_norm(&format!("{path}.norm1"), &block.norm1, tokens);
        let attended = self.attention(&format!("{path}.attn"), &block.attn, &normed, queries);
        let attended = self.layer_scale(&format!("{path}.ls1"), block.ls1.as_ref(), attended);
        let asking = self.first(&format!("{path}/asking"), tokens, 1, queries);
        let sum = format!("{path}/attended");
        let tokens = self.node(
            "Add",
            &sum,
            &[asking.as_ref().unwrap_or(tokens), &attended],
            [],
        );
        let normed = self.layer_norm(&format!("{path}.norm2"), &block.norm2, &tokens);
        let thought = self.mlp(&format!("{path}.mlp"), &block.mlp, &normed);
        let thought = self.layer_scale(&format!("{path}.ls2"), block.ls2.as_ref(), thought);
        self.node("Add", path, &[&tokens, &thought], []) // [batch, queries, dim]
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
        let qkv = self.linear(&format!("{path}.qkv"), &layer.qkv, tokens); // [batch, tokens, 3 * dim]
        let shape = self.vector(&[0, count, 3, heads, head_dim]);
        let apart = self.node("Reshape", &format!("{path}/apart"), &[&qkv, &shape], []);
        let parts = self.transpose(&format!("{path}/parts"), &apart, &[2, 0, 3, 1, 4]);
        let [q, k, v] = [("q", 0), ("k", 1), ("v", 2)]
            .map(|(name, index)| self.take(&format!("{path}/{name}"), &parts, 0, index)); // [batch, heads, tokens, head_dim]
        let asking = self.first(&format!("{path}/asking"), &q, 2, queries);
        let scale = self.scalar((head_dim as f32).powf(-0.5));
        let q = self.node(
            "Mul",
            &format!("{path}/scaled"),
            &[asking.as_ref().unwrap_or(&q), &scale],
            [],
        );
        let k = self.transpose(&format!("{path}/keys"), &k, &[0, 1, 3, 2]);
        let scores = self.node("MatMul", &format!("{path}/scores"), &[&q, &k], []); // [batch, heads, queries, tokens]
        let weights = self.node(
            "Softmax",
            &format!("{path}/weights"),
            &[&scores],
            [int("axis", -1)],
        );
        let mixed = self.node("MatMul", &format!("{path}/mixed"), &[&weights, &v], []); // [batch, heads, queries, head_dim]
        let mixed = self.transpose(&format!("{path}/by_token"), &mixed, &[0, 2, 1, 3]);
        let shape = self.vector(&[0, queries, dim]);
        let joined = self.node("Reshape", &format!("{path}/joined"), &[&mixed, &shape], []);
        self.linear(&format!("{path}.proj"), &layer.proj, &joined)
    }

    /// [`Mlp::forward`]; its GELU is `x · (1 + erf(x / √2)) / 2`, in the order that runtimes know to fuse.
    fn mlp(&mut self, path: &str, layer: &Mlp, tokens: &Value) -> Value {
        let x = self.linear(&format!("{path}.fc1"), &layer.fc1, tokens);
        let [sqrt_2, one, half] = [SQRT_2, 1.0, 0.5].map(|number| self.scalar(number));
        let name = |part: &str| format!("{path}.act/{part}");
        let y = self.node("Div", &name("scaled"), &[&x, &sqrt_2], []);
        let y = self.node("Erf", &name("erf"), &[&y], []);
        let y = self.node("Add", &name("lifted"), &[&y, &one], []);
        let y = self.node("Mul", &name("product"), &[&x, &y], []);
        let y = self.node("Mul", &format!("{path}.act"), &[&y, &half], []);
        self.linear(&format!("{path}.fc2"), &layer.fc2, &y)
    }

    /// A head on the token at `index`: `[batch, classes]`.
    fn head(&mut self, path: &str, layer: &Linear, features: &Value, index: usize) -> Value {
        let token = self.take(&format!("{path}/token"), features, 1, index); // [batch, dim]
        self.linear(path, layer, &token)
    }

    fn linear(&mut self, path: &str, layer: &Linear, input: &Value) -> Value {
        let weight = self.weight(&format!("{path}.weight"), layer.weight.val());
        let bias = self.weight(&format!("{path}.bias"), layer.bias.val());
        let product = self.node("MatMul", &format!("{path}/product"), &[input, &weight], []);
        self.node("Add", path, &[&product, &bias], [])
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "ONNX holds the epsilon in 32 bits"
    )]
    fn layer_norm(&mut self, path: &str, layer: &LayerNorm, input: &Value) -> Value {
        let weight = self.weight(&format!("{path}.weight"), layer.weight.val());
        let bias = self.weight(&format!("{path}.bias"), layer.bias.val());
        let epsilon = float("epsilon", self.architecture.norm_eps as f32);
        let attributes = [int("axis", -1), epsilon];
        self.node(
            "LayerNormalization",
            path,
            &[input, &weight, &bias],
            attributes,
        )
    }

    fn layer_scale(&mut self, path: &str, layer: Option<&LayerScale>, input: Value) -> Value {
        let Some(layer) = layer else { return input };
        let gamma = self.weight(&format!("{path}.gamma"), layer.gamma.val());
        self.node("Mul", path, &[&input, &gamma], [])
    }
}

/// What the layers are written with.
impl Graph<'_> {
    /// One operator, whose value has the node's name.
    fn node<const N: usize>(
        &mut self,
        operator: &str,
        name: &str,
        inputs: &[&Value],
        attributes: [AttributeProto; N],
    ) -> Value {
        self.proto.node.push(NodeProto {
            input: inputs.iter().map(|value| value.0.clone()).collect(),
            output: vec![name.to_owned()],
            name: name.to_owned(),
            op_type: operator.to_owned(),
            attribute: attributes.into(),
        });
        Value(name.to_owned())
    }

    fn transpose(&mut self, name: &str, input: &Value, order: &[usize]) -> Value {
        self.node("Transpose", name, &[input], [ints("perm", order)])
    }

    /// The slice at `index` of a dimension, which goes.
    fn take(&mut self, name: &str, input: &Value, axis: i64, index: usize) -> Value {
        let index = self.index(index);
        self.node("Gather", name, &[input, &index], [int("axis", axis)])
    }

    /// The first `count` tokens along a dimension; nothing if that is all of them.
    fn first(&mut self, name: &str, input: &Value, axis: usize, count: usize) -> Option<Value> {
        if count == self.architecture.tokens() {
            return None;
        }
        let [start, end, axis] = [0, count, axis].map(|number| self.vector(&[number]));
        Some(self.node("Slice", name, &[input, &start, &end, &axis], []))
    }

    /// A parameter of the network: `[.., ..]`, in the file as `precision` says, in the graph in 32 bits.
    fn weight<const D: usize>(&mut self, name: &str, tensor: Tensor<D>) -> Value {
        let half = D > 1 && self.precision == Precision::F16;
        self.weights.push(Weight {
            name: name.to_owned(),
            dims: tensor.dims().to_vec(),
            numbers: tensor.reshape([-1]),
            half,
        });
        let stored = Value(name.to_owned());
        if half {
            let to = int("to", data_type::FLOAT.into());
            return self.node("Cast", &format!("{name}/f32"), &[&stored], [to]);
        }
        stored
    }

    /// `[numbers]`: a shape or a range.
    fn vector(&mut self, numbers: &[usize]) -> Value {
        let name: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let bytes = numbers
            .iter()
            .flat_map(|&number| int64(number).to_le_bytes());
        let name = format!("vector/{}", name.join("_"));
        self.constant(
            name,
            data_type::INT64,
            vec![int64(numbers.len())],
            bytes.collect(),
        )
    }

    fn index(&mut self, number: usize) -> Value {
        let bytes = int64(number).to_le_bytes().to_vec();
        self.constant(format!("index/{number}"), data_type::INT64, vec![], bytes)
    }

    fn scalar(&mut self, number: f32) -> Value {
        let bytes = number.to_le_bytes().to_vec();
        self.constant(format!("scalar/{number}"), data_type::FLOAT, vec![], bytes)
    }

    /// The name says the content, so a constant that is wanted again is there already.
    fn constant(
        &mut self,
        name: String,
        data_type: i32,
        dims: Vec<i64>,
        raw_data: Vec<u8>,
    ) -> Value {
        let constants = &mut self.proto.initializer;
        if constants.iter().all(|constant| constant.name != name) {
            constants.push(TensorProto {
                name: name.clone(),
                data_type,
                dims,
                raw_data,
            });
        }
        Value(name)
    }
}

/// A parameter that is still on the device.
struct Weight {
    name: String,
    dims: Vec<usize>,
    numbers: Tensor<1>,
    half: bool,
}

impl Weight {
    fn bytes_at_most(&self) -> usize {
        let width = if self.half { 2 } else { 4 };
        let frame = 128; // tags, lengths and dimensions
        frame + self.name.len() + width * self.dims.iter().product::<usize>()
    }

    async fn read(self) -> Result<TensorProto, ExportError> {
        let device = |reason: String| ExportError::Device { reason };
        let data = self.numbers.into_data_async().await;
        let data = data.map_err(|error| device(error.to_string()))?;
        let floats = data.try_to_vec::<f32>();
        let floats = floats.map_err(|error| device(format!("{error:?}")))?;
        let largest = if self.half {
            half::f16::MAX.to_f32()
        } else {
            f32::MAX
        };
        if let Some(number) = floats.iter().find(|number| !(number.abs() <= largest)) {
            return Err(ExportError::Range {
                name: self.name,
                number: number.to_string(),
            });
        }
        let floats = floats.into_iter();
        let (data_type, raw_data) = if self.half {
            let halves = floats.map(half::f16::from_f32);
            (
                data_type::FLOAT16,
                halves.flat_map(half::f16::to_le_bytes).collect(),
            )
        } else {
            (
                data_type::FLOAT,
                floats.flat_map(f32::to_le_bytes).collect(),
            )
        };
        Ok(TensorProto {
            name: self.name,
            dims: self.dims.into_iter().map(int64).collect(),
            data_type,
            raw_data,
        })
    }
}

/// An input or output of the graph: 32-bit floats, `[batch, sizes..]`.
fn float_value(name: &str, sizes: &[usize]) -> ValueInfoProto {
    let batch = Extent::DimParam("batch".to_owned());
    let sizes = sizes.iter().map(|&size| Extent::DimValue(int64(size)));
    let dim = std::iter::once(batch).chain(sizes).map(|extent| Dimension {
        value: Some(extent),
    });
    let tensor_type = TensorTypeProto {
        elem_type: data_type::FLOAT,
        shape: Some(TensorShapeProto { dim: dim.collect() }),
    };
    ValueInfoProto {
        name: name.to_owned(),
        r#type: Some(TypeProto {
            tensor_type: Some(tensor_type),
        }),
    }
}

fn int(name: &str, value: i64) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        i: Some(value),
        r#type: attribute_type::INT,
        ..AttributeProto::default()
    }
}

fn ints(name: &str, values: &[usize]) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        ints: values.iter().copied().map(int64).collect(),
        r#type: attribute_type::INTS,
        ..AttributeProto::default()
    }
}

fn float(name: &str, value: f32) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        f: Some(value),
        r#type: attribute_type::FLOAT,
        ..AttributeProto::default()
    }
}

/// Sizes here are of tensors in memory: they fit.
fn int64(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use burn::tensor::Device;
    use futures::executor::block_on;

    use super::*;
    use crate::model::weights::initialize;

    fn small(distilled: bool) -> Architecture {
        Architecture {
            image_px: (32, 48),
            dim: 24,
            depth: 2,
            heads: 3,
            mlp_dim: 96,
            classes: 2,
            ..Architecture::tiny(distilled)
        }
    }

    fn third() -> Architecture {
        Architecture {
            layer_scale: true,
            prefix_positions: false,
            ..small(false)
        }
    }

    fn labels() -> Vec<String> {
        ["cat", "\"dog\""].map(str::to_owned).to_vec()
    }

    fn export(architecture: &Architecture, precision: Precision) -> (Vit, ModelProto) {
        let vit = initialize(architecture, 1, &Device::flex());
        let metadata = [("mean".to_owned(), "[0.5,0.5,0.5]".to_owned())];
        let bytes = block_on(to_onnx(&vit, &labels(), &metadata, precision)).expect("exports");
        (vit, ModelProto::decode(bytes.as_slice()).expect("decodes"))
    }

    /// What every graph must be.
    fn check(graph: &GraphProto) {
        let mut known = BTreeSet::from([graph.input[0].name.as_str()]);
        for tensor in &graph.initializer {
            let width = match tensor.data_type {
                data_type::FLOAT => 4,
                data_type::INT64 => 8,
                data_type::FLOAT16 => 2,
                other => panic!("{}: number type {other}", tensor.name),
            };
            let count: i64 = tensor.dims.iter().product();
            assert_eq!(
                int64(tensor.raw_data.len()),
                width * count,
                "{}",
                tensor.name
            );
            assert!(known.insert(&tensor.name), "{} twice", tensor.name);
        }
        let mut nodes = BTreeSet::new();
        let mut used = BTreeSet::new();
        for node in &graph.node {
            for input in &node.input {
                assert!(known.contains(input.as_str()), "{input} is not there yet");
                used.insert(input.as_str());
            }
            for output in &node.output {
                assert!(known.insert(output), "{output} twice");
            }
            assert!(nodes.insert(&node.name), "node {} twice", node.name);
        }
        let unused: Vec<_> = known.difference(&used).collect();
        assert_eq!(unused, [&"logits"]);
        assert_eq!(graph.output[0].name, "logits");
    }

    #[test]
    fn every_value_is_made_once_before_it_is_used() {
        for architecture in [small(false), small(true), third()] {
            for precision in [Precision::F32, Precision::F16] {
                let (_, model) = export(&architecture, precision);
                check(&model.graph.expect("a graph"));
            }
        }
    }

    #[test]
    fn the_file_holds_every_parameter_of_the_network() {
        for architecture in [small(false), small(true), third()] {
            let (vit, model) = export(&architecture, Precision::F32);
            let graph = model.graph.expect("a graph");
            let constant = |name: &str| name.contains('/');
            let weights = graph
                .initializer
                .iter()
                .filter(|tensor| !constant(&tensor.name));
            let count: i64 = weights
                .flat_map(|tensor| tensor.dims.iter().copied().reduce(|a, b| a * b))
                .sum();
            assert_eq!(count, int64(burn::module::Module::num_params(&vit)));
        }
    }

    #[test]
    fn a_kernel_is_turned_to_the_layout_of_a_convolution() {
        let (vit, model) = export(&small(false), Precision::F32);
        let graph = model.graph.expect("a graph");
        let kernel = graph
            .initializer
            .iter()
            .find(|tensor| tensor.name == "patch_embed.proj.weight");
        let kernel = kernel.expect("a kernel");
        assert_eq!(kernel.dims, [24, 3, 16, 16]);
        let weight = block_on(vit.patch_embed.proj.weight.val().into_data_async());
        let weight = weight.expect("reads").try_to_vec::<f32>().expect("floats");
        let second = f32::from_le_bytes(*kernel.raw_data.as_chunks().0.get(1).expect("numbers"));
        assert_eq!(second.to_bits(), weight[24].to_bits());
    }

    #[test]
    fn the_batch_is_open_and_the_labels_stand_in_the_metadata() {
        let (_, model) = export(&small(false), Precision::F32);
        let graph = model.graph.expect("a graph");
        assert_eq!(graph.input, [float_value("pixel_values", &[3, 32, 48])]);
        assert_eq!(graph.output, [float_value("logits", &[2])]);
        let metadata: BTreeMap<_, _> = model
            .metadata_props
            .iter()
            .map(|entry| (entry.key.as_str(), entry.value.as_str()))
            .collect();
        let found: Vec<String> = serde_json::from_str(metadata["labels"]).expect("json");
        assert_eq!(found, labels());
        assert_eq!(metadata["mean"], "[0.5,0.5,0.5]");
    }

    #[test]
    fn half_precision_halves_the_matrices_and_spares_the_vectors() {
        let (_, model) = export(&small(false), Precision::F16);
        let graph = model.graph.expect("a graph");
        for tensor in graph.initializer {
            let expected = match (tensor.data_type, tensor.dims.len()) {
                (data_type::INT64, _) => data_type::INT64,
                (_, 0 | 1) => data_type::FLOAT,
                _ => data_type::FLOAT16,
            };
            assert_eq!(tensor.data_type, expected, "{}", tensor.name);
        }
    }

    #[test]
    fn what_the_file_cannot_hold_is_refused() {
        let mut vit = initialize(&small(false), 1, &Device::flex());
        let none = block_on(to_onnx(&vit, &["one".to_owned()], &[], Precision::F32));
        assert_eq!(
            none,
            Err(ExportError::Labels {
                classes: 2,
                labels: 1
            })
        );
        vit.head.weight = vit.head.weight.map(|weight| weight.ones_like() * 7e4);
        assert!(block_on(to_onnx(&vit, &[], &[], Precision::F32)).is_ok());
        let error =
            block_on(to_onnx(&vit, &[], &[], Precision::F16)).expect_err("too large for 16 bits");
        assert!(error.to_string().contains("head.weight"), "{error}");
    }
}
