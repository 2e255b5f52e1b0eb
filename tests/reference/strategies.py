"""What a training strategy may change, on the smallest DeiTs, by PyTorch and timm: strategies.safetensors.

    python tests/reference/strategies.py --out tests/fixtures

Models: 16x16 images in 8x8 patches (4 patches), dim 12, 3 heads, 3 blocks, mlp 48, 5 classes (`about.config`),
drawn as in tiny_vit.py and rounded to f32; everything is computed in f64. Names of weights are timm's.

  start.plain.*, start.distilled.*   weights before the first step
  images [16, 3, 16, 16], targets [16, 5] (smoothing 0.1), teacher [16, 5] (logits of another random model)
  about.batches   of ten steps, the rows of those three; about.labels: their classes

Ten steps each (`about.cases`: model, and what follows from here). The loss is the soft-target cross entropy,
mean over the batch; a distilled model answers with the mean of its two heads. Weight decay spares biases, norms,
tokens and pos_embed. AdamW: betas (0.9, 0.999), eps 1e-8, decay 0.05, rate 1e-3 throughout if not said otherwise.

  <case>.loss [10]    before each update              <case>.w.*   what learned, after the ten steps

  layers_plain, layers_distilled   AdamW, the rate times timm's lr_scale (param_groups_layer_decay 0.75; below)
  last_plain, last_distilled       the same, but only the last block, norm and head(s) learn, and the rate of the
                                   head(s) is ten times as high (1e-2)
  sgd          torch.optim.SGD, rate 0.05, Nesterov momentum 0.9, decay 5e-4 added to the gradient
  lion         timm.optim.Lion, rate 1e-4, betas (0.9, 0.99), decay 0.1
  clip         AdamW, rates about.clip.rates, global norm clipped to 0.5 (clip.norm [10]: before that), and after
               every update two moving averages, which start as the first weights:
                 clip.ema.*         ModelEmaV2, decay 0.9: 0.9 average + 0.1 weights
                 clip.ema_warmup.*  ModelEmaV3 with warm-up, its decays about.clip.decays_warmup[0..10]: the first
                                    is 0, a copy. (Without warm-up it copies first too, decays_v3, which
                                    is ModelEmaV2's answer here, for the first rate is 0.)
  sgd_clip     sgd with the global norm clipped to 0.5; sgd_clip.norm and .loss alone (AdamW forgets a common factor
               of all gradients, so clip.* alone would not tell 0.5 from 0.6)
  accumulate   AdamW; each batch in two parts, the first three images and the last, each part's mean loss weighted
               by its share (3/4, 1/4). The script checks that the whole batch at once gives the same.
  kd_plain, kd_distilled           AdamW on the soft distillation loss below

Distillation (kd.*), on batch 0: DeiT's released DistillationLoss, alpha 0.5, tau 3,
(1 - alpha) base + alpha distillation, with
  base          soft-target cross entropy of the class head's logits, mean over the batch
  distillation  soft: sum over batch and classes of p_t (log p_t - log p_s), both of logits / tau, times tau^2,
                divided by batch x classes (numel; timm's own task divides by the batch alone: 5 times as much);
                hard: cross entropy with the teacher's argmax, mean over the batch; no tau
The distillation is of the distillation head's logits; a plain student uses its only logits for both. (The released
code refuses such a student; the formula is the same.)
  kd.logits.{head, head_dist, plain, teacher} [4, 5]   rounded to f32 before the losses are taken
  kd.<distilled|plain>.<soft|hard>.values [3]          base, distillation, the sum
  kd.distilled.<kind>.grad.{head, head_dist}, kd.plain.<kind>.grad.plain [4, 5]

Class weights (weighted.*): n / (classes * count) of about.counts, torch's cross_entropy(weight=...):
  weight [5], logits [6, 5], targets [6, 5]
  loss, grad                with targets: sum over classes of -weight * target * log p, mean over the batch
  loss_labels, grad_labels  with about.weighted_labels: divided by the sum of the labels' weights instead

Dropping out (drop.*), block 0 of start.plain in train mode on drop.input [4, 5, 12], p 0.25; keep masks of 0 and 1
as torch drew them; what is kept is divided by 0.75:
  drop.path.{keep1, keep2} [4]      drop_path of the attention's and the mlp's branch, one draw per image
  drop.attn.keep [4, 3, 5, 5]       after the softmax: image, head, query, key; rows are not normalised again
  drop.proj.keep_attn [4, 5, 12], keep_mlp_hidden [4, 5, 48] (after GELU), keep_mlp [4, 5, 12] (after the
                                    second layer): proj_drop acts in all three places
  drop.<path|attn|proj>.output [4, 5, 12]

Soup: soup.w.* is the mean of the final weights of about.soup, soup.logits [16, 5] its answers to `images`.
about.greedy: examples of Wortsman et al. 2022, Recipe 1: models by falling accuracy (ties: as given); each is kept
if the mean of the weights with it is at least as good. `accuracy` holds every subset asked for, names joined by +.

RKD distance (Park et al. 2019, eq. 4-5): rkd.student [6, 7], rkd.teacher [6, 11], rkd.loss, rkd.grad [6, 7].
Euclidean distances, each side divided by the mean of its own over i != j (differentiated too); smooth L1 with
beta 1; mean over all 36 pairs, the diagonal's zeros included, as in the released code. about.rkd_pairs: the
loss over the 30 alone.

about.layer_decay    {plain, distilled}: name -> [lr_scale, weight_decay]
about.schedules      settings, and the rate at every t from 0 to steps + 1 (update t has rate t, from 0), of timm's
                     schedulers: warmup_prefix, warmup_lr_init 0, t_initial = steps - warmup
about.drop_path      rates per block of calculate_drop_path_rates(0.1, depth), from an f32 linspace

As in adamw.py the key third of each qkv.bias ([12..24] of 36) is rounding noise blown up: leave it out. For all
else the script checks that the same steps in f32 stay within 1e-5 of the stored ones.
"""

