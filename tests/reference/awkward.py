"""What Pillow and torchvision make of awkward image files: awkward.safetensors.

    python tests/reference/awkward.py --out tests/fixtures

The files are made here, from seeded noise and the formulas of synthetic.py. What is expected of each:

  1. Its first frame, upright (`ImageOps.exif_transpose`).
  2. As 8-bit RGB. 16-bit samples keep their high byte: so Pillow reads 16-bit colour (its raw modes
     `RGB;16B`, `RGBA;16B` and `LA;16B`). 16-bit *grey* is the exception: Pillow keeps it as `I;16`, whose
     `convert("RGB")` clips at 255 and so makes nearly all of it white. We shift it too, by hand, before
     going on. CMYK is Pillow's `convert("RGB")`, (255 - k) * (255 - c) / 255 rounded; colour profiles are
     ignored.
  3. Grey of 4 bits keyed transparent: Pillow 13 spreads the samples to 8 bits but not the key (PNG, 11.3.2.1:
     the key is a sample). We spread it too, by hand, before going on.
  4. Whatever `has_transparency_data` composited on opaque white with `Image.alpha_composite`.
  5. torchvision's Resize(short side, bicubic, antialiased), CenterCrop, for inputs of 32 and of 224 px:
     steps 1 and 2 of preprocess.py.

Per file:

  <name>.file      [bytes] u8
  <name>.size      [2] i32          (height, width), upright
  <name>.pixels    [h, w, 3] u8     after step 4; only where the image is small
  <name>.crop32    [32, 32, 3] u8   step 5 for 32 px
  <name>.crop224   [32, 32, 3] u8   step 5 for 224 px, every 7th row and column
"""

import io
import struct

import numpy
from PIL import Image, ImageOps
from torchvision import transforms

import fixture
import png
import synthetic

WIDTH, HEIGHT = 45, 35  # no multiple of a JPEG block, nor of two of them
noise = numpy.random.default_rng(20)


def texture(width=WIDTH, height=HEIGHT) -> Image.Image:
    """Gradients, edges and some noise."""
    smooth = numpy.asarray(synthetic.image(width, height)).astype(int)
    return Image.fromarray((smooth + noise.integers(-20, 20, smooth.shape)).clip(0, 255).astype(numpy.uint8))


def saved(image: Image.Image, form: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def oriented(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new):]


def without_segment(jpeg: bytes, marker: bytes) -> bytes:
    at = jpeg.index(marker)
    return jpeg[:at] + jpeg[at + 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]:]


def jpegs() -> dict:
    photo, grey = texture(), texture().convert("L")
    cmyk = Image.merge("CMYK", [texture().getchannel(c) for c in "RGB"] + [texture().getchannel(0)])
    print_jpeg = saved(cmyk, "JPEG", quality=85)
    adobe = print_jpeg.index(b"Adobe")
    found = {f"jpeg_{name}": saved(photo, "JPEG", quality=80, subsampling=sampling)
             for name, sampling in [("444", 0), ("422", 1), ("420", 2)]}
    return found | {
        "jpeg_q10": saved(photo, "JPEG", quality=10),
        "jpeg_q100": saved(photo, "JPEG", quality=100, subsampling=0),
        "jpeg_progressive_420": saved(photo, "JPEG", quality=75, progressive=True),
        "jpeg_progressive_444": saved(photo, "JPEG", quality=75, progressive=True, subsampling=0),
        "jpeg_restarts": saved(photo, "JPEG", quality=75, restart_marker_blocks=2),
        "jpeg_optimized": saved(photo, "JPEG", quality=60, optimize=True),
        "jpeg_rgb": saved(photo, "JPEG", quality=80, keep_rgb=True),
        "jpeg_grey": saved(grey, "JPEG", quality=80),
        "jpeg_grey_progressive": saved(grey, "JPEG", quality=80, progressive=True),
        "jpeg_odd_1x1": saved(photo.crop((0, 0, 1, 1)), "JPEG"),
        "jpeg_odd_3x2_420": saved(photo.crop((0, 0, 3, 2)), "JPEG", subsampling=2),
        "jpeg_two_pictures": saved(photo, "MPO", save_all=True, append_images=[texture()], quality=70),
        "jpeg_cmyk": print_jpeg,
        "jpeg_cmyk_q40": saved(cmyk, "JPEG", quality=40),
        "jpeg_cmyk_progressive": saved(cmyk, "JPEG", quality=80, progressive=True),
        # Pillow takes every such file for inverted, whether Adobe's marker says so or not.
        "jpeg_cmyk_unmarked": without_segment(print_jpeg, b"\xff\xee"),
        # The same samples called YCCK: other colours, but a valid file. (After 5 letters, a version and two flags.)
        "jpeg_ycck": patched(print_jpeg, adobe + 11, b"\x02"),
    } | {
        f"jpeg_orientation_{turn}": saved(photo, "JPEG", quality=80, exif=oriented(turn)) for turn in range(1, 9)
    }


