//! A recipe as a Python script for PyTorch and timm: complete, and only as long as the recipe needs.
//!
//! `tests/reference/recipe_code.py` runs what this writes and compares rates and groups with our own.

use super::transform::transform;
use super::{Around, Family, Weights, number};
use crate::augmentation::MixMode;
use crate::recipe::{
    Annealing, ClassBalance, Distillation, Lesson, Metric, Recipe, Rule, Stage, Trainable,
};

/// A script that trains as the recipe says; only what the recipe asks for is in it.
#[must_use]
pub fn pytorch(recipe: &Recipe, around: &Around) -> String {
    let script = Script {
        recipe,
        around,
        stages: recipe
            .all_stages()
            .into_iter()
            .filter(|stage| stage.epochs > 0)
            .collect(),
    };
    script.text()
}

struct Script<'a> {
    recipe: &'a Recipe,
    around: &'a Around,
    /// Those with epochs.
    stages: Vec<Stage>,
}

impl Script<'_> {
    fn text(&self) -> String {
        let (needs, transform) = transform(&self.recipe.augmentation);
        let mut text = self.about();
        text += &self.imports(needs);
        text += &self.constants();
        text += self.parts_of_the_network();
        text += LOOK_AND_ANSWER
            .replace(
                "HEADS",
                if self.recipe.dropout > 0.0 {
                    "functional.dropout(seen[:, at], DROPOUT, model.training)"
                } else {
                    "seen[:, at]"
                },
            )
            .as_str();
        text += &self.freezing();
        text += &self.rates();
        if self.varies() {
            text += &transform;
        }
        text += &self.loss();
        text += &self.mixing();
        if self.repeats() {
            text += REPEATS;
        }
        text += &self.sampler();
        if self.has_head_stage() || self.recipe.probe.is_some() {
            text += &self.features();
        }
        if self.recipe.probe.is_some() {
            text += &self.probe();
        }
        text += &self.fit();
        text += &self.evaluate();
        text += &self.main();
        text
    }

    fn has_head_stage(&self) -> bool {
        self.stages
            .iter()
            .any(|stage| stage.trainable == Trainable::Head)
    }

    /// Whether a stage looks at images anew, and so varies them.
    fn varies(&self) -> bool {
        self.stages
            .iter()
            .any(|stage| stage.trainable != Trainable::Head)
    }

    fn mixes(&self) -> bool {
        let mix = &self.recipe.augmentation.mix;
        self.varies() && mix.probability > 0.0 && (mix.mixup() || mix.cutmix())
    }

    fn mixes_tokens(&self) -> bool {
        self.recipe.token_mixup > 0.0
    }

    fn repeats(&self) -> bool {
        self.varies() && self.recipe.augmentation.repeats > 1
    }

    fn judges(&self) -> bool {
        self.recipe.keep_best.is_some()
            || self.recipe.patience.is_some()
            || self.recipe.validation_fraction > 0.0
    }

    fn taught(&self) -> Option<&Distillation> {
        self.recipe
            .distillation
            .as_ref()
            .filter(|_| !self.around.teachers.is_empty() && !self.stages.is_empty())
    }

    fn about(&self) -> String {
        let Weights { timm, for_timm, .. } = &self.around.base;
        let probe = if self.recipe.probe.is_some() || self.recipe.keep_best == Some(Metric::MacroF1)
        {
            " scikit-learn"
        } else {
            ""
        };
        let mut text = format!(
            "\"\"\"Fine-tunes {} as Vitrine does: the recipe of \"{}\" in PyTorch and timm.\n\n    pip install timm torch torchvision{probe}\n\n",
            quiet(timm),
            quiet(&self.around.output)
        );
        let teachers = self.around.teachers.iter();
        for weights in std::iter::once(&self.around.base).chain(teachers) {
            if let Some(how) = &weights.for_timm {
                text += &format!("{}: {}\n", quiet(&weights.timm), quiet(how));
            }
        }
        if for_timm.is_some() || !self.around.teachers.is_empty() {
            text += "\n";
        }
        let data = quiet(&self.around.data);
        let val = if self.judges() && self.recipe.validation_fraction <= 0.0 {
            format!(", {data}/val/<class>/…")
        } else {
            String::new()
        };
        text += &format!("Pictures: {data}/train/<class>/…{val} and {data}/test/<class>/…\n\n");
        text += "The recipe is the same, the random draws are not: results agree within the spread of seeds.\n";
        if self.mixes() {
            text += "timm mixes even batches only; an odd last batch stays as it is.\n";
        }
        text + "\"\"\"\n\n"
    }

    fn imports(&self, needs: Vec<&'static str>) -> String {
        let recipe = self.recipe;
        let mut plain = vec!["import math", "import timm", "import torch"];
        let mut from = vec![
            "from timm.data import create_transform, resolve_model_data_config",
            "from torch.nn import functional",
            "from torch.utils.data import DataLoader",
            "from torchvision.datasets import ImageFolder",
        ];
        if !self.stages.is_empty() {
            from.push("from timm.optim import param_groups_layer_decay");
            if recipe.rule == Rule::Lion {
                from.push("from timm.optim import Lion");
            }
            if recipe.ema_decay.is_some() {
                from.push("from timm.utils import ModelEmaV3");
            }
        }
        if self.mixes() {
            from.push("from timm.data import Mixup");
        }
        if recipe.keep_best.is_some() {
            plain.push("import copy");
        }
        if recipe.keep_best == Some(Metric::MacroF1) {
            from.push("from sklearn.metrics import f1_score");
        }
        if self.has_head_stage() {
            from.push("from torch.utils.data import TensorDataset");
        }
        if recipe.class_balance == ClassBalance::Sampling {
            from.push("from torch.utils.data import WeightedRandomSampler");
        }
        if recipe.validation_fraction > 0.0 {
            from.push("from torch.utils.data import Subset");
        }
        match recipe.probe {
            Some(probe) if probe.c.is_some() => {
                from.push("from sklearn.linear_model import LogisticRegression");
            }
            Some(_) => {
                from.push("from sklearn.linear_model import LogisticRegressionCV");
                from.push("from sklearn.model_selection import StratifiedKFold");
            }
            None => {}
        }
        for line in needs.into_iter().filter(|_| self.varies()) {
            if line.starts_with("import") {
                plain.push(line);
            } else {
                from.push(line);
            }
        }
        plain.sort_unstable();
        from.sort_unstable();
        format!("{}\n{}\n\n", plain.join("\n"), from.join("\n"))
    }

    fn constants(&self) -> String {
        let recipe = self.recipe;
        let mut text = format!(
            "DATA = {}\nMODEL = {}\nDEVICE = \"cuda\" if torch.cuda.is_available() else \"cpu\"\n",
            literal(&self.around.data),
            literal(&self.around.base.timm)
        );
        let mut set = |name: &str, value: String, why: &str| {
            let why = if why.is_empty() {
                String::new()
            } else {
                format!("  # {why}")
            };
            text += &format!("{name} = {value}{why}\n");
        };
        let stages = self.stages.iter().map(|stage| {
            let what = match stage.trainable {
                Trainable::Head => "\"head\"".to_owned(),
                Trainable::LastBlocks(blocks) => blocks.to_string(),
                Trainable::All => "\"all\"".to_owned(),
            };
            let size = recipe.batch_size_of(stage);
            format!("({what}, {}, {}, {size})", stage.epochs, number(stage.lr))
        });
        let stages: Vec<String> = stages.collect();
        set("SEED", recipe.seed.to_string(), "");
        if !stages.is_empty() {
            set(
                "STAGES",
                format!("[{}]", stages.join(", ")),
                "what learns (the head, so many last blocks, or all), epochs, peak rate, batch size",
            );
            set("MIN_LR", number(recipe.min_lr), "");
            set(
                "WARMUP_EPOCHS",
                number(recipe.warmup_epochs),
                "in each stage",
            );
            set(
                "LAYER_DECAY",
                number(recipe.layer_decay),
                "a layer's rate, as a share of the one above it",
            );
            if recipe.head_lr.total_cmp(&1.0).is_ne() {
                set("HEAD_LR", number(recipe.head_lr), "times the learning rate");
            }
            set("WEIGHT_DECAY", number(recipe.weight_decay), "");
            set("SMOOTHING", number(recipe.label_smoothing), "");
            if let Some(norm) = recipe.clip_grad_norm {
                set("CLIP", number(norm), "the gradients' global norm");
            }
            if let Some(decay) = recipe.ema_decay {
                set("EMA", number(decay), "decay of the running mean of weights");
            }
            if recipe.dropout > 0.0 {
                set("DROPOUT", number(recipe.dropout), "");
            }
            if self.mixes_tokens() {
                set(
                    "TOKEN_MIXUP",
                    number(recipe.token_mixup),
                    "of what enters the learning part",
                );
            }
        }
        if recipe.validation_fraction > 0.0 {
            set(
                "VALIDATION",
                number(recipe.validation_fraction),
                "share of each class's training pictures that judges the epochs",
            );
        }
        if let Some(patience) = recipe.patience {
            set(
                "PATIENCE",
                patience.to_string(),
                "epochs of a stage without a better one",
            );
        }
        if let Some(taught) = self.taught() {
            let names: Vec<String> = self
                .around
                .teachers
                .iter()
                .map(|teacher| literal(&teacher.timm))
                .collect();
            set("TEACHERS", format!("[{}]", names.join(", ")), "");
            set(
                "ALPHA",
                number(taught.alpha),
                "the teachers' share of the loss",
            );
            if let Lesson::Soft { temperature } = taught.lesson {
                set("TEMPERATURE", number(temperature), "");
            }
        }
        text + "\n\n"
    }

    /// What differs from one kind of network to the next.
    fn parts_of_the_network(&self) -> &'static str {
        match self.around.family {
            Family::Vit { distilled: false } => VIT,
            Family::Vit { distilled: true } => DISTILLED,
            Family::ResNet => RESNET,
            Family::MobileNetV2 => MOBILENET,
        }
    }

    fn is_cnn(&self) -> bool {
        !matches!(self.around.family, Family::Vit { .. })
    }

    fn freezing(&self) -> String {
        if self.stages.is_empty() {
            return String::new();
        }
        let mut text = FREEZE.to_owned();
        if self.is_cnn() {
            text += FROZEN_NORMS;
        }
        text += "    return parts\n\n\n";
        if self.mixes_tokens() && self.varies() {
            text += FIRST;
        }
        text
    }

    fn rates(&self) -> String {
        if self.stages.is_empty() {
            return String::new();
        }
        let recipe = self.recipe;
        let falling = match recipe.annealing {
            Annealing::Cosine => {
                "    return end + (peak - end) * 0.5 * (1.0 + math.cos(math.pi * progress))\n"
                    .to_owned()
            }
            Annealing::Linear => "    return end + (peak - end) * (1.0 - progress)\n".to_owned(),
            Annealing::Constant => "    return peak\n".to_owned(),
            Annealing::Step { epochs, factor } => format!(
                "    falls = math.floor((step - warmup) / ({} * per_epoch))\n    return max(end, peak * {} ** falls)\n",
                number(epochs),
                number(factor)
            ),
        };
        let head = if recipe.head_lr.total_cmp(&1.0).is_eq() {
            ""
        } else {
            "    heads = {id(parameter) for head in heads_of(model) for parameter in head.parameters()}\n    for group in groups:\n        if id(group[\"params\"][0]) in heads:\n            group[\"lr_scale\"] *= HEAD_LR\n"
        };
        let rule = match recipe.rule {
            Rule::AdamW => "torch.optim.AdamW(groups, lr=peak, betas=(0.9, 0.999), eps=1e-8)",
            Rule::Sgd => "torch.optim.SGD(groups, lr=peak, momentum=0.9, nesterov=True)",
            Rule::Lion => "Lion(groups, lr=peak, betas=(0.9, 0.99))",
        };
        RATE.replace("FALLING\n", &falling)
            + &GROUPS.replace("HEAD_RATE\n", head)
            + &format!("def optimizer_of(groups, peak):\n    return {rule}\n\n\n")
    }

    fn loss(&self) -> String {
        if self.stages.is_empty() {
            return String::new();
        }
        let mut text = String::new();
        if let Some(taught) = self.taught() {
            text += TEACHERS;
            if taught.lesson == Lesson::Relations {
                text += DISTANCES;
            }
        }
        text += "def loss_of(seen, logits, targets, taught=None):\n    \"\"\"Cross entropy with soft targets";
        text += if self.taught().is_some() {
            ", and what the teachers say.\"\"\"\n"
        } else {
            ".\"\"\"\n"
        };
        let first = if self.taught().is_some() {
            "logits[0]"
        } else {
            "sum(logits) / len(logits)"
        };
        text += &format!(
            "    labels = -(functional.log_softmax({first}, 1) * targets).sum(1).mean()\n"
        );
        match self.taught().map(|taught| taught.lesson) {
            None => text += "    return labels\n\n\n",
            Some(lesson) => {
                text += match lesson {
                    Lesson::Soft { .. } => SOFT,
                    Lesson::Hard => {
                        "    lesson = functional.cross_entropy(logits[-1], taught[0].argmax(1))\n"
                    }
                    Lesson::Relations => {
                        "    lesson = functional.smooth_l1_loss(distances(seen.flatten(1)), distances(taught[1]))\n"
                    }
                };
                text += "    return (1.0 - ALPHA) * labels + ALPHA * lesson\n\n\n";
            }
        }
        text
    }

    /// Soft targets, and inputs and targets mixed.
    fn mixing(&self) -> String {
        if self.stages.is_empty() {
            return String::new();
        }
        let mut text = TARGETS.to_owned();
        if self.mixes() {
            let mix = &self.recipe.augmentation.mix;
            let mut arguments = vec![format!("mixup_alpha={}", number(mix.mixup_alpha))];
            arguments.push(format!("cutmix_alpha={}", number(mix.cutmix_alpha)));
            if let Some((least, most)) = mix.cutmix_minmax {
                arguments.push(format!(
                    "cutmix_minmax=({}, {})",
                    number(least),
                    number(most)
                ));
            }
            if mix.probability < 1.0 {
                arguments.push(format!("prob={}", number(mix.probability)));
            }
            if mix.switch_probability.total_cmp(&0.5).is_ne() {
                arguments.push(format!("switch_prob={}", number(mix.switch_probability)));
            }
            match mix.mode {
                MixMode::Batch => {}
                MixMode::Pair => arguments.push("mode=\"pair\"".to_owned()),
                MixMode::Elem => arguments.push("mode=\"elem\"".to_owned()),
            }
            text += &format!(
                "def mixer_of(classes):\n    return Mixup({}, label_smoothing=SMOOTHING, num_classes=classes)\n\n\n",
                arguments.join(", ")
            );
        }
        text
    }

    /// The order of an epoch's pictures.
    fn sampler(&self) -> String {
        if self.stages.is_empty() {
            return String::new();
        }
        let balanced = self.recipe.class_balance == ClassBalance::Sampling;
        let shuffle = if balanced {
            "    counts = torch.bincount(labels)\n    sampler = WeightedRandomSampler(1.0 / counts[labels].double(), len(labels))  # every class as likely\n"
        } else {
            "    sampler = torch.utils.data.RandomSampler(labels)\n"
        };
        let repeats = if self.repeats() {
            format!(
                "    if repeats:\n        sampler = Repeats(sampler, {})\n",
                self.recipe.augmentation.repeats
            )
        } else {
            String::new()
        };
        let parameter = if self.repeats() {
            ", repeats=False"
        } else {
            ""
        };
        format!(
            "def batches_of(dataset, labels, size{parameter}):\n    \"\"\"Every picture once an epoch, shuffled; the last batch may be smaller.\"\"\"\n{shuffle}{repeats}    return DataLoader(dataset, batch_size=size, sampler=sampler)\n\n\n"
        )
    }

    fn features(&self) -> String {
        let taught = self.taught().is_some() && self.has_head_stage();
        let (mut keep, mut give) = (String::new(), String::new());
        if taught {
            keep = "        said.append(say(images) if say else ())\n".to_owned();
            give = ", *(torch.cat(parts) for parts in zip(*said))".to_owned();
        }
        let said = if taught {
            ", said = [], [], []"
        } else {
            " = [], []"
        };
        let mut text = FEATURES
            .replace("SAY", if taught { ", say=None" } else { "" })
            .replace(" = [], []", said)
            .replace("KEEP\n", &keep)
            .replace("GIVE", &give);
        let standardizes = self.recipe.standardize_features || self.recipe.probe.is_some();
        if standardizes {
            text += STANDARDIZE;
        }
        text
    }

    fn probe(&self) -> String {
        let Some(probe) = self.recipe.probe else {
            return String::new();
        };
        let fitted = probe.c.map_or_else(
            || {
                format!(
                    "        folds = StratifiedKFold({}, shuffle=True, random_state=SEED)\n        strengths = [c * rows for c in (1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0)]\n        fitted = LogisticRegressionCV(Cs=strengths, cv=folds, scoring=\"neg_log_loss\", max_iter=2000)\n",
                    probe.folds
                )
            },
            |c| {
                format!(
                    "        fitted = LogisticRegression(C={} * rows, tol=1e-8, max_iter=2000)\n",
                    number(c)
                )
            },
        );
        PROBE.replace("FITTED\n", &fitted)
    }

    fn fit(&self) -> String {
        if self.stages.is_empty() {
            return String::new();
        }
        let recipe = self.recipe;
        let mut text = FIT.to_owned();
        let mut put = |mark: &str, line: &str| text = text.replace(&format!("{mark}\n"), line);
        put(
            "CARRIED",
            if self.varies() && self.stages.len() > 1 {
                "    if moments:\n        optimizer.state.update({key: state for key, state in moments.items() if key.requires_grad})\n"
            } else {
                ""
            },
        );
        put(
            "EMA_START",
            if recipe.ema_decay.is_some() {
                "    mean = ModelEmaV3(model, decay=EMA)\n"
            } else {
                ""
            },
        );
        put(
            "TOKENS",
            if self.mixes_tokens() {
                "            share = torch.distributions.Beta(TOKEN_MIXUP, TOKEN_MIXUP).sample().item()\n            targets = share * targets + (1.0 - share) * targets.flip(0)\n"
            } else {
                ""
            },
        );
        let forward = match (self.mixes_tokens(), self.varies()) {
            (true, true) => TOKENS_MIXED,
            (true, false) => "            seen = share * inputs + (1.0 - share) * inputs.flip(0)\n",
            (false, true) if self.has_head_stage() => {
                "            seen = inputs if learns == \"head\" else look(model, inputs)\n"
            }
            (false, true) => "            seen = look(model, inputs)\n",
            (false, false) => "            seen = inputs\n",
        };
        put("SEEN", forward);
        put(
            "CLIP_HERE",
            if recipe.clip_grad_norm.is_some() {
                "            torch.nn.utils.clip_grad_norm_(learning, CLIP)\n"
            } else {
                ""
            },
        );
        put(
            "EMA_STEP",
            if recipe.ema_decay.is_some() {
                "            mean.update(model, step=step)  # the first one copies\n"
            } else {
                ""
            },
        );
        let judged = if recipe.ema_decay.is_some() {
            "mean.module"
        } else {
            "model"
        };
        put("JUDGED", &self.judged(judged));
        put(
            "EMA_END",
            match (recipe.ema_decay.is_some(), recipe.keep_best.is_some()) {
                (true, false) => "    model.load_state_dict(mean.module.state_dict())\n",
                (_, true) => "    model.load_state_dict(best_weights)\n",
                (false, false) => "",
            },
        );
        put(
            "BEST_START",
            if self.remembers() {
                "    best, since_best = -math.inf, 0\n"
            } else {
                ""
            },
        );
        text.replace("JUDGE_ARGUMENT", if self.judges() { ", judge" } else { "" })
    }

    fn remembers(&self) -> bool {
        self.recipe.keep_best.is_some() || self.recipe.patience.is_some()
    }

    /// After each epoch.
    fn judged(&self, judged: &str) -> String {
        if !self.judges() {
            return "        print(f\"epoch {epoch + 1}: training loss {total / count:.4f}\", flush=True)\n".to_owned();
        }
        let mut text = format!(
            "        score, said = judge({judged})\n        print(f\"epoch {{epoch + 1}}: training loss {{total / count:.4f}}, {{said}}\", flush=True)\n        set_modes(model, parts)\n"
        );
        if !self.remembers() {
            return text;
        }
        text += "        since_best += 1\n        if score > best:\n            best, since_best = score, 0\n";
        if self.recipe.keep_best.is_some() {
            text += &format!("            best_weights = copy.deepcopy({judged}.state_dict())\n");
        }
        if self.recipe.patience.is_some() {
            text += "        if since_best >= PATIENCE:\n            break\n";
        }
        text
    }

    fn evaluate(&self) -> String {
        let mut text = EVALUATE.to_owned();
        if self.judges() {
            let score = match self.recipe.keep_best.unwrap_or_default() {
                Metric::Loss => "-loss",
                Metric::Top1 => "top1",
                Metric::MacroF1 => {
                    "f1_score(labels.cpu(), logits.argmax(1).cpu(), average=\"macro\")"
                }
            };
            text += &JUDGE.replace("SCORE", score);
        }
        text
    }

    fn main(&self) -> String {
        let recipe = self.recipe;
        let mut rates = String::new();
        if recipe.dropout > 0.0 && !self.is_cnn() {
            rates += ", proj_drop_rate=DROPOUT";
        }
        if recipe.attention_dropout > 0.0 && !self.is_cnn() {
            rates += &format!(", attn_drop_rate={}", number(recipe.attention_dropout));
        }
        if recipe.drop_path > 0.0 {
            rates += &format!(", drop_path_rate={}", number(recipe.drop_path));
        }
        let mut text = format!(
            "def main():\n    torch.manual_seed(SEED)\n    plain = ImageFolder(f\"{{DATA}}/train\")\n    classes = len(plain.classes)\n    model = timm.create_model(MODEL, pretrained=True, num_classes=classes{rates})\n"
        );
        if self.around.keeps_head {
            text += "    # The head stays: it knows these classes already.\n";
        } else {
            text += "    for head in heads_of(model):  # a fresh head knows nothing\n        torch.nn.init.zeros_(head.weight)\n        torch.nn.init.zeros_(head.bias)\n";
        }
        if self.taught().is_some() {
            text += "    teachers = [timm.create_model(name, pretrained=True).eval().to(DEVICE) for name in TEACHERS]\n\n    def say(images):\n        return what_they_say(teachers, images)\n\n";
        }
        text += "    model.to(DEVICE)\n    config = resolve_model_data_config(model)\n    evaluation = create_transform(**config)\n    labels = torch.tensor(plain.targets)\n    chosen = range(len(labels))\n";
        if recipe.validation_fraction > 0.0 {
            text += ASIDE;
        } else if self.judges() {
            text += "    judging = ImageFolder(f\"{DATA}/val\", evaluation)\n";
        }
        let subset = |transform: &str| {
            let folder = format!("ImageFolder(f\"{{DATA}}/train\", {transform})");
            if recipe.validation_fraction > 0.0 {
                format!("Subset({folder}, chosen)")
            } else {
                folder
            }
        };
        if self.judges() {
            text += "\n    def judge(network):\n        return score_of(network, judging)\n\n";
        }
        if recipe.probe.is_some() {
            text += &format!("    probe(model, {})\n", subset("evaluation"));
        }
        let weights = match recipe.class_balance {
            ClassBalance::Loss => {
                text += "    counts = torch.bincount(labels[list(chosen)], minlength=classes)\n    weights = (len(chosen) / (classes * counts.clamp(min=1))).to(DEVICE)  # small classes weigh more\n";
                ", weights"
            }
            _ => "",
        };
        if self.stages.is_empty() {
            return text + FINISH;
        }
        let judge = if self.judges() { ", judge" } else { "" };
        if self.mixes() {
            text += "    mixer = mixer_of(classes)\n";
        }
        text += "    epochs_done, moments = 0, {}\n    for learns, epochs, peak, size in STAGES:\n";
        let mut indent = "        ";
        if self.has_head_stage() {
            let standardizes = recipe.standardize_features;
            let (said, more) = if self.taught().is_some() {
                (", *said", ", *said")
            } else {
                ("", "")
            };
            let look = if self.taught().is_some() { ", say" } else { "" };
            text += &format!(
                "        if learns == \"head\":  # the rest stays, so what it makes of the pictures is computed once\n            seen, seen_labels{said} = features_of(model, {}{look})\n",
                subset("evaluation")
            );
            if standardizes {
                text += "            mean, std = seen.mean(0), (seen.var(0, unbiased=False) + 1e-6).sqrt()\n            seen = (seen - mean) / std\n            unfold(model, mean, std)\n";
            }
            text += &format!(
                "            loader = batches_of(TensorDataset(seen, seen_labels{more}), seen_labels, size)\n"
            );
            let taught = if self.taught().is_some() {
                "                for inputs, own, *taught in loader:\n                    yield inputs, soft(own, classes{W}), taught\n"
            } else {
                "                for inputs, own in loader:\n                    yield inputs, soft(own, classes{W}), None\n"
            };
            text += &format!(
                "\n            def batches(epoch):\n{}\n",
                taught.replace("{W}", weights)
            );
            if self.varies() {
                text += "        else:\n";
                indent = "            ";
            }
        }
        if self.varies() {
            text += &self.image_batches(indent, &subset("train_transform(config)"), weights);
        }
        text += &format!(
            "        moments = fit(model, learns, epochs, peak, batches, len(loader), epochs_done, moments{judge})\n        epochs_done += epochs\n"
        );
        if self.has_head_stage() && recipe.standardize_features {
            text += "        if learns == \"head\":\n            fold(model, mean, std)\n            moments = {}  # they were at home among standardised features\n";
        }
        text + FINISH
    }

    /// The batches of a stage that looks at images.
    fn image_batches(&self, indent: &str, dataset: &str, weights: &str) -> String {
        let repeats = if self.repeats() { ", repeats=True" } else { "" };
        let mut lines = vec![
            format!("loader = batches_of({dataset}, labels[list(chosen)], size{repeats})"),
            String::new(),
            "def batches(epoch):".to_owned(),
        ];
        if self.mixes() && self.recipe.augmentation.mix.off_epoch > 0 {
            let off = self.recipe.augmentation.mix.off_epoch;
            lines.push(format!("    mixer.mixup_enabled = epoch < {off}"));
        }
        lines.push("    for images, own in loader:".to_owned());
        lines.push("        images, own = images.to(DEVICE), own.to(DEVICE)".to_owned());
        lines.push(format!("        targets = soft(own, classes{weights})"));
        if self.mixes() {
            lines.push("        if len(images) % 2 == 0:".to_owned());
            lines.push("            images, targets = mixer(images, own)".to_owned());
            if !weights.is_empty() {
                lines.push("            targets = targets * weights".to_owned());
            }
        }
        let taught = if self.taught().is_some() {
            "say(images)"
        } else {
            "None"
        };
        lines.push(format!("        yield images, targets, {taught}"));
        lines.push(String::new());
        let lines = lines.iter().map(|line| {
            if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("{indent}{line}\n")
            }
        });
        lines.collect()
    }
}

