//! An image in memory, the same whatever file it came from.

/// An RGB image, 8 bits a channel, in memory.
#[derive(PartialEq, Eq)]
pub struct Image {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Default for Image {
    /// One black pixel.
    fn default() -> Self {
        Self {
            width: 1,
            height: 1,
            pixels: vec![0; 3],
        }
    }
}

impl Clone for Image {
    fn clone(&self) -> Self {
        Self {
            width: self.width,
            height: self.height,
            pixels: self.pixels.clone(),
        }
    }

    /// Keeps its buffer.
    fn clone_from(&mut self, other: &Self) {
        (self.width, self.height) = (other.width, other.height);
        self.pixels.clone_from(&other.pixels);
    }
}

impl Image {
    /// An image of these pixels, or nothing if they are not `height * width * 3` bytes, or none at all.
    ///
    /// # Shapes
    /// `pixels`: `[height, width, 3]`, row by row.
    #[must_use]
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let bytes = u64::from(width)
            .checked_mul(u64::from(height))?
            .checked_mul(3)?;
        (bytes > 0 && bytes == pixels.len() as u64).then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// Columns, at least one.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows, at least one.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, `[height, width, 3]`.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The pixels, to change.
    pub(crate) fn pixels_mut(&mut self) -> &mut [u8] {
        &mut self.pixels
    }

    /// Takes another size (at least 1 × 1), keeping its buffer; its pixels are then of no meaning.
    pub(crate) fn reshape(&mut self, width: u32, height: u32) {
        (self.width, self.height) = (width.max(1), height.max(1));
        let bytes = self.width as usize * self.height as usize * 3;
        self.pixels.resize(bytes, 0);
    }

    /// The bytes it takes in memory.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.pixels.len() as u64
    }

    /// Mirrors it left to right.
    pub fn flip_horizontal(&mut self) {
        let row_bytes = self.pixels.len() / self.height as usize;
        for row in self.pixels.chunks_exact_mut(row_bytes) {
            let (pixels, _) = row.as_chunks_mut::<3>();
            pixels.reverse();
        }
    }
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Image({} × {})", self.width, self.height)
    }
}

/// For tests: each pixel tells its column and row.
#[cfg(test)]
pub(super) fn grid(width: u32, height: u32) -> Image {
    let pixel = |x: u32, y: u32| [x, y, 0].map(|value| value.to_le_bytes()[0]);
    let pixels = (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
        .collect();
    Image::new(width, height, pixels).expect("sizes agree")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_disagree_make_no_image() {
        assert!(Image::new(2, 1, vec![0; 6]).is_some());
        assert!(Image::new(2, 1, vec![0; 5]).is_none());
        assert!(Image::new(0, 1, Vec::new()).is_none());
        assert!(Image::new(u32::MAX, u32::MAX, Vec::new()).is_none());
    }

    #[test]
    fn flipping_mirrors_each_row() {
        let mut image = Image::new(2, 2, (0..12).collect()).expect("sizes agree");
        image.flip_horizontal();
        assert_eq!(image.pixels(), [3, 4, 5, 0, 1, 2, 9, 10, 11, 6, 7, 8]);
    }
}
