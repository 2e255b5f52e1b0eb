"""PNG files of the kinds Pillow does not write: 16 bits in colour, interlaced, grey of few bits, keyed transparency.

Every row is stored unfiltered; what is tested is the meaning of the samples, not the filters.
"""

import struct
import zlib

import numpy

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6  # colour types
# Of Adam7's passes: first column and row, steps right and down.
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def rows(samples: numpy.ndarray, bits: int) -> bytes:
    """Samples [height, width, channels], each row after its filter's number, 0."""
    if samples.size == 0:
        return b""
    flat = samples.reshape(samples.shape[0], -1)
    if bits == 16:
        lines = [row.astype(">u2").tobytes() for row in flat]
    else:
        as_bits = (flat[..., None] >> numpy.arange(bits - 1, -1, -1)) & 1
        lines = [numpy.packbits(row).tobytes() for row in as_bits.reshape(flat.shape[0], -1)]
    return b"".join(b"\0" + line for line in lines)


def encode(samples: numpy.ndarray, color: int, bits: int, interlaced=False, before_data=b"") -> bytes:
    """A PNG of samples [height, width, channels]; `before_data` are whole chunks, such as tRNS."""
    height, width = samples.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, int(interlaced))
    if interlaced:
        data = b"".join(rows(samples[top::down, left::right], bits) for left, top, right, down in ADAM7)
    else:
        data = rows(samples, bits)
    return (SIGNATURE + chunk(b"IHDR", header) + before_data + chunk(b"IDAT", zlib.compress(data, 9))
            + chunk(b"IEND", b""))
