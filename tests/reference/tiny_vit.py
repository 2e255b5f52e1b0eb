"""The tiny vision transformer, its random weights, and the batch that the golden tests run on.

Everything is drawn in f32 and then computed in f64, so a fixture holds the exact answer rounded once
and a test's tolerance measures only the implementation under test.
"""

import torch
from timm.loss import SoftTargetCrossEntropy
from timm.models.deit import VisionTransformerDistilled
from timm.models.vision_transformer import VisionTransformer

# Chosen among 1..24: here three AdamW steps are the least sensitive to f32 rounding (1.9e-5; elsewhere
# up to 7e-3, as AdamW's first step follows the sign of even the smallest gradient).
SEED = 16
SMOOTHING = 0.1
CLASSES = 5
CONFIG = dict(img_size=32, patch_size=16, in_chans=3, num_classes=CLASSES, embed_dim=24, depth=3,
              num_heads=3, mlp_ratio=4.0, qkv_bias=True)  # timm's LayerNorm eps is 1e-6


def build(distilled: bool, config: dict = CONFIG, seed: int = SEED) -> torch.nn.Module:
    """A tiny timm model in f64 and eval mode; no weight is left at a trivial initial value."""
    model = (VisionTransformerDistilled if distilled else VisionTransformer)(**config)
    model = model.double().eval()
    assert all(m.eps == 1e-6 for m in model.modules() if isinstance(m, torch.nn.LayerNorm))
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in model.named_parameters():
        noise = torch.randn(parameter.shape, generator=generator)
        if "norm" in name and name.endswith("weight"):
            value = 1.0 + 0.3 * noise
        elif parameter.ndim == 1:
            value = 0.3 * noise
        elif name in ("cls_token", "dist_token", "pos_embed"):
            value = 0.5 * noise
        else:  # linear [out, in] or convolution [out, in, height, width]: activations stay O(1)
            value = noise / parameter[0].numel() ** 0.5
        parameter.data = value.double()
    return model


def batch() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Images [2, 3, 32, 32], labels [2] and label-smoothed targets [2, 5]."""
    generator = torch.Generator().manual_seed(2)
    images = torch.randn((2, 3, 32, 32), generator=generator).double()
    labels = torch.tensor([1, 3])
    # Rounded to f32 as the fixture stores it.
    targets = torch.full((2, CLASSES), SMOOTHING / CLASSES).float()
    targets[torch.arange(2), labels] = 1.0 - SMOOTHING + SMOOTHING / CLASSES
    return images, labels, targets.double()


soft_cross_entropy = SoftTargetCrossEntropy()  # mean over the batch of -sum(target * log_softmax)
