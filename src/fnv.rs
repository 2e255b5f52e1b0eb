//! A hash that stays the same on every platform and in every version: the standard library's promises neither.

/// A number for some bytes.
///
/// # Source
/// FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A number for many bytes: the same, eight bytes at a step.
pub(crate) fn fnv1a_words(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    // Not as many bytes of the length as a platform's addresses have: a browser's have fewer.
    let [a, b, c, d, ..] = (bytes.len() as u64).to_le_bytes();
    let start = fnv1a(rest.iter().copied().chain([a, b, c, d]));
    words.iter().fold(start, |hash, word| {
        (hash ^ u64::from_le_bytes(*word))
            .wrapping_mul(0x0100_0000_01b3)
            .rotate_left(29) // or the upper bits of a word would never reach the lower ones of the hash
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a([]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("foobar".bytes()), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_hash_of_many_is_the_same_on_every_platform() {
        // Worked out by three lines of Python.
        assert_eq!(fnv1a_words(b"the same everywhere"), 0xe85b_427f_500f_bf97);
    }

    #[test]
    fn every_byte_of_many_matters() {
        let bytes = [7; 37];
        for at in 0..bytes.len() {
            let mut other = bytes;
            other[at] ^= 0x80;
            assert_ne!(fnv1a_words(&bytes), fnv1a_words(&other), "byte {at}");
        }
        assert_ne!(fnv1a_words(&[0; 8]), fnv1a_words(&[0; 16]));
    }
}
