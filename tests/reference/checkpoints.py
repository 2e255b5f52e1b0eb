"""Tiny checkpoints of every naming, container and number type that loads, with the answers of the library that
published the format.

    python checkpoints.py --out ../fixtures

Writes `checkpoints.safetensors`: each case's files as bytes (`CASE/FILE`), one batch of images, and per case the
reference's logits `CASE.logits` and the gradients of the mean logit by the head's weight and the first block's
qkv/query weight (`CASE.grad_head`, `CASE.grad_block`, PyTorch's layout). Computed in f64 from the stored (rounded)
weights, so that a test's tolerance measures loading alone.
"""

import io
import json
import tempfile
import pathlib

import numpy
import torch
from safetensors.torch import save as safetensors_bytes
from timm.models.deit import VisionTransformerDistilled
from timm.models.vision_transformer import VisionTransformer
from transformers import (DeiTConfig, DeiTForImageClassification,
                          DeiTForImageClassificationWithTeacher, ViTConfig, ViTForImageClassification)

import fixture

CLASSES = ["cup", "pen", "tin"]
TIMM = dict(img_size=16, patch_size=8, num_classes=3, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2.0)
HF = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=48, image_size=16,
          patch_size=8, id2label=dict(enumerate(CLASSES)), label2id={name: i for i, name in enumerate(CLASSES)})


def randomise(model: torch.nn.Module, seed: int) -> torch.nn.Module:
    """Weights that leave no trivial value and keep activations of order one."""
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in model.named_parameters():
        noise = torch.randn(parameter.shape, generator=generator)
        if "norm" in name and name.endswith("weight"):
            value = 1.0 + 0.3 * noise
        elif parameter.ndim in (2, 4):
            value = noise / parameter[0].numel() ** 0.5
        else:
            value = 0.3 * noise
        parameter.data = value
    return model.eval()


def timm_case(kind: str) -> torch.nn.Module:
    if kind == "distilled":
        return VisionTransformerDistilled(**TIMM)
    if kind == "deit3":
        return VisionTransformer(**TIMM, no_embed_class=True, init_values=1e-6)
    return VisionTransformer(**TIMM | ({"img_size": 24} if kind == "larger" else {}))


def zip_bytes(value) -> bytes:
    file = io.BytesIO()
    torch.save(value, file)
    return file.getvalue()


def legacy_bytes(value) -> bytes:
    file = io.BytesIO()
    torch.save(value, file, _use_new_zipfile_serialization=False)
    return file.getvalue()


def hf_files(model, max_shard_size="1GB", config=True) -> dict[str, bytes]:
    """What `save_pretrained` writes."""
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder, max_shard_size=max_shard_size)
        return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())
                if config or path.name != "config.json"}


def answers(model, images, head, block) -> dict[str, torch.Tensor]:
    """Logits, and gradients of their mean by the two named parameters."""
    model = model.double()
    model.zero_grad()
    output = model(images.double())
    logits = output if isinstance(output, torch.Tensor) else output.logits
    logits.mean().backward()
    parameters = dict(model.named_parameters())
    return {"logits": logits, "grad_head": parameters[head].grad, "grad_block": parameters[block].grad}


def main() -> None:
    parsed = fixture.arguments(__doc__)
    tensors, about = {}, {}
    sizes = {16: torch.randn((2, 3, 16, 16), generator=torch.Generator().manual_seed(7)),
             24: torch.randn((2, 3, 24, 24), generator=torch.Generator().manual_seed(8))}
    for px, images in sizes.items():
        tensors[f"images_{px}"] = images

    def add(case, files, model, head, block, px=16, classes=False):
        for name, data in files.items():
            tensors[f"{case}/{name}"] = numpy.frombuffer(data, dtype=numpy.uint8)
        for name, value in answers(model, sizes[px], head, block).items():
            tensors[f"{case}.{name}"] = value
        about[case] = {"files": list(files), "px": px, "classes": classes,
                       "half": case.endswith(("_f16", "_bf16"))}

    for seed, kind in enumerate(["plain", "distilled", "deit3", "larger"]):
        model = randomise(timm_case(kind), seed)
        px = 24 if kind == "larger" else 16
        state = {name: value.clone() for name, value in model.state_dict().items()}
        # Three heads of eight: shapes do not tell, so timm's files come with this in their metadata here.
        note = {"heads": "3"}
        where = ("head.weight", "blocks.0.attn.qkv.weight", px)
        add(f"timm_{kind}", {"model.safetensors": safetensors_bytes(state, note)}, model, *where)
        if kind == "larger":
            continue
        for short, dtype in [("f16", torch.float16), ("bf16", torch.bfloat16)]:
            small = {name: value.to(dtype) for name, value in state.items()}
            model.load_state_dict({name: value.double() for name, value in small.items()})
            add(f"timm_{kind}_{short}", {"model.safetensors": safetensors_bytes(small, note)}, model, *where)
        model.load_state_dict(state)
        config = json.dumps({"num_attention_heads": 3}).encode()
        if kind == "deit3":
            release = {name.replace("ls1.gamma", "gamma_1").replace("ls2.gamma", "gamma_2"): value
                       for name, value in state.items()}
        else:
            release = state
        add(f"release_{kind}_zip", {"config.json": config, "deit.pth": zip_bytes({"model": release, "epoch": 3})},
            model, *where)
        add(f"release_{kind}_legacy",
            {"config.json": config, "deit.pth": legacy_bytes({"model": release, "args": {"lr": 0.1}})}, model, *where)
    plain = randomise(timm_case("plain"), 0)
    wrapped = {f"module.{name}": value.half() for name, value in plain.state_dict().items()}
    plain.load_state_dict({name[7:]: value.double() for name, value in wrapped.items()})
    add("wrapped_zip_f16", {"config.json": json.dumps({"num_attention_heads": 3}).encode(),
                            "checkpoint.pt": zip_bytes({"state_dict": wrapped})},
        plain, "head.weight", "blocks.0.attn.qkv.weight")

    heads = {"ViTForImageClassification": "classifier.weight", "DeiTForImageClassification": "classifier.weight",
             "DeiTForImageClassificationWithTeacher": "cls_classifier.weight"}
    for seed, (kind, config) in enumerate([(ViTForImageClassification, ViTConfig), (DeiTForImageClassification, DeiTConfig),
                                           (DeiTForImageClassificationWithTeacher, DeiTConfig)]):
        name = kind.__name__
        model = randomise(kind(config(**HF, attn_implementation="eager")), 10 + seed)
        base = "vit" if kind is ViTForImageClassification else "deit"
        block = f"{base}.layers.0.attention.q_proj.weight"
        head = heads[name]
        short = {"ViTForImageClassification": "hf_vit", "DeiTForImageClassification": "hf_deit"}.get(name, "hf_teacher")
        add(short, hf_files(model.float()), model, head, block, classes=True)
        add(f"{short}_shards", hf_files(model.float(), max_shard_size="20KB"), model, head, block, classes=True)
        state = {}
        for file, data in hf_files(model.float()).items():
            if file.endswith(".safetensors"):
                from safetensors.torch import load
                state = load(data)
        files = hf_files(model.float())
        add(f"{short}_bin", {"config.json": files["config.json"], "pytorch_model.bin": zip_bytes(state)}, model,
            head, block, classes=True)
    fixture.save(parsed.out / "checkpoints.safetensors", tensors, cases=about, labels=CLASSES)


if __name__ == "__main__":
    main()
