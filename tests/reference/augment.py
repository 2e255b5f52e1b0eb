"""What Pillow, torchvision and timm make of images: augment.safetensors.

    python tests/reference/augment.py --out tests/fixtures

Operations (`about.images`, `about.operations`): every operation at five strengths on three images of
synthetic.py and, needing ../shared, on the first test photo, by name, of each of trashnet_small_256's six
classes. Results are told by their hash alone (FNV-1a, 64 bits, of height * width * 3 bytes).

Policies (`about.policies`): what timm and torchvision draw, in order, and what they then do. A draw is
  ["unit", x]           random.random(), also inside random.uniform
  ["below", n, k]       one of n
  ["normal", z]         random.gauss with mean and deviation taken off
  ["weighted", [k ...]] numpy.random.choice without replacement
  ["beta", x], ["dirichlet", [x ...]]
Sizes are those of a 224-pixel input. `about.augmix` adds the hash of what AugMix makes of an image.

Boxes (`about.crops`, `about.erasing`): the same for RandomResizedCrop and RandomErasing.

Mixing (`mix.<n>.x`, `.y`, `.targets`; `about.mixes`): timm's Mixup on a batch, with the share and box of each of
its inputs.
"""

import math
import pathlib
import random

import numpy
import torch
import torchvision.transforms as transforms
import torchvision.transforms.functional as functional
from PIL import Image, ImageDraw, ImageFilter
from timm.data import auto_augment, mixup, random_erasing
from timm.data.transforms import RandomResizedCropAndInterpolation
from torchvision.transforms import autoaugment

import fixture
import synthetic

PX = 224
FILL = (124, 116, 104)  # ImageNet's mean, as timm rounds it
SYNTHETIC = [(224, 224), (97, 61), (16, 300)]
FILTERS = {"bilinear": Image.Resampling.BILINEAR, "bicubic": Image.Resampling.BICUBIC}


def fnv(image: Image.Image) -> str:
    value = 0xCBF29CE484222325
    for byte in numpy.asarray(image).tobytes():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


# --- operations ---


def geometry(function, amounts):
    return [(function, amount, name) for amount in amounts for name in FILTERS]


def posterize(image, bits):
    # Pillow refuses 0 bits now; the mask of the operation's definition leaves black.
    return image.point([0] * 768) if bits == 0 else auto_augment.posterize(image, bits)


def cutout(image, size):
    # tensorflow/tpu autoaugment.py, cutout: grey, from centre - pad up to centre + pad, cut off at the edges.
    y, x, half = image.height // 3, image.width // 4, size
    changed = image.copy()
    left, top = max(0, x - half), max(0, y - half)
    right, bottom = min(image.width, x + half), min(image.height, y + half)
    if right > left and bottom > top:
        ImageDraw.Draw(changed).rectangle((left, top, right - 1, bottom - 1), fill=(128, 128, 128))
    return changed


def operations(image):
    """(name, amount or None, filter or None, result) for every operation at five strengths."""
    kwargs = {"fillcolor": FILL}
    for name, function, amounts in [
        ("rotate", auto_augment.rotate, [-30.0, -7.3, 0.0, 13.9, 135.0]),
        ("shear_x", auto_augment.shear_x, [-0.3, -0.11, 0.0, 0.27, 0.99]),
        ("shear_y", auto_augment.shear_y, [-0.3, -0.11, 0.0, 0.27, 0.99]),
        ("translate_x", auto_augment.translate_x_abs, [-100.8, -16.0, 0.0, 7.25, 32.5]),
        ("translate_y", auto_augment.translate_y_abs, [-100.8, -16.0, 0.0, 7.25, 32.5]),
    ]:
        for amount in amounts:
            for filter_name, resample in FILTERS.items():
                yield name, amount, filter_name, function(image, amount, resample=resample, **kwargs)
    for name, function, amounts in [
        ("posterize", posterize, [0, 1, 3, 5, 8]),
        ("solarize", auto_augment.solarize, [0, 26, 128, 201, 256]),
        ("solarize_add", auto_augment.solarize_add, [0, 11, 64, 110, 128]),
        ("color", auto_augment.color, [0.0, 0.1, 0.73, 1.0, 1.9]),
        ("contrast", auto_augment.contrast, [0.0, 0.1, 0.73, 1.0, 1.9]),
        ("brightness", auto_augment.brightness, [0.0, 0.1, 0.73, 1.0, 1.9]),
        ("sharpness", auto_augment.sharpness, [0.0, 0.1, 0.73, 1.0, 1.9]),
        ("hue", functional.adjust_hue, [-0.5, -0.21, 0.0, 0.1, 0.5]),
        ("gaussian_blur", auto_augment.gaussian_blur, [0.0, 0.1, 0.8, 1.37, 2.0]),
        ("cutout", cutout, [0, 3, 20, 56, 112]),
    ]:
        for amount in amounts:
            yield name, amount, None, function(image, amount)
    yield "auto_contrast", None, None, auto_augment.auto_contrast(image)
    yield "equalize", None, None, auto_augment.equalize(image)
    yield "invert", None, None, auto_augment.invert(image)
    yield "grayscale", None, None, functional.to_grayscale(image, 3)
    yield "horizontal_flip", None, None, functional.hflip(image)
    yield "vertical_flip", None, None, functional.vflip(image)


