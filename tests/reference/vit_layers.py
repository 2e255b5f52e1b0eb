"""Every layer's output and every gradient of a tiny DeiT: vit_plain and vit_distilled.safetensors.

    python tests/reference/vit_layers.py --out tests/fixtures

Shapes: batch 2, images 32x32 in 16x16 patches (4 patches; tokens = 5 plain, 6 distilled), dim 24,
3 heads, 3 blocks, mlp 96, 5 classes.

  w.<timm name>        weights                        g.<timm name>  gradient of `loss`
  input                [2, 3, 32, 32]                 label [2] i32, target [2, 5] (smoothing 0.1)
  a.patch_embed        [2, 4, 24]
  a.tokens             [2, tokens, 24]  after class (and distillation) token and pos_embed
  a.blocks.i.norm1, .attn, .norm2, .mlp   the branch outputs, before they are added
  a.blocks.i           [2, tokens, 24]  block output  ga.blocks.i    its gradient
  a.norm               [2, tokens, 24]  after the final norm
  logits               [2, 5]  eval mode; distilled: (logits.head + logits.head_dist) / 2
  loss                 scalar, soft-target cross entropy of `logits`, mean over the batch
"""

import fixture
import tiny_vit


def record(distilled: bool) -> dict:
    model = tiny_vit.build(distilled)
    images, labels, targets = tiny_vit.batch()
    seen = {}

    def keep(name):
        def hook(_module, _inputs, output):
            output.retain_grad()
            seen[name] = output
        return hook

    model.patch_embed.register_forward_hook(keep("patch_embed"))
    model.norm_pre.register_forward_hook(keep("tokens"))  # an identity behind _pos_embed
    model.norm.register_forward_hook(keep("norm"))
    for i, block in enumerate(model.blocks):
        block.register_forward_hook(keep(f"blocks.{i}"))
        for part in ("norm1", "attn", "norm2", "mlp"):
            getattr(block, part).register_forward_hook(keep(f"blocks.{i}.{part}"))
    heads = {}
    for head in ("head", "head_dist") if distilled else ():
        getattr(model, head).register_forward_hook(
            lambda _module, _inputs, output, head=head: heads.update({head: output}))

    logits = model(images)
    loss = tiny_vit.soft_cross_entropy(logits, targets)
    loss.backward()

    if distilled:
        assert (logits - (heads["head"] + heads["head_dist"]) / 2).abs().max() < 1e-12
    tensors = {"input": images, "label": labels, "target": targets, "logits": logits, "loss": loss}
    tensors |= {f"logits.{head}": value for head, value in heads.items()}
    tensors |= {f"a.{name}": value for name, value in seen.items()}
    tensors |= {f"ga.blocks.{i}": seen[f"blocks.{i}"].grad for i in range(len(model.blocks))}
    for name, parameter in model.named_parameters():
        tensors |= {f"w.{name}": parameter, f"g.{name}": parameter.grad}
    return tensors


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    for distilled in (False, True):
        tensors = record(distilled)
        for name, value in tensors.items():
            if name.startswith("a."):
                assert 0.1 < value.std() < 10.0, (name, value.std())
        fixture.save(out / f"vit_{'distilled' if distilled else 'plain'}.safetensors", tensors,
                     script="vit_layers.py", distilled=distilled, smoothing=tiny_vit.SMOOTHING,
                     config=tiny_vit.CONFIG)
