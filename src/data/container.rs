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

/// The sampling factors, across in the high half and down in the low one, of each component (grey 1, colour 3,
/// print 4) of a JPEG's frame, if it has one frame as it should: decoders may disagree on which of several is
/// the one, and so on the size.
pub(super) fn jpeg_samplings(bytes: &[u8]) -> Option<Vec<u8>> {
    // What follows the end is another picture, such as a depth map.
    let mut frames = segments(bytes)
        .take_while(|&(marker, _)| marker != END)
        .filter(|&(marker, _)| is_frame(marker));
    let (_, frame) = frames.next()?;
    if frames.next().is_some() {
        return None;
    }
    // After one byte for the precision and two each for the height and the width; each component is its
    // number, its sampling and its table's number.
    let (&count, components) = frame.get(5..)?.split_first()?;
    let (components, _) = components.as_chunks::<3>();
    let samplings = components.get(..count.into())?.iter();
    Some(samplings.map(|component| component[1]).collect())
}

/// Whether a marker begins a frame.
fn is_frame(marker: u8) -> bool {
    (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker)
}

/// Whether a JPEG comes in several scans, each over the whole picture.
pub(super) fn jpeg_is_progressive(bytes: &[u8]) -> bool {
    segments(bytes)
        .find(|&(marker, _)| is_frame(marker))
        .is_some_and(|(marker, _)| ![0xc0, 0xc1].contains(&marker))
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

/// The first colour of a GIF's first frame, unless the frame names a transparent one.
///
/// # Source
/// `GIF89a`, sections 18 (screen), 20 (frame) and 23 (graphic control).
pub(super) fn gif_first_color(bytes: &[u8]) -> Option<[u8; 3]> {
    let table_bytes = |flags: u8| match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    };
    let shared = bytes.get(13..)?;
    let mut rest = shared.get(table_bytes(*bytes.get(10)?)..)?;
    loop {
        match rest {
            [0x2c, frame @ ..] => {
                let own = frame.get(8)? & 0x80 != 0;
                return if own { frame.get(9..)? } else { shared }
                    .first_chunk()
                    .copied();
            }
            [0x21, 0xf9, 4, flags, ..] if flags & 1 != 0 => return None,
            [0x21, _, blocks @ ..] => {
                rest = blocks;
                while let Some((&length, after)) = rest.split_first() {
                    rest = after.get(usize::from(length)..)?;
                    if length == 0 {
                        break;
                    }
                }
            }
            _ => return None,
        }
    }
}

/// The largest samples of a BMP's channels, if it has 16 bits a pixel in one of the two usual ways.
///
/// # Source
/// Microsoft's `BITMAPINFOHEADER` and its masks.
pub(super) fn bmp_largest_of_16_bits(bytes: &[u8]) -> Option<[u8; 3]> {
    let masks = |green: u32| [0x1f << green.count_ones() << 5, green, 0x1f];
    if bytes.get(28..30)? != [16, 0] {
        return None;
    }
    match *bytes.get(30..34)? {
        [0, 0, 0, 0] => Some([31; 3]),
        [3, 0, 0, 0] => [(0x3e0, [31; 3]), (0x7e0, [31, 63, 31])]
            .into_iter()
            .find(|&(green, _)| {
                bytes.get(54..66) == Some(masks(green).map(u32::to_le_bytes).as_flattened())
            })
            .map(|(_, largest)| largest),
        _ => None,
    }
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
        let jpeg = b"\xff\xd8\xff\xc4\0\x03a\xff\xc2\0\x0e\x08\0\x10\0\x20\x02\x01\x21\0\x02\x11\0\xff\xd9";
        assert_eq!(jpeg_samplings(jpeg), Some(vec![0x21, 0x11]));
        assert_eq!(jpeg_samplings(&jpeg[..12]), None);
        let twice = [&jpeg[..23], &jpeg[7..]].concat();
        assert_eq!(jpeg_samplings(&twice), None);
        let another_behind = [jpeg.as_slice(), jpeg].concat();
        assert_eq!(jpeg_samplings(&another_behind), jpeg_samplings(jpeg));
        // Fewer components than announced.
        let mut short = jpeg.to_vec();
        short[16] = 3;
        assert_eq!(jpeg_samplings(&short), None);
    }

    #[test]
    fn a_gifs_first_colour_is_its_first_frames() {
        let screen = b"GIF89a\x05\0\x05\0\x80\0\0abcdef";
        let comment = b"\x21\xfe\x02hi\x01!\0";
        let control = |flags: u8| [0x21, 0xf9, 4, flags, 0, 0, 0, 0];
        let frame = b"\x2c\0\0\0\0\x05\0\x05\0\0";
        let own = b"\x2c\0\0\0\0\x05\0\x05\0\x80uvwxyz";
        let gif = |parts: &[&[u8]]| gif_first_color(&[screen, parts.concat().as_slice()].concat());
        assert_eq!(gif(&[comment, &control(0), frame]), Some(*b"abc"));
        assert_eq!(gif(&[own, frame]), Some(*b"uvw"));
        assert_eq!(gif(&[&control(1), comment, frame]), None);
        assert_eq!(gif(&[comment]), None);
        assert_eq!(gif(&[]), None);
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
