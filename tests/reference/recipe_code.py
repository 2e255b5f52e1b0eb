"""Runs the scripts that recipes are written as, and compares their rates and groups with ours.

    VITRINE_CODE_OUT=FOLDER cargo test --no-default-features --features cli --test code
    python tests/reference/recipe_code.py FOLDER --vitrine target/debug/vitrine

FOLDER holds <case>.py, <case>.sh and <case>.json (what tests/code.rs wrote). Beside them this makes tiny models
(vit/timm, distilled/timm, resnet, mobilenet, and teacher-* of each: random weights, in timm's form) and
pictures/{train,val,test}/{dark,light}. For each case:

  - the script runs to its end, in a process of its own, and its model is finite and answers;
  - what its first stage freezes is as it was, what it teaches has moved;
  - `rate` gives our rate at every step of every stage (1e-12);
  - `parameter_groups` gives each parameter the share of the rate and the weight decay that ours has (1e-12);
  - where nothing is random (all pictures in every step, none varied), the command line, run by our own runner on the same
    pictures and weights, ends with the script's loss on the test pictures (TOLERANCE: the two resize pictures and sum in
    their own order).
"""

import argparse
import json
import math
import os
import pathlib
import re
import runpy
import subprocess
import sys

import numpy
import timm
import torch
from PIL import Image
from timm.models import save_for_hf

TOLERANCE = 2e-3
PX = 32
VIT = dict(img_size=PX, patch_size=8, embed_dim=24, depth=3, num_heads=3)
MODELS = {
    "vit/timm": ("deit_tiny_patch16_224", VIT),
    "distilled/timm": ("deit_tiny_distilled_patch16_224", VIT),
    "resnet": ("resnet18", {}),
    "mobilenet": ("mobilenetv2_100", {}),
}


def make_models(folder: pathlib.Path) -> None:
    for seed, (name, (architecture, arguments)) in enumerate(MODELS.items()):
        torch.manual_seed(seed)
        model = timm.create_model(architecture, num_classes=2, pretrained_cfg_overlay=dict(input_size=(3, PX, PX)), **arguments)
        save_for_hf(model, folder / name, model_args=arguments or None)
        # A teacher knows the classes by name.
        names = dict(label_names=["dark", "light"])
        save_for_hf(model, folder / f"teacher-{name}", model_config=names, model_args=arguments or None)


def make_pictures(folder: pathlib.Path) -> None:
    generator = numpy.random.default_rng(0)
    for split, count in (("train", 7), ("val", 3), ("test", 3)):
        for label, level in (("dark", 60), ("light", 180)):
            (folder / split / label).mkdir(parents=True, exist_ok=True)
            for number in range(count):
                noise = generator.integers(-50, 50, (40, 48, 3))
                Image.fromarray((level + noise).astype("uint8")).save(folder / split / label / f"{number}.png")


def load(name: str) -> torch.nn.Module:
    source = name if name in ("resnet", "mobilenet") else f"{name}/timm"
    return timm.create_model(f"local-dir:{source}", pretrained=True, num_classes=2)


def close(ours: float, theirs: float, what: str) -> None:
    assert math.isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-15), f"{what}: ours {ours}, theirs {theirs}"


def compare_rates(script: dict, ours: dict) -> None:
    assert len(script.get("STAGES", [])) == len(ours["stages"])
    for (_, epochs, peak, _), stage in zip(script.get("STAGES", []), ours["stages"]):
        steps = epochs * stage["per_epoch"]
        assert steps == len(stage["rates"]), (steps, len(stage["rates"]))
        for step, rate in enumerate(stage["rates"]):
            close(rate, script["rate"](step, steps, stage["per_epoch"], peak), f"rate of step {step}")