# --- draws ---


class Tape:
    """Draws of Python's and numpy's, written down; stands in for the modules `random` and `numpy.random`."""

    def __init__(self, seed):
        self.python, self.numpy, self.draws = random.Random(seed), numpy.random.RandomState(seed), []

    def note(self, *draw):
        self.draws.append(draw)
        return draw[-1]

    def random(self):
        return self.note("unit", self.python.random())

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def gauss(self, mu, sigma):
        return mu + sigma * self.note("normal", self.python.gauss(0, 1))

    def below(self, count):
        return self.note("below", count, self.python.randrange(count))

    def randint(self, a, b=None, size=None):
        assert size is None
        # random.randint includes b; numpy's, used by AugMix alone as randint(1, 4), does not.
        return a + self.below(b - a + self.inclusive)

    inclusive = 1

    def choice(self, among, count=None, replace=True, p=None):
        if p is not None:
            places = [int(k) for k in self.numpy.choice(len(among), count, replace=False, p=p)]
            self.note("weighted", places)
        elif count is None:
            return among[self.below(len(among))]
        else:
            places = [self.below(len(among)) for _ in range(count)]
        return [among[place] for place in places]

    def beta(self, a, b):
        return self.note("beta", float(self.numpy.beta(a, b)))

    def dirichlet(self, alpha):
        return numpy.array(self.note("dirichlet", [float(x) for x in self.numpy.dirichlet(alpha)]))


done = []  # what the recorders below were asked for


def recorder(name, is_geometry):
    def record(image, *arguments, **kwargs):
        by = None
        if is_geometry:
            resample = auto_augment._interpolation(dict(kwargs))
            by = next(key for key, value in FILTERS.items() if value == resample)
        done.append([name, *[float(argument) for argument in arguments], *([by] if by else [])])
        return image
    return record


def gaussian_blur_rand(image, factor, **_):
    done.append(["gaussian_blur", auto_augment.random.uniform(0.1, 2.0 * factor)])
    return image


def posterized(image, bits, **_):
    if bits < 8:
        done.append(["posterize", float(bits)])
    return image


def desaturate(image, factor, **_):
    done.append(["color", min(1.0, max(0.0, 1.0 - factor))])
    return image


RECORDERS = {
    "AutoContrast": recorder("auto_contrast", False), "Equalize": recorder("equalize", False),
    "Invert": recorder("invert", False), "Rotate": recorder("rotate", True),
    "Solarize": recorder("solarize", False), "SolarizeIncreasing": recorder("solarize", False),
    "SolarizeAdd": recorder("solarize_add", False),
    "Posterize": posterized, "PosterizeIncreasing": posterized, "PosterizeOriginal": posterized,
    "ShearX": recorder("shear_x", True), "ShearY": recorder("shear_y", True),
    "TranslateXRel": recorder("translate_x_rel", True), "TranslateYRel": recorder("translate_y_rel", True),
    "Desaturate": desaturate, "GaussianBlur": recorder("gaussian_blur", False),
    "GaussianBlurRand": gaussian_blur_rand,
}
for op in ["Color", "Contrast", "Brightness", "Sharpness"]:
    RECORDERS[op] = RECORDERS[f"{op}Increasing"] = recorder(op.lower(), False)


class NumpyTape:
    """`numpy` with a tape for its `random`."""

    def __init__(self, tape):
        self.random = tape

    def __getattr__(self, name):
        return getattr(numpy, name)


def record_policy(text, seed, interpolation, image=None):
    """timm's draws and operations; with an image, the operations are done to it too."""
    tape = Tape(seed)
    auto_augment.random = tape
    auto_augment.np = NumpyTape(tape)
    params = {"translate_const": int(PX * 0.45), "img_mean": FILL}
    if interpolation != "random":
        params["interpolation"] = FILTERS[interpolation]
    make = auto_augment.auto_augment_transform
    if text.startswith("rand"):
        make = auto_augment.rand_augment_transform
    if text.startswith("augmix"):
        tape.inclusive, params["translate_pct"] = 0, 0.3
        make = auto_augment.augment_and_mix_transform
    original = dict(auto_augment.NAME_TO_OP)
    if image is None:
        auto_augment.NAME_TO_OP.update(RECORDERS)
    done.clear()
    result = make(text, params)(image or Image.new("RGB", (PX, PX)))
    auto_augment.NAME_TO_OP.update(original)
    auto_augment.random, auto_augment.np = random, numpy
    case = {"policy": text, "interpolation": interpolation, "draws": tape.draws, "ops": list(done)}
    return case if image is None else case | {"hash": fnv(result)}


