"""What ImageNet-C's corruptions make of images, by SciPy, NumPy and Pillow: corrupt.safetensors.

    python tests/reference/corrupt.py --out tests/fixtures

Formulas and strengths of `make_imagenet_c.py` (Hendrycks and Dietterich 2019) on images of synthetic.py, in f64, with
levels rounded to the nearest instead of cut off, and a blur's deviation in proportion to the shorter side (a picture of
224 pixels has the original's).

  about.noise, about.contrast, about.jpeg    size -> the hash (FNV-1a, 64 bits) at each strength
  blur.<strength>                            of the 224 x 224 image, every seventh row and column, [32, 32, 3]
  small.<strength>                           of the 31 x 20 image, [20, 31, 3]

The noise is not random here: value i, row by row, gets ((i * 7919) % 2003 - 1001) / 400 deviations.
"""

import io

import numpy
import scipy
from PIL import Image
from scipy.ndimage import gaussian_filter

import fixture
import synthetic

SIZES = [(224, 224), (97, 61), (31, 20)]
NOISE = [0.08, 0.12, 0.18, 0.26, 0.38]
BLUR = [1, 2, 3, 4, 6]
CONTRAST = [0.4, 0.3, 0.2, 0.1, 0.05]
QUALITY = [25, 18, 15, 10, 7]


def fnv(array) -> str:
    value = 0xCBF29CE484222325
    for byte in numpy.asarray(array).tobytes():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def levels(brightness):
    return numpy.rint(numpy.clip(brightness, 0, 1) * 255).astype(numpy.uint8)


def noise(x, deviation):
    drawn = ((numpy.arange(x.size) * 7919) % 2003 - 1001) / 400
    return levels(x / 255.0 + deviation * drawn.reshape(x.shape))


def blur(x, deviation):
    deviation *= min(x.shape[:2]) / 224
    return levels(gaussian_filter(x / 255.0, (deviation, deviation, 0), mode="nearest", truncate=4.0))


def contrast(x, left):
    x = x / 255.0
    means = numpy.mean(x, axis=(0, 1), keepdims=True)
    return levels((x - means) * left + means)


def jpeg(x, quality):
    file = io.BytesIO()
    Image.fromarray(x).save(file, "JPEG", quality=quality)
    return numpy.asarray(Image.open(file))


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    images = {f"{w}x{h}": numpy.asarray(synthetic.image(w, h)) for w, h in SIZES}
    hashes = {
        name: {size: [fnv(made(x, amount)) for amount in amounts] for size, x in images.items()}
        for name, made, amounts in [("noise", noise, NOISE), ("contrast", contrast, CONTRAST), ("jpeg", jpeg, QUALITY)]}
    tensors = {f"blur.{k}": blur(images["224x224"], s)[::7, ::7] for k, s in enumerate(BLUR)}
    tensors |= {f"small.{k}": blur(images["31x20"], s) for k, s in enumerate(BLUR)}
    fixture.save(out / "corrupt.safetensors", tensors, script="corrupt.py", scipy=scipy.__version__, **hashes)
