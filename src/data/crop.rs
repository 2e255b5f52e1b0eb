//! Parts of images, and which of them evaluation looks at, as torchvision has it.

/// A rectangle in an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CropBox {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Rows.
    pub height: u32,
    /// Columns.
    pub width: u32,
}

/// Where the middle `part` pixels of a side begin.
///
/// # Source
/// torchvision `transforms/functional.py`, `center_crop`: `int(round((height - crop) / 2.0))`, Python's
/// `round` taking halves to the even neighbour. (There a shorter side is padded; ours is never shorter.)
#[must_use]
pub fn middle(side: u64, part: u64) -> u64 {
    let left_over = side.saturating_sub(part);
    let (half, odd) = (left_over / 2, left_over % 2);
    half + (odd & half)
}

/// The corners and the middle, squares of this side.
///
/// # Source
/// torchvision `transforms/functional.py`, `five_crop`: top left, top right, bottom left, bottom right, centre.
#[must_use]
pub fn five_crops(width: u32, height: u32, px: u32) -> [CropBox; 5] {
    let (right, bottom) = (width.saturating_sub(px), height.saturating_sub(px));
    let middle = |side: u32| u32::try_from(middle(side.into(), px.into())).unwrap_or(u32::MAX);
    let (across, down) = (middle(width), middle(height));
    [
        (0, 0),
        (right, 0),
        (0, bottom),
        (right, bottom),
        (across, down),
    ]
    .map(|(left, top)| CropBox {
        top,
        left,
        height: px,
        width: px,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_crops_are_the_corners_and_the_centre() {
        let places = five_crops(341, 256, 224).map(|part| (part.left, part.top));
        // torchvision: round(58.5) = 58.
        assert_eq!(places, [(0, 0), (117, 0), (0, 32), (117, 32), (58, 16)]);
    }

    #[test]
    fn the_centre_is_rounded_as_python_rounds() {
        // Halves go to the even neighbour: round(0.5) = 0, round(1.5) = 2, round(2.5) = 2.
        for (side, first) in [(4, 0), (5, 0), (6, 1), (7, 2), (8, 2), (9, 2)] {
            assert_eq!(middle(side, 4), first, "{side}");
        }
    }
}
