"""Figures of twenty random classification problems, by scikit-learn, SciPy and plain NumPy: metrics.json.

    python tests/reference/metrics.py --out tests/fixtures

A problem has `labels`, `logits` (multiples of 1/1024 or coarser, so that many are equal) and, in some, `val_labels` and
`val_logits`. Among them are classes without images, images of one class only, answers all right or all wrong, and
logits that are all the same. Then, computed in f64:

  loss, confusion, per class precision, recall, f1, support; macro and weighted averages; balanced_accuracy; kappa
                                     scikit-learn; zero_division=0, kappa 0 where it has no value
  top_k                              accuracy for k = 1 to classes + 1; of equal logits the first class counts as likelier
                                     (checked against scikit-learn, which takes the last, with the classes reversed)
  roc_auc, average_precision, roc, pr    one class against the others, scores being probabilities rounded to f32; null
                                     where there is no value; curves with drop_intermediate=True
  before, after                      bins (count, confidence, accuracy), ece, loss: Guo et al. 2017, 15 bins (low, high]
  temperature                        the root of the loss's slope by SciPy's brentq; checked against minimize_scalar and
                                     scikit-learn's own temperature scaling
  suspects                           confident learning: image, label, likely class, margin
  coverage                           share of images and accuracy above each threshold
  intervals                          2.5 and 97.5 numpy.percentile of 1000 resamples drawn by SplitMix64

`mcnemar` has counts and the exact p, from whole numbers; checked against scipy.stats.binomtest.
"""

import json
import math
import warnings

import numpy
from scipy.optimize import brentq, minimize_scalar
from scipy.special import log_softmax
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.calibration import _TemperatureScaling

import fixture

BINS, RESAMPLES, SEED = 15, 1000, 0x5EED


def softmax(logits):
    powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def single(values):
    return values.astype(numpy.float32).astype(numpy.float64)


def losses(labels, logits, temperature=1.0):
    return -log_softmax(logits / temperature, axis=1)[numpy.arange(len(labels)), labels]


# --- counts ---


def averages(truth, guesses, average, **options):
    found = metrics.precision_recall_fscore_support(truth, guesses, average=average, zero_division=0, **options)
    return [numpy.asarray(part).tolist() for part in found[:3 if average else 4]]


def top_k(labels, logits, k):
    order = numpy.argsort(-logits, axis=1, kind="stable")
    rank = (order == labels[:, None]).argmax(axis=1)
    found = float((rank < k).mean())
    classes = logits.shape[1]
    if classes > 2:
        reversed_ = metrics.top_k_accuracy_score(classes - 1 - labels, logits[:, ::-1], k=k, labels=range(classes))
        assert found == reversed_, (found, reversed_)
    return found


# --- curves ---


def curves(of_class, scores):
    found = {"roc_auc": None, "average_precision": None, "roc": [], "pr": []}
    if of_class.any():
        found["average_precision"] = metrics.average_precision_score(of_class, scores)
        precision, recall, _ = metrics.precision_recall_curve(of_class, scores, drop_intermediate=True)
        found["pr"] = points(recall[::-1], precision[::-1])
    if of_class.any() and not of_class.all():
        found["roc_auc"] = metrics.roc_auc_score(of_class, scores)
        false, true, _ = metrics.roc_curve(of_class, scores, drop_intermediate=True)
        found["roc"] = points(false, true)
    return found


def points(x, y):
    return [[round(float(a), 9), round(float(b), 9)] for a, b in zip(x, y)]


def coverage(right, p):
    return points(*zip(*[((p >= t).mean(), right[p >= t].mean()) for t in numpy.unique(p)[::-1]]))


# --- calibration ---


def reliability(labels, logits, temperatures):
    """Each image at its own temperature."""
    scaled = logits / temperatures[:, None]
    confidence, right = softmax(scaled).max(axis=1), logits.argmax(axis=1) == labels
    bins, ece = [], 0.0
    for m in range(BINS):
        low, high = m / BINS, (m + 1) / BINS
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            bins.append([int(inside.sum()), confidence[inside].mean(), right[inside].mean()])
            ece += inside.mean() * abs(bins[-1][1] - bins[-1][2])
        else:
            bins.append([0, 0.0, 0.0])
    return {"bins": bins, "ece": ece, "loss": float(losses(labels, scaled).mean())}


