"""timm's evaluation crop of synthetic images: preprocess.safetensors.

    python tests/reference/preprocess.py --out tests/fixtures

The transform is timm.data.create_transform(224, bicubic, crop_pct 0.875) on Pillow images:

  1. Resize 256: short side 256, long side int(256 * long / short), rounding down; no resize when the
     short side is 256 already. Pillow's bicubic (a = -0.5) with antialiasing, on u8: columns first,
     then rows, each pass rounded to u8 (weights in fixed point, see Pillow's
     Resample.c; an implementation that rounds once, or in floats, may differ by 1).
  2. CenterCrop 224: top = round((height - 224) / 2), left alike; Python rounds halves to even.
  3. to [0, 1], then (x - mean) / std with ImageNet's mean and std.

The images are those of synthetic.py, named by their size as <width>x<height>:

  <width>x<height>.resized  [2] i32      (height, width) after step 1
  <width>x<height>.crop     [32, 32, 3] u8   every 7th row and column (0, 7 ... 217) of step 2
  <width>x<height>.sum      [3] i32      sum of each channel over all 224 * 224 pixels of step 2
  <width>x<height>.source   [3] i32      sum of each channel over the synthetic image itself
  300x200.normalized        [3, 32, 32]  every 7th row and column of step 3
"""

import numpy
import torch
from timm.data import create_transform
from torchvision import transforms

import fixture
import synthetic

SIZES = [(300, 200), (256, 256), (640, 480), (100, 100), (257, 1000)]  # (width, height)

if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    full = create_transform((3, 224, 224), interpolation="bicubic", crop_pct=0.875)
    resize, center_crop = full.transforms[:2]
    assert isinstance(resize, transforms.Resize) and isinstance(center_crop, transforms.CenterCrop)
    tensors = {}
    for width, height in SIZES:
        image = synthetic.image(width, height)
        resized = resize(image)
        crop = numpy.asarray(center_crop(resized))
        name = f"{width}x{height}"
        tensors |= {
            f"{name}.source": numpy.asarray(image).sum(axis=(0, 1), dtype=numpy.int64),
            f"{name}.resized": numpy.array([resized.height, resized.width]),
            f"{name}.crop": crop[::7, ::7],
            f"{name}.sum": crop.sum(axis=(0, 1), dtype=numpy.int64),
        }
        print(name, tensors[f"{name}.resized"], tensors[f"{name}.sum"])
    normalized = full(synthetic.image(300, 200))
    assert normalized.dtype == torch.float32
    tensors["300x200.normalized"] = normalized[:, ::7, ::7]
    fixture.save(out / "preprocess.safetensors", tensors, script="preprocess.py",
                 transform=[str(step) for step in full.transforms])