def pngs() -> dict:
    photo = texture()
    rgb = numpy.asarray(photo)
    alpha = numpy.asarray(texture())[..., :1]
    deep = noise.integers(0, 1 << 16, (HEIGHT, WIDTH, 4))
    deep[:17] = (numpy.arange(17)[:, None, None] * 4096 + deep[:17] // 64).clip(0, 65535)
    palette = photo.quantize(40)
    few = noise.integers(0, 256, (HEIGHT, WIDTH, 1))
    clear_red = struct.pack(">H", int(few[0, 0, 0] & 15))
    key = b"".join(struct.pack(">H", int(value)) for value in rgb[3, 4])
    animation = {"save_all": True, "append_images": [texture(), texture()], "duration": 50}
    return {
        "png_rgb": saved(photo, "PNG"),
        "png_grey": saved(photo.convert("L"), "PNG"),
        "png_grey_alpha": saved(Image.merge("LA", [photo.convert("L"), texture().getchannel(0)]), "PNG"),
        "png_rgba": saved(Image.fromarray(numpy.concatenate([rgb, alpha], -1)), "PNG"),
        "png_rgba_all_clear": saved(Image.fromarray(numpy.concatenate([rgb, alpha * 0], -1)), "PNG"),
        "png_palette": saved(palette, "PNG"),
        "png_palette_4_bits": saved(photo.quantize(13), "PNG", bits=4),
        "png_palette_1_bit": saved(photo.quantize(2), "PNG", bits=1),
        "png_palette_one_clear": saved(palette, "PNG", transparency=7),
        "png_palette_alphas": saved(palette, "PNG", transparency=bytes(range(0, 240, 6))),
        "png_1_bit": saved(photo.convert("1"), "PNG"),
        "png_grey_2_bits": png.encode(few >> 6, png.GREY, 2),
        "png_grey_4_bits": png.encode(few >> 4, png.GREY, 4),
        "png_grey_4_bits_keyed": png.encode(few & 15, png.GREY, 4, before_data=png.chunk(b"tRNS", clear_red)),
        "png_rgb_keyed": png.encode(rgb, png.RGB, 8, before_data=png.chunk(b"tRNS", key)),
        "png_grey_16": png.encode(deep[..., :1], png.GREY, 16),
        "png_grey_alpha_16": png.encode(deep[..., :2], png.GREY_ALPHA, 16),
        "png_rgb_16": png.encode(deep[..., :3], png.RGB, 16),
        "png_rgba_16": png.encode(deep, png.RGBA, 16),
        "png_interlaced": png.encode(rgb, png.RGB, 8, interlaced=True),
        "png_interlaced_2_bits": png.encode(few >> 6, png.GREY, 2, interlaced=True),
        "png_interlaced_rgba_16": png.encode(deep, png.RGBA, 16, interlaced=True),
        "png_gamma": png.encode(rgb, png.RGB, 8, before_data=png.chunk(b"gAMA", struct.pack(">I", 100000))),
        "png_orientation_6": saved(photo, "PNG", exif=oriented(6)),
        "png_animated": saved(photo, "PNG", **animation),
        "png_animated_default_apart": saved(photo, "PNG", default_image=True, **animation),
    }


def others() -> dict:
    photo = texture()
    alpha = texture().getchannel(0)
    clear = photo.copy()
    clear.putalpha(alpha)
    palette = photo.quantize(40)
    more = [texture(), texture()]
    gif = saved(palette, "GIF")
    bmp = saved(photo, "BMP")
    # 5 bits a channel, rows padded to 4 bytes, bottom row first, as its header (40 bytes at 14) says.
    deep = numpy.pad(noise.integers(0, 1 << 15, (HEIGHT, WIDTH)).astype("<u2"), ((0, 0), (0, WIDTH % 2))).tobytes()
    bmp_16 = (b"BM" + struct.pack("<IHHI", 54 + len(deep), 0, 0, 54)
              + struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 16, 0, len(deep), 2835, 2835, 0, 0) + deep)
    return {
        "gif": gif,
        "gif_interlaced": saved(palette, "GIF", interlace=True),
        "gif_one_clear": saved(palette, "GIF", transparency=7),
        "gif_animated": saved(photo, "GIF", save_all=True, append_images=more, duration=50),
        "gif_animated_clear": saved(clear, "GIF", save_all=True, append_images=more, duration=50),
        # The screen (its size at byte 6) is larger than the one frame on it.
        "gif_frame_smaller_than_screen": patched(gif, 6, struct.pack("<HH", WIDTH + 9, HEIGHT + 5)),
        "bmp": bmp,
        "bmp_top_down": patched(bmp, 22, struct.pack("<i", -HEIGHT)),
        "bmp_palette": saved(palette, "BMP"),
        "bmp_grey": saved(photo.convert("L"), "BMP"),
        "bmp_1_bit": saved(photo.convert("1"), "BMP"),
        "bmp_rgba": saved(clear, "BMP"),
        "bmp_15_bits": bmp_16,
        "webp_lossy": saved(photo, "WEBP", quality=80),
        "webp_lossy_q5": saved(photo, "WEBP", quality=5),
        "webp_lossy_q100": saved(photo, "WEBP", quality=100),
        "webp_lossy_alpha": saved(clear, "WEBP", quality=70),
        "webp_lossless": saved(photo, "WEBP", lossless=True),
        "webp_lossless_alpha": saved(clear, "WEBP", lossless=True, exact=True),
        "webp_lossless_palette": saved(photo.quantize(9).convert("RGB"), "WEBP", lossless=True),
        "webp_animated": saved(photo, "WEBP", save_all=True, append_images=more, duration=50),
        "webp_animated_alpha": saved(clear, "WEBP", save_all=True, append_images=more, duration=50),
        "webp_orientation_8": saved(photo, "WEBP", quality=80, exif=oriented(8)),
    }


