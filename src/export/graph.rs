//! The graph as it is written: nodes, constants, and the weights still on the device.

use burn::tensor::Tensor;

use super::onnx::ExportError;
use super::schema::{
    AttributeProto, Dimension, Extent, GraphProto, NodeProto, TensorProto, TensorShapeProto,
    TensorTypeProto, TypeProto, ValueInfoProto, attribute_type, data_type,
};
use crate::model::{Architecture, Vit};
use crate::report::Precision;

/// Nodes and constants so far, and the weights still to be read.
pub(super) struct Graph<'a> {
    pub(super) architecture: &'a Architecture,
    pub(super) proto: GraphProto,
    pub(super) weights: Vec<Weight>,
    precision: Precision,
}

/// What a node makes, an input or an initializer: all of them are known by name.
#[derive(Clone)]
pub(super) struct Value(String);

impl<'a> Graph<'a> {
    /// The graph of a network, from `pixel_values` to `logits`.
    pub(super) fn of(vit: &'a Vit, precision: Precision) -> Self {
        let architecture = vit.architecture();
        let (height, width) = architecture.image_px;
        let mut graph = Self {
            architecture,
            precision,
            proto: GraphProto {
                name: "vit".to_owned(),
                input: vec![float_value("pixel_values", &[3, height, width])],
                output: vec![float_value("logits", &[architecture.classes])],
                ..GraphProto::default()
            },
            weights: Vec::new(),
        };
        let logits = graph.forward(vit, &Value("pixel_values".to_owned()));
        graph.node("Identity", "logits", &[&logits], []);
        graph
    }

    /// One operator, whose value has the node's name.
    pub(super) fn node<const N: usize>(
        &mut self,
        operator: &str,
        name: impl Into<String>,
        inputs: &[&Value],
        attributes: [AttributeProto; N],
    ) -> Value {
        let name = name.into();
        self.proto.node.push(NodeProto {
            input: inputs.iter().map(|value| value.0.clone()).collect(),
            output: vec![name.clone()],
            name: name.clone(),
            op_type: operator.to_owned(),
            attribute: attributes.into(),
        });
        Value(name)
    }

    pub(super) fn add(&mut self, name: impl Into<String>, a: &Value, b: &Value) -> Value {
        self.node("Add", name, &[a, b], [])
    }

    pub(super) fn mul(&mut self, name: impl Into<String>, a: &Value, b: &Value) -> Value {
        self.node("Mul", name, &[a, b], [])
    }

    pub(super) fn concat(&mut self, name: &str, parts: &[Value], axis: i64) -> Value {
        let parts: Vec<&Value> = parts.iter().collect();
        self.node("Concat", name, &parts, [int("axis", axis)])
    }

    /// A size of 0 leaves that dimension as it comes.
    pub(super) fn reshape(
        &mut self,
        name: impl Into<String>,
        input: &Value,
        sizes: &[usize],
    ) -> Value {
        let sizes = self.vector(sizes);
        self.node("Reshape", name, &[input, &sizes], [])
    }

    pub(super) fn transpose(
        &mut self,
        name: impl Into<String>,
        input: &Value,
        order: &[usize],
    ) -> Value {
        self.node("Transpose", name, &[input], [ints("perm", order)])
    }

    /// What is at `index` of a dimension, which goes.
    pub(super) fn at(
        &mut self,
        name: impl Into<String>,
        input: &Value,
        axis: i64,
        index: usize,
    ) -> Value {
        let index = self.index(index);
        self.node("Gather", name, &[input, &index], [int("axis", axis)])
    }

    /// The first `count` of a dimension that runs over all tokens; the value itself if that is all of it.
    pub(super) fn first(
        &mut self,
        name: impl Into<String>,
        input: &Value,
        axis: usize,
        count: usize,
    ) -> Value {
        if count == self.architecture.tokens() {
            return input.clone();
        }
        let [start, end, axis] = [0, count, axis].map(|number| self.vector(&[number]));
        self.node("Slice", name, &[input, &start, &end, &axis], [])
    }

    /// A parameter of the network: in the file as `precision` says, in the graph in 32 bits.
    pub(super) fn weight<const D: usize>(
        &mut self,
        name: impl Into<String>,
        tensor: Tensor<D>,
    ) -> Value {
        let half = D > 1 && self.precision == Precision::F16;
        let name = name.into();
        self.weights.push(Weight {
            name: name.clone(),
            dims: tensor.dims().to_vec(),
            numbers: tensor.reshape([-1]),
            half,
        });
        let stored = Value(name);
        if half {
            let to = int("to", data_type::FLOAT.into());
            return self.node("Cast", format!("{}/f32", stored.0), &[&stored], [to]);
        }
        stored
    }

    /// A list of whole numbers: sizes, or where a slice starts and ends.
    pub(super) fn vector(&mut self, numbers: &[usize]) -> Value {
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

    /// A whole number.
    fn index(&mut self, number: usize) -> Value {
        let bytes = int64(number).to_le_bytes().to_vec();
        self.constant(format!("index/{number}"), data_type::INT64, vec![], bytes)
    }

    /// A number.
    pub(super) fn scalar(&mut self, number: f32) -> Value {
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
pub(super) struct Weight {
    name: String,
    dims: Vec<usize>,
    numbers: Tensor<1>,
    half: bool,
}

impl Weight {
    /// What it takes in the file, framing included.
    pub(super) fn bytes_at_most(&self) -> usize {
        let width = if self.half { 2 } else { 4 };
        let frame = 128; // tags, lengths and dimensions
        frame + self.name.len() + width * self.dims.iter().product::<usize>()
    }

    /// Its numbers, from the device.
    pub(super) async fn read(self) -> Result<TensorProto, ExportError> {
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
        if let Some(number) = floats
            .iter()
            .find(|number| !number.is_finite() || number.abs() > largest)
        {
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
pub(super) fn float_value(name: &str, sizes: &[usize]) -> ValueInfoProto {
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

pub(super) fn int(name: &str, value: i64) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        i: Some(value),
        r#type: attribute_type::INT,
        ..AttributeProto::default()
    }
}

pub(super) fn ints(name: &str, values: &[usize]) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        ints: values.iter().copied().map(int64).collect(),
        r#type: attribute_type::INTS,
        ..AttributeProto::default()
    }
}

pub(super) fn float(name: &str, value: f32) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        f: Some(value),
        r#type: attribute_type::FLOAT,
        ..AttributeProto::default()
    }
}

/// Sizes here are of tensors in memory: they fit.
pub(super) fn int64(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
