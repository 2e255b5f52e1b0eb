"""Opens what `vitrine export` writes with transformers, timm and onnxruntime, and compares their logits with those
of `vitrine predict` on the weights that were exported.

    python round_trip.py TARGET/debug/vitrine --weights deit_tiny.safetensors --images FOLDER
    python round_trip.py TARGET/debug/vitrine --out ../fixtures

Without `--weights` only small random models are exported: one each of what `checkpoints.py` wrote under CASES, on
synthetic images. `--out` keeps what the small ones' 32-bit folders looked like and were answered, for
`tests/round_trip.rs`. Every reader preprocesses by itself, from the files beside the weights.

transformers differs from timm and us in two points of preprocessing, which is why part of it is not held to the
bars but printed for information:

- by default it resizes with torchvision, whose bytes differ by a level from Pillow's here and there; ours are
  Pillow's, and so are those of its other backend;
- around a middle with an odd number of pixels left over it rounds the corner down, timm and we to the even: one pixel
  further up or left in some images. In those its model is given timm's pixels.
"""

import argparse
import functools
import itertools
import json
import logging
import pathlib
import subprocess
import sys
import tempfile
import warnings
from typing import NamedTuple

import numpy
import onnxruntime
import safetensors.numpy
import timm
import torch
import transformers
from PIL import Image
from safetensors import safe_open
from transformers import AutoImageProcessor, AutoModelForImageClassification, pipeline

import fixture
import synthetic

HERE = pathlib.Path(__file__).resolve().parent
CASES = ["timm_plain", "timm_distilled", "timm_deit3", "timm_larger", "hf_vit", "hf_deit", "hf_teacher"]
SIZES = [(40, 30), (37, 52), (64, 64), (19, 41), (131, 77), (16, 16)]
IMAGES = 20

# The largest difference of a logit. 32 bits: rounding in another order of summation. 16 bits: of the weights.
BARS = {"f32": 1e-3, "f16": 2e-2}


class Answer(NamedTuple):
    labels: list[str]
    logits: numpy.ndarray  # [images, classes]

    def top(self, image: int) -> list[str]:
        return [self.labels[index] for index in numpy.argsort(-self.logits[image], kind="stable")[:5]]


class Row(NamedTuple):
    model: str
    precision: str
    reader: str
    difference: float
    same: int
    images: int
    bar: float | None  # none: printed for information

    def holds(self) -> bool:
        # Rounding the weights may swap two classes that are closer than that.
        ordered = self.precision == "f16" or self.same == self.images
        return self.bar is None or (self.difference <= self.bar and ordered)


def vitrine(binary: pathlib.Path, weights: pathlib.Path, images: list[pathlib.Path]) -> Answer:
    """The headless runner's logits, and the labels it puts on them."""
    command = [binary, "predict", "--weights", weights, "--logits", "--json", "--top", "100000", *images]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    logits = numpy.array([line["logits"] for line in lines], numpy.float32)
    assert len(lines) == len(images), run.stderr
    # Predictions come by probability, logits by class.
    labels = [""] * logits.shape[1]
    for index, prediction in zip(numpy.argsort(-logits[0], kind="stable"), lines[0]["predictions"], strict=True):
        labels[index] = prediction["label"]
    answer = Answer(labels, logits)
    for image, line in enumerate(lines):
        assert answer.top(image) == [prediction["label"] for prediction in line["predictions"][:5]]
    return answer


def opened(images: list[pathlib.Path]) -> list[Image.Image]:
    return [Image.open(path).convert("RGB") for path in images]