def record_trivial(seed):
    """torchvision's TrivialAugmentWide, whose draws are torch.randint's."""
    tape, recorded = Tape(seed), []
    original = torch.randint, autoaugment._apply_op

    def randint(high, size, dtype=None):
        return torch.tensor([tape.below(high)]) if size == (1,) else None

    def apply(image, name, magnitude, interpolation, fill):
        recorded.append([name, magnitude])
        return image

    torch.randint, autoaugment._apply_op = randint, apply
    transforms.TrivialAugmentWide()(Image.new("RGB", (PX, PX)))
    torch.randint, autoaugment._apply_op = original
    [[name, magnitude]] = recorded
    ops = {
        "Identity": [], "ShearX": [["shear_x", magnitude, "bilinear"]],
        "ShearY": [["shear_y", magnitude, "bilinear"]],
        "TranslateX": [["translate_x", -float(int(magnitude)), "bilinear"]],
        "TranslateY": [["translate_y", -float(int(magnitude)), "bilinear"]],
        "Rotate": [["rotate", magnitude, "bilinear"]],
        "Posterize": [["posterize", float(int(magnitude))]], "Solarize": [["solarize", math.ceil(magnitude)]],
        "AutoContrast": [["auto_contrast"]], "Equalize": [["equalize"]],
    }.get(name, [[name.lower(), 1.0 + magnitude]])
    return {"policy": "trivial", "interpolation": "bilinear", "draws": tape.draws, "ops": ops}


def check_signs():
    """torchvision's geometry is what `record_trivial` says of it, to the pixel."""
    image = synthetic.image(97, 61)
    for name, magnitude, ours in [
        ("ShearX", 0.3, (1, 0.3, 0, 0, 1, 0)), ("ShearY", -0.2, (1, 0, 0, -0.2, 1, 0)),
        ("TranslateX", 7.0, (1, 0, -7, 0, 1, 0)), ("TranslateY", -3.0, (1, 0, 0, 0, 1, 3)),
    ]:
        theirs = autoaugment._apply_op(image, name, magnitude, transforms.InterpolationMode.BILINEAR, list(FILL))
        mine = image.transform(image.size, Image.AFFINE, ours, resample=Image.BILINEAR, fillcolor=FILL)
        # The shears' matrices differ in the last bit: where rounding towards zero turns on it, by one level.
        difference = numpy.abs(numpy.asarray(theirs, int) - numpy.asarray(mine, int)).max()
        print(name, "differs by", difference)
        assert difference <= 1, name


def record_crop(width, height, scale, seed):
    tape = Tape(seed)
    module = __import__("timm.data.transforms", fromlist=["random"])
    module.random = tape
    top, left, h, w = RandomResizedCropAndInterpolation.get_params(
        Image.new("RGB", (width, height)), (scale, 1.0), (3 / 4, 4 / 3))
    module.random = random
    return {"size": [width, height], "scale": scale, "draws": tape.draws, "box": [top, left, h, w]}


def record_erasing(probability, count, seed):
    tape, boxes = Tape(seed), []
    random_erasing.random = tape

    class Canvas:
        def __setitem__(self, index, _):
            _, rows, columns = index
            boxes.append([rows.start, columns.start, rows.stop - rows.start, columns.stop - columns.start])

    eraser = random_erasing.RandomErasing(probability, max_count=count, mode="const", device="cpu")
    eraser._erase(Canvas(), 3, PX, PX, torch.float32)
    random_erasing.random = random
    return {"probability": probability, "count": count, "draws": tape.draws, "boxes": boxes}


# --- mixing ---


