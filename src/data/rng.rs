//! Random streams keyed by what they are for.
//!
//! Every draw comes from a `ChaCha8` stream whose 256-bit key spells out the seed, the purpose and up
//! to two numbers (an epoch, an image). Streams of different keys are independent, so what one image
//! draws does not depend on which other images there are or in what order they are visited.

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

/// What a stream is for; part of its key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    Split = 1,
    Shuffle = 2,
    Augment = 3,
}

/// The stream of this seed, purpose and pair of numbers.
pub(super) fn stream(seed: u64, purpose: Purpose, a: u64, b: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    for (bytes, word) in key.chunks_exact_mut(8).zip([seed, purpose as u64, a, b]) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    ChaCha8Rng::from_seed(key)
}

/// A number for a text, the same on every platform and in every version.
///
/// # Source
/// FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>. (The standard library's hasher
/// promises no stable value.)
pub(super) fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use rand::Rng as _;

    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn each_part_of_the_key_changes_the_stream() {
        let first = |seed, purpose, a, b| stream(seed, purpose, a, b).next_u64();
        let base = first(1, Purpose::Split, 2, 3);
        assert_eq!(base, first(1, Purpose::Split, 2, 3));
        for other in [
            first(2, Purpose::Split, 2, 3),
            first(1, Purpose::Shuffle, 2, 3),
            first(1, Purpose::Split, 3, 3),
            first(1, Purpose::Split, 2, 4),
        ] {
            assert_ne!(base, other);
        }
    }
}
