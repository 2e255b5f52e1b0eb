"""Principal components and t-SNE by scikit-learn: embed.safetensors.

    python tests/reference/embed.py --out tests/fixtures

240 samples of 24 features in 6 groups of unequal size and width, rounded to f32; computed in f64.

  features [240, 24]
  pca.mean [24], pca.components [8, 24], pca.explained [8] (the ratio), pca.places [240, 8]
                        PCA(svd_solver="full"), its first eight components
  tsne.places [240, 2]  TSNE(perplexity=about.perplexity, init="pca") of the eight components, everything else
                        default: Barnes-Hut, angle 0.5, early exaggeration 12, learning rate "auto", 1000 steps
  about.kl              of that map: the divergence KL(P || Q), all pairs, with P of the exact method (every other
                        point a neighbour, `_joint_probabilities`)
  about.trustworthiness of it, 12 neighbours

kl.p [240, 240] is that P, so that the same measure may be taken of another map.
"""

import numpy
import sklearn
from scipy.spatial.distance import pdist, squareform
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold._t_sne import _joint_probabilities

import fixture

COUNTS, FEATURES, COMPONENTS, PERPLEXITY, NEIGHBOURS = (70, 55, 45, 35, 25, 10), 24, 8, 20.0, 12


def data() -> numpy.ndarray:
    """f32 values in f64, in random order."""
    random = numpy.random.RandomState(11)
    groups = random.permutation(numpy.repeat(numpy.arange(len(COUNTS)), COUNTS))
    centres = 1.5 * random.standard_normal((len(COUNTS), FEATURES))
    widths = 0.5 + 0.25 * numpy.arange(len(COUNTS))
    noise = random.standard_normal((len(groups), FEATURES)) * widths[groups][:, None]
    features = (centres[groups] + noise) * 1.2 ** -numpy.arange(FEATURES) + numpy.arange(FEATURES)
    return features.astype(numpy.float32).astype(numpy.float64)


def divergence(p: numpy.ndarray, places: numpy.ndarray) -> float:
    q = 1 / (1 + squareform(pdist(places, "sqeuclidean")))
    numpy.fill_diagonal(q, 0)
    q /= q.sum()
    some = p > 0
    return float((p[some] * numpy.log(p[some] / numpy.maximum(q[some], 1e-300))).sum())


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    features = data()
    pca = PCA(COMPONENTS, svd_solver="full").fit(features)
    places = pca.transform(features)
    map_ = TSNE(perplexity=PERPLEXITY, init="pca", random_state=0).fit_transform(places)
    p = squareform(_joint_probabilities(squareform(pdist(places, "sqeuclidean")), PERPLEXITY, 0))
    kl, trust = divergence(p, map_), float(trustworthiness(places, map_, n_neighbors=NEIGHBOURS))
    print("divergence", kl, "trustworthiness", trust)
    fixture.save(
        out / "embed.safetensors",
        {"features": features, "pca.mean": pca.mean_, "pca.components": pca.components_,
         "pca.explained": pca.explained_variance_ratio_, "pca.places": places, "tsne.places": map_, "kl.p": p},
        script="embed.py", sklearn=sklearn.__version__, perplexity=PERPLEXITY, neighbours=NEIGHBOURS, kl=kl,
        trustworthiness=trust)
