"""Convolutional networks of timm, and TensorFlow's MobileNetV2 in PyTorch's operations: what tests/cnn.rs expects.

    python tests/reference/cnn.py --out tests/fixtures --shared ../shared

cnn_NAME.safetensors for resnet18, resnet50 and mobilenetv2_100 with their own blocks, but few channels (ResNet: 8,
8, 16, 16; MobileNetV2: a multiplier of 0.1) and, for ResNet, 1 or 2 blocks a stage, so that a fixture stays small.
Weights are drawn in f32 and the rest computed in f64. Norms keep their statistics (`eval`), their gain and shift learn.

  w.<timm name>   weights and statistics
  input           [2, 3, 64, 64]            target [2, 5], smoothing 0.1
  a.stem          of image 0, after a ResNet's first convolution and pooling
  a.<block>       of image 0, every block's output       a.maps   of both, the last feature maps
  features        [2, dim]                  logits  [2, 5]   loss  scalar
  g.<timm name>   gradient of `loss` for the last stage, what follows it and the head
  cam             [5, rows, columns]  Grad-CAM of image 0 for each class, on the last feature maps

cnn_tf_real.safetensors: `logits` [2, 1000] of shared/weights/mobilenet_v2_1.0_224_tf.safetensors on the synthetic
images of synthetic.py, 224 x 224 as they are (no resizing), without the background's output; computed in f64.
"""

import fixture
import numpy
import safetensors.numpy
import synthetic
import timm
import torch
from timm.loss import SoftTargetCrossEntropy
from timm.models.resnet import BasicBlock, Bottleneck, ResNet

SEED = 5
CLASSES = 5
SMOOTHING = 0.1
LABELS = [1, 3]


def build(name: str) -> torch.nn.Module:
    if name == "mobilenetv2_100":
        # timm's own builder, with fewer channels and features.
        from timm.models.efficientnet import _gen_mobilenet_v2
        model = _gen_mobilenet_v2("mobilenetv2_100", 0.1, num_classes=CLASSES)
        narrow = torch.nn.Conv2d(model.conv_head.in_channels, 48, 1, bias=False)
        model.conv_head, model.bn2 = narrow, type(model.bn2)(48, act_layer=torch.nn.ReLU6)
        model.classifier = torch.nn.Linear(48, CLASSES)
    else:
        block = BasicBlock if name == "resnet18" else Bottleneck
        model = ResNet(block, [1, 2, 1, 2], num_classes=CLASSES, channels=(8, 8, 16, 16))
    model = model.double().eval()
    generator = torch.Generator().manual_seed(SEED)
    for key, value in model.state_dict().items():
        if not value.is_floating_point():
            continue
        noise = torch.randn(value.shape, generator=generator)
        if key.endswith("running_var"):
            drawn = 0.5 + noise.abs()
        elif key.endswith("running_mean"):
            drawn = 0.3 * noise
        elif value.ndim == 1 and key.endswith("weight"):
            drawn = 1.0 + 0.3 * noise
        elif value.ndim == 1:
            drawn = 0.3 * noise
        else:
            drawn = noise * (2.0 / value[0].numel()) ** 0.5
        value.copy_(drawn.double())
    return model


