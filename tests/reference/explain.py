"""Attention, rollout and relevance of the tiny transformers and of DeiT-tiny: explain.safetensors.

    python tests/reference/explain.py --out tests/fixtures

Needs ../shared (weights). The tiny networks and their two images are those of vit_layers.py, whose
fixtures hold the weights; they are `plain` and `distilled`. DeiT-tiny, `real`, sees synthetic.py's
image 256x256 by the evaluation crop.

  <tiny>.attention            [2, 3, 3, tokens, tokens]  image, block, head, token that asks, token asked
  <net>.rollout.<fusion>.<%>  [2, patches]  fusion mean, max, min; the percentage discarded: 0 or 50
  <net>.relevance.<class>     [2, patches]  classes 1 and 3 (real: the most and second most probable)
  real.attention              [12, 3, 196]  the class token's row of every block and head
  real.classes                [2] i32

`real` has one image: its tensors have no dimension of images. Everything is computed in f64.

Rollout follows vit-explain (Gildenblat 2020) but for one line: there, `a / a.sum(dim=-1)` divides
column j by the sum of row j; here each row is divided by its own sum, as Abnar and Zuidema (2020,
section 3) have it. Relevance is Chefer et al. 2021, equations 5 and 6. Of a distilled network, whose
score is the mean of two heads', the rows of class and distillation token are averaged.
"""

import timm
import torch
from timm.data import create_transform

import fixture
import safetensors.torch
import synthetic
import tiny_vit

FUSIONS = {
    "mean": lambda attention: attention.mean(dim=0),
    "max": lambda attention: attention.amax(dim=0),
    "min": lambda attention: attention.amin(dim=0),
}


def attended(model, image):
    """Logits, and each block's attention with a gradient to come: [heads, tokens, tokens]."""
    kept = []

    def hook(_module, _inputs, output):
        output.retain_grad()
        kept.append(output)

    handles = [block.attn.attn_drop.register_forward_hook(hook) for block in model.blocks]
    logits = model(image[None])[0]
    for handle in handles:
        handle.remove()
    return logits, kept


def rollout(attention, fusion, discard, prefix):
    """attention: [blocks, heads, tokens, tokens] -> [patches]"""
    tokens = attention.shape[-1]
    result = torch.eye(tokens, dtype=attention.dtype)
    for heads in attention:
        fused = FUSIONS[fusion](heads).clone()
        flat = fused.view(-1)
        _, indices = flat.topk(int(flat.numel() * discard), largest=False)
        flat[indices[indices != 0]] = 0  # not what the class token asks of itself
        mixed = 0.5 * fused + 0.5 * torch.eye(tokens, dtype=attention.dtype)
        result = (mixed / mixed.sum(dim=-1, keepdim=True)) @ result
    assert (result.sum(dim=-1) - 1).abs().max() < 1e-12
    return result[:prefix, prefix:].mean(dim=0)


def relevance(model, image, target, prefix):
    """-> [patches]"""
    model.zero_grad()
    logits, kept = attended(model, image)
    logits[target].backward()
    tokens = kept[0].shape[-1]
    result = torch.eye(tokens, dtype=image.dtype)
    for attention in kept:
        weighted = (attention.grad[0] * attention.detach()[0]).clamp(min=0).mean(dim=0)  # equation 5
        result = result + weighted @ result  # equation 6
    return result[:prefix, prefix:].mean(dim=0)


def record(model, images, targets, prefix):
    """Everything of one network, a list of tensors (one an image) for each name; each image's attention."""
    found, maps = {}, []
    for image in images:
        _, kept = attended(model, image)
        attention = torch.cat([block.detach() for block in kept])  # [blocks, heads, tokens, tokens]
        maps.append(attention)
        for fusion in FUSIONS:
            for discard in (0.0, 0.5):
                name = f"rollout.{fusion}.{round(100 * discard)}"
                found.setdefault(name, []).append(rollout(attention, fusion, discard, prefix))
        for name, target in targets.items():
            found.setdefault(f"relevance.{name}", []).append(relevance(model, image, target, prefix))
    return found, maps


if __name__ == "__main__":
    arguments = fixture.arguments(
        __doc__, weights="../shared/weights/deit_tiny_patch16_224.safetensors")
    tensors = {}
    images, _, _ = tiny_vit.batch()
    for name, distilled in (("plain", False), ("distilled", True)):
        found, maps = record(tiny_vit.build(distilled), images, {1: 1, 3: 3}, 2 if distilled else 1)
        tensors |= {f"{name}.{key}": torch.stack(rows) for key, rows in found.items()}
        tensors[f"{name}.attention"] = torch.stack(maps)

    model = timm.create_model("deit_tiny_patch16_224", pretrained=False)
    model.load_state_dict(safetensors.torch.load_file(arguments.weights), strict=True)
    model = model.double().eval()
    transform = create_transform((3, 224, 224), interpolation="bicubic", crop_pct=0.875)
    image = transform(synthetic.image(256, 256)).double()
    with torch.no_grad():
        classes = model(image[None])[0].topk(2).indices
    found, (attention,) = record(model, [image], {"first": classes[0], "second": classes[1]}, 1)
    tensors |= {f"real.{key}": row for key, (row,) in found.items()}
    tensors["real.attention"] = attention[:, :, 0, 1:]
    tensors["real.classes"] = classes.int()
    for key, value in tensors.items():
        if key.startswith("real") and "rollout" in key or "relevance" in key:
            print(key, value.min().item(), value.max().item())
    fixture.save(arguments.out / "explain.safetensors", tensors, script="explain.py")
