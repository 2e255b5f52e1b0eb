"""Writes DeiT-tiny as ONNX from a timm safetensors file: python export_onnx.py WEIGHTS OUT.

The file is what `cargo xtask bench` gives onnxruntime-web; only the batch size is left open.
"""

import sys

import timm
import torch
from safetensors.torch import load_file
from timm.layers import set_fused_attn


def main(weights: str, out: str) -> None:
    # Plain attention: the exporter writes it as the MatMuls and the Softmax that every runtime knows.
    set_fused_attn(False)
    model = timm.create_model("deit_tiny_patch16_224", pretrained=False)
    model.load_state_dict(load_file(weights))
    model.eval()
    images = torch.randn(2, 3, 224, 224)
    torch.onnx.export(
        model,
        (images,),
        out,
        input_names=["images"],
        output_names=["logits"],
        dynamic_shapes={"x": {0: torch.export.Dim("batch")}},
        opset_version=18,
        dynamo=True,
        external_data=False,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
