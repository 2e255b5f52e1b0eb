//! WebAssembly as the visitor gets it: without the sections that only name things for debuggers.

use anyhow::{Context as _, Result, ensure};

/// What every module begins with: the magic word and the version.
const PREAMBLE: &[u8] = b"\0asm\x01\0\0\0";

/// A module without its custom sections: the names of functions, the tools it was made by. Nothing runs by them.
pub(crate) fn strip(module: &[u8]) -> Result<Vec<u8>> {
    ensure!(module.starts_with(PREAMBLE), "not a WebAssembly module");
    let mut kept = PREAMBLE.to_vec();
    let mut rest = &module[PREAMBLE.len()..];
    while let Some((&kind, after)) = rest.split_first() {
        let (length, header) = leb128(after).context("a section's length is cut off")?;
        let whole = 1 + header + length;
        ensure!(whole <= rest.len(), "a section is cut off");
        if kind != 0 {
            kept.extend_from_slice(&rest[..whole]);
        }
        rest = &rest[whole..];
    }
    Ok(kept)
}

/// A number of variable length, and the bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_all_others_stay_in_order() {
        let long = [vec![10, 0x82, 0x01], vec![7; 130]].concat();
        let module = [
            PREAMBLE,
            &[1, 2, 0, 0],
            &[0, 3, 1, b'n', 9],
            &long,
            &[0, 1, 0],
        ]
        .concat();
        let stripped = strip(&module).expect("a module");
        assert_eq!(stripped, [PREAMBLE, &[1, 2, 0, 0], &long].concat());
        assert_eq!(strip(&stripped).expect("still one"), stripped);
    }

    #[test]
    fn what_is_no_whole_module_is_refused() {
        assert!(strip(b"<!doctype html>").is_err());
        assert!(strip(&[PREAMBLE, &[1, 5, 0]].concat()).is_err());
        assert!(strip(&[PREAMBLE, &[1, 0x80]].concat()).is_err());
    }
}
