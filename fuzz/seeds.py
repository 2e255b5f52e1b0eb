"""Writes what the fuzz targets start from: corpus/<target>/, small files of every kind.

    python fuzz/seeds.py

Needs what the scripts in tests/reference need; images and configurations are those of the tests' fixtures.
"""

import io
import json
import pathlib
import zipfile

import numpy
import safetensors.numpy
import torch

HERE = pathlib.Path(__file__).parent
FIXTURES = HERE / "../tests/fixtures"


def write(target: str, name: str, data: bytes) -> None:
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name.replace("/", "-")).write_bytes(data)


def deit(distilled: bool, layer_scale: bool) -> dict:
    """The smallest there can be: one block, two channels, 2 × 2 patches of a pixel."""
    shapes = {
        "patch_embed.proj.weight": (2, 3, 1, 1), "patch_embed.proj.bias": (2,), "cls_token": (1, 1, 2),
        "pos_embed": (1, 6 if distilled else 5, 2), "norm.weight": (2,), "norm.bias": (2,),
        "head.weight": (2, 2), "head.bias": (2,),
        "blocks.0.attn.qkv.weight": (6, 2), "blocks.0.attn.qkv.bias": (6,),
        "blocks.0.attn.proj.weight": (2, 2), "blocks.0.attn.proj.bias": (2,),
        "blocks.0.mlp.fc1.weight": (2, 2), "blocks.0.mlp.fc1.bias": (2,),
        "blocks.0.mlp.fc2.weight": (2, 2), "blocks.0.mlp.fc2.bias": (2,),
    }
    for norm in ("norm1", "norm2"):
        shapes |= {f"blocks.0.{norm}.weight": (2,), f"blocks.0.{norm}.bias": (2,)}
    if distilled:
        shapes |= {"dist_token": (1, 1, 2), "head_dist.weight": (2, 2), "head_dist.bias": (2,)}
    if layer_scale:
        shapes |= {"blocks.0.ls1.gamma": (2,), "blocks.0.ls2.gamma": (2,)}
    return {name: numpy.ones(shape, numpy.float32) for name, shape in shapes.items()}


def images() -> None:
    tensors = safetensors.numpy.load_file(FIXTURES / "awkward.safetensors")
    for name, data in tensors.items():
        if name.endswith(".file") and data.size < 6000:
            write("image", name.removesuffix(".file"), data.tobytes())


def checkpoints() -> None:
    notes = {"heads": "1", "image_px": "2", "classes": '["a","b"]'}
    for name, tensors in [("plain", deit(False, False)), ("distilled", deit(True, True))]:
        write("safetensors", name, safetensors.numpy.save(tensors, notes))
        state = {"model": {key: torch.from_numpy(value) for key, value in tensors.items()}, "epoch": 3}
        small = {"norm.weight": torch.ones(2), "head.weight": torch.zeros(2, 2).half()}
        for zipped in (False, True):
            for kind, saved in [("whole", state), ("small", small)]:
                file = io.BytesIO()
                torch.save(saved, file, _use_new_zipfile_serialization=zipped)
                write("pickle", f"{name}-{kind}-{'zip' if zipped else 'legacy'}", file.getvalue())


def configs() -> None:
    tensors = safetensors.numpy.load_file(FIXTURES / "checkpoints.safetensors")
    for name, data in tensors.items():
        if name.endswith("config.json"):
            write("config", name, data.tobytes())
    write("config", "processor", json.dumps({
        "do_normalize": True, "do_resize": True, "image_mean": [0.5] * 3, "image_std": [0.5] * 3, "resample": 2,
        "size": {"shortest_edge": 256}, "do_center_crop": True, "crop_size": {"height": 224, "width": 224},
    }).encode())


def notebooks() -> None:
    settings = {
        "note": {"markdown": "# Hi"}, "model": {"name": "m", "source": {"hub": "deit"}},
        "data": {"name": "d", "source": "yours", "test_fraction": 0.25, "seed": 0, "classes": ["a"]},
        "evaluate": {"model": "m", "data": "d"}, "predict": {"model": "m", "top": 5}, "hologram": {"x": [1, 2.5e3]},
    }
    cells = [{"id": kind, "kind": kind, "settings": settings} for kind, settings in settings.items()]
    cells[-1] |= {"output": {"z": None}, "pinned": True}
    write("notebook", "kinds", json.dumps({"vitrine": 1, "title": "t", "cells": cells}).encode())
    write("notebook", "newer", b'{"vitrine":7,"title":"t","mood":"calm","cells":[]}')


def tables() -> None:
    write("table", "named", b'filename,label,split\n1.jpg,"a ""big"" cat",train\ncat/2.png,dog,test\n')
    write("table", "bare", b"1.jpg;cat\r\n3;dog\r\n")


def zips() -> None:
    project = io.BytesIO()
    with zipfile.ZipFile(project, "w") as archive:
        archive.writestr("manifest.json", '{"type":"image","version":"2.4.5","appdata":{}}')
        archive.writestr("Class 1-!-0.jpg", b"pixels")
    write("zip", "project", project.getvalue())
    labelled = io.BytesIO()
    with zipfile.ZipFile(labelled, "w") as archive:
        archive.writestr("labels.csv", "file,class\n1.jpg,cat\n")
        archive.writestr("1.jpg", b"pixels")
    write("zip", "labelled", labelled.getvalue())
    for name, method in [("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)]:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            for path in ["set/train/cat/1.jpg", "set/test/dog/2.png", "../3.jpg", "a/", "LICENSE", "b/c.zip"]:
                archive.writestr(path, b"pixels, pixels, pixels" if "." in path else b"")
        write("zip", name, file.getvalue())


if __name__ == "__main__":
    images()
    checkpoints()
    configs()
    notebooks()
    tables()
    zips()
