//! Augmentation as torchvision's and timm's transforms, in Python.
//!
//! timm's `create_transform` where it can say the settings; else its parts one by one, in the same order.

use super::number;
use crate::augmentation::{
    Augmentation, ColorJitter, Crop, ErasingMode, Policy, RandomErasing, Resampling,
};

/// Lines that give `train_transform(config)`, and the imports they need.
pub(super) fn transform(own: &Augmentation) -> (Vec<&'static str>, String) {
    if *own == untouched(own) {
        let body = "    return create_transform(**config)  # as in evaluation: nothing is varied\n";
        return (vec![], function(body));
    }
    if timm_can_say(own) {
        return (vec![], function(&whole(own)));
    }
    let mut imports = vec!["from torchvision import transforms"];
    let mut parts = Vec::new();
    crop(own, &mut parts, &mut imports);
    for (name, probability) in [
        ("RandomHorizontalFlip", own.horizontal_flip),
        ("RandomVerticalFlip", own.vertical_flip),
    ] {
        if probability > 0.0 {
            parts.push(format!("transforms.{name}({})", number(probability)));
        }
    }
    policy(own, &mut parts, &mut imports);
    parts.extend(jitter(&own.color_jitter));
    if own.grayscale > 0.0 {
        parts.push(format!(
            "transforms.RandomGrayscale({})",
            number(own.grayscale)
        ));
    }
    if own.gaussian_blur > 0.0 {
        let blur = "transforms.RandomApply([transforms.GaussianBlur(23)]";
        parts.push(format!("{blur}, p={})", number(own.gaussian_blur)));
    }
    if own.solarize > 0.0 {
        parts.push(format!(
            "transforms.RandomSolarize(128, p={})",
            number(own.solarize)
        ));
    }
    if own.cutout.probability > 0.0 {
        let cut = format!(
            "transforms.RandomApply([Cutout({})], p={})",
            number(own.cutout.size),
            number(own.cutout.probability)
        );
        parts.push(cut);
        imports.push("from PIL import ImageDraw");
        imports.push("import random");
    }
    parts.push("transforms.ToTensor()".to_owned());
    parts.push("transforms.Normalize(config[\"mean\"], config[\"std\"])".to_owned());
    parts.extend(erasing(&own.erasing, &mut imports));
    let parts: String = parts
        .iter()
        .map(|part| format!("        {part},\n"))
        .collect();
    let side = if matches!(own.crop, Crop::Evaluation) {
        ""
    } else {
        "    side = config[\"input_size\"][-1]\n"
    };
    let mut text = String::new();
    if own.cutout.probability > 0.0 {
        text += CUTOUT;
    }
    text += &function(&format!(
        "{side}    return transforms.Compose([\n{parts}    ])\n"
    ));
    (imports, text)
}

fn function(body: &str) -> String {
    format!(
        "def train_transform(config):\n    \"\"\"How training sees a picture, each time anew.\"\"\"\n{body}\n\n"
    )
}

/// The same settings with nothing varied in a single view.
fn untouched(own: &Augmentation) -> Augmentation {
    Augmentation {
        mix: own.mix,
        repeats: own.repeats,
        interpolation: own.interpolation,
        ..Augmentation::none()
    }
}

/// Whether `create_transform` has an argument for everything that is set.
fn timm_can_say(own: &Augmentation) -> bool {
    let usual = RandomErasing {
        probability: own.erasing.probability,
        mode: own.erasing.mode,
        max_count: own.erasing.max_count,
        ..RandomErasing::default()
    };
    let jitters = jitter(&own.color_jitter).is_some();
    // timm leaves the jitter out beside any policy but 3-Augment.
    let jitter_stays = !jitters || matches!(own.policy, Policy::None | Policy::ThreeAugment);
    matches!(own.crop, Crop::RandomResized { .. })
        && own.policy != Policy::TrivialAugmentWide
        && own.solarize <= 0.0
        && own.cutout.probability <= 0.0
        && own.erasing == usual
        && jitter_stays
}

