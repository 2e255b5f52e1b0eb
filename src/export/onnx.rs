//! A network as an ONNX file: what `model::vit` computes, spelt out in operators every runtime knows.
//!
//! Input `pixel_values`, `[batch, 3, height, width]`, resized and normalised by the caller; output `logits`,
//! `[batch, classes]`. The batch is open. Weights keep their timm names; a linear layer's is `[in, out]`, as
//! `MatMul` wants it, where timm's is `[out, in]`. Operator set 17: the first with `LayerNormalization`, and
//! what browsers' runtimes have long had; its GELU is spelt out with `Erf`.
//!
//! # Source
//! ONNX `docs/IR.md` and `docs/Versioning.md`; the operators are chosen in `export::vit`.

use prost::Message as _;

use super::graph::{Graph, Weight};
use super::schema::{
    GRAPH_KEY, GraphProto, ModelProto, OperatorSetIdProto, StringStringEntryProto,
};
use crate::model::Vit;
use crate::report::Precision;

/// Of the file format. # Source: `docs/Versioning.md`: ONNX 1.12, which brought operator set 17.
const IR_VERSION: i64 = 8;
const OPERATOR_SET: i64 = 17;
/// Protobuf readers refuse a longer message. # Source: protobuf.dev, "Total Size of the Message".
const MAX_BYTES: usize = i32::MAX as usize;

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
/// In 16 bits, vectors (biases, norms) stay whole, and all computing is in 32 bits either way.
///
/// `labels` are the classes' names in index order, or none; they stand in the file's metadata as `labels`, a JSON
/// array, beside the entries of `metadata`. Beyond the file itself, the host holds one tensor at a time.
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

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use burn::tensor::Device;
    use futures::executor::block_on;

    use super::super::graph::{float_value, int64};
    use super::super::schema::data_type;
    use super::*;
    use crate::model::Architecture;
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