def temperature(labels, logits):
    if len(labels) == 0 or (logits[numpy.arange(len(labels)), labels] == logits.max(axis=1)).all():
        return 1.0

    def slope(log_beta):
        p = softmax(math.exp(log_beta) * logits)
        return float(((p * logits).sum(axis=1) - logits[numpy.arange(len(labels)), labels]).mean())

    limit = math.log(100.0)
    if slope(-limit) >= 0.0:
        return 100.0
    if slope(limit) <= 0.0:
        return 0.01
    found = math.exp(-brentq(slope, -limit, limit, xtol=1e-15, rtol=1e-15))
    searched = minimize_scalar(
        lambda log_t: losses(labels, logits, math.exp(log_t)).mean(), bounds=(-limit, limit), method="bounded",
        options={"xatol": 1e-10})
    assert abs(math.exp(searched.x) / found - 1) < 1e-6, (math.exp(searched.x), found)
    if not ((logits >= 0).all() and (logits <= 1).all()):  # what it would take for probabilities
        theirs = 1 / _TemperatureScaling().fit(logits, labels).beta_
        assert abs(theirs / found - 1) < 1e-6, (theirs, found)
    return found


def calibration(labels, logits, val_labels, val_logits):
    fitted = temperature(labels, logits)
    each = numpy.empty(len(labels))
    if val_labels is None:
        order = numpy.argsort(labels, kind="stable")
        one, other = order[::2], order[1::2]
        each[one], each[other] = temperature(labels[other], logits[other]), temperature(labels[one], logits[one])
    else:
        fitted = temperature(val_labels, val_logits)
        each[:] = fitted
    return {
        "temperature": fitted, "fitted_on": "cross_fitted" if val_labels is None else "validation",
        "before": reliability(labels, logits, numpy.ones(len(labels))), "after": reliability(labels, logits, each)}


# --- confident learning ---


def suspects(labels, p):
    """Northcutt et al. 2021, equations 1 and 2; only classes likelier than the label's."""
    classes = p.shape[1]
    threshold = [p[labels == j, j].mean() * (1 - 1e-12) if (labels == j).any() else math.inf for j in range(classes)]
    found = []
    for image, (label, row) in enumerate(zip(labels, p)):
        above = [j for j in range(classes) if row[j] >= threshold[j]]
        if not above:
            continue
        likely = max(above, key=lambda j: (row[j], -j))
        if likely != label and row[likely] > row[label]:
            found.append([image, int(label), likely, float(row[likely] - row[label])])
    return sorted(found, key=lambda suspect: (-numpy.float32(suspect[3]), suspect[0]))


# --- bootstrap ---


def draws(resample, count):
    """SplitMix64's next `count` numbers, as indices."""
    with numpy.errstate(over="ignore"):
        at = numpy.uint64(resample * count) + numpy.arange(1, count + 1, dtype=numpy.uint64)
        z = numpy.uint64(SEED) + at * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z ^= z >> numpy.uint64(31)
        return ((z >> numpy.uint64(32)) * numpy.uint64(count) >> numpy.uint64(32)).astype(int)


def figures(labels, guesses, loss, classes):
    """Top-1, loss, balanced accuracy, kappa, macro F1."""
    matrix = numpy.zeros((classes, classes), int)
    numpy.add.at(matrix, (labels, guesses), 1)
    n, right, support, guessed = len(labels), numpy.diag(matrix), matrix.sum(axis=1), matrix.sum(axis=0)
    there, occurs = support > 0, support + guessed > 0
    agreed, chance = right.sum() / n, (support * guessed).sum() / n**2
    certain = (support * guessed).sum() == n**2
    f1 = 2 * right[occurs] / (support + guessed)[occurs]
    return [
        agreed, loss.mean(), (right[there] / support[there]).mean(),
        0.0 if certain else (agreed - chance) / (1 - chance), f1.mean()]


def intervals(labels, guesses, loss, classes):
    whole = figures(labels, guesses, loss, classes)
    rows = []
    for resample in range(RESAMPLES):
        at = draws(resample, len(labels))
        rows.append(figures(labels[at], guesses[at], loss[at], classes))
    low, high = numpy.percentile(numpy.array(rows), [2.5, 97.5], axis=0)
    return [[float(a), float(b), float(c)] for a, b, c in zip(whole, low, high)]


# --- problems ---


