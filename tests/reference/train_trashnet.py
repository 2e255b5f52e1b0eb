"""Our fine-tuning recipe in timm and PyTorch on trashnet_small_256: the accuracy to be matched.

    python tests/reference/train_trashnet.py                        # head only, Recipe::default()
    python tests/reference/train_trashnet.py --blocks 2             # Recipe::last_blocks(2)
    python tests/reference/train_trashnet.py --blocks 2 --lr 1e-3 --seeds 0 1 2 3 4

Needs ../shared (DeiT-tiny's weights and the data: 240 training and 150 test images, 6 classes).
Writes nothing: prints one line per run and the mean. The knobs are those of src/recipe.rs.

Head only: the class token after the final norm, of the evaluation crop, computed once and standardised
per dimension (mean and population standard deviation of the training set).
Last N blocks: the trunk below runs without gradients on each step's images, which are random resized
crops (area crop_scale_min to 1, aspect 3/4 to 4/3, bicubic) flipped with probability 1/2.
Both: a fresh head (all zeros unless --head-std), AdamW with decay on matrices alone, label smoothing,
one global norm clip, and a rate that rises linearly over the warm-up, then falls along a cosine
(see adamw.py). The last, smaller batch of an epoch is used.
"""

import argparse
import math
import pathlib
import time

import torch
from PIL import Image
from timm.data import create_transform
from timm.optim import param_groups_weight_decay
from torch.nn import functional
from torchvision import transforms

import deit_tiny

# Recipe::default() and Recipe::last_blocks(n).
HEAD = dict(epochs=40, batch_size=32, lr=1e-3)
LAST_BLOCKS = dict(epochs=8, batch_size=16, lr=5e-4)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--weights", type=pathlib.Path, default="../shared/weights/deit_tiny_patch16_224.safetensors")
    add("--data", type=pathlib.Path, default="../shared/datasets/trashnet_small_256")
    add("--blocks", type=int, help="learn the head, the final norm and the last N blocks")
    add("--seeds", type=int, nargs="+", default=[0, 1, 2])
    add("--threads", type=int, default=1)
    add("--epochs", type=int)
    add("--batch-size", type=int)
    add("--lr", type=float)
    add("--min-lr", type=float, default=1e-5)
    add("--warmup-epochs", type=float, default=1.0)
    add("--weight-decay", type=float, default=0.05)
    add("--label-smoothing", type=float, default=0.1)
    add("--clip-grad-norm", type=float, default=1.0, help="0 for none")
    add("--crop-scale-min", type=float, default=0.5)
    add("--no-augment", dest="augment", action="store_false")
    add("--no-standardize", dest="standardize", action="store_false")
    add("--head-std", type=float, default=0.0, help="timm's own default is 0.02")
    parsed = parser.parse_args()
    for name, value in (HEAD if parsed.blocks is None else LAST_BLOCKS).items():
        if getattr(parsed, name) is None:
            setattr(parsed, name, value)
    return parsed


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


def fit(model, recipe, labels, batch_of, generator) -> float:
    """Trains what requires a gradient in `model` on `batch_of(indices)`; returns seconds per epoch."""
    start = time.time()
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(param_groups_weight_decay(model, recipe.weight_decay), lr=recipe.lr)
    per_epoch = math.ceil(len(labels) / recipe.batch_size)
    steps, warmup = per_epoch * recipe.epochs, round(per_epoch * recipe.warmup_epochs)
    for step in range(steps):
        if step % per_epoch == 0:
            order = torch.randperm(len(labels), generator=generator).split(recipe.batch_size)
        chosen = order[step % per_epoch]
        for group in optimizer.param_groups:
            group["lr"] = rate(step, steps, warmup, recipe)
        logits = model(batch_of(chosen))
        loss = functional.cross_entropy(logits, labels[chosen], label_smoothing=recipe.label_smoothing)
        optimizer.zero_grad()
        loss.backward()
        if recipe.clip_grad_norm:
            torch.nn.utils.clip_grad_norm_(learning, recipe.clip_grad_norm)
        optimizer.step()
    return (time.time() - start) / recipe.epochs


def fresh_head(classes: int, dim: int, std: float) -> torch.nn.Linear:
    head = torch.nn.Linear(dim, classes)
    torch.nn.init.zeros_(head.bias)
    if std > 0.0:
        torch.nn.init.trunc_normal_(head.weight, std=std)
    else:
        torch.nn.init.zeros_(head.weight)
    return head


class LastBlocks(torch.nn.Module):
    """The last `blocks` blocks, the final norm and the head: tokens in, logits out."""

    def __init__(self, model, blocks: int, head: torch.nn.Linear):
        super().__init__()
        self.blocks = model.blocks[len(model.blocks) - blocks:]
        self.norm, self.head = model.norm, head

    def forward(self, tokens):
        return self.head(self.norm(self.blocks(tokens))[:, 0])


@torch.no_grad()
def in_batches(function, items, size=25) -> torch.Tensor:
    return torch.cat([function(items[i:i + size]) for i in range(0, len(items), size)])


def run(recipe, seed: int, data, features: list) -> tuple[float, float, float]:
    """One run: test top-1, test cross entropy, seconds per epoch. `features` is head-only's cache."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    (train_images, train_labels), (test_images, test_labels) = data
    evaluation = create_transform((3, 224, 224), interpolation="bicubic", crop_pct=0.875)
    model = deit_tiny.load(recipe.weights)
    head = fresh_head(len(test_labels.unique()), model.embed_dim, recipe.head_std)
    frozen = len(model.blocks) - (recipe.blocks or 0)

    @torch.no_grad()
    def trunk(images, transform=evaluation):
        tokens = model._pos_embed(model.patch_embed(torch.stack([transform(i) for i in images])))
        return model.blocks[:frozen](tokens)

    if recipe.blocks is None:
        if not features:
            features += [in_batches(lambda some: model.norm(trunk(some))[:, 0], images)
                         for images in (train_images, test_images)]
        train, test = features
        if recipe.standardize:
            mean, std = train.mean(dim=0), train.std(dim=0, unbiased=False) + 1e-6
            train, test = (train - mean) / std, (test - mean) / std
        seconds = fit(head, recipe, train_labels, lambda chosen: train[chosen], generator)
        logits = head(test)
    else:
        crop = transforms.Compose([
            transforms.RandomResizedCrop(224, (recipe.crop_scale_min, 1.0), (3 / 4, 4 / 3),
                                         interpolation=transforms.InterpolationMode.BICUBIC),
            transforms.RandomHorizontalFlip(), *evaluation.transforms[2:]])
        transform = crop if recipe.augment else evaluation
        tail = LastBlocks(model, recipe.blocks, head)
        seconds = fit(tail, recipe, train_labels,
                      lambda chosen: trunk([train_images[i] for i in chosen], transform), generator)
        logits = in_batches(lambda some: tail(trunk(some)), test_images)
    top1 = (logits.argmax(dim=1) == test_labels).float().mean().item()
    return top1, functional.cross_entropy(logits, test_labels).item(), seconds


if __name__ == "__main__":
    recipe = options()
    torch.set_num_threads(recipe.threads)
    data = [load(recipe.data / split) for split in ("train", "test")]
    results, features = [], []
    for seed in recipe.seeds:
        results.append(run(recipe, seed, data, features))
        print("seed {}: top-1 {:.4f}, cross entropy {:.4f}, {:.2f} s per epoch".format(
            seed, *results[-1]), flush=True)
    print(f"mean top-1 {sum(top1 for top1, _, _ in results) / len(results):.4f}")
