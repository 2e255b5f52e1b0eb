//! The headless runner: the same session as the page's, natively.

mod bundle;
mod code;
mod explain;
mod handout;
mod host;
mod report;
mod runner;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use vitrine::augmentation::policy::PolicyError;
use vitrine::augmentation::{Augmentation, Policy, Preset};
use vitrine::ensemble::{Combine, TestViews};
use vitrine::protocol::DeviceChoice;
use vitrine::recipe::Trainable;

/// Fine-tune vision transformers and convolutional networks without a browser.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Classify images; one JSON line each with --json.
    Predict(PredictArguments),
    /// Fine-tune on a folder or zip of class folders.
    Train(Box<TrainArguments>),
    /// Measure a model, or several as one, on the held-out images.
    Evaluate(EvaluateArguments),
    /// Show what an answer rests on.
    Explain(ExplainArguments),
    /// Run a notebook's cells in order.
    Run(RunArguments),
    /// Write a model for transformers, timm and ONNX runtimes.
    Export(ExportArguments),
    /// Write a notebook's saved results as one HTML file that opens anywhere.
    Report(ReportArguments),
}

#[derive(clap::Args)]
struct PredictArguments {
    /// A weights file (safetensors, .pth, .bin), or a folder with one and its config.json.
    #[arg(long)]
    weights: PathBuf,
    /// How many classes to list.
    #[arg(long, default_value_t = 5)]
    top: u32,
    /// Also print every logit.
    #[arg(long)]
    logits: bool,
    /// Print JSON lines.
    #[arg(long)]
    json: bool,
    #[arg(long, value_enum, default_value_t = DeviceName::Cpu)]
    device: DeviceName,
    /// The images.
    #[arg(required = true)]
    images: Vec<PathBuf>,
}

#[derive(clap::Args)]
struct TrainArguments {
    /// A weights file (safetensors, .pth, .bin), or a folder with one and its config.json.
    #[arg(long)]
    weights: PathBuf,
    /// A folder (or zip) of class folders, under train/, val/, test/ or split by seed.
    #[arg(long)]
    data: PathBuf,
    /// A recipe as a report or a notebook has it, as JSON; what is not in it keeps its default, and the flags below
    /// come on top.
    #[arg(long, value_name = "FILE")]
    recipe: Option<PathBuf>,
    /// Train the last N blocks and what follows them too, or `all` of the network; without it, the head only.
    #[arg(long, value_name = "N", value_parser = unfreeze)]
    unfreeze: Option<Trainable>,
    /// Start the head from a linear probe (logistic regression); with --epochs 0 that is all.
    #[arg(long)]
    probe: bool,
    /// Train the head alone for so many epochs first, as it is trained without --unfreeze.
    #[arg(long, value_name = "EPOCHS")]
    head_stage: Option<u32>,
    /// The peak learning rate then.
    #[arg(long, value_name = "LR", requires = "head_stage")]
    head_stage_lr: Option<f64>,
    /// The images per step then.
    #[arg(long, value_name = "IMAGES", requires = "head_stage")]
    head_stage_batch_size: Option<u32>,
    /// Each layer learns at this times the rate of the layer above it.
    #[arg(long)]
    layer_decay: Option<f64>,
    /// The head learns at this times the learning rate.
    #[arg(long)]
    head_lr: Option<f64>,
    /// Give the running mean of the weights, with this decay.
    #[arg(long)]
    ema: Option<f64>,
    /// Keep this share of each class's training images to judge epochs by.
    #[arg(long, value_name = "SHARE")]
    validation: Option<f64>,
    /// Stop after so many epochs without a better one.
    #[arg(long, value_name = "EPOCHS")]
    patience: Option<u32>,
    /// Views of each image the frozen part is computed of and kept; 0 for none.
    #[arg(long, value_name = "K")]
    views: Option<u32>,
    /// Weights of a model to learn from (several are averaged).
    #[arg(long, value_name = "WEIGHTS")]
    teacher: Vec<PathBuf>,
    /// The teachers' share of the loss.
    #[arg(long, requires = "teacher")]
    alpha: Option<f64>,
    /// Softens the teachers' probabilities.
    #[arg(long, requires = "teacher")]
    temperature: Option<f64>,
    /// Instead of training, cross-validate: as many runs, each tested on another part of the training images.
    #[arg(long, value_name = "K", conflicts_with_all = ["save", "checkpoints"])]
    folds: Option<u32>,
    /// Instead of training, look for a learning rate.
    #[arg(long, conflicts_with_all = ["save", "checkpoints", "folds"])]
    find_lr: bool,
    /// Keep the run here while it goes on; the same command goes on from there after an interruption.
    #[arg(long, value_name = "FOLDER")]
    checkpoints: Option<PathBuf>,
    #[arg(long)]
    epochs: Option<u32>,
    #[arg(long)]
    batch_size: Option<u32>,
    /// Peak learning rate.
    #[arg(long)]
    lr: Option<f64>,
    #[arg(long)]
    label_smoothing: Option<f64>,
    #[arg(long)]
    seed: Option<u64>,
    /// How training images are varied: a preset (none, light, deit, deit3), or one of timm's policies such as
    /// rand-m9-mstd0.5-inc1 on top of light.
    #[arg(long, value_name = "PRESET or POLICY", value_parser = augmentation)]
    augment: Option<Augmentation>,
    #[arg(long, value_enum, default_value_t = DeviceName::Cpu)]
    device: DeviceName,
    /// Share of each class held out to test on, where the data names no splits.
    #[arg(long, value_name = "SHARE", default_value_t = 0.25)]
    test_fraction: f64,
    /// Seeds that split; without it, the recipe's seed does.
    #[arg(long, value_name = "SEED")]
    split_seed: Option<u64>,
    /// Where the report goes, as JSON.
    #[arg(long)]
    report: PathBuf,
    /// Folder for the trained model, as `vitrine export` writes it.
    #[arg(long)]
    save: Option<PathBuf>,
}