def problem(number):
    random = numpy.random.RandomState(number)
    classes = [2, 3, 10, 12, 5, 2, 4, 7, 3, 6, 8, 2, 9, 11, 4, 3, 5, 6, 2, 10][number]
    count = [40, 60, 60, 50, 1, 2, 30, 60, 45, 60, 40, 25, 60, 60, 20, 30, 35, 60, 60, 60][number]
    step = [1, 0.5, 0.25, 1 / 1024][number % 4]

    def drawn(count):
        labels = random.randint(classes, size=count)
        if number in (3, 7, 13):  # classes without images
            labels = labels // 2 * 2
        if number == 8:  # one class only
            labels[:] = 1
        strength, noise = random.uniform(0.5, 3), random.uniform(0.5, 3)
        logits = strength * numpy.eye(classes)[labels] + noise * random.standard_normal((count, classes))
        logits = numpy.round(logits / step) * step
        if number == 14:  # all right
            logits = numpy.eye(classes)[labels] * 3 + numpy.round(random.uniform(0, 2, logits.shape))
        if number == 15:  # all wrong
            logits = -logits - 20 * numpy.eye(classes)[labels]
        if number == 16:  # nothing known
            logits[:] = 0.5
        return labels, logits

    labels, logits = drawn(count)
    validation = drawn(count + 7) if number % 3 == 2 else (None, None)
    return labels, logits, validation


def answered(labels, logits, validation):
    classes, p = logits.shape[1], softmax(logits)
    guesses, scores, loss = logits.argmax(axis=1), single(p), losses(labels, logits)
    assert abs(metrics.log_loss(labels, p, labels=range(classes)) - loss.mean()) < 1e-12
    precision, recall, f1, support = averages(labels, guesses, None, labels=range(classes))
    ones = [curves(labels == c, scores[:, c]) for c in range(classes)]
    areas = [one["roc_auc"] for one in ones if one["roc_auc"] is not None]
    found = {
        "labels": labels.tolist(), "logits": logits.tolist(), "loss": float(loss.mean()),
        "confusion": metrics.confusion_matrix(labels, guesses, labels=range(classes)).tolist(),
        "precision": precision, "recall": recall, "f1": f1, "support": support,
        "macro": averages(labels, guesses, "macro"), "weighted": averages(labels, guesses, "weighted"),
        "balanced_accuracy": metrics.balanced_accuracy_score(labels, guesses),
        "kappa": metrics.cohen_kappa_score(labels, guesses, replace_undefined_by=0.0),
        "top_k": [top_k(labels, logits, k) for k in range(1, classes + 2)],
        "classes": ones, "roc_auc": float(numpy.mean(areas)) if areas else None,
        "calibration": calibration(labels, logits, *validation),
        "suspects": suspects(labels, scores),
        "coverage": coverage(guesses == labels, scores.max(axis=1)),
        "intervals": intervals(labels, guesses, loss, classes)}
    if validation[0] is not None:
        found |= {"val_labels": validation[0].tolist(), "val_logits": validation[1].tolist()}
    # Our own sums agree with scikit-learn's figures.
    for name, place in {"balanced_accuracy": 2, "kappa": 3}.items():
        assert abs(found[name] - found["intervals"][place][0]) < 1e-12, name
    assert abs(found["macro"][2] - found["intervals"][4][0]) < 1e-12
    return found


def mcnemar(only_a, only_b):
    fewer, all_ = min(only_a, only_b), only_a + only_b
    term = tail = 1
    for k in range(fewer):
        term = term * (all_ - k) // (k + 1)
        tail += term
    p = min(1.0, 2 * tail / 2**all_)
    if all_ > 0:
        theirs = binomtest(only_a, all_, 0.5).pvalue
        assert abs(p - theirs) <= 1e-9 * theirs, (only_a, only_b, p, theirs)
    return [only_a, only_b, p]


if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    warnings.simplefilter("ignore")
    counts = [(0, 0), (1, 0), (0, 6), (1, 4), (5, 5), (12, 31), (59, 6), (101, 121), (0, 1000), (400, 700),
              (9_800, 10_200), (9_000, 11_000), (24_600, 25_400)]
    text = json.dumps(
        {"problems": [answered(*problem(number)) for number in range(20)],
         "mcnemar": [mcnemar(*pair) for pair in counts]}, separators=(",", ":"))
    path = out / "metrics.json"
    path.write_text(text.replace(".0,", ",").replace(".0]", "]") + "\n")
    print(path, len(text), "bytes")