/// One call of `create_transform`.
fn whole(own: &Augmentation) -> String {
    let mut arguments = Vec::new();
    if let Crop::RandomResized { scale, ratio } = own.crop {
        arguments.push(format!("scale={}", pair(scale)));
        if ratio != Crop::RATIO {
            arguments.push(format!("ratio={}", pair(ratio)));
        }
    }
    arguments.push(format!("hflip={}", number(own.horizontal_flip)));
    if own.vertical_flip > 0.0 {
        arguments.push(format!("vflip={}", number(own.vertical_flip)));
    }
    if own.policy != Policy::None {
        arguments.push(format!("auto_augment=\"{}\"", own.policy));
    }
    let jitter = &own.color_jitter;
    if amounts(jitter).iter().any(|&amount| amount > 0.0) && jitter.probability > 0.0 {
        let amounts = amounts(jitter).map(number).join(", ");
        arguments.push(format!("color_jitter=({amounts})"));
        if jitter.probability < 1.0 {
            arguments.push(format!("color_jitter_prob={}", number(jitter.probability)));
        }
    } else {
        arguments.push("color_jitter=None".to_owned());
    }
    for (name, probability) in [
        ("grayscale_prob", own.grayscale),
        ("gaussian_blur_prob", own.gaussian_blur),
    ] {
        if probability > 0.0 {
            arguments.push(format!("{name}={}", number(probability)));
        }
    }
    if own.erasing.probability > 0.0 {
        arguments.push(format!("re_prob={}", number(own.erasing.probability)));
        arguments.push(format!("re_mode=\"{}\"", mode(own.erasing.mode)));
        if own.erasing.max_count > 1 {
            arguments.push(format!("re_count={}", own.erasing.max_count));
        }
    }
    arguments.push(format!("interpolation=\"{}\"", filter(own.interpolation)));
    let arguments: String = arguments
        .iter()
        .map(|argument| format!("        {argument},\n"))
        .collect();
    format!(
        "    return create_transform(\n        config[\"input_size\"], is_training=True, mean=config[\"mean\"], std=config[\"std\"],\n{arguments}    )\n"
    )
}

fn crop(own: &Augmentation, parts: &mut Vec<String>, imports: &mut Vec<&'static str>) {
    match own.crop {
        Crop::Evaluation => parts.push("*create_transform(**config).transforms[:2]".to_owned()),
        Crop::RandomResized { scale, ratio } => {
            imports.push("from timm.data.transforms import RandomResizedCropAndInterpolation");
            parts.push(format!(
                "RandomResizedCropAndInterpolation(side, scale={}, ratio={}, interpolation=\"{}\")",
                pair(scale),
                pair(ratio),
                filter(own.interpolation)
            ));
        }
        Crop::Random { padding } => {
            imports.push("from timm.data.transforms import str_to_interp_mode");
            let filter = match own.interpolation {
                Resampling::Bilinear => "bilinear",
                Resampling::Bicubic | Resampling::Random => "bicubic",
            };
            parts.push(format!(
                "transforms.Resize(side, interpolation=str_to_interp_mode(\"{filter}\"))"
            ));
            parts.push(format!(
                "transforms.RandomCrop(side, padding={padding}, padding_mode=\"reflect\")"
            ));
        }
    }
}

fn policy(own: &Augmentation, parts: &mut Vec<String>, imports: &mut Vec<&'static str>) {
    let name = own.policy.to_string();
    let (import, function) = match own.policy {
        Policy::None => return,
        Policy::TrivialAugmentWide => {
            parts.push("transforms.TrivialAugmentWide()".to_owned());
            return;
        }
        Policy::RandAugment(_) => (
            "from timm.data.auto_augment import rand_augment_transform",
            "rand_augment_transform",
        ),
        Policy::AugMix(_) => (
            "from timm.data.auto_augment import augment_and_mix_transform",
            "augment_and_mix_transform",
        ),
        Policy::AutoAugment(_) | Policy::ThreeAugment => (
            "from timm.data.auto_augment import auto_augment_transform",
            "auto_augment_transform",
        ),
    };
    imports.push(import);
    let share = if matches!(own.policy, Policy::AugMix(_)) {
        "translate_pct=0.3"
    } else {
        "translate_const=int(config[\"input_size\"][-1] * 0.45)"
    };
    parts.push(format!(
        "{function}(\"{name}\", dict({share}, img_mean=tuple(round(255 * mean) for mean in config[\"mean\"])))"
    ));
}

