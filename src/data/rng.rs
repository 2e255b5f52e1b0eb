//! Random streams keyed by what they are for.
//!
//! Every draw comes from a `ChaCha8` stream whose 256-bit key spells out the seed, the purpose and up
//! to two numbers (an epoch, an image). Streams of different keys are independent, so what one image
//! draws does not depend on which other images there are or in what order they are visited.

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

/// What a stream is for; part of its key.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    Split = 1,
    Shuffle = 2,
    Augment = 3,
    Erase = 4,
    Mix = 5,
    TokenMix = 6,
    Balance = 7,
    Validation = 8,
    Drops = 9,
    Folds = 10,
    Corrupt = 11,
}

/// The stream of this seed, purpose and pair of numbers.
pub(crate) fn stream(seed: u64, purpose: Purpose, a: u64, b: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    for (bytes, word) in key.chunks_exact_mut(8).zip([seed, purpose as u64, a, b]) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    ChaCha8Rng::from_seed(key)
}

#[cfg(test)]
mod tests {
    use rand::Rng as _;

    use super::*;

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