/// Text as Python's source has it.
fn literal(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Text in a docstring: it neither ends it nor escapes anything.
fn quiet(text: &str) -> String {
    text.replace(['"', '\\'], "'")
        .replace(char::is_control, " ")
}

const VIT: &str = r#"def heads_of(model):
    return [model.head]


def blocks_of(model):
    return list(model.blocks)


def after_blocks(model):
    return [model.norm]


def look(model, images):
    """What the head sees of each picture: [pictures, 1, width]."""
    return model.forward_features(images)[:, :1]


"#;

const DISTILLED: &str = r#"def heads_of(model):
    return [model.head, model.head_dist]


def blocks_of(model):
    return list(model.blocks)


def after_blocks(model):
    return [model.norm]


def look(model, images):
    """What the two heads see of each picture: [pictures, 2, width]."""
    return model.forward_features(images)[:, :2]


"#;

const RESNET: &str = r#"def heads_of(model):
    return [model.fc]


def blocks_of(model):
    return [block for stage in (model.layer1, model.layer2, model.layer3, model.layer4) for block in stage]


def after_blocks(model):
    return []


def look(model, images):
    """What the head sees of each picture: [pictures, 1, width]."""
    return model.forward_head(model.forward_features(images), pre_logits=True)[:, None]


"#;

const MOBILENET: &str = r#"def heads_of(model):
    return [model.classifier]


def blocks_of(model):
    return [block for stage in model.blocks for block in stage]


def after_blocks(model):
    return [model.conv_head, model.bn2]


def look(model, images):
    """What the head sees of each picture: [pictures, 1, width]."""
    return model.forward_head(model.forward_features(images), pre_logits=True)[:, None]


"#;

const LOOK_AND_ANSWER: &str = r#"def answer(model, seen):
    """Each head's logits."""
    return [head(HEADS) for at, head in enumerate(heads_of(model))]


"#;

const FREEZE: &str = r#"def set_modes(model, parts):
    """What learns is in training mode (dropout and the like); what is frozen is not."""
    model.eval()
    for part in parts:
        part.train()
    model.training = True


def freeze(model, learns):
    """Lets this part learn and nothing else."""
    parts = heads_of(model)
    if learns == "all":
        parts = [model]
    elif learns != "head":
        blocks = blocks_of(model)
        parts = [*blocks[len(blocks) - learns:], *after_blocks(model), *parts]
    model.requires_grad_(False)
    for part in parts:
        part.requires_grad_(True)
    set_modes(model, parts)
"#;

const FROZEN_NORMS: &str = r#"    # Small batches have no statistics worth having: batch norms keep those they came with.
    parts = [module for part in parts for module in part.modules() if not isinstance(module, torch.nn.BatchNorm2d)]
    parts = [module for module in parts if not list(module.children())]
    set_modes(model, parts)
"#;

const FIRST: &str = r#"def first_learning(model, learns):
    """The module that what is frozen hands its result to."""
    if learns == "all":
        return model
    return ([*blocks_of(model)[len(blocks_of(model)) - learns:], *after_blocks(model)] or [model.global_pool])[0]


"#;

const RATE: &str = r#"def rate(step, steps, per_epoch, peak):
    """The learning rate of a stage's step, counted from 0."""
    warmup = math.floor(WARMUP_EPOCHS * per_epoch + 0.5)
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = min(1.0, (step - warmup) / max(1, steps - warmup))
    end = min(MIN_LR, peak)
FALLING


"#;

const GROUPS: &str = r#"def parameter_groups(model):
    """A rate for each layer; no weight decay on biases, norms, tokens and positions."""
    spared = model.no_weight_decay() if hasattr(model, "no_weight_decay") else ()
    groups = param_groups_layer_decay(model, WEIGHT_DECAY, spared, layer_decay=LAYER_DECAY)
HEAD_RATE
    return groups


"#;

const TEACHERS: &str = r#"@torch.no_grad()
def what_they_say(teachers, images):
    """The teachers' mean answer as log-probabilities, and what they saw."""
    seen = [teacher.forward_features(images) for teacher in teachers]
    answers = [teacher.forward_head(features) for teacher, features in zip(teachers, seen)]
    mean = torch.stack(answers).softmax(-1).mean(0).clamp_min(1e-30).log()
    return mean, torch.cat([flat(teacher, features) for teacher, features in zip(teachers, seen)], 1)


def flat(teacher, features):
    """What a teacher's head(s) see, in a row."""
    if features.ndim == 3:  # tokens of a transformer
        return features[:, :teacher.num_prefix_tokens].flatten(1)
    return teacher.forward_head(features, pre_logits=True)


"#;

const DISTANCES: &str = r#"def distances(features):
    """Between all pairs, in units of their mean."""
    apart = 1.0 - torch.eye(len(features), device=features.device)
    squares = (features[:, None] - features[None]).square().sum(-1)
    distances = squares.clamp_min(1e-12).sqrt() * apart
    return distances / (distances.sum() / apart.sum().clamp_min(1.0)).clamp_min(1e-12)


"#;

const SOFT: &str = r"    ours, theirs = (functional.log_softmax(each / TEMPERATURE, 1) for each in (logits[-1], taught[0]))
    lesson = functional.kl_div(ours, theirs, log_target=True) * TEMPERATURE**2  # the mean over batch and classes
";

const TARGETS: &str = r#"def soft(labels, classes, weights=1.0):
    """Labels as smoothed probabilities."""
    return (functional.one_hot(labels, classes) * (1.0 - SMOOTHING) + SMOOTHING / classes) * weights


"#;

const REPEATS: &str = r#"class Repeats(torch.utils.data.Sampler):
    """Each drawn picture several times in a row, in an epoch that stays as long as it was."""

    def __init__(self, sampler, times):
        self.sampler, self.times = sampler, times

    def __len__(self):
        return len(self.sampler)

    def __iter__(self):
        repeated = (at for at in self.sampler for _ in range(self.times))
        return (at for at, _ in zip(repeated, range(len(self))))


"#;

const FEATURES: &str = r#"@torch.no_grad()
def features_of(model, datasetSAY):
    """What the head sees of each picture, in the evaluation crop, and the labels."""
    model.eval()
    seen, labels = [], []
    for images, own in DataLoader(dataset, batch_size=64):
        images = images.to(DEVICE)
        seen.append(look(model, images))
        labels.append(own.to(DEVICE))
KEEP
    return torch.cat(seen), torch.cat(labels)GIVE


"#;

const STANDARDIZE: &str = r#"@torch.no_grad()
def unfold(model, mean, std):
    """Makes the head work on standardised features as it did on plain ones."""
    for head, mean, std in zip(heads_of(model), mean, std):
        head.bias += head.weight @ mean
        head.weight *= std


@torch.no_grad()
def fold(model, mean, std):
    """And back again."""
    for head, mean, std in zip(heads_of(model), mean, std):
        head.weight /= std
        head.bias -= head.weight @ mean


"#;

const PROBE: &str = r#"def probe(model, dataset):
    """Sets the head by logistic regression on standardised features."""
    seen, labels = features_of(model, dataset)[:2]
    mean, std = seen.mean(0), (seen.var(0, unbiased=False) + 1e-6).sqrt()
    # scikit-learn makes of two classes one row of numbers, whose penalty would weigh twice as much.
    rows = 2.0 if len(labels.unique()) == 2 else 1.0
    for at, head in enumerate(heads_of(model)):
FITTED
        fitted.fit(((seen[:, at] - mean[at]) / std[at]).double().cpu().numpy(), labels.cpu().numpy())
        weight, bias = torch.tensor(fitted.coef_), torch.tensor(fitted.intercept_)
        if len(weight) == 1:  # two classes are one line of numbers
            weight, bias = torch.cat([-weight, weight]) / 2, torch.cat([-bias, bias]) / 2
        head.weight.data.copy_(weight)
        head.bias.data.copy_(bias)
    fold(model, mean, std)


"#;

const FIT: &str = r#"def fit(model, learns, epochs, peak, batches, per_epoch, epochs_done, momentsJUDGE_ARGUMENT):
    """One stage; gives back the optimiser's memory."""
    parts = freeze(model, learns)
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = optimizer_of(parameter_groups(model), peak)
CARRIED
EMA_START
BEST_START
    step = 0
    for epoch in range(epochs):
        total = count = 0
        for inputs, targets, taught in batches(epochs_done + epoch):
            for group in optimizer.param_groups:
                group["lr"] = rate(step, epochs * per_epoch, per_epoch, peak) * group["lr_scale"]
TOKENS
SEEN
            loss = loss_of(seen, answer(model, seen), targets, taught)
            optimizer.zero_grad()
            loss.backward()
CLIP_HERE
            optimizer.step()
            step += 1
EMA_STEP
            total, count = total + loss.item() * len(targets), count + len(targets)
JUDGED
EMA_END
    return optimizer.state


"#;

const TOKENS_MIXED: &str = r#"            if learns == "head":
                seen = share * inputs + (1.0 - share) * inputs.flip(0)
            elif learns == "all":
                seen = look(model, share * inputs + (1.0 - share) * inputs.flip(0))
            else:
                hook = first_learning(model, learns).register_forward_pre_hook(
                    lambda _, own: (share * own[0] + (1.0 - share) * own[0].flip(0), *own[1:]))
                seen = look(model, inputs)
                hook.remove()
"#;

const EVALUATE: &str = r#"@torch.no_grad()
def logits_of(model, dataset):
    model.eval()
    batches = [(model(images.to(DEVICE)), labels.to(DEVICE)) for images, labels in DataLoader(dataset, batch_size=64)]
    logits, labels = (torch.cat(parts) for parts in zip(*batches))
    loss = functional.cross_entropy(logits, labels).item()
    top1 = (logits.argmax(1) == labels).double().mean().item()
    return logits, labels, loss, top1


"#;

const JUDGE: &str = r#"def score_of(model, dataset):
    """How good an epoch is (more is better), and in words."""
    logits, labels, loss, top1 = logits_of(model, dataset)
    return SCORE, f"validation loss {loss:.4f}, top-1 {top1:.4f}"


"#;

const ASIDE: &str = r#"    aside = []
    for label in range(classes):
        own = (labels == label).nonzero().flatten()
        own = own[torch.randperm(len(own))]
        aside += own[:min(len(own) - 1, max(1, math.floor(len(own) * VALIDATION + 0.5)))].tolist()
    chosen = sorted(set(chosen) - set(aside))
    judging = Subset(ImageFolder(f"{DATA}/train", evaluation), sorted(aside))
"#;

const FINISH: &str = r#"    test = ImageFolder(f"{DATA}/test", evaluation)
    _, _, loss, top1 = logits_of(model, test)
    print(f"test: loss {loss:.4f}, top-1 {top1:.4f}")
    torch.save(model.state_dict(), "tuned.pt")


if __name__ == "__main__":
    main()
"#;
