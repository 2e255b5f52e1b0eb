//! Whether an image file is all there, by its outer structure alone.
//!
//! Two decoders need this help. The JPEG decoder fills what is missing with grey and says nothing; the
//! WebP decoder allocates as much as a chunk's header asks for before it sees that the file is shorter.
//! The other formats' decoders notice by themselves.

use image::ImageFormat;

/// Whether the file reaches the end that its structure announces.
pub(super) fn is_whole(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_is_whole(bytes),
        ImageFormat::WebP => webp_is_whole(bytes),
        _ => true,
    }
}

/// The marker at a JPEG's end.
const END: u8 = 0xd9;

/// Whether there is an end marker, outside of any segment's content.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    segments(bytes).any(|(marker, _)| marker == END)
}

/// How many components (grey 1, colour 3, print 4) a JPEG's frame has, if it has one frame as it should:
/// decoders may disagree on which of several is the one, and so on the size.
pub(super) fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let is_frame =
        |marker: u8| (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker);
    // What follows the end is another picture, such as a depth map.
    let mut frames = segments(bytes)
        .take_while(|&(marker, _)| marker != END)
        .filter(|&(marker, _)| is_frame(marker));
    let (_, frame) = frames.next()?;
    if frames.next().is_some() {
        return None;
    }
    // After one byte for the precision and two each for the height and the width.
    frame.get(5).copied()
}

/// A JPEG's markers, each with what its segment holds, as far as the file goes.
///
/// # Source
/// ITU-T T.81, annex B: a marker is `FF` and a byte that is neither `00` nor `FF`; all but the
/// stand-alone ones are followed by a length, and a scan's data runs to the next marker that is no restart.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (marker, after) = next_marker(rest)?;
        // The start and end of the image, restarts, and the reserved TEM have no content.
        if matches!(marker, 0xd0..=0xd9 | 0x01) {
            rest = after;
            return Some((marker, &[][..]));
        }
        let (&length, _) = after.split_first_chunk()?;
        let (segment, after) = after.split_at_checked(u16::from_be_bytes(length).max(2).into())?;
        // After a scan's header comes its data, which `next_marker` passes over.
        rest = after;
        Some((marker, &segment[2..]))
    })
}

/// The next marker's code and what follows it.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = bytes
        .windows(2)
        .position(|pair| pair[0] == 0xff && pair[1] != 0 && pair[1] != 0xff)?;
    Some((*bytes.get(at + 1)?, bytes.get(at + 2..)?))
}

/// Whether the RIFF size and every chunk's size stay within the file.
///
/// # Source
/// WebP Container Specification: `RIFF`, size, `WEBP`, then chunks of a four-letter name, a size, and
/// that many bytes padded to an even number.
fn webp_is_whole(bytes: &[u8]) -> bool {
    let size_at = |at: usize| -> Option<usize> {
        let size = bytes.get(at..at + 4)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*size)).ok()
    };
    let Some(end) = size_at(4).and_then(|size| size.checked_add(8)) else {
        return false;
    };
    // Some writers leave the last padding byte out.
    if end > bytes.len() + 1 {
        return false;
    }
    let mut at = 12;
    while at + 8 <= end.min(bytes.len()) {
        let Some(next) = size_at(at + 4).and_then(|size| (at + 8).checked_add(size)) else {
            return false;
        };
        if next > bytes.len() {
            return false;
        }
        let Some(next) = next.checked_add(next % 2) else {
            return false;
        };
        at = next;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_marker_within_a_segment_is_not_the_end() {
        // A comment that holds an end marker, as thumbnails in EXIF do; stuffed and restart bytes in the data.
        let jpeg = b"\xff\xd8\xff\xfe\0\x04\xff\xd9\xff\xda\0\x02ab\xff\0\xff\xd0cd\xff\xd9";
        assert!(jpeg_is_whole(jpeg));
        assert!(!jpeg_is_whole(&jpeg[..jpeg.len() - 1]));
        assert!(!jpeg_is_whole(&jpeg[..9]));
        assert!(jpeg_is_whole(&[jpeg.as_slice(), b"and more"].concat()));
    }

    #[test]
    fn components_are_those_of_the_one_frame() {
        let jpeg = b"\xff\xd8\xff\xc4\0\x03a\xff\xc2\0\x0b\x08\0\x10\0\x20\x04abc\xff\xd9";
        assert_eq!(jpeg_components(jpeg), Some(4));
        assert_eq!(jpeg_components(&jpeg[..12]), None);
        let twice = [&jpeg[..20], &jpeg[7..]].concat();
        assert_eq!(jpeg_components(&twice), None);
        assert_eq!(jpeg_components(&[jpeg.as_slice(), jpeg].concat()), Some(4));
    }

    #[test]
    fn a_chunk_that_reaches_beyond_the_file_is_told() {
        let webp = |riff: u32, chunk: u32| {
            let content = [&b"WEBPVP8 "[..], &chunk.to_le_bytes(), b"abcd"].concat();
            [&b"RIFF"[..], &riff.to_le_bytes(), &content].concat()
        };
        assert!(webp_is_whole(&webp(16, 4)));
        assert!(webp_is_whole(&webp(16, 3)));
        assert!(!webp_is_whole(&webp(16, 5)));
        assert!(!webp_is_whole(&webp(u32::MAX, 4)));
        assert!(!webp_is_whole(&webp(16, u32::MAX)));
        assert!(!webp_is_whole(b"RIFF"));
    }
}