def record_mix(mode, mixup_alpha, cutmix_alpha, minmax, seed):
    """One batch through timm's Mixup, and the share and box that each of its inputs got."""
    numpy.random.seed(seed)
    torch.manual_seed(seed)
    size = 6
    x = torch.randn(size, 3, 8, 8)
    labels = torch.arange(size) % 4
    mixing = mixup.Mixup(mixup_alpha, cutmix_alpha, minmax, prob=0.8, mode=mode, label_smoothing=0.1, num_classes=4)
    boxes, original = [], mixup.cutmix_bbox_and_lam

    def noted(*arguments, **kwargs):
        (yl, yh, xl, xh), lam = original(*arguments, **kwargs)
        boxes.append([int(yl), int(xl), int(yh - yl), int(xh - xl)])
        return (yl, yh, xl, xh), lam

    params = []
    for name in ["_params_per_elem", "_params_per_batch"]:
        def drawn(*arguments, name=name):
            params.append(getattr(mixup.Mixup, name)(mixing, *arguments))
            return params[-1]
        setattr(mixing, name, drawn)
    mixup.cutmix_bbox_and_lam = noted
    shares = []
    mixed_target = mixup.mixup_target

    def target(labels, classes, lam, smoothing):
        shares.append(lam)
        return mixed_target(labels, classes, lam, smoothing)

    mixup.mixup_target = target
    y, targets = mixing(x.clone(), labels)
    mixup.cutmix_bbox_and_lam, mixup.mixup_target = original, mixed_target
    [(drawn_lambda, cut)], [lam] = params, shares
    boxes = iter(boxes)
    if mode == "batch":
        box = next(boxes, None)
        blends = [[float(lam), box]] * size
    else:
        half = [next(boxes) if cut[i] and drawn_lambda_i(drawn_lambda, i) else None for i in range(len(cut))]
        if mode == "pair":
            half = half + half[::-1]
        blends = [[float(share), box] for share, box in zip(lam.flatten(), half, strict=True)]
    return {"x": x, "y": y, "targets": targets}, {"mode": mode, "labels": labels.tolist(), "blends": blends}


def drawn_lambda_i(shares, i):
    """Whether input i is mixed at all. (timm writes a box's share into the same array, but never 1.)"""
    return shares[i] != 1.0


def photos():
    folder = pathlib.Path(__file__).parents[3] / "shared/datasets/trashnet_small_256"
    for path in sorted((folder / "test").iterdir()):
        yield str(next(iter(sorted(path.iterdir()))).relative_to(folder))


POLICIES = [
    "rand-m9-mstd0.5-inc1", "rand-m10", "rand-m7-n3-p0.25-mmax15-tweights", "rand-m4-n1-mstd101-inc1-t3aw",
    "rand-m8-t3a", "rand-m6-mstd1", "v0", "v0r-mstd0.5", "original", "originalr-mstd1", "3a",
]

if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    check_signs()
    folder = pathlib.Path(__file__).parents[3] / "shared/datasets/trashnet_small_256"
    images = [(f"{w}x{h}", synthetic.image(w, h)) for w, h in SYNTHETIC]
    images += [(name, Image.open(folder / name).convert("RGB")) for name in photos()]
    about_operations = [
        {"image": name, "op": op, "amount": amount, "by": by, "hash": fnv(result)}
        for name, image in images for op, amount, by, result in operations(image)
    ]
    policies = []
    for text in POLICIES:
        for seed in range(40):
            policies.append(record_policy(text, seed, ["random", "bicubic", "bilinear"][seed % 3]))
    policies += [record_trivial(seed) for seed in range(80)]
    augmix = []
    for seed, text in enumerate(["augmix-m3", "augmix-m5-w4-d2", "augmix-m7-w2-a0.5-mstd0.5", "augmix-m10-w1"] * 3):
        recorded = record_policy(text, seed, "bilinear")
        pixels = record_policy(text, seed, "bilinear", synthetic.image(64, 64))  # timm mixes squares alone
        assert recorded["draws"] == pixels["draws"]
        augmix.append(recorded | {"hash": pixels["hash"]})
    crops = [record_crop(*size, scale, seed) for size in [(341, 256), (256, 256), (30, 1000), (1000, 30)]
             for scale in [0.08, 0.5, 1.0] for seed in range(4)]
    erasing = [record_erasing(probability, count, seed)
               for probability in [0.25, 1.0] for count in [1, 3] for seed in range(12)]
    tensors, mixes = {}, []
    for seed, (mode, alphas) in enumerate(
            (mode, alphas) for mode in ["batch", "pair", "elem"]
            for alphas in [(0.8, 0.0, None), (0.0, 1.0, None), (0.8, 1.0, None), (0.0, 0.0, (0.2, 0.8))]
            for _ in range(2)):
        recorded, about = record_mix(mode, *alphas, seed)
        tensors |= {f"mix.{seed}.{key}": value for key, value in recorded.items()}
        mixes.append(about)
    fixture.save(
        out / "augment.safetensors", tensors, script="augment.py", images=[name for name, _ in images],
        operations=about_operations, policies=policies, augmix=augmix, crops=crops, erasing=erasing, mixes=mixes)