/// A number of blocks, or `all`.
fn unfreeze(text: &str) -> Result<Trainable, std::num::ParseIntError> {
    match text {
        "all" => Ok(Trainable::All),
        number => number.parse().map(Trainable::LastBlocks),
    }
}

/// A preset by id, or a policy on top of the light one.
fn augmentation(text: &str) -> Result<Augmentation, PolicyError> {
    let preset = Preset::ALL.into_iter().find(|preset| preset.id() == text);
    preset.map_or_else(
        || {
            Ok(Augmentation {
                policy: text.parse::<Policy>()?,
                ..Preset::Light.augmentation()
            })
        },
        |preset| Ok(preset.augmentation()),
    )
}

#[derive(clap::Args)]
struct EvaluateArguments {
    /// A weights file, or a folder with one and its config.json; several are put together.
    #[arg(long, required = true)]
    weights: Vec<PathBuf>,
    /// A folder (or zip) of class folders, under train/, val/, test/ or split by seed.
    #[arg(long)]
    data: PathBuf,
    /// How several become one.
    #[arg(long, value_enum, default_value_t = CombineName::Probabilities)]
    combine: CombineName,
    /// Views of each image whose answers are averaged.
    #[arg(long, value_enum, default_value_t = ViewsName::One)]
    views: ViewsName,
    /// Seeds the split, where the data brings none.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    #[arg(long, value_enum, default_value_t = DeviceName::Cpu)]
    device: DeviceName,
    /// Also measure it on pictures gone bad (noise, blur, less contrast, JPEG): twenty times the work.
    #[arg(long)]
    robustness: bool,
    /// Where a table of every image goes: its path, label, guess, the guess's probability, and its loss.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Where the report goes, as JSON.
    #[arg(long)]
    report: PathBuf,
    /// Folder for the soup, as `vitrine export` writes a model.
    #[arg(long)]
    save: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum CombineName {
    Probabilities,
    Logits,
    Soup,
    GreedySoup,
}

impl From<CombineName> for Combine {
    fn from(name: CombineName) -> Self {
        match name {
            CombineName::Probabilities => Self::Probabilities,
            CombineName::Logits => Self::Logits,
            CombineName::Soup => Self::Soup,
            CombineName::GreedySoup => Self::GreedySoup,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum ViewsName {
    One,
    Flip,
    TenCrops,
}

impl From<ViewsName> for TestViews {
    fn from(name: ViewsName) -> Self {
        match name {
            ViewsName::One => Self::One,
            ViewsName::Flip => Self::Flip,
            ViewsName::TenCrops => Self::TenCrops,
        }
    }
}

#[derive(clap::Args)]
struct ExplainArguments {
    /// A weights file (safetensors, .pth, .bin), or a folder with one and its config.json.
    #[arg(long)]
    weights: PathBuf,
    /// The picture asked about.
    #[arg(long)]
    image: PathBuf,
    /// What is drawn; of attention, what the class token asks in the last block, the mean of its heads.
    #[arg(long, value_enum)]
    method: MethodName,
    /// Index of the class to explain; the most probable one without it.
    #[arg(long)]
    class: Option<u32>,
    /// Rollout: how heads become one.
    #[arg(long, value_enum, default_value_t = FusionName::Mean)]
    fusion: FusionName,
    /// Rollout: share of the weakest attention that is dropped, below 1.
    #[arg(long, default_value_t = 0.0)]
    discard: f32,
    /// Occlusion: side of the square that hides, pixels of the model's input.
    #[arg(long, default_value_t = 32)]
    side: u32,
    /// Occlusion: from one place to the next, pixels.
    #[arg(long, default_value_t = 16)]
    stride: u32,
    #[arg(long, value_enum, default_value_t = DeviceName::Cpu)]
    device: DeviceName,
    /// Where it goes: a picture lit where it matters (.png), or the map's numbers as JSON.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum MethodName {
    Attention,
    Rollout,
    Relevance,
    Occlusion,
}

#[derive(Clone, Copy, ValueEnum)]
enum FusionName {
    Mean,
    Max,
    Min,
}

#[derive(clap::Args)]
struct RunArguments {
    /// A .vitrine.json file, or a .vitrine file with the images and labels its author had.
    notebook: PathBuf,
    /// Images for the notebook's data cells, instead of those that came along and of the sample.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Weights for the notebook's model cells, instead of the starter model.
    #[arg(long)]
    weights: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = DeviceName::Cpu)]
    device: DeviceName,
    /// Where the report goes, as JSON.
    #[arg(long)]
    report: PathBuf,
}

#[derive(clap::Args)]
struct ExportArguments {
    /// A weights file (safetensors, .pth, .bin), or a folder with one and its config.json.
    #[arg(long)]
    weights: PathBuf,
    /// Store numbers in 16 bits.
    #[arg(long)]
    half: bool,
    /// The folder to write into.
    #[arg(long)]
    out: PathBuf,
}

#[derive(clap::Args)]
struct ReportArguments {
    /// A .vitrine or .vitrine.json file with results, as the page saves it.
    notebook: PathBuf,
    /// The HTML file to write.
    #[arg(long)]
    out: PathBuf,
    /// Also write the metrics of all cells beside it, as JSON.
    #[arg(long)]
    json: bool,
    /// Also write tables beside it: .classes.csv and .images.csv.
    #[arg(long)]
    csv: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum DeviceName {
    Cpu,
    Webgpu,
    Vulkan,
}

impl From<DeviceName> for DeviceChoice {
    fn from(name: DeviceName) -> Self {
        match name {
            DeviceName::Cpu => Self::Cpu,
            DeviceName::Webgpu => Self::WebGpu,
            DeviceName::Vulkan => Self::Vulkan,
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the one place where the runner reports its failure"
)]
fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Task::Predict(arguments) => runner::predict(&arguments),
        Task::Train(arguments) => runner::train(&arguments),
        Task::Evaluate(arguments) => runner::evaluate(&arguments),
        Task::Explain(arguments) => explain::explain(&arguments),
        Task::Run(arguments) => runner::run(&arguments),
        Task::Export(arguments) => runner::export(&arguments),
        Task::Report(arguments) => handout::report(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
