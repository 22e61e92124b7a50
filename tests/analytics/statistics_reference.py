"""Writes statistics_reference.json, next to this file: the same statistics by SciPy, for statistics_test.cpp.

    python3 tests/analytics/statistics_reference.py      (Debian's python3-scipy; made with SciPy 1.10.1)
"""
import json
import pathlib
import random

import numpy
import scipy
from scipy import stats

random.seed(20261122)


def skewed(count):
    return [round(random.lognormvariate(4, 1.5), 2) for _ in range(count)]


def tied(count):
    return [float(random.choice([5, 10, 15, 30, 60, 2880])) for _ in range(count)]


SAMPLES = [skewed(n) for n in (1, 2, 5, 6, 7, 8, 9, 11, 20, 39, 100, 999, 1000, 1001, 2500)] + [tied(n) for n in (6, 25, 60)]
PAIRS = ([(skewed(n), skewed(m)) for n, m in ((1, 1), (2, 3), (5, 6), (12, 13), (29, 31), (30, 31), (200, 220))] +
         [(skewed(n), [value / 3 for value in skewed(m)]) for n, m in ((5, 6), (15, 15), (40, 45), (120, 120))] +
         [(tied(n), tied(m)) for n, m in ((3, 4), (5, 6), (8, 7), (40, 50))])


def median_interval(values):
    """The widest rank k with P(Bin(n, 1/2) <= k) <= 0.025, counted from 0."""
    below = int(stats.binom.ppf(0.025, len(values), 0.5)) - 1
    while below >= 0 and stats.binom.cdf(below, len(values), 0.5) > 0.025:
        below -= 1
    while stats.binom.cdf(below + 1, len(values), 0.5) <= 0.025:
        below += 1
    if below < 0:
        return None
    ordered = sorted(values)
    return [ordered[below], ordered[len(values) - 1 - below]]


def rank_test(a, b):
    if len(a) + len(b) > 60:
        return stats.mannwhitneyu(a, b, method="asymptotic").pvalue
    if len(set(a + b)) == len(a + b):
        return stats.mannwhitneyu(a, b, method="exact").pvalue
    ranks = stats.rankdata(a + b)
    mean = ranks.mean() * len(a)
    split = (ranks[: len(a)], ranks[len(a):])
    distance = lambda x, y, axis: abs(numpy.sum(x, axis=axis) - mean)  # noqa: E731
    return stats.permutation_test(split, distance, n_resamples=numpy.inf, alternative="greater", vectorized=True).pvalue


def main():
    reference = {
        "scipy": scipy.__version__,
        "samples": [{"values": values,
                     "median": float(numpy.median(values)),
                     "p25": float(numpy.quantile(values, 0.25)),
                     "p90": float(numpy.quantile(values, 0.9)),
                     "mean": float(numpy.mean(values)),
                     "median_interval": median_interval(values)} for values in SAMPLES],
        "pairs": [{"a": a, "b": b, "p_value": float(rank_test(a, b))} for a, b in PAIRS],
    }
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")


main()