def cut_alike(folder: pathlib.Path, images: list[pathlib.Path]) -> list[bool]:
    """Whether transformers cuts the same middle out of an image as timm."""
    processor = AutoImageProcessor.from_pretrained(folder, backend="pil")
    side, crop, alike = processor.size["shortest_edge"], processor.crop_size["height"], []
    for image in opened(images):
        sides = [side, side * max(image.size) // min(image.size)]
        alike.append(all((long - crop) // 2 == round((long - crop) / 2) for long in sides))
    return alike


def by_transformers(folder: pathlib.Path, images: list[pathlib.Path], backend: str | None = "pil",
                    dtype=torch.float32, own_crop: bool = False) -> Answer:
    model, loading = AutoModelForImageClassification.from_pretrained(folder, dtype=dtype, output_loading_info=True)
    assert not any(loading[kind] for kind in ("missing_keys", "unexpected_keys", "mismatched_keys")), loading
    processor = AutoImageProcessor.from_pretrained(folder, **({"backend": backend} if backend else {}))
    pixels = processor(opened(images), return_tensors="pt")["pixel_values"]
    transform = timm_transform(folder)[1]
    for index, (image, alike) in enumerate(zip(opened(images), cut_alike(folder, images))):
        if not (alike or own_crop):
            pixels[index] = transform(image)
    with torch.no_grad():
        logits = model.eval()(pixels.to(model.dtype)).logits
    labels = [model.config.id2label[index] for index in range(logits.shape[1])]
    return Answer(labels, logits.float().numpy())


def by_pipeline(folder, images, ours: Answer, wanted: list[bool]) -> tuple[float, int]:
    """`pipeline`'s probabilities against ours: the largest difference, and how many have the same best five."""
    classify = pipeline("image-classification", model=str(folder), dtype=torch.float32,
                        image_processor=AutoImageProcessor.from_pretrained(folder, backend="pil"))
    worst, same = 0.0, 0
    for image, path in enumerate(images):
        if not wanted[image]:
            continue
        probabilities = torch.from_numpy(ours.logits[image]).softmax(0)
        answers = classify(str(path), top_k=5)
        same += [answer["label"] for answer in answers] == ours.top(image)
        for answer in answers:
            worst = max(worst, abs(answer["score"] - float(probabilities[ours.labels.index(answer["label"])])))
    return worst, same


def timm_transform(folder: pathlib.Path):
    """timm's network and its own way of evaluating with it."""
    model = timm.create_model(f"local-dir:{folder / 'timm'}", pretrained=True).eval()
    return model, timm.data.create_transform(**timm.data.resolve_data_config({}, model=model), is_training=False)


def by_timm(folder: pathlib.Path, images: list[pathlib.Path]) -> Answer:
    model, transform = timm_transform(folder)
    with torch.no_grad():
        logits = model(torch.stack([transform(image) for image in opened(images)]))
    return Answer(model.pretrained_cfg["label_names"], logits.numpy())


def by_onnxruntime(folder: pathlib.Path, images: list[pathlib.Path]) -> Answer:
    session = onnxruntime.InferenceSession(folder / "onnx/model.onnx", providers=["CPUExecutionProvider"])
    transform = timm_transform(folder)[1]
    pixels = torch.stack([transform(image) for image in opened(images)]).numpy()
    (logits,) = session.run(["logits"], {"pixel_values": pixels})
    return Answer(json.loads(session.get_modelmeta().custom_metadata_map["labels"]), logits)


def export(binary: pathlib.Path, weights: pathlib.Path, out: pathlib.Path, half: bool) -> None:
    command = [binary, "export", "--weights", weights, "--out", out, *(["--half"] if half else [])]
    subprocess.run(command, check=True, capture_output=True, text=True)


def check(binary, name, weights, images, work) -> tuple[list[Row], pathlib.Path, dict[str, Answer]]:
    """Exports one model in both precisions and has every reader answer; also the 32-bit folder and its answers."""
    ours = vitrine(binary, weights, images)
    rows, kept = [], {}
    for precision in BARS:
        folder = work / f"{name}.{precision}"
        export(binary, weights, folder, precision == "f16")
        alike = cut_alike(folder, images)
        readers = {
            "transformers": by_transformers,
            "timm": by_timm,
            "onnxruntime": by_onnxruntime,
            "vitrine": lambda folder, images: vitrine(binary, folder, images),
            "vitrine, timm/": lambda folder, images: vitrine(binary, folder / "timm", images),
        }
        informative = {"transformers, default resize": functools.partial(by_transformers, backend=None)}
        if not all(alike):
            informative["transformers, its own crop"] = functools.partial(by_transformers, own_crop=True)
        if precision == "f16":
            informative["transformers, computing in f16"] = functools.partial(by_transformers, dtype="auto")
        for label, reader in (readers | informative).items():
            answer = reader(folder, images)
            assert answer.labels == ours.labels, (name, label)
            same = sum(answer.top(image) == ours.top(image) for image in range(len(images)))
            difference = float(numpy.abs(answer.logits - ours.logits).max())
            bar = None if label in informative else BARS[precision]
            rows.append(Row(name, precision, label, difference, same, len(images), bar))
            if precision == "f32" and label in ("transformers", "timm", "onnxruntime"):
                kept[label] = answer
        if any(alike):
            worst, same = by_pipeline(folder, images, ours, alike)
            # Probabilities move at most half as far as logits do.
            rows.append(Row(name, precision, "pipeline (probabilities)", worst, same, sum(alike), BARS[precision] / 2))
    return rows, work / f"{name}.f32", kept


def case_files(case: str, folder: pathlib.Path) -> pathlib.Path:
    """A small model of `checkpoints.py`, as a folder."""
    folder.mkdir(parents=True)
    with safe_open(HERE / "../fixtures/checkpoints.safetensors", "np") as file:
        for name in file.keys():
            if name.startswith(f"{case}/"):
                (folder / name.removeprefix(f"{case}/")).write_bytes(file.get_tensor(name).tobytes())
    return folder


def synthetic_images(folder: pathlib.Path) -> list[pathlib.Path]:
    paths = [folder / f"{width}x{height}.png" for width, height in SIZES]
    for path, size in zip(paths, SIZES):
        synthetic.image(*size).save(path)
    return paths


def spread(folder: pathlib.Path, count: int, work: pathlib.Path) -> list[pathlib.Path]:
    """The first images of each class folder in turn, every other one in another size."""
    classes = [sorted(path.iterdir()) for path in sorted(folder.iterdir()) if path.is_dir()]
    turns = [images[turn] for turn in range(count) for images in classes if turn < len(images)]
    assert len(turns) >= count, f"{folder} has {len(turns)} images in class folders, {count} are needed"
    for index, scale in zip(range(1, count, 2), itertools.cycle([0.6, 1.7, 2.9])):
        image = Image.open(turns[index]).convert("RGB")
        turns[index] = work / f"{index}.png"
        image.resize([round(scale * side) for side in image.size]).save(turns[index])
    return turns[:count]


def shapes(path: pathlib.Path) -> dict[str, list[int]]:
    with safe_open(path, "np") as file:
        return {name: file.get_slice(name).get_shape() for name in file.keys()}


def keep(path: pathlib.Path, images: list[pathlib.Path], cases: dict) -> None:
    """The fixture: the images, what each folder said, and what it was answered."""
    tensors, about = {}, {}
    for image in images:
        tensors[f"images/{image.name}"] = numpy.frombuffer(image.read_bytes(), numpy.uint8)
    for case, (folder, answers) in cases.items():
        files = ["config.json", "preprocessor_config.json", "timm/config.json"]
        about[case] = {file: json.loads((folder / file).read_text()) for file in files}
        about[case] |= {file: shapes(folder / file) for file in ["model.safetensors", "timm/model.safetensors"]}
        tensors |= {f"{case}/{reader}": answer.logits for reader, answer in answers.items()}
    fixture.save(path, tensors, cases=about, images=[image.name for image in images],
                 transformers=transformers.__version__, onnxruntime=onnxruntime.__version__)


class Remarks(logging.Handler):
    """What the libraries warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts = {}
        for library in ("transformers", "timm", "py.warnings"):
            logging.getLogger(library).addHandler(self)
        logging.captureWarnings(True)
        warnings.simplefilter("default")

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().strip().splitlines()[0]
        self.texts[text] = self.texts.get(text, 0) + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vitrine", type=pathlib.Path, help="the headless runner")
    parser.add_argument("--weights", type=pathlib.Path, help="a weights file of full size")
    parser.add_argument("--images", type=pathlib.Path, help="class folders of images to compare it on")
    parser.add_argument("--out", type=pathlib.Path, help="folder for the fixture")
    parsed = parser.parse_args()
    transformers.utils.logging.disable_progress_bar()
    remarks = Remarks()
    rows, kept = [], {}
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        images = synthetic_images(work)
        for case in CASES:
            found, exported, answers = check(parsed.vitrine, case, case_files(case, work / case), images, work)
            rows += found
            kept[case] = exported, answers
        if parsed.out:
            keep(parsed.out / "round_trip.safetensors", images, kept)
        if parsed.weights:
            images = spread(parsed.images, IMAGES, work)
            rows += check(parsed.vitrine, parsed.weights.stem, parsed.weights, images, work)[0]

    print(f"transformers {transformers.__version__}, timm {timm.__version__}, onnxruntime {onnxruntime.__version__}")
    print(f"{'model':<28} {'bits':<5} {'read by':<31} {'max |Δ|':>8} {'bar':>6}  same top 5")
    for row in rows:
        bar = f"{row.bar:.0e}" if row.bar else "-"
        verdict = "" if row.holds() else "  MISSED"
        print(f"{row.model:<28} {row.precision:<5} {row.reader:<31} {row.difference:8.1e} {bar:>6}  "
              f"{row.same} of {row.images}{verdict}")
    for text, count in remarks.texts.items():
        print(f"{count} × {text}")
    if not all(row.holds() for row in rows):
        sys.exit("A reader's answers are not those of the model that was exported.")


if __name__ == "__main__":
    main()
