//! What others call the tensors of this network: one table from their names to timm's, which are ours.

/// One row: their name, timm's, and which part of timm's tensor it is where they keep it in pieces. `{}` is a
/// block's number; `.weight` and `.bias` follow as they are.
struct Row(&'static str, &'static str, Option<usize>);

/// # Source
/// - timm `vision_transformer.py`, `deit.py`; the original `DeiT` release has the same names.
/// - The original `DeiT` III release (`models_v2.py`): `gamma_1`, `gamma_2`.
/// - Hugging Face transformers `ViTForImageClassification`, `DeiTForImageClassification` and
///   `DeiTForImageClassificationWithTeacher`, as files hold them; below, as version 5 names them in memory.
const TABLE: &[Row] = &[
    // timm, the original release
    Row("cls_token", "cls_token", None),
    Row("dist_token", "dist_token", None),
    // timm, a distilled network with one head: see `export::timm`
    Row("reg_token", "dist_token", None),
    Row("pos_embed", "pos_embed", None),
    Row("patch_embed.proj", "patch_embed.proj", None),
    Row("blocks.{}.norm1", "blocks.{}.norm1", None),
    Row("blocks.{}.attn.qkv", "blocks.{}.attn.qkv", None),
    Row("blocks.{}.attn.proj", "blocks.{}.attn.proj", None),
    Row("blocks.{}.ls1.gamma", "blocks.{}.ls1.gamma", None),
    Row("blocks.{}.norm2", "blocks.{}.norm2", None),
    Row("blocks.{}.mlp.fc1", "blocks.{}.mlp.fc1", None),
    Row("blocks.{}.mlp.fc2", "blocks.{}.mlp.fc2", None),
    Row("blocks.{}.ls2.gamma", "blocks.{}.ls2.gamma", None),
    Row("norm", "norm", None),
    Row("head", "head", None),
    Row("head_dist", "head_dist", None),
    // DeiT III, the original release
    Row("blocks.{}.gamma_1", "blocks.{}.ls1.gamma", None),
    Row("blocks.{}.gamma_2", "blocks.{}.ls2.gamma", None),
    // Hugging Face
    Row("embeddings.cls_token", "cls_token", None),
    Row("embeddings.distillation_token", "dist_token", None),
    Row("embeddings.position_embeddings", "pos_embed", None),
    Row(
        "embeddings.patch_embeddings.projection",
        "patch_embed.proj",
        None,
    ),
    Row("encoder.layer.{}.layernorm_before", "blocks.{}.norm1", None),
    Row(
        "encoder.layer.{}.attention.attention.query",
        "blocks.{}.attn.qkv",
        Some(0),
    ),
    Row(
        "encoder.layer.{}.attention.attention.key",
        "blocks.{}.attn.qkv",
        Some(1),
    ),
    Row(
        "encoder.layer.{}.attention.attention.value",
        "blocks.{}.attn.qkv",
        Some(2),
    ),
    Row(
        "encoder.layer.{}.attention.output.dense",
        "blocks.{}.attn.proj",
        None,
    ),
    Row("encoder.layer.{}.layernorm_after", "blocks.{}.norm2", None),
    Row(
        "encoder.layer.{}.intermediate.dense",
        "blocks.{}.mlp.fc1",
        None,
    ),
    Row("encoder.layer.{}.output.dense", "blocks.{}.mlp.fc2", None),
    Row("layernorm", "norm", None),
    Row("classifier", "head", None),
    Row("cls_classifier", "head", None),
    Row("distillation_classifier", "head_dist", None),
    // Hugging Face, version 5 in memory
    Row("layers.{}.layernorm_before", "blocks.{}.norm1", None),
    Row("layers.{}.attention.q_proj", "blocks.{}.attn.qkv", Some(0)),
    Row("layers.{}.attention.k_proj", "blocks.{}.attn.qkv", Some(1)),
    Row("layers.{}.attention.v_proj", "blocks.{}.attn.qkv", Some(2)),
    Row("layers.{}.attention.o_proj", "blocks.{}.attn.proj", None),
    Row("layers.{}.layernorm_after", "blocks.{}.norm2", None),
    Row("layers.{}.mlp.fc1", "blocks.{}.mlp.fc1", None),
    Row("layers.{}.mlp.fc2", "blocks.{}.mlp.fc2", None),
];

