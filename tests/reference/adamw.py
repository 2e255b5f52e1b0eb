"""Three AdamW steps on the tiny plain DeiT: adamw_plain and adamw_last1.safetensors.

    python tests/reference/adamw.py --out tests/fixtures

Start from the weights, input and target of vit_plain.safetensors; the same batch each step.
`adamw_plain` trains every parameter, `adamw_last1` the head, the final norm and the last block
(the global norm then runs over those alone; the others never change and are not stored).

One step: gradient of the loss, clip the global norm over all learning parameters to 1.0
(PyTorch's factor: min(1, 1 / (norm + 1e-6))), then torch.optim.AdamW with betas (0.9, 0.999),
eps 1e-8, weight decay 0.05 on all but biases, norms, cls_token and pos_embed (timm's
param_groups_weight_decay). The rate of step s of S with W warm-up steps (s from 0):

    peak * (s + 1) / W                                                        if s < W
    min + (peak - min) * 0.5 * (1 + cos(pi * (s - W) / max(1, S - W)))        otherwise

with peak 2e-2, min 1e-5, W 1, S 3.

  loss.s, norm.s, lr.s   of step s = 0, 1, 2, before its update; norm.s before clipping
  w3.<timm name>         weights after the three steps

The key third of each qkv.bias ([24..48] of 72) has a gradient of exactly zero in exact arithmetic
(softmax ignores a constant added to a row); AdamW turns its rounding noise into steps of up to the
rate. Leave that slice out of a comparison. It changes no output. For everything else this script
checks that the same run in f32 stays within 2e-5 of the stored f64 run.
"""

import copy
import math

import torch
from timm.optim import param_groups_weight_decay

import fixture
import tiny_vit

PEAK, MIN, WARMUP, STEPS = 2e-2, 1e-5, 1, 3


def rate(step: int) -> float:
    if step < WARMUP:
        return PEAK * (step + 1) / WARMUP
    turn = math.pi * (step - WARMUP) / max(1, STEPS - WARMUP)
    return MIN + (PEAK - MIN) * 0.5 * (1.0 + math.cos(turn))


def train(model: torch.nn.Module, learns, dtype: torch.dtype) -> dict:
    model = copy.deepcopy(model).to(dtype)
    images, _, targets = (value.to(dtype) if value.is_floating_point() else value
                          for value in tiny_vit.batch())
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(learns(name))
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    groups = param_groups_weight_decay(model, 0.05, no_weight_decay_list=model.no_weight_decay())
    optimizer = torch.optim.AdamW(groups, lr=PEAK, betas=(0.9, 0.999), eps=1e-8, foreach=False)
    tensors = {}
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = rate(step)
        optimizer.zero_grad()
        loss = tiny_vit.soft_cross_entropy(model(images), targets)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        tensors |= {f"loss.{step}": loss, f"norm.{step}": norm,
                    f"lr.{step}": torch.tensor(rate(step), dtype=torch.float64)}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            tensors[f"w3.{name}"] = parameter
    return tensors


def worst_difference(ours: dict, theirs: dict) -> tuple[float, str]:
    """The largest |difference|, leaving out the key biases, and where it is."""
    def difference(name):
        delta = (ours[name].detach().double() - theirs[name].detach().double()).abs()
        if name.endswith("attn.qkv.bias"):
            delta = delta.reshape(3, -1)[[0, 2]]
        return delta.max().item()
    return max((difference(name), name) for name in ours)


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    model = tiny_vit.build(distilled=False)
    for case, learns in (
            ("plain", lambda _name: True),
            ("last1", lambda name: name.startswith(("blocks.2.", "norm.", "head.")))):
        tensors = train(model, learns, torch.float64)
        print(case, {name: round(tensors[name].item(), 6) for name in tensors if name[:2] != "w3"})
        worst = worst_difference(tensors, train(model, learns, torch.float32))
        print(case, "f32 differs by at most", worst)
        assert worst[0] < 2e-5
        assert all(tensors[f"norm.{step}"] > 1.0 for step in range(STEPS)), "clipping must act"
        fixture.save(out / f"adamw_{case}.safetensors", tensors, script="adamw.py", peak=PEAK,
                     min=MIN, warmup=WARMUP, steps=STEPS, weight_decay=0.05, clip=1.0,
                     skip="blocks.*.attn.qkv.bias[24:48]")
