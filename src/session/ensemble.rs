//! Several models as one.

use super::failure::failure;
use super::watch::HostWatch;
use super::{Model, Session, parameters};
use crate::data::Dataset;
use crate::ensemble::{Combine, EnsembleReport, MemberReport, TestViews};
use crate::fnv::fnv1a;
use crate::host::Host;
use crate::model::Network;
use crate::notebook::EnsembleSettings;
use crate::protocol::{Event, Failure, FailureKind, ModelInfo, RequestId};
use crate::report::{Evaluation, ImageId, Split};
use crate::train::TrainError;
use crate::train::answer::{Answerer, Mean, Member};
use crate::train::evaluate::{evaluate, study};
use crate::train::inputs::set_aside;
use crate::train::soup;

impl<H: Host> Session<H> {
    pub(super) async fn ensemble(
        &mut self,
        request: RequestId,
        settings: EnsembleSettings,
    ) -> Result<Event, Failure> {
        let (models, data) = self.members(&settings)?;
        let watch = HostWatch::new(&self.host, request);
        let split = data.held_out();
        let held_out = data.ids(split);
        let measure = async |answerer: &Answerer| -> Result<Evaluation, Failure> {
            evaluate(answerer, data, split, &held_out, &self.device, &watch)
                .await
                .map_err(failure)
        };
        let mut members = Vec::with_capacity(models.len());
        for (name, model) in settings.models.iter().zip(&models) {
            let alone = measure(&model.answerer).await?;
            members.push(MemberReport {
                model: name.clone(),
                top1: alone.top1,
                loss: alone.loss,
                used: true,
            });
        }
        let mean = match settings.combine {
            Combine::Logits => Mean::Logits,
            Combine::Probabilities | Combine::Soup | Combine::GreedySoup => Mean::Probabilities,
        };
        let networks = match settings.combine {
            Combine::Probabilities | Combine::Logits => {
                let all = models.iter().flat_map(|model| &model.answerer.members);
                all.cloned().collect()
            }
            Combine::Soup => vec![mixed(&models)?],
            Combine::GreedySoup => {
                let (split, judges) = judges(&models, data, &settings.data)?;
                let accuracy = async |chosen: &[usize]| -> Result<f64, TrainError> {
                    let chosen: Vec<&Model> = chosen.iter().map(|&index| models[index]).collect();
                    let Ok(Member {
                        network,
                        preprocess,
                    }) = mixed(&chosen)
                    else {
                        return Ok(f64::NEG_INFINITY); // alike, as was checked
                    };
                    let one = Answerer::one(network, preprocess);
                    let seen = evaluate(&one, data, split, &judges, &self.device, &watch);
                    Ok(seen.await?.top1)
                };
                alike(&models)?; // said before the work begins
                let chosen = soup::greedy(models.len(), accuracy).await;
                let chosen = chosen.map_err(failure)?;
                for (index, member) in members.iter_mut().enumerate() {
                    member.used = chosen.contains(&index);
                }
                let chosen: Vec<&Model> = chosen.iter().map(|&index| models[index]).collect();
                vec![mixed(&chosen)?]
            }
        };
        let answerer = Answerer {
            members: networks,
            mean,
            views: settings.views,
        };
        let evaluation = study(&answerer, data, &self.device, &watch)
            .await
            .map_err(failure)?;
        let first = &models[0].info;
        let info = ModelInfo {
            name: settings.output.clone(),
            architecture: described(&answerer, &models),
            parameters: answerer
                .members
                .iter()
                .map(|member| parameters(&member.network))
                .sum(),
            reinitialized: Vec::new(),
            unexpected: Vec::new(),
            notes: Vec::new(),
            ..first.clone()
        };
        let identities = models.iter().map(|model| model.identity);
        let how = [settings.combine as u64, settings.views as u64];
        let identity = fnv1a(identities.chain(how).flat_map(u64::to_le_bytes));
        let made = Model {
            answerer,
            info: info.clone(),
            identity,
            training: None,
        };
        self.models.insert(settings.output, made);
        Ok(Event::Ensembled {
            request,
            model: info,
            report: EnsembleReport {
                members,
                evaluation,
            },
        })
    }