def sizes() -> dict:
    """The smallest image, and strips, across and along."""
    strips = [(1, 5000), (5000, 1), (3, 1000), (1001, 3), (7, 2999), (2999, 7)]
    return {"size_1x1": saved(Image.new("RGB", (1, 1), (12, 34, 56)), "PNG")} | {
        f"size_{width}x{height}":
            saved(Image.fromarray(noise.integers(0, 256, (height, width, 3), numpy.uint8)), "PNG")
        for width, height in strips
    } | {
        # Both passes over rows far more than columns: the order that Pillow turns round.
        "size_40x150": saved(texture(40, 150), "JPEG", quality=85),
        "size_300x61": saved(texture(300, 61), "JPEG", quality=85),
    }


def as_rgb(name: str, data: bytes) -> Image.Image:
    """Steps 1 to 4."""
    image = Image.open(io.BytesIO(data))
    image.load()
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = Image.fromarray((numpy.asarray(image) >> 8).astype(numpy.uint8))
    if name == "png_grey_4_bits_keyed":
        image.info["transparency"] *= 255 // 15
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, (255, 255, 255, 255)), image).convert("RGB")


def crop(image: Image.Image, px: int) -> numpy.ndarray:
    resize = transforms.Resize(px * 8 // 7, transforms.InterpolationMode.BICUBIC, antialias=True)
    return numpy.asarray(transforms.CenterCrop(px)(resize(image)))


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    Image.MAX_IMAGE_PIXELS = None
    tensors = {}
    for name, data in (jpegs() | pngs() | others() | sizes()).items():
        image = as_rgb(name, data)
        pixels = numpy.asarray(image)
        print(f"{name:32} {len(data):6} bytes, {image.width} x {image.height}, mean {pixels.mean():.2f}")
        tensors |= {
            f"{name}.file": numpy.frombuffer(data, numpy.uint8),
            f"{name}.size": numpy.array([image.height, image.width]),
            f"{name}.crop32": crop(image, 32),
            f"{name}.crop224": crop(image, 224)[::7, ::7],
        }
        if image.width * image.height <= 60 * 60:
            tensors[f"{name}.pixels"] = pixels
    fixture.save(out / "awkward.safetensors", tensors, script="awkward.py", pillow=Image.__version__)
