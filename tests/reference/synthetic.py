"""Test images by integer formula, so that any language can make the same ones without a file.

For column x and row y of an image w wide and h high (w, h >= 2), with `//` rounding down and all
products below 2**63 except where u32 is named (wrapping 32-bit unsigned arithmetic):

    red   = x * 255 // (w - 1)                                  a gradient
    green = abs((3 * x + 5 * y) % 128 - 64) * 255 // 64         a slanted triangle wave
    noise = (((x * 73856093) ^ (y * 19349663)) as u32 >> 13) & 63      x, y and products as u32
    blue  = 192 + noise  if (x // 8 + y // 8) is even, else  noise     a noisy checkerboard
"""

import numpy
from PIL import Image


def image(width: int, height: int) -> Image.Image:
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.int64)
    red = x * 255 // (width - 1)
    green = numpy.abs((3 * x + 5 * y) % 128 - 64) * 255 // 64
    noise = (((((x * 73856093) & 0xFFFFFFFF) ^ ((y * 19349663) & 0xFFFFFFFF)) >> 13)) & 63
    blue = numpy.where((x // 8 + y // 8) % 2 == 0, 192 + noise, noise)
    return Image.fromarray(numpy.stack([red, green, blue], axis=-1).astype(numpy.uint8), "RGB")
