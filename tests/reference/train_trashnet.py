"""Our fine-tuning recipes in timm and PyTorch on trashnet_small_256: the accuracy to be matched.

    python tests/reference/train_trashnet.py                            # head only, Recipe::default()
    python tests/reference/train_trashnet.py --blocks 2                 # Recipe::last_blocks(2)
    python tests/reference/train_trashnet.py --blocks 2 --lr 1e-3 --seeds 0 1 2
    python tests/reference/train_trashnet.py --recipe two_stage --json two_stage.json
    python tests/reference/train_trashnet.py --recipe two_stage ensemble distill  # trains the members once

Needs ../shared (DeiT-tiny's weights and the data: 240 training and 150 test images, 6 classes). Prints
one line per run, then the mean and the sample standard deviation over the seeds of test top-1, for the
evaluation crop and for the mean probability of ten crops (four corners and centre, each also flipped).
The recipes are the table RECIPES; --epochs, --lr and so on change the recipe that is named (a teacher
keeps its own). The knobs were chosen by cross-validation on the training images.

head       The class token after the final norm, of the evaluation crop, computed once and standardised
           per dimension (mean and population standard deviation of the training set; folded into the head).
last2      The head, the final norm and the last `blocks` blocks. The trunk below runs without gradients
           on each step's images, which are random resized crops (area crop_scale_min to 1, aspect 3/4 to
           4/3, bicubic) flipped with probability 1/2.
two_stage  First the head as in `head`; then the last blocks from there, where the final norm and the last
           block learn at layer_decay times the head's rate, the block before at its square, and so on.
full       The same with every block and the embedding below them.
ensemble   The mean probability of three runs of two_stage: seeds s, s + 1 and s + 2, counted modulo five. (Five
           runs make five such ensembles; they overlap, so their deviation is on the small side.)
distill    last2 taught by that ensemble on the same crops: loss = soft_share * temperature^2 *
           KL(teacher || student), both at `temperature`, + (1 - soft_share) * cross entropy.

All: a fresh head (all zeros unless --head-std), AdamW with decay on matrices alone, label smoothing, one
global norm clip, and a rate that rises linearly over the warm-up, then falls along a cosine (see
adamw.py). The last, smaller batch of an epoch is used. Crops are drawn afresh in every epoch; with
--views K, K of each image are drawn once, kept as the frozen trunk leaves them (f16), and each epoch
takes one of them at random: faster, no longer quite the same recipe. `full` has no trunk to keep.
"""

import argparse
import json
import math
import pathlib
import statistics
import time

import torch
from PIL import Image
from timm.data import create_transform
from timm.optim import param_groups_layer_decay
from torch.nn import functional
from torchvision import transforms

import deit_tiny

KNOBS = dict(
    blocks=0, embedding=False, head_only=False, head_first=False, members=1, teacher=None,
    epochs=8, batch_size=16, lr=5e-4, min_lr=1e-5, warmup_epochs=1.0, layer_decay=1.0,
    weight_decay=0.05, label_smoothing=0.1, clip_grad_norm=1.0, augment=True, crop_scale_min=0.5,
    standardize=True, head_std=0.0, temperature=1.0, soft_share=0.5)
HEAD = dict(head_only=True, epochs=40, batch_size=32, lr=1e-3)  # Recipe::default()
LAST_BLOCKS = dict(blocks=2, epochs=8, batch_size=16, lr=5e-4)  # Recipe::last_blocks(2)
TWO_STAGE = dict(head_first=True, blocks=6, epochs=8, batch_size=16, lr=5e-4, layer_decay=0.75)
RECIPES = {
    "head": HEAD,
    "last2": LAST_BLOCKS,
    "two_stage": TWO_STAGE,
    "full": dict(TWO_STAGE, blocks=12, embedding=True, epochs=6),
    "ensemble": dict(TWO_STAGE, members=3),
    "distill": dict(LAST_BLOCKS, teacher="ensemble", temperature=2.0, soft_share=0.5),
}


