//! How much a class's probability falls where a square of the mean colour hides the picture. Any network will do.
//!
//! # Source
//! Zeiler and Fergus 2014, *Visualizing and Understanding Convolutional Networks*, section 4.2.

use std::ops::Range;

use burn::tensor::{Device, Tensor, TensorData};

use super::{ExplainError, floats};
use crate::explanation::Heat;
use crate::metrics::softmax;

/// Pictures that pass the network together.
const BATCH: usize = 8;

/// The square and its way over the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Square {
    side_px: u32,
    px: u32,
    places: u32,
}

impl Square {
    /// One of this side that is moved by this stride over a picture of `px × px`.
    ///
    /// The picture is divided into equal parts, as many a side as it takes for none to be wider than the stride, and the
    /// square is put on each one's middle. What is then found belongs to those parts, so a map of it lies on the picture
    /// as it is; at the border a square larger than the stride is cut off.
    ///
    /// # Errors
    /// If side or stride are 0, or the square is larger than the picture.
    pub fn new(side_px: u32, stride_px: u32, px: u32) -> Result<Self, ExplainError> {
        match (side_px, stride_px) {
            (0, _) => Err(ExplainError::NoSide),
            (_, 0) => Err(ExplainError::NoStride),
            _ if side_px > px => Err(ExplainError::TooLarge { side_px, px }),
            _ => Ok(Self {
                side_px,
                px,
                places: px.div_ceil(stride_px),
            }),
        }
    }

    /// The pixels hidden at the `place`th of its places, down or across.
    fn hidden(self, place: u32) -> Range<usize> {
        let middle = u64::from(2 * place + 1) * u64::from(self.px) / u64::from(2 * self.places);
        let middle = u32::try_from(middle).unwrap_or(self.px); // a pixel of the picture
        let (before, after) = (self.side_px / 2, self.side_px.div_ceil(2));
        middle.saturating_sub(before) as usize..(middle + after).min(self.px) as usize
    }

    /// Rows and columns hidden at each place, row by row.
    fn all(self) -> impl ExactSizeIterator<Item = (Range<usize>, Range<usize>)> {
        let each = move |place| {
            (
                self.hidden(place / self.places),
                self.hidden(place % self.places),
            )
        };
        (0..self.places * self.places).map(each)
    }
}

/// How much the probability of `class` falls from `whole`, what it is of the whole picture, at each place of the square.
///
/// `tell` hears how many of how many places are done, and answers whether to stop.
///
/// # Shapes
/// `image`: `[channels, px, px]`, normalised, so that zero is the mean colour; `network`:
/// `[batch, channels, px, px]` → `[batch, classes]`
///
/// # Errors
/// If stopped, or the device does not give its numbers.
pub async fn occlusion(
    network: impl Fn(Tensor<4>) -> Tensor<2>,
    image: &[f32],
    device: &Device,
    square: Square,
    (class, whole): (usize, f32),
    mut tell: impl AsyncFnMut(usize, usize) -> bool,
) -> Result<Heat, ExplainError> {
    let px = square.px as usize;
    let channels = image.len() / (px * px);
    let places: Vec<_> = square.all().collect();
    let mut values = Vec::with_capacity(places.len());
    for chunk in places.chunks(BATCH) {
        let mut inputs = Vec::with_capacity(chunk.len() * image.len());
        for place in chunk {
            let start = inputs.len();
            inputs.extend_from_slice(image);
            hide(&mut inputs[start..], px, place);
        }
        let inputs = TensorData::new(inputs, [chunk.len(), channels, px, px]);
        let scores = network(Tensor::from_data(inputs, device)); // [batch, classes]
        let [_, classes] = scores.dims();
        let scores = floats(scores).await?;
        let left = scores
            .chunks(classes)
            .map(|scores| softmax(scores).get(class).copied().unwrap_or_default());
        values.extend(left.map(|left| whole - left));
        let done = values.len();
        if tell(done, places.len()).await && done < places.len() {
            return Err(ExplainError::Stopped);
        }
    }
    Ok(Heat {
        rows: square.places,
        columns: square.places,
        values,
    })
}