/// What wraps a whole network in other programs puts before every name.
const WRAPPERS: [&str; 4] = ["module.", "model.", "vit.", "deit."];

/// What holds a part of a network here and is no part of any name.
const HOLDERS: [&str; 9] = [
    "Vit",
    "Cnn",
    "ResNet",
    "MobileNet",
    "body",
    "embedding",
    "layers",
    "stem",
    "last",
];

/// A parameter's name by the way to it through the modules.
pub(crate) fn path_of(path: &[String]) -> String {
    let named = path
        .iter()
        .skip_while(|part| HOLDERS.contains(&part.as_str()));
    named.map(String::as_str).collect::<Vec<_>>().join(".")
}

/// timm's name of a tensor, and which part of it this is; nothing for names of no tensor of this network.
pub(super) fn timm(name: &str) -> Option<(String, Option<usize>)> {
    if let Some(found) = TABLE.iter().find_map(|row| row.apply(name)) {
        return Some(found);
    }
    let inner = WRAPPERS
        .iter()
        .find_map(|wrapper| name.strip_prefix(wrapper))?;
    timm(inner)
}

/// Hugging Face's name of timm's tensor, without what it puts before it, and which third of it if it is split.
pub(crate) fn hugging_face(timm_name: &str) -> Vec<(String, Option<usize>)> {
    let rows = TABLE.iter().filter(|row| {
        let theirs = row.0;
        [
            "embeddings.",
            "encoder.",
            "layernorm",
            "classifier",
            "cls_classifier",
            "distillation_classifier",
        ]
        .iter()
        .any(|start| theirs.starts_with(start))
    });
    rows.filter_map(|Row(theirs, ours, part)| {
        Some((Row(ours, theirs, None).apply(timm_name)?.0, *part))
    })
    .collect()
}

impl Row {
    /// The name on the right and the part, if the one on the left stands for `name`.
    fn apply(&self, name: &str) -> Option<(String, Option<usize>)> {
        let Self(theirs, ours, part) = self;
        let ends_there = |rest: &str| matches!(rest, "" | ".weight" | ".bias");
        let Some((before, after)) = theirs.split_once("{}") else {
            let rest = name.strip_prefix(theirs)?;
            return ends_there(rest).then(|| (format!("{ours}{rest}"), *part));
        };
        let name = name.strip_prefix(before)?;
        let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, name) = name.split_at(digits);
        let rest = name.strip_prefix(after)?;
        (digits > 0 && ends_there(rest))
            .then(|| (format!("{}{rest}", ours.replacen("{}", number, 1)), *part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_tensor_is_known_by_all_its_names() {
        let fc1 = Some(("blocks.11.mlp.fc1.bias".to_owned(), None));
        for name in [
            "blocks.11.mlp.fc1.bias",
            "module.blocks.11.mlp.fc1.bias",
            "encoder.layer.11.intermediate.dense.bias",
            "vit.encoder.layer.11.intermediate.dense.bias",
            "deit.layers.11.mlp.fc1.bias",
        ] {
            assert_eq!(timm(name), fc1, "{name}");
        }
        assert_eq!(
            timm("vit.encoder.layer.0.attention.attention.value.weight"),
            Some(("blocks.0.attn.qkv.weight".to_owned(), Some(2)))
        );
        assert_eq!(
            timm("blocks.3.gamma_2"),
            Some(("blocks.3.ls2.gamma".to_owned(), None))
        );
    }

    #[test]
    fn names_of_other_networks_are_unknown() {
        for name in [
            "",
            "blocks..norm1.weight",
            "blocks.x.norm1.weight",
            "fc.weight",
            "head.weight.more",
            "vit.pooler.dense.weight",
        ] {
            assert_eq!(timm(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_has_its_way_back() {
        assert_eq!(
            hugging_face("norm.weight"),
            [("layernorm.weight".to_owned(), None)]
        );
        let qkv: Vec<_> = hugging_face("blocks.2.attn.qkv.bias")
            .into_iter()
            .map(|(_, part)| part)
            .collect();
        assert_eq!(qkv, [Some(0), Some(1), Some(2)]);
        assert_eq!(
            hugging_face("blocks.2.mlp.fc2.weight"),
            [("encoder.layer.2.output.dense.weight".to_owned(), None)]
        );
        assert!(hugging_face("blocks.2.ls1.gamma").is_empty());
    }
}