def recipe_of(name: str, **changes) -> argparse.Namespace:
    return argparse.Namespace(**{**KNOBS, **RECIPES[name], **changes})


def options() -> tuple[argparse.Namespace, dict]:
    """The command line, and which knobs it changes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--weights", type=pathlib.Path, default="../shared/weights/deit_tiny_patch16_224.safetensors")
    add("--data", type=pathlib.Path, default="../shared/datasets/trashnet_small_256")
    add("--recipe", nargs="+", choices=RECIPES, help="default: head, or last2 where --blocks is given")
    add("--seeds", type=int, nargs="+", default=[0, 1, 2, 3, 4])
    add("--views", type=int, help="keep K crops of each image instead of drawing them afresh")
    add("--threads", type=int, default=1)
    add("--json", type=pathlib.Path, help="write the figures here too, after each run")
    knobs = parser.add_argument_group("knobs of the recipe")
    for name, default in KNOBS.items():
        flag = "--" + name.replace("_", "-")
        if isinstance(default, bool):
            knobs.add_argument(flag, action=argparse.BooleanOptionalAction)
        else:
            knobs.add_argument(flag, type=str if default is None else type(default))
    parsed = parser.parse_args()
    parsed.recipe = parsed.recipe or ["head" if parsed.blocks is None else "last2"]
    return parsed, {name: getattr(parsed, name) for name in KNOBS if getattr(parsed, name) is not None}


def load(folder: pathlib.Path) -> tuple[list[Image.Image], torch.Tensor]:
    """Images and labels of one split; classes and files in name order."""
    classes = sorted(path for path in folder.iterdir() if path.is_dir())
    files = [(path, label) for label, name in enumerate(classes) for path in sorted(name.iterdir())]
    return [Image.open(path).convert("RGB") for path, _ in files], torch.tensor([y for _, y in files])


def rate(step: int, steps: int, warmup: int, recipe) -> float:
    if step < warmup:
        return recipe.lr * (step + 1) / warmup
    turn = math.pi * (step - warmup) / max(1, steps - warmup)
    return recipe.min_lr + (recipe.lr - recipe.min_lr) * 0.5 * (1.0 + math.cos(turn))


def loss_of(logits, labels, taught, recipe) -> torch.Tensor:
    """`taught`: the teacher's log-probabilities, if there is one."""
    hard = functional.cross_entropy(logits, labels, label_smoothing=recipe.label_smoothing)
    if taught is None:
        return hard
    student = functional.log_softmax(logits / recipe.temperature, dim=1)
    teacher = functional.log_softmax(taught / recipe.temperature, dim=1)
    soft = functional.kl_div(student, teacher, reduction="batchmean", log_target=True)
    return recipe.soft_share * recipe.temperature ** 2 * soft + (1.0 - recipe.soft_share) * hard


@torch.enable_grad()
def fit(forward, groups, recipe, labels, batch_of, seed: int) -> None:
    """Trains `groups` (timm's, with `lr_scale`). `batch_of(indices)`: inputs, teacher's answer or None."""
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.AdamW(groups, lr=recipe.lr)
    learning = [parameter for group in groups for parameter in group["params"]]
    per_epoch = math.ceil(len(labels) / recipe.batch_size)
    steps, warmup = per_epoch * recipe.epochs, round(per_epoch * recipe.warmup_epochs)
    for step in range(steps):
        if step % per_epoch == 0:
            order = torch.randperm(len(labels), generator=generator).split(recipe.batch_size)
        chosen = order[step % per_epoch]
        for group in optimizer.param_groups:
            group["lr"] = rate(step, steps, warmup, recipe) * group.get("lr_scale", 1.0)
        inputs, taught = batch_of(chosen)
        loss = loss_of(forward(inputs), labels[chosen], taught, recipe)
        optimizer.zero_grad()
        loss.backward()
        if recipe.clip_grad_norm:
            torch.nn.utils.clip_grad_norm_(learning, recipe.clip_grad_norm)
        optimizer.step()