import copy
from typing import Callable, NamedTuple

import numpy
import sklearn
import torch
from sklearn.utils.class_weight import compute_class_weight
from timm.layers import calculate_drop_path_rates
from timm.models.vision_transformer import Block
from timm.optim import Lion, param_groups_layer_decay, param_groups_weight_decay
from timm.scheduler import CosineLRScheduler, PolyLRScheduler, StepLRScheduler
from timm.utils import ModelEmaV2, ModelEmaV3
from torch.nn import functional

import fixture
import tiny_vit

CONFIG = tiny_vit.CONFIG | dict(img_size=16, patch_size=8, embed_dim=12)
SEED = 16
STEPS, BATCH, POOL = 10, 4, 16
LR, DECAY = 1e-3, 0.05
PEAK, LOWEST, WARMUP = 2e-3, 1e-5, 3
ALPHA, TAU = 0.5, 3.0
P = 0.25
HEADS = ("head.", "head_dist.")
COUNTS = [3, 8, 2, 5, 6]
SOUP = ["layers_plain", "clip", "accumulate"]


def drawn(*shape: int, seed: int) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed)).double()


def rounded(tensor: torch.Tensor) -> torch.Tensor:
    """As the fixture stores it."""
    return tensor.detach().float().double()


def smoothed(labels: torch.Tensor) -> torch.Tensor:
    off = tiny_vit.SMOOTHING / tiny_vit.CLASSES
    return rounded(off + (1.0 - tiny_vit.SMOOTHING) * functional.one_hot(labels, tiny_vit.CLASSES))


class Data(NamedTuple):
    images: torch.Tensor
    targets: torch.Tensor
    teacher: torch.Tensor
    labels: torch.Tensor
    batches: torch.Tensor

    def to(self, dtype: torch.dtype) -> "Data":
        return Data(*(value.to(dtype) if value.is_floating_point() else value for value in self))


def data() -> Data:
    generator = torch.Generator().manual_seed(SEED)
    images = drawn(POOL, 3, CONFIG["img_size"], CONFIG["img_size"], seed=2)
    labels = torch.randint(tiny_vit.CLASSES, (POOL,), generator=generator)
    batches = torch.stack([torch.randperm(POOL, generator=generator)[:BATCH] for _ in range(STEPS)])
    teacher = rounded(tiny_vit.build(False, CONFIG, SEED + 100)(images))
    return Data(images, smoothed(labels), teacher, labels, batches)


