"""What every reference script shares: the command line, determinism, and how a fixture is saved.

A fixture is one safetensors file. All its notes sit in one metadata entry, `about`, a JSON object
with sorted keys: safetensors writes several entries in no fixed order, and we want equal bytes from
equal inputs.
"""

import argparse
import json
import pathlib

import numpy
import safetensors.numpy
import timm
import torch
import torchvision
from timm.layers import set_fused_attn


def arguments(description: str, **paths: str) -> argparse.Namespace:
    """Parses `--out` (the fixtures folder) and one option per keyword, then makes PyTorch repeatable."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for the fixtures")
    for name, default in paths.items():
        parser.add_argument(f"--{name}", type=pathlib.Path, default=pathlib.Path(default))
    parsed = parser.parse_args()
    parsed.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    set_fused_attn(False)  # softmax(q k^T * scale) v, written out
    return parsed


def save(path: pathlib.Path, tensors: dict, **about) -> None:
    """Writes `tensors` (f64 becomes f32, i64 becomes i32) and the notes in `about`."""
    arrays = {}
    for name, value in tensors.items():
        array = value.detach().cpu().numpy() if isinstance(value, torch.Tensor) else numpy.asarray(value)
        narrow = {"float64": "float32", "int64": "int32"}.get(array.dtype.name)
        arrays[name] = numpy.ascontiguousarray(array.astype(narrow) if narrow else array)
    about |= {"torch": torch.__version__.split("+")[0], "timm": timm.__version__,
              "torchvision": torchvision.__version__.split("+")[0]}
    note = json.dumps(about, sort_keys=True)
    safetensors.numpy.save_file(arrays, path, metadata={"about": note})
    path.chmod(0o644)
    print(f"{path}: {len(arrays)} tensors, {path.stat().st_size} bytes")