def lower(model, images, depth: int | None):
    """What enters block `depth`; the images themselves where nothing is frozen (None)."""
    return images if depth is None else model.blocks[:depth](model._pos_embed(model.patch_embed(images)))


def upper(model, tokens, depth: int | None):
    """Logits from what `lower` gave."""
    return model(tokens) if depth is None else model.forward_head(model.norm(model.blocks[depth:](tokens)))


def kept_views(entry, images: int, count: int):
    """`entry` with `count` views of each image kept, of which a batch gets one at random."""
    drawn = [entry(some) for _ in range(count) for some in torch.arange(images).split(20)]
    tokens = torch.cat([tokens.half() for tokens, _ in drawn]).unflatten(0, (count, images))
    has_teacher = drawn[0][1] is not None
    taught = torch.cat([taught for _, taught in drawn]).unflatten(0, (count, images)) if has_teacher else None

    def batch_of(chosen):
        view = torch.randint(count, (len(chosen),))
        return tokens[view, chosen].float(), taught[view, chosen] if has_teacher else None
    return batch_of


class Reference:
    """Data and weights, and what runs share: features, the test crops below a frozen trunk, models."""

    def __init__(self, weights, data, views):
        self.weights, self.views = weights, views
        (self.train, self.train_labels), (self.test, self.test_labels) = (
            load(data / split) for split in ("train", "test"))
        self.evaluation = create_transform((3, 224, 224), interpolation="bicubic", crop_pct=0.875)
        resize, _, *self.normalise = self.evaluation.transforms
        normalise = transforms.Compose(self.normalise)
        self.ten_crops = transforms.Compose([
            resize, transforms.TenCrop(224), lambda crops: torch.stack([normalise(c) for c in crops])])
        self.features, self.test_tokens, self.models = None, {}, {}

    @torch.no_grad()
    def train_head(self, model, recipe, seed: int) -> None:
        """Sets `model`'s head: trained on standardised features, the standardisation folded in."""
        if self.features is None:
            self.features = torch.cat([
                model.norm(lower(model, self.evaluation(image)[None], len(model.blocks)))[:, 0]
                for image in self.train])
        features, mean, std = self.features, 0.0, torch.ones(model.embed_dim)
        if recipe.standardize:
            mean, std = features.mean(dim=0), features.std(dim=0, unbiased=False) + 1e-6
            features = (features - mean) / std
        groups = [dict(params=[model.head.weight], weight_decay=recipe.weight_decay),
                  dict(params=[model.head.bias], weight_decay=0.0)]
        fit(model.head, groups, recipe, self.train_labels, lambda chosen: (features[chosen], None), seed)
        model.head.weight /= std
        if recipe.standardize:
            model.head.bias -= model.head.weight @ mean

    def learn(self, recipe, seed: int):
        """One run: the model, and the depth below which it is as loaded."""
        key = (seed, *(value for name, value in vars(recipe).items() if name != "members"))
        if key in self.models:
            return self.models[key]
        torch.manual_seed(seed)
        model = deit_tiny.load(self.weights)
        model.head = torch.nn.Linear(model.embed_dim, len(self.train_labels.unique()))
        torch.nn.init.zeros_(model.head.bias)
        (torch.nn.init.trunc_normal_(model.head.weight, std=recipe.head_std) if recipe.head_std
         else torch.nn.init.zeros_(model.head.weight))
        depth = None if recipe.embedding else len(model.blocks) - recipe.blocks
        if recipe.head_only or recipe.head_first:
            self.train_head(model, recipe if recipe.head_only else recipe_of("head"), seed)
        if not recipe.head_only:
            self.train_blocks(model, recipe, seed, depth)
        self.models[key] = model, depth
        return self.models[key]

    def train_blocks(self, model, recipe, seed: int, depth: int | None) -> None:
        if depth is not None:
            for frozen in (model.patch_embed, model.cls_token, model.pos_embed, model.blocks[:depth]):
                frozen.requires_grad_(False)
        crop = transforms.Compose([
            transforms.RandomResizedCrop(224, (recipe.crop_scale_min, 1.0), (3 / 4, 4 / 3),
                                         interpolation=transforms.InterpolationMode.BICUBIC),
            transforms.RandomHorizontalFlip(), *self.normalise])
        transform = crop if recipe.augment else self.evaluation
        teacher = recipe.teacher and recipe_of(recipe.teacher)
        if teacher:
            self.members(teacher, seed)  # trained before this run's first draw
            torch.manual_seed(seed)

        @torch.no_grad()
        def entry(chosen):
            images = torch.stack([transform(self.train[i]) for i in chosen])
            taught = self.log_probabilities(teacher, seed, images) if teacher else None
            return lower(model, images, depth), taught

        batch_of = entry
        if self.views and depth is not None:
            batch_of = kept_views(entry, len(self.train), self.views)
        groups = param_groups_layer_decay(
            model, recipe.weight_decay, model.no_weight_decay(), layer_decay=recipe.layer_decay)
        fit(lambda tokens: upper(model, tokens, depth), groups, recipe, self.train_labels, batch_of, seed)

    def members(self, recipe, seed: int) -> list:
        seeds = [seed] if recipe.members == 1 else [(seed + member) % 5 for member in range(recipe.members)]
        return [self.learn(recipe, member) for member in seeds]

    @torch.no_grad()
    def log_probabilities(self, recipe, seed: int, images) -> torch.Tensor:
        """Of the mean over the members."""
        members = self.members(recipe, seed)
        (model, depth), *_ = members  # all of them share the trunk
        tokens = lower(model, images, depth)
        return torch.stack([upper(model, tokens, depth).softmax(dim=1) for model, _ in members]).mean(0).log()

    @torch.no_grad()
    def run(self, recipe, seed: int) -> dict:
        """Trains, then tests. `seconds`: of the training that no earlier run had done."""
        start = time.time()
        members = self.members(recipe, seed)
        seconds = time.time() - start
        (model, depth), *_ = members
        if depth not in self.test_tokens:
            self.test_tokens[depth] = [lower(model, self.ten_crops(image), depth) for image in self.test]
        probabilities = torch.stack([
            sum(upper(model, tokens, depth).softmax(dim=1) for model, _ in members) / len(members)
            for tokens in self.test_tokens[depth]])  # [images, crops, classes]
        one = probabilities[:, 4]  # torchvision's fifth crop is the centre: the evaluation crop

        def right(answer):
            return (answer.argmax(dim=1) == self.test_labels).float().mean().item()
        return dict(seed=seed, top1=right(one), top1_ten_crops=right(probabilities.mean(dim=1)),
                    cross_entropy=functional.nll_loss(one.log(), self.test_labels).item(), seconds=seconds)


