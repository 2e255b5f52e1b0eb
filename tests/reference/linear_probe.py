"""Multinomial logistic regression on standardised features, by scikit-learn: linear_probe.safetensors.

    python tests/reference/linear_probe.py --out tests/fixtures

58 samples of 8 features in 3 classes (26, 20 and 12); the last feature is the same everywhere. Computed in f64.

  features [58, 8]          about.labels, about.folds: the class, and the fold that tests it, of each sample
  mean [8], scale [8]       StandardScaler: the deviation divides by n; a constant feature's scale is 1
  <C>.coef [3, 8]           one row per class, on standardised features
  <C>.intercept [3]
  <C>.proba [58, 3]         softmax of standardised features x coef^T + intercept

for each C of about.cs (names as they are written there). scikit-learn minimises, summed over samples,

    C * sum of cross entropies + 1/2 * sum of squared coefficients

with free intercepts. These are settled only up to a common constant; started from zero their sum stays zero.
Its lbfgs stops on a small relative change of the loss however small `tol`; the script checks it against a Newton
solver: `about.solvers_differ` is the largest difference of anything above.

Selection (about.selection, a row per C): over the five folds (not all of one size), scaler and
regression fitted to the other four,
  accuracy, log_loss    mean over folds of the fold's own mean
  errors                samples put in a wrong class, over all folds
about.chosen: the C with the smallest log_loss; of equal ones the smallest C.
"""

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import fixture

COUNTS, FEATURES, FOLDS = (26, 20, 12), 8, 5
CS = [0.001, 0.01, 0.1, 1.0, 10.0, 100.0]


def data() -> tuple[numpy.ndarray, numpy.ndarray]:
    """Features (f32 values in f64) and labels, in random order."""
    random = numpy.random.RandomState(7)
    labels = random.permutation(numpy.repeat(numpy.arange(len(COUNTS)), COUNTS))
    centres = 0.8 * random.standard_normal((len(COUNTS), FEATURES))
    features = centres[labels] + random.standard_normal((len(labels), FEATURES))
    features = features * 3.0 ** numpy.arange(-3, FEATURES - 3) + numpy.arange(FEATURES)
    features[:, -1] = 2.5
    return features.astype(numpy.float32).astype(numpy.float64), labels


def fitted(c: float, features, labels, solver: str = "lbfgs") -> Pipeline:
    regression = LogisticRegression(C=c, solver=solver, tol=1e-12, max_iter=100_000)
    return make_pipeline(StandardScaler(), regression).fit(features, labels)


def answers(c: float, features, labels, solver: str = "lbfgs") -> dict:
    pipeline = fitted(c, features, labels, solver)
    regression = pipeline[-1]
    intercept = regression.intercept_ - regression.intercept_.mean()
    if solver == "lbfgs":
        assert abs(intercept - regression.intercept_).max() < 1e-9
    return {"coef": regression.coef_, "intercept": intercept, "proba": pipeline.predict_proba(features)}


def validated(c: float, features, labels, folds) -> dict:
    accuracies, losses, errors = [], [], 0
    for fold in range(FOLDS):
        test = folds == fold
        proba = fitted(c, features[~test], labels[~test]).predict_proba(features[test])
        right = proba.argmax(axis=1) == labels[test]
        accuracies.append(right.mean())
        losses.append(log_loss(labels[test], proba, labels=range(len(COUNTS))))
        errors += int((~right).sum())
    return {"c": c, "accuracy": float(numpy.mean(accuracies)), "log_loss": float(numpy.mean(losses)), "errors": errors}


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    features, labels = data()
    folds = numpy.empty(len(labels), int)
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=3).split(features, labels)
    for fold, (_, test) in enumerate(splits):
        folds[test] = fold
    scaler = StandardScaler().fit(features)
    tensors, differ = {"features": features, "mean": scaler.mean_, "scale": scaler.scale_}, 0.0
    for c in CS:
        found = answers(c, features, labels)
        newton = answers(c, features, labels, "newton-cholesky")
        differ = max(differ, *(float(abs(found[name] - newton[name]).max()) for name in found))
        tensors |= {f"{c}.{name}": value for name, value in found.items()}
    selection = [validated(c, features, labels, folds) for c in CS]
    for row in selection:
        print(row)
    print("solvers differ by", differ, "; folds of", numpy.bincount(folds))
    assert differ < 1e-5
    fixture.save(
        out / "linear_probe.safetensors", tensors, script="linear_probe.py", sklearn=sklearn.__version__, cs=CS,
        labels=labels.tolist(), folds=folds.tolist(), selection=selection, solvers_differ=float(f"{differ:.0e}"),
        chosen=min(selection, key=lambda row: (row["log_loss"], row["c"]))["c"])