def record(name: str) -> dict:
    model = build(name)
    generator = torch.Generator().manual_seed(2)
    images = torch.randn((2, 3, 64, 64), generator=generator).double()
    targets = torch.full((2, CLASSES), SMOOTHING / CLASSES).float()
    targets[torch.arange(2), LABELS] = 1.0 - SMOOTHING + SMOOTHING / CLASSES
    seen = {}

    def keep(key):
        def hook(_module, _inputs, output):
            seen[key] = output[:1]
        return hook

    resnet = name.startswith("resnet")
    if resnet:
        model.maxpool.register_forward_hook(keep("a.stem"))
    for stage in range(4 if resnet else 7):
        blocks = getattr(model, f"layer{stage + 1}") if resnet else model.blocks[stage]
        prefix = f"layer{stage + 1}" if resnet else f"blocks.{stage}"
        for index, block in enumerate(blocks):
            block.register_forward_hook(keep(f"a.{prefix}.{index}"))
    maps = model.forward_features(images)
    maps.retain_grad()
    features = model.forward_head(maps, pre_logits=True)
    logits = model.forward_head(maps)
    loss = SoftTargetCrossEntropy()(logits, targets.double())
    cams = []
    for label in range(CLASSES):
        gradient, = torch.autograd.grad(logits[0, label], maps, retain_graph=True)
        weights = gradient[0].mean(dim=(1, 2), keepdim=True)
        cams.append((weights * maps[0]).sum(0).clamp_min(0.0))
    seen["cam"] = torch.stack(cams)
    loss.backward()
    last = ("layer4.", "fc.") if resnet else ("blocks.6.", "conv_head", "bn2.", "classifier")
    tensors = {"input": images, "target": targets, "features": features, "logits": logits, "loss": loss, "a.maps": maps}
    tensors |= seen
    tensors |= {f"w.{key}": value for key, value in model.state_dict().items() if value.is_floating_point()}
    for key, parameter in model.named_parameters():
        if key.startswith(last):
            tensors[f"g.{key}"] = parameter.grad
    return tensors


# Sandler et al. 2018, Table 2: blocks of each stage, and the stride of the first.
STAGES = [(1, 1), (2, 2), (3, 2), (4, 2), (3, 1), (3, 2), (1, 1)]


def same(images: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor, stride: int = 1, groups: int = 1) -> torch.Tensor:
    """A convolution with TensorFlow's SAME padding: what is odd goes to the bottom and the right."""
    px, side = weight.shape[-1], images.shape[-1]
    missing = max((-(-side // stride) - 1) * stride + px - side, 0)
    before, after = missing // 2, missing - missing // 2
    padded = torch.nn.functional.pad(images, (before, after, before, after))
    return torch.nn.functional.conv2d(padded, weight, bias, stride=stride, groups=groups)


def tensorflow(weights: dict, images: torch.Tensor) -> torch.Tensor:
    def layer(name, maps, stride=1, groups=1):
        weight, bias = (torch.from_numpy(weights[f"{name}.{part}"]).double() for part in ("weight", "bias"))
        return same(maps, weight, bias, stride, groups)

    maps = layer("Conv", images, 2).clamp(0, 6)
    number = 0
    for count, first in STAGES:
        for index in range(count):
            name = f"expanded_conv_{number}" if number else "expanded_conv"
            entered = maps
            if number:
                maps = layer(f"{name}/expand", maps).clamp(0, 6)
            stride = first if index == 0 else 1
            maps = layer(f"{name}/depthwise", maps, stride, maps.shape[1]).clamp(0, 6)
            maps = layer(f"{name}/project", maps)
            if stride == 1 and maps.shape == entered.shape:
                maps = maps + entered
            number += 1
    maps = layer("Conv_1", maps).clamp(0, 6).mean(dim=(2, 3), keepdim=True)
    return layer("Logits/Conv2d_1c_1x1/Conv2D", maps).flatten(1)[:, 1:]


if __name__ == "__main__":
    arguments = fixture.arguments(__doc__, shared="../shared")
    for name in ("resnet18", "resnet50", "mobilenetv2_100"):
        tensors = record(name)
        for key, value in tensors.items():
            if key.startswith("a."):
                assert 0.05 < value.std() < 20.0, (key, value.std())
        assert (tensors["cam"] > 0).any() and (tensors["cam"] == 0).any()
        fixture.save(arguments.out / f"cnn_{name}.safetensors", tensors, script="cnn.py", model=name)
    weights = arguments.shared / "weights/mobilenet_v2_1.0_224_tf.safetensors"
    if weights.exists():
        images = [numpy.asarray(synthetic.image(*size))[:224, :224] for size in ((224, 224), (300, 224))]
        images = torch.from_numpy(numpy.stack(images)).permute(0, 3, 1, 2).double() / 127.5 - 1.0
        logits = tensorflow(safetensors.numpy.load_file(weights), images)
        fixture.save(arguments.out / "cnn_tf_real.safetensors", {"logits": logits}, script="cnn.py", weights=weights.name)