if __name__ == "__main__":
    arguments, changes = options()
    torch.set_num_threads(arguments.threads)
    reference = Reference(arguments.weights, arguments.data, arguments.views)
    report = {}
    for name in arguments.recipe:
        recipe = recipe_of(name, **changes)
        runs = []
        for seed in arguments.seeds:
            runs.append(reference.run(recipe, seed))
            print("{} seed {seed}: top-1 {top1:.4f}, ten crops {top1_ten_crops:.4f}, "
                  "cross entropy {cross_entropy:.4f}, {seconds:.1f} s".format(name, **runs[-1]), flush=True)
            row = report[name] = dict(knobs=vars(recipe), views=arguments.views, runs=runs)
            for figure in ("top1", "top1_ten_crops"):
                values = [run[figure] for run in runs]
                row[figure] = dict(mean=statistics.mean(values),
                                   deviation=statistics.stdev(values) if len(values) > 1 else None)
            if arguments.json:
                arguments.json.write_text(json.dumps(report, indent=1) + "\n")
        print(name, "; ".join("{} mean {mean:.4f}, deviation {}".format(
            label, f"{row[figure]['deviation']:.4f}" if len(runs) > 1 else "unknown", **row[figure])
            for label, figure in (("top-1", "top1"), ("ten crops", "top1_ten_crops"))), flush=True)
