//! Placing every picture where a model puts it.

use super::Session;
use super::failure::failure;
use super::watch::HostWatch;
use crate::atlas::{Atlas, Place, Projection, Twins, perplexities};
use crate::data::Dataset;
use crate::embed::affinity;
use crate::embed::features::{Features, features};
use crate::embed::pca::{Covariance, Pca};
use crate::embed::tsne::{self, Tsne};
use crate::embed::{EmbedError, twins};
use crate::host::Host;
use crate::notebook::MapSettings;
use crate::protocol::{Event, Failure, RequestId};
use crate::report::{Phase, Split};
use crate::train::{TrainError, Watch as _};

/// Principal directions that t-SNE starts from: more are mostly noise, and take longer.
///
/// # Source
/// Kobak and Berens 2019, *The art of using t-SNE for single-cell transcriptomics*.
const DIRECTIONS: usize = 50;

/// Rows taken at once between two looks at the clock.
const ROWS: usize = 32;

/// Others have their turn after so long.
const TURN_MS: f64 = 30.0;

impl<H: Host> Session<H> {
    pub(super) async fn map(
        &mut self,
        request: RequestId,
        settings: &MapSettings,
    ) -> Result<Event, Failure> {
        let model = self.model(&settings.model)?;
        let data = self.dataset(&settings.data)?;
        let network = model.network()?;
        check(settings.projection, data.len()).map_err(failure)?;
        let watch = HostWatch::new(&self.host, request);
        let preprocess = model.info.preprocess;
        let features = features(network, preprocess, data, &self.device, &watch);
        let features = features.await.map_err(failure)?;
        let mut turns = Turns::new(&watch);
        let wanted = match settings.projection {
            Projection::Pca => 2,
            Projection::Tsne { .. } => DIRECTIONS,
        };
        let pca = turns.principal(&features, wanted).await?;
        let along = pca.project(&features.rows); // [images, components]
        let flat: Vec<[f64; 2]> = along.chunks_exact(pca.count()).map(first_two).collect();
        let (flat, explained) = match settings.projection {
            Projection::Pca => {
                let [first, second] = first_two(&pca.explained);
                (flat, Some([first, second]))
            }
            Projection::Tsne { perplexity } => {
                let perplexity = f64::from(perplexity);
                let search = affinity::Search::among(along, pca.count(), perplexity);
                let search = search.map_err(failure)?;
                (turns.tsne(search, &flat).await?, None)
            }
        };
        let knows_classes = model.info.classes == data.classes();
        let classes = knows_classes.then(|| model.info.classes.clone());
        let atlas = Atlas {
            projection: settings.projection,
            classes: classes.unwrap_or_default(),
            places: places(&features, &flat, knows_classes),
            explained,
            twins: turns.twins(&features, data).await?,
        };
        Ok(Event::Mapped { request, atlas })
    }
}

/// Whether so many pictures can be placed so: said before the work begins.
fn check(projection: Projection, points: usize) -> Result<(), EmbedError> {
    if points < 2 {
        return Err(EmbedError::TooFew { found: points });
    }
    let Projection::Tsne { perplexity } = projection else {
        return Ok(());
    };
    let perplexity = f64::from(perplexity);
    if perplexities(points).contains(&perplexity) {
        Ok(())
    } else {
        Err(EmbedError::Perplexity { perplexity, points })
    }
}

/// Long arithmetic in short turns.
struct Turns<'a, H> {
    watch: &'a HostWatch<'a, H>,
    last_ms: f64,
}

impl<'a, H: Host> Turns<'a, H> {
    fn new(watch: &'a HostWatch<'a, H>) -> Self {
        Self {
            watch,
            last_ms: watch.now_ms(),
        }
    }

    /// Lets others have their turn, if it is time.
    async fn rest(&mut self, phase: Phase, done: usize, total: usize) -> Result<(), Failure> {
        if self.watch.now_ms() - self.last_ms < TURN_MS {
            return Ok(());
        }
        self.watch.progress(phase, done, total);
        if self.watch.breathe().await {
            return Err(failure(TrainError::Stopped));
        }
        self.last_ms = self.watch.now_ms();
        Ok(())
    }