/// Paints a part of every channel in the mean colour.
fn hide(image: &mut [f32], px: usize, (rows, columns): &(Range<usize>, Range<usize>)) {
    for plane in image.chunks_exact_mut(px * px) {
        for row in plane.chunks_exact_mut(px).take(rows.end).skip(rows.start) {
            row[columns.clone()].fill(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;
    use proptest::prelude::*;

    use super::*;
    use crate::model::vit::Linear;
    use crate::model::weights::initialize;
    use crate::model::{Architecture, Vit};

    #[test]
    fn squares_that_cannot_be_moved_are_refused() {
        assert_eq!(Square::new(0, 8, 32), Err(ExplainError::NoSide));
        assert_eq!(Square::new(8, 0, 32), Err(ExplainError::NoStride));
        let (side_px, px) = (33, 32);
        assert_eq!(
            Square::new(side_px, 8, px),
            Err(ExplainError::TooLarge { side_px, px })
        );
        assert!(Square::new(32, 100, 32).is_ok());
    }

    #[test]
    fn a_square_as_wide_as_its_stride_tiles_the_picture() {
        let square = Square::new(16, 16, 224).expect("fits");
        let across: Vec<_> = (0..14).map(|place| square.hidden(place)).collect();
        let tiles: Vec<_> = (0..14).map(|at| 16 * at..16 * (at + 1)).collect();
        assert_eq!(across, tiles);
        let (rows, columns) = square.all().nth(15).expect("the second row");
        assert_eq!((rows, columns), (16..32, 16..32));
    }

    proptest! {
        #[test]
        fn a_square_no_narrower_than_its_stride_leaves_no_gap(px in 1_u32..300, side: u32, stride: u32) {
            let side = 1 + side % px;
            let stride = 1 + stride % side;
            let square = Square::new(side, stride, px).expect("fits");
            let mut next = 0;
            for place in 0..square.places {
                let hidden = square.hidden(place);
                prop_assert!(hidden.start <= next && hidden.start < hidden.end);
                next = hidden.end;
            }
            prop_assert_eq!(next, px as usize);
        }
    }

    fn small() -> Vit {
        let architecture = Architecture {
            image_px: (32, 32),
            depth: 2,
            classes: 4,
            ..Architecture::tiny(false)
        };
        initialize(&architecture, 1, &Device::flex())
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    fn found(vit: &Vit) -> Result<Heat, ExplainError> {
        let image: Vec<f32> = (0..3 * 32 * 32).map(|at| (at as f32).sin()).collect();
        let device = Device::flex();
        let input = TensorData::new(image.clone(), [1, 3, 32, 32]);
        let scores = floats(vit.forward(Tensor::from_data(input, &device)));
        let whole = softmax(&block_on(scores).expect("scores"))[2];
        let square = Square::new(8, 8, 32).expect("fits");
        let network = |images| vit.forward(images);
        let never = async |_: usize, _: usize| false;
        block_on(occlusion(
            network,
            &image,
            &device,
            square,
            (2, whole),
            never,
        ))
    }

    #[test]
    fn a_network_whose_head_ignores_the_picture_loses_nothing_anywhere() {
        let [dim, classes] = [192, 4];
        let vit = small().with_heads(Linear::zeros(dim, classes, &Device::flex()), None);
        let heat = found(&vit).expect("found");
        assert_eq!(
            (heat.rows, heat.columns, heat.values),
            (4, 4, vec![0.0; 16])
        );
    }

    #[test]
    fn a_network_that_looks_changes_its_mind_somewhere() {
        let heat = found(&small()).expect("found");
        assert!(
            heat.values.iter().any(|value| value.abs() > 1e-6),
            "{heat:?}"
        );
    }

    #[test]
    fn what_is_hidden_is_the_square_in_every_channel() {
        let mut image = vec![1.0; 2 * 4 * 4];
        hide(&mut image, 4, &(1..3, 2..4));
        let plane = [
            [1.0, 1.0, 1.0, 1.0],
            [1.0, 1.0, 0.0, 0.0],
            [1.0, 1.0, 0.0, 0.0],
            [1.0, 1.0, 1.0, 1.0],
        ];
        assert_eq!(image, [plane, plane].concat().concat());
    }
}