    /// The models asked for, and the data they are measured on.
    fn members(&self, settings: &EnsembleSettings) -> Result<(Vec<&Model>, &Dataset), Failure> {
        if settings.models.is_empty() {
            return Err(refused(
                "No model is chosen, so there is nothing to put together.",
                "Choose at least one; your notebook is as it was.",
            ));
        }
        let mut models = Vec::with_capacity(settings.models.len());
        let mut data = None;
        for name in &settings.models {
            let (model, on) = self.measurable(name, &settings.data)?;
            model.network()?;
            models.push(model);
            data = Some(on);
        }
        match data {
            Some(data) => Ok((models, data)),
            None => Err(super::failure::internal("no models")),
        }
    }
}

/// The models' networks, if their weights have a mean: each a single one, all of one shape and one way to read images.
fn alike<'a>(models: &[&'a Model]) -> Result<Vec<&'a Network>, Failure> {
    let networks = models.iter().map(|model| model.network());
    let networks: Vec<&Network> = networks.collect::<Result<_, _>>()?;
    let first = &models[0].info;
    for (model, network) in models.iter().zip(&networks) {
        let alike =
            network.shape() == networks[0].shape() && model.info.preprocess == first.preprocess;
        if !alike {
            return Err(refused(
                &format!(
                    "\"{}\" ({}) and \"{}\" ({}) are not the same network, so their weights have no mean.",
                    first.name, first.architecture, model.info.name, model.info.architecture
                ),
                "Average probabilities instead, or choose runs that started from the same model.",
            ));
        }
    }
    Ok(networks)
}

/// One network with the mean of the models' weights.
fn mixed(models: &[&Model]) -> Result<Member, Failure> {
    let network = soup::uniform(&alike(models)?);
    let preprocess = models[0].info.preprocess;
    network
        .map(|network| Member {
            network,
            preprocess,
        })
        .ok_or_else(|| super::failure::internal("a soup of nothing"))
}

/// Images to choose by that are not the held-out ones: the validation part, or what every model set aside alike.
fn judges(models: &[&Model], data: &Dataset, name: &str) -> Result<(Split, Vec<ImageId>), Failure> {
    let given = data.ids(Split::Val);
    if !given.is_empty() && data.held_out() != Split::Val {
        return Ok((Split::Val, given));
    }
    let share_of = |model: &&Model| {
        let training = model.training.as_ref()?;
        let recipe = &training.recipe;
        (recipe.validation_fraction > 0.0).then_some((recipe.validation_fraction, recipe.seed))
    };
    let mut shares = models.iter().map(share_of);
    let first = shares.next().flatten();
    match first {
        Some((share, seed)) if shares.all(|other| other == first) => {
            let (_, aside) = set_aside(data, share, seed);
            Ok((Split::Val, aside))
        }
        _ => Err(refused(
            &format!(
                "A greedy soup is chosen by images that nobody learnt from, and \"{name}\" has no validation part that all these models left alone."
            ),
            "Add images under val/, train the models with the same share for validation and the same seed, or use the plain soup.",
        )),
    }
}

/// Such as `3 × DeiT-tiny/16, 224 px, 10 views`.
fn described(answerer: &Answerer, models: &[&Model]) -> String {
    let names: Vec<&str> = models
        .iter()
        .map(|model| model.info.architecture.as_str())
        .collect();
    let networks = match answerer.members.len() {
        1 => names[0].to_owned(),
        count if names.iter().all(|name| *name == names[0]) => format!("{count} × {}", names[0]),
        _ => names.join(" + "),
    };
    match answerer.views {
        TestViews::One => networks,
        views => format!("{networks}, {} views", views.count()),
    }
}

pub(super) fn refused(message: &str, hint: &str) -> Failure {
    Failure {
        kind: FailureKind::Settings,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}