fn amounts(jitter: &ColorJitter) -> [f64; 4] {
    [
        jitter.brightness,
        jitter.contrast,
        jitter.saturation,
        jitter.hue,
    ]
}

fn jitter(jitter: &ColorJitter) -> Option<String> {
    let amounts = amounts(jitter);
    if jitter.probability <= 0.0 || amounts.iter().all(|&amount| amount <= 0.0) {
        return None;
    }
    let jitters = format!("transforms.ColorJitter({})", amounts.map(number).join(", "));
    Some(if jitter.probability < 1.0 {
        format!(
            "transforms.RandomApply([{jitters}], p={})",
            number(jitter.probability)
        )
    } else {
        jitters
    })
}

fn erasing(own: &RandomErasing, imports: &mut Vec<&'static str>) -> Option<String> {
    if own.probability <= 0.0 {
        return None;
    }
    imports.push("from timm.data.random_erasing import RandomErasing");
    Some(format!(
        "RandomErasing({}, min_area={}, max_area={}, min_aspect={}, mode=\"{}\", max_count={}, device=\"cpu\")",
        number(own.probability),
        number(own.area.0),
        number(own.area.1),
        number(own.min_aspect),
        mode(own.mode),
        own.max_count
    ))
}

fn mode(mode: ErasingMode) -> &'static str {
    match mode {
        ErasingMode::Const => "const",
        ErasingMode::Rand => "rand",
        ErasingMode::Pixel => "pixel",
    }
}

fn filter(by: Resampling) -> &'static str {
    match by {
        Resampling::Bilinear => "bilinear",
        Resampling::Bicubic => "bicubic",
        Resampling::Random => "random",
    }
}

fn pair((least, most): (f64, f64)) -> String {
    format!("({}, {})", number(least), number(most))
}

const CUTOUT: &str = r#"class Cutout:
    """A grey square about a random point."""

    def __init__(self, size):
        self.size = size

    def __call__(self, image):
        x, y = random.randrange(image.width), random.randrange(image.height)
        half = int(self.size * image.width / 2)
        ImageDraw.Draw(image).rectangle((x - half, y - half, x + half - 1, y + half - 1), fill=(128, 128, 128))
        return image


"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::augmentation::Preset;

    #[test]
    fn presets_are_said_by_timm_alone() {
        for preset in Preset::ALL {
            let (imports, text) = transform(&preset.augmentation());
            assert!(imports.is_empty(), "{preset:?}: {imports:?}");
            assert!(text.contains("create_transform("), "{text}");
        }
        let (_, deit) = transform(&Preset::Deit.augmentation());
        for said in [
            "scale=(0.08, 1.0)",
            "auto_augment=\"rand-m9-mstd0.5-inc1\"",
            "re_prob=0.25",
            "re_mode=\"pixel\"",
            "color_jitter=None",
        ] {
            assert!(deit.contains(said), "{said} in {deit}");
        }
    }

    #[test]
    fn what_timm_cannot_say_is_put_together() {
        let own = Augmentation {
            policy: Policy::TrivialAugmentWide,
            solarize: 0.1,
            ..Augmentation::default()
        };
        let (imports, text) = transform(&own);
        assert!(
            text.contains("TrivialAugmentWide()") && text.contains("RandomSolarize(128, p=0.1)")
        );
        assert!(imports.contains(&"from torchvision import transforms"));
        let at = |part: &str| text.find(part).expect(part);
        assert!(at("RandomHorizontalFlip") < at("Trivial") && at("Trivial") < at("ColorJitter"));
    }
}