def compare_groups(script: dict, ours: dict) -> None:
    for learns, *_ in script["STAGES"]:
        model = load(ours["model"])
        script["freeze"](model, learns)
        layer = {id(p): ours["first"] for p in model.parameters()}
        for block, scale in zip(script["blocks_of"](model), ours["blocks"], strict=True):
            layer |= {id(p): scale for p in block.parameters()}
        for part in script["after_blocks"](model):
            layer |= {id(p): ours["last"] for p in part.parameters()}
        for head in script["heads_of"](model):
            layer |= {id(p): ours["head"] for p in head.parameters()}
        names = {id(p): name for name, p in model.named_parameters()}
        grouped = set()
        for group in script["parameter_groups"](model):
            for parameter in group["params"]:
                name = names[id(parameter)]
                grouped.add(name)
                close(layer[id(parameter)], group["lr_scale"], f"share of {name}")
                close(ours["decay"][parameter.ndim - 1], group["weight_decay"], f"decay of {name}")
        learning = {name for name, p in model.named_parameters() if p.requires_grad}
        assert grouped == learning, grouped ^ learning


def check_result(script: dict, ours: dict) -> None:
    before = load(ours["model"])
    after = load(ours["model"])
    after.load_state_dict(torch.load("tuned.pt"))
    assert all(value.isfinite().all() for value in after.state_dict().values())
    trained = dict(after.named_parameters())
    learns = script["STAGES"][-1][0] if ours["stages"] else "head"
    parts = dict(before.named_parameters())
    if ours["stages"]:
        script["freeze"](before, learns)
        learning = {name for name, p in parts.items() if p.requires_grad}
    else:
        heads = {id(p) for head in script["heads_of"](before) for p in head.parameters()}
        learning = {name for name, p in parts.items() if id(p) in heads}
    for name, value in parts.items():
        if name not in learning:
            assert torch.equal(value, trained[name]), f"{name} is frozen and has moved"
    moved = [name for name in learning if not torch.equal(parts[name], trained[name])]
    assert len(moved) > 0.9 * len(learning), f"only {moved} have moved"
    for name, buffer in before.named_buffers():
        assert torch.equal(buffer, dict(after.named_buffers())[name]), f"{name}: statistics are frozen"


def compare_with_runner(vitrine: pathlib.Path, name: str, printed: str) -> str:
    path = os.pathsep.join([str(vitrine.parent), os.environ["PATH"]])
    ran = subprocess.run(["sh", f"{name}.sh"], capture_output=True, text=True, env=os.environ | {"PATH": path})
    assert ran.returncode == 0, f"{name}:\n{ran.stdout}\n{ran.stderr}"
    ours = json.loads(pathlib.Path("report.json").read_text())["test"]["loss"]
    theirs = float(re.search(r"test: loss ([\d.]+)", printed)[1])
    assert abs(ours - theirs) < TOLERANCE, f"{name}: our loss {ours}, theirs {theirs}"
    return f"; the runner: loss {ours:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--vitrine", type=pathlib.Path, help="our runner")
    parser.add_argument("--only", help="this case alone")
    arguments = parser.parse_args()
    vitrine = arguments.vitrine and arguments.vitrine.resolve()
    os.chdir(arguments.folder)
    torch.set_num_threads(1)
    make_models(pathlib.Path())
    make_pictures(pathlib.Path("pictures"))
    cases = sorted(path.stem for path in pathlib.Path().glob("*.json") if arguments.only in (None, path.stem))
    assert cases, "no scripts here"
    for name in cases:
        ours = json.loads(pathlib.Path(f"{name}.json").read_text())
        pathlib.Path("tuned.pt").unlink(missing_ok=True)
        ran = subprocess.run([sys.executable, f"{name}.py"], capture_output=True, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
        assert ran.returncode == 0, f"{name}:\n{ran.stdout}\n{ran.stderr}"
        script = runpy.run_path(f"{name}.py", run_name="script")
        compare_rates(script, ours)
        if ours["stages"]:
            compare_groups(script, ours)
        check_result(script, ours)
        said = compare_with_runner(vitrine, name, ran.stdout) if vitrine and ours["fixed"] else ""
        print(f"{name}: {ran.stdout.strip().splitlines()[-1]}{said}", flush=True)


if __name__ == "__main__":
    main()