def distillation(base: torch.Tensor, logits: torch.Tensor, teacher: torch.Tensor, targets: torch.Tensor,
                 hard: bool = False) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Base loss, distillation loss and their sum (see above)."""
    first = tiny_vit.soft_cross_entropy(base, targets)
    if hard:
        second = functional.cross_entropy(logits, teacher.argmax(dim=1))
    else:
        ours, theirs = ((each / TAU).log_softmax(dim=1) for each in (logits, teacher))
        second = (theirs.exp() * (theirs - ours)).sum() * TAU**2 / logits.numel()
    return first, second, (1.0 - ALPHA) * first + ALPHA * second


def plain_loss(model, rows, known: Data) -> torch.Tensor:
    return tiny_vit.soft_cross_entropy(model(known.images[rows]), known.targets[rows])


def kd_loss(model, rows, known: Data) -> torch.Tensor:
    answer = model(known.images[rows])
    base, logits = answer if isinstance(answer, tuple) else (answer, answer)
    return distillation(base, logits, known.teacher[rows], known.targets[rows])[2]


def by_decay(model, decay: float = DECAY) -> list[dict]:
    return param_groups_weight_decay(model, decay, no_weight_decay_list=model.no_weight_decay())


def by_layer(model) -> list[dict]:
    return param_groups_layer_decay(
        model, DECAY, no_weight_decay_list=model.no_weight_decay(), layer_decay=0.75)


def adamw(groups: list[dict], lr: float = LR) -> torch.optim.Optimizer:
    """timm's schedulers multiply by lr_scale; torch's optimisers know nothing of it."""
    groups = [group | {"lr": lr * group.get("lr_scale", 1.0)} for group in groups]
    return torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.999), eps=1e-8, foreach=False)


def sgd(model) -> torch.optim.Optimizer:
    return torch.optim.SGD(by_decay(model, 5e-4), lr=0.05, momentum=0.9, nesterov=True, foreach=False)


def faster_head(model) -> torch.optim.Optimizer:
    heads = {id(value) for name, value in model.named_parameters() if name.startswith(HEADS)}
    groups = by_layer(model)
    for group in groups:
        inside = {id(value) in heads for value in group["params"]}
        assert len(inside) == 1, "no group mixes heads with others"
        group["lr_scale"] *= 10.0 if inside.pop() else 1.0
    return adamw(groups)


class Case(NamedTuple):
    optimizer: Callable
    distilled: bool = False
    learns: tuple[str, ...] = ("",)
    loss: Callable = plain_loss
    parts: tuple[int, ...] = (BATCH,)
    clip: float | None = None
    cosine: bool = False  # and the moving averages


LAST = ("blocks.2.", "norm.", *HEADS)
CASES = {
    "layers_plain": Case(lambda model: adamw(by_layer(model))),
    "layers_distilled": Case(lambda model: adamw(by_layer(model)), distilled=True),
    "last_plain": Case(faster_head, learns=LAST),
    "last_distilled": Case(faster_head, distilled=True, learns=LAST),
    "sgd": Case(sgd),
    "sgd_clip": Case(sgd, clip=0.5),
    "lion": Case(lambda model: Lion(by_decay(model, 0.1), lr=1e-4, betas=(0.9, 0.99), foreach=False)),
    "clip": Case(lambda model: adamw(by_decay(model), PEAK), clip=0.5, cosine=True),
    "accumulate": Case(lambda model: adamw(by_decay(model)), parts=(3, 1)),
    "kd_plain": Case(lambda model: adamw(by_decay(model)), loss=kd_loss),
    "kd_distilled": Case(lambda model: adamw(by_decay(model)), loss=kd_loss, distilled=True),
}


def started(distilled: bool) -> torch.nn.Module:
    return tiny_vit.build(distilled, CONFIG, SEED)


def ten_steps(case: Case, known: Data, dtype: torch.dtype = torch.float64) -> dict:
    """Tensors by the rest of their names, and `rates` of the first group."""
    model, known = started(case.distilled).to(dtype), known.to(dtype)
    if case.distilled and case.loss is kd_loss:
        model.train().set_distilled_training(True)  # nothing drops out here
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(case.learns))
    learning = {name: value for name, value in model.named_parameters() if value.requires_grad}
    optimizer = case.optimizer(model)
    scheduler = CosineLRScheduler(
        optimizer, t_initial=STEPS - WARMUP, lr_min=LOWEST, warmup_t=WARMUP, warmup_lr_init=0.0,
        warmup_prefix=True, t_in_epochs=False) if case.cosine else None
    constant, warming = ModelEmaV2(model, 0.9), ModelEmaV3(model, 0.9, use_warmup=True, foreach=False)
    losses, norms, rates = [], [], []
    for step, rows in enumerate(known.batches):
        if scheduler:
            scheduler.step_update(step)
        optimizer.zero_grad()
        loss = 0.0
        for part in rows.split(case.parts):
            share = case.loss(model, part, known) * (len(part) / len(rows))
            share.backward()
            loss += share.detach()
        if case.clip:
            norms.append(torch.nn.utils.clip_grad_norm_(learning.values(), case.clip, foreach=False))
        optimizer.step()
        constant.update(model)
        warming.update(model, step=step + 1)  # timm's train.py counts before it averages
        losses.append(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    tensors = {"loss": torch.stack(losses)} | {f"w.{name}": value for name, value in learning.items()}
    if case.clip:
        assert min(norms) > case.clip, "clipping must act"
        tensors["norm"] = torch.stack(norms)
    if case.cosine:
        for prefix, average in (("ema", constant), ("ema_warmup", warming)):
            tensors |= {f"{prefix}.{name}": value for name, value in average.module.named_parameters()}
    return {name: value.detach() for name, value in tensors.items()} | {"rates": rates}


def worst_difference(ours: dict, theirs: dict) -> tuple[float, str]:
    """The largest |difference| relative to max(1, |ours|), leaving out the key biases, and where it is."""
    def difference(name):
        delta = (ours[name] - theirs[name].double()).abs() / ours[name].abs().clamp(min=1.0)
        if name.endswith("attn.qkv.bias"):
            delta = delta.reshape(3, -1)[[0, 2]]
        return delta.max().item()
    return max((difference(name), name) for name in ours if name != "rates")


def runs(known: Data) -> dict:
    tensors = {}
    for name, case in CASES.items():
        found = ten_steps(case, known)
        single = worst_difference(found, ten_steps(case, known, torch.float32))
        print(name, "loss", found["loss"][0].item(), "to", found["loss"][-1].item(), "; f32 differs by", single)
        assert single[0] < 1e-5
        whole = worst_difference(found, ten_steps(case._replace(parts=(BATCH,)), known))
        assert whole[0] < 1e-9
        tensors |= {f"{name}.{rest}": value for rest, value in found.items()
                    if name != "sgd_clip" or not rest.startswith("w.")}
    return tensors


def kd(known: Data) -> dict:
    rows = known.batches[0]
    student = started(True).train()
    student.set_distilled_training(True)
    both = student(known.images[rows])
    logits = {"head": both[0], "head_dist": both[1], "plain": started(False)(known.images[rows])}
    logits = {name: rounded(value).requires_grad_() for name, value in logits.items()}
    tensors = {f"kd.logits.{name}": value for name, value in logits.items()}
    tensors["kd.logits.teacher"] = known.teacher[rows]
    for student, names in (("distilled", ("head", "head_dist")), ("plain", ("plain",))):
        for kind in ("soft", "hard"):
            chosen = [logits[name] for name in names]
            values = distillation(chosen[0], chosen[-1], known.teacher[rows], known.targets[rows], kind == "hard")
            tensors[f"kd.{student}.{kind}.values"] = torch.stack(values)
            for name, gradient in zip(names, torch.autograd.grad(values[2], chosen), strict=True):
                tensors[f"kd.{student}.{kind}.grad.{name}"] = gradient
    # As PyTorch writes it.
    ours, theirs = ((each / TAU).log_softmax(dim=1) for each in (logits["plain"], known.teacher[rows]))
    again = functional.kl_div(ours, theirs, reduction="sum", log_target=True) * TAU**2 / ours.numel()
    assert abs(again - tensors["kd.plain.soft.values"][1]) < 1e-12
    return tensors


def weighted() -> tuple[dict, list[int]]:
    everyone = numpy.repeat(numpy.arange(len(COUNTS)), COUNTS)
    weight = rounded(torch.tensor(compute_class_weight("balanced", classes=numpy.unique(everyone), y=everyone)))
    logits, labels = drawn(6, 5, seed=3).requires_grad_(), torch.tensor([0, 1, 2, 3, 4, 1])
    targets = rounded(0.7 * smoothed(labels) + 0.3 * smoothed(labels.flip(0)))  # as after a mixup
    tensors = {"weight": weight, "logits": logits, "targets": targets}
    for suffix, target in (("", targets), ("_labels", labels)):
        loss = functional.cross_entropy(logits, target, weight=weight)
        tensors |= {f"loss{suffix}": loss, f"grad{suffix}": torch.autograd.grad(loss, logits)[0]}
    by_hand = -(weight * targets * logits.log_softmax(1)).sum(1).mean()
    assert abs(by_hand - tensors["loss"]) < 1e-12
    return {f"weighted.{name}": value for name, value in tensors.items()}, labels.tolist()


def dropping() -> dict:
    """The masks are read off what torch and timm let through."""
    inputs = drawn(4, 5, CONFIG["embed_dim"], seed=4)
    weights = started(False).blocks[0].state_dict()
    tensors = {"drop.input": inputs}
    places = {"path": {"keep1": "drop_path1", "keep2": "drop_path2"}, "attn": {"keep": "attn.attn_drop"},
              "proj": {"keep_attn": "attn.proj_drop", "keep_mlp_hidden": "mlp.drop1", "keep_mlp": "mlp.drop2"}}
    rates = {"path": "drop_path", "attn": "attn_drop", "proj": "proj_drop"}
    for kind, masks in places.items():
        block = Block(CONFIG["embed_dim"], CONFIG["num_heads"], qkv_bias=True, **{rates[kind]: P}).double().train()
        block.load_state_dict(weights)

        def keep(name):
            def hook(_module, given, output):
                kept = (output != 0.0).double()
                assert (given[0] != 0.0).all() and (output - given[0] * kept / (1.0 - P)).abs().max() < 1e-12
                if kind == "path":
                    assert (kept == kept[:, :1, :1]).all(), "whole images"
                    kept = kept[:, 0, 0]
                tensors[f"drop.{kind}.{name}"] = kept
            return hook

        for name, place in masks.items():
            block.get_submodule(place).register_forward_hook(keep(name))
        torch.manual_seed(SEED)
        tensors[f"drop.{kind}.output"] = block(inputs)
        for name in masks:
            assert 0.0 < tensors[f"drop.{kind}.{name}"].mean() < 1.0, (kind, name)
    return tensors


def soup(known: Data, found: dict) -> dict:
    model = started(False)
    for name, parameter in model.named_parameters():
        parameter.data = torch.stack([found[f"{case}.w.{name}"] for case in SOUP]).mean(0)
    tensors = {f"soup.w.{name}": value for name, value in model.named_parameters()}
    return tensors | {"soup.logits": model(known.images)}


def greedy(accuracy: dict[str, float]) -> dict:
    """Recipe 1, with `accuracy` in place of averaging and validating."""
    names = [name for name in accuracy if "+" not in name]
    order = sorted(names, key=lambda name: -accuracy[name])  # stable
    kept, best, steps = [], -1.0, []
    for name in order:
        reached = accuracy["+".join(sorted([*kept, name]))]
        steps.append({"model": name, "accuracy": reached, "kept": reached >= best})
        if reached >= best:
            kept, best = [*kept, name], reached
    return {"accuracy": accuracy, "order": order, "steps": steps, "soup": kept, "best": best}


GREEDY = [
    # The best goes first, a worse mixture is dropped, an equal one is kept.
    {"a": 0.80, "b": 0.86, "c": 0.84, "d": 0.70, "b+c": 0.85, "a+b": 0.86, "a+b+d": 0.88},
    # Two equal ones: the first given goes first. Nothing helps.
    {"x": 0.90, "y": 0.90, "z": 0.10, "x+y": 0.89, "x+z": 0.5},
]


def rkd() -> tuple[dict, float]:
    student, teacher = drawn(6, 7, seed=5), drawn(6, 11, seed=6)
    student[0] *= 6.0  # far enough for the straight part of the Huber loss
    student = rounded(student).requires_grad_()

    def distances(features):
        pairs = functional.pdist(features)  # i < j
        return pairs / pairs.mean()

    ours, theirs = distances(student), distances(teacher)
    straight = ((ours - theirs).abs() > 1.0).sum()
    assert 0 < straight < len(ours)
    over_pairs = functional.smooth_l1_loss(ours, theirs)
    count = len(student)
    loss = over_pairs * (count - 1) / count
    gradient = torch.autograd.grad(loss, student)[0]
    return {"rkd.student": student, "rkd.teacher": teacher, "rkd.loss": loss, "rkd.grad": gradient}, over_pairs.item()


def schedules() -> list[dict]:
    found = []
    for setting in (dict(lr=1e-3, lr_min=1e-5, steps=20, warmup=4, decay_t=5, decay_rate=0.5),
                    dict(lr=0.05, lr_min=0.0, steps=13, warmup=0, decay_t=4, decay_rate=0.1)):
        turn = setting["steps"] - setting["warmup"]
        whole = dict(t_initial=turn, lr_min=setting["lr_min"])
        stairs = dict(decay_t=setting["decay_t"], decay_rate=setting["decay_rate"])
        rates = {}
        for name, kind, options in (
                ("cosine", CosineLRScheduler, whole), ("linear", PolyLRScheduler, whole | dict(power=1.0)),
                ("step", StepLRScheduler, stairs), ("constant", StepLRScheduler, dict(decay_t=1, decay_rate=1.0))):
            optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=setting["lr"])
            scheduler = kind(optimizer, warmup_t=setting["warmup"], warmup_lr_init=0.0, warmup_prefix=True,
                             t_in_epochs=False, **options)
            rates[name] = []
            for step in range(setting["steps"] + 2):
                scheduler.step_update(step)
                rates[name].append(optimizer.param_groups[0]["lr"])
        found.append(setting | {"rates": rates})
    return found


def layer_table(distilled: bool) -> dict:
    model = started(distilled)
    names = {id(value): name for name, value in model.named_parameters()}
    table = {names[id(value)]: [group["lr_scale"], group["weight_decay"]]
             for group in by_layer(model) for value in group["params"]}
    assert table.keys() == set(names.values())
    # What is frozen changes nothing in the others' scales.
    frozen = copy.deepcopy(model)
    for name, value in frozen.named_parameters():
        value.requires_grad_(name.startswith(LAST))
    names = {id(value): name for name, value in frozen.named_parameters()}
    for group in by_layer(frozen):
        assert all(table[names[id(value)]][0] == group["lr_scale"] for value in group["params"])
    return table


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    known = data()
    found = runs(known)
    rates = {name: found.pop(f"{name}.rates") for name in CASES}
    tensors = {"images": known.images, "targets": known.targets, "teacher": known.teacher}
    for distilled in (False, True):
        for name, value in started(distilled).named_parameters():
            tensors[f"start.{'distilled' if distilled else 'plain'}.{name}"] = value
    weights, weighted_labels = weighted()
    relational, rkd_pairs = rkd()
    tensors |= found | kd(known) | weights | dropping() | soup(known, found) | relational
    decays = {name: [ModelEmaV3(torch.nn.Identity(), 0.9, use_warmup=warmup).get_decay(step + 1)
                     for step in range(40)]
              for name, warmup in (("decays_warmup", True), ("decays_v3", False))}
    fixture.save(
        out / "strategies.safetensors", tensors, script="strategies.py", config=CONFIG, sklearn=sklearn.__version__,
        smoothing=tiny_vit.SMOOTHING, labels=known.labels.tolist(), batches=known.batches.tolist(),
        cases={name: {"model": "distilled" if case.distilled else "plain", "learns": case.learns,
                      "parts": case.parts} for name, case in CASES.items()},
        clip={"peak": PEAK, "min": LOWEST, "warmup": WARMUP, "steps": STEPS, "norm": 0.5, "ema": 0.9,
              "rates": rates["clip"], **decays},
        kd={"alpha": ALPHA, "tau": TAU}, counts=COUNTS, weighted_labels=weighted_labels,
        layer_decay={"plain": layer_table(False), "distilled": layer_table(True)}, schedules=schedules(),
        drop_path={str(depth): calculate_drop_path_rates(0.1, depth) for depth in (4, 12)}, drop=P,
        soup=SOUP, greedy=[greedy(accuracy) for accuracy in GREEDY], rkd_pairs=rkd_pairs,
        skip="blocks.*.attn.qkv.bias[12:24]")