    async fn principal(&mut self, features: &Features, directions: usize) -> Result<Pca, Failure> {
        let mut covariance = Covariance::around(&features.rows, features.dim).map_err(failure)?;
        let mut done = 0;
        for rows in features.rows.chunks(ROWS * features.dim) {
            covariance.add(rows);
            done += rows.len() / features.dim;
            let total = features.images.len();
            self.rest(Phase::Neighbours, done, total).await?;
        }
        covariance.components(directions).map_err(failure)
    }

    async fn tsne(
        &mut self,
        mut search: affinity::Search,
        start: &[[f64; 2]],
    ) -> Result<Vec<[f64; 2]>, Failure> {
        let mut done = 0;
        while !search.advance(ROWS) {
            done += ROWS;
            self.rest(Phase::Neighbours, done, start.len()).await?;
        }
        let mut tsne = Tsne::start(search.affinities(), start);
        while tsne.steps() < tsne::STEPS {
            tsne.step();
            let (done, total) = (tsne.steps() as usize, tsne::STEPS as usize);
            self.rest(Phase::Layout, done, total).await?;
        }
        Ok(tsne.places().to_vec())
    }

    async fn twins(&mut self, features: &Features, data: &Dataset) -> Result<Vec<Twins>, Failure> {
        // In the order of the images, as the features are.
        let splits: Vec<Split> = data.splits().into_values().collect();
        let mut search =
            twins::Search::among(&features.rows, features.dim, &features.pixels, &splits);
        while !search.advance() {
            let done = search.done();
            self.rest(Phase::Neighbours, done, splits.len()).await?;
        }
        let twins = |pair: twins::Pair| Twins {
            a: features.images[pair.a],
            b: features.images[pair.b],
            similarity: pair.similarity,
        };
        Ok(search.pairs().into_iter().map(twins).collect())
    }
}

/// The first two; what is not there is zero.
fn first_two(along: &[f64]) -> [f64; 2] {
    [0, 1].map(|axis| along.get(axis).copied().unwrap_or(0.0))
}

/// Points within the unit square, as large as they fit and in the middle of it; the second axis points up.
#[expect(
    clippy::cast_possible_truncation,
    reason = "32 bits are enough to draw by"
)]
fn places(features: &Features, flat: &[[f64; 2]], knows_classes: bool) -> Vec<Place> {
    let bounds = [0, 1].map(|axis| {
        let values = flat.iter().map(|point| point[axis]);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    });
    let extent = bounds.iter().map(|(low, high)| high - low);
    let extent = extent.fold(0.0, f64::max);
    let off = |axis: usize, value: f64| {
        if extent > 0.0 {
            (value - f64::midpoint(bounds[axis].0, bounds[axis].1)) / extent
        } else {
            0.0
        }
    };
    let known = features.images.iter().zip(&features.predicted).zip(flat);
    known
        .map(|((&image, &predicted), point)| Place {
            image,
            x: (0.5 + off(0, point[0])) as f32,
            y: (0.5 - off(1, point[1])) as f32,
            predicted: knows_classes.then_some(predicted),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ImageId;

    #[test]
    fn places_fill_the_square_on_one_scale_with_the_second_axis_up() {
        let features = Features {
            images: (0..3).map(ImageId).collect(),
            dim: 1,
            rows: vec![0.0; 3],
            pixels: vec![],
            predicted: vec![2, 1, 0],
        };
        let found = places(&features, &[[-4.0, 1.0], [4.0, -1.0], [0.0, 0.0]], true);
        let at: Vec<(f32, f32)> = found.iter().map(|place| (place.x, place.y)).collect();
        assert_eq!(at, [(0.0, 0.375), (1.0, 0.625), (0.5, 0.5)]);
        assert_eq!(found[0].predicted, Some(2));
        let found = places(&features, &[[7.0, 7.0]; 3], false);
        assert!(found.iter().all(|place| (place.x, place.y) == (0.5, 0.5)));
        assert_eq!(found[0].predicted, None);
    }
}
