"""Runs an exported network with onnxruntime and compares its logits with timm's on the same weights.

    VITRINE_ONNX_OUT=OUT cargo test -p vitrine --test onnx
    python tests/reference/check_onnx.py OUT/plain.onnx OUT/plain.safetensors

The weights file says in its metadata what shapes cannot: `heads` and `norm_eps`. A file in half precision is
compared with timm on weights rounded in the same way; how far it is from the whole weights is only printed.
"""

import argparse
import functools
import json

import numpy
import onnx
import onnxruntime
import torch
from safetensors import safe_open
from timm.models.deit import VisionTransformerDistilled
from timm.models.vision_transformer import VisionTransformer

TOLERANCE = 1e-4  # of a logit: f32 rounding in another order of summation


def timm_model(path: str) -> torch.nn.Module:
    with safe_open(path, "pt") as file:
        metadata = file.metadata() or {}
        weights = {name: file.get_tensor(name) for name in file.keys()}
    dim, _, patch, _ = weights["patch_embed.proj.weight"].shape
    positions = weights["pos_embed"].shape[1]
    distilled = "dist_token" in weights
    square = int(positions ** 0.5) ** 2 == positions
    no_embed_class = not distilled and square
    grid = int((positions - (0 if no_embed_class else 2 if distilled else 1)) ** 0.5)
    scaled = "blocks.0.ls1.gamma" in weights
    model = (VisionTransformerDistilled if distilled else VisionTransformer)(
        img_size=grid * patch, patch_size=patch, num_classes=weights["head.weight"].shape[0], embed_dim=dim,
        depth=sum(name.endswith("attn.qkv.bias") for name in weights),
        num_heads=int(metadata.get("heads", dim // 64)),
        mlp_ratio=weights["blocks.0.mlp.fc1.weight"].shape[0] / dim,
        norm_layer=functools.partial(torch.nn.LayerNorm, eps=float(metadata.get("norm_eps", 1e-6))),
        init_values=1.0 if scaled else None, no_embed_class=no_embed_class)
    model.load_state_dict(weights)
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("weights")
    parsed = parser.parse_args()

    proto = onnx.load(parsed.model)
    onnx.checker.check_model(proto, full_check=True)
    half = any(tensor.data_type == onnx.TensorProto.FLOAT16 for tensor in proto.graph.initializer)
    session = onnxruntime.InferenceSession(parsed.model, providers=["CPUExecutionProvider"])
    model = timm_model(parsed.weights)
    metadata = session.get_modelmeta().custom_metadata_map
    assert len(json.loads(metadata["labels"])) == model.num_classes

    def worst(batches: dict) -> float:
        with torch.no_grad():
            return max(float(numpy.abs(found - model(images).numpy()).max()) for images, found in batches.items())

    generator = torch.Generator().manual_seed(0)
    batches = {}
    for count in (1, 3):
        images = torch.randn((count, 3, *model.patch_embed.img_size), generator=generator)
        (logits,) = session.run(["logits"], {"pixel_values": images.numpy()})
        assert logits.shape == (count, model.num_classes), logits.shape
        batches[images] = logits
    spread = max(float(logits.std()) for logits in batches.values())
    note = ""
    if half:
        note = f"; from the whole weights {worst(batches):.1e}"
        for parameter in model.parameters():
            if parameter.ndim > 1:
                parameter.data = parameter.half().float()
    difference = worst(batches)
    print(f"{parsed.model}: {len(proto.graph.node)} nodes, largest |Δ| of a logit {difference:.1e}{note} "
          f"(spread of the logits {spread:.2f})")
    assert difference <= TOLERANCE, difference


if __name__ == "__main__":
    main()
