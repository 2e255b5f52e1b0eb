"""timm's training transform on Pillow images, one thread: prints one line of JSON.

    python tests/bench/augment.py FOLDER [ROUNDS]

The images are decoded and resized to a short side of 256 pixels first, as Vitrine holds them; the transform is
DeiT's (random resized crop, flip, rand-m9-mstd0.5-inc1, normalisation, random erasing of pixels), to the
tensor that a batch is made of.
"""

import json
import pathlib
import random
import sys
import time

import numpy
import torch
from PIL import Image
from timm.data import auto_augment, create_transform
from torchvision import transforms

torch.set_num_threads(1)
random.seed(0)
numpy.random.seed(0)
torch.manual_seed(0)
hold = transforms.Resize(256, transforms.InterpolationMode.BICUBIC)
# At magnitude 10 this keeps no bit, which Pillow 13 refuses and timm does not expect.
posterize = auto_augment.posterize
auto_augment.NAME_TO_OP["PosterizeIncreasing"] = lambda image, bits, **kwargs: (
    posterize(image, bits) if bits else image.point([0] * 768))
files = sorted(path for path in pathlib.Path(sys.argv[1]).rglob("*") if path.is_file())
images = [hold(Image.open(path).convert("RGB")) for path in files]
augment = create_transform(
    224, is_training=True, interpolation="bicubic", auto_augment="rand-m9-mstd0.5-inc1", re_prob=0.25, re_mode="pixel",
    re_count=1)


def seconds() -> float:
    started = time.perf_counter()
    for image in images:
        augment(image)
    return time.perf_counter() - started


seconds()
rounds = sorted(seconds() for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 5))
print(json.dumps({
    "images_per_second": round(len(images) / rounds[len(rounds) // 2], 1),
    "best": round(len(images) / rounds[0], 1),
    "augment": [str(step).split("(")[0] for step in augment.transforms],
}))
