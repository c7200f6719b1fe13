"""Averages of numbers, ints or floats, and how far they spread.
"""

from collections import namedtuple
from math import exp as _exp, fsum as _fsum, gcd as _gcd, isqrt as _isqrt, log as _log, sqrt as _sqrt

__all__ = [
    "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression",
    "mean", "median", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


# Sums are exact: an int or a float is a ratio of ints, and so is what is reckoned of
# them up to the result, which is rounded once.


def _ratio(x):
    """x as a numerator and a denominator; itself and None for an infinity or a NaN."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError("can't convert type '%s' to numerator/denominator" % type(x).__name__) from None
    except (OverflowError, ValueError):
        return x, None


def _joined_type(a, b):
    """The type of a result that is made of values of both."""
    if b in (int, bool, a):
        return a
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    raise TypeError("don't know how to coerce %s and %s" % (a.__name__, b.__name__))


def _sums(data):
    """The type, the sum, the sum of the squares, as ratios, and the count of the data."""
    kind, count, sums, squares = int, 0, {}, {}
    for x in data:
        kind = _joined_type(kind, type(x))
        n, d = _ratio(x)
        if d is None:
            sums[None] = sums.get(None, 0) + n
        else:
            sums[d] = sums.get(d, 0) + n
            squares[d] = squares.get(d, 0) + n * n
        count += 1
    if None in sums:
        return kind, (sums[None], None), (sums[None] * sums[None], None), count
    total = _added((n, d) for d, n in sums.items())
    return kind, total, _added((n, d * d) for d, n in squares.items()), count


def _added(ratios):
    n, d = 0, 1
    for n2, d2 in ratios:
        n, d = n * d2 + n2 * d, d * d2
        common = _gcd(n, d)
        n, d = n // common, d // common
    return n, d


def _divided(ratio, divisor, kind):
    """A ratio through an int, as a value of a type."""
    n, d = ratio
    if d is None:
        return kind(n / divisor)
    d *= divisor
    if issubclass(kind, int):
        return n // d if n % d == 0 else n / d
    return kind(n / d)


def _root(n, d):
    """The float next to the square root of n / d."""
    if n == 0:
        return 0.0
    shift = (n.bit_length() - d.bit_length() - 109) // 2  # enough bits that rounding twice is rounding once
    if shift >= 0:
        return float(_odd_root(n, d << 2 * shift) << shift)
    return _odd_root(n << -2 * shift, d) / (1 << -shift)


def _odd_root(n, d):
    """The square root of n / d as an int, odd where it is not exact."""
    root = _isqrt(n // d)
    return root | (root * root * d != n)


def _values(data):
    return list(data) if iter(data) is data else data


# Averages


def mean(data):
    """Give the average."""
    kind, total, _, count = _sums(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _divided(total, count, kind)


def fmean(data, weights=None):
    """Give the average as a float, quicker than mean()."""
    data = _values(data)
    if not hasattr(data, "__len__"):
        data = list(data)
    n = len(data)
    if weights is None:
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return _fsum(data) / n
    weights = list(weights)
    if len(weights) != n:
        raise StatisticsError("data and weights must be the same length")
    total = _fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    """Give the n-th root of the product of n numbers."""
    try:
        return _exp(fmean(map(_log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """Give the reciprocal of the average of the reciprocals."""
    data = _values(data)
    complaint = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(complaint)
        return x
    if weights is None:
        weights, total = [1] * n, (n, 1)
    else:
        weights = _values(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        total = _sums(_not_negative(weights, complaint))[1]
    data = _not_negative(data, complaint)
    try:
        kind, (n, d), _, _ = _sums(w / x if w else 0 for w, x in zip(weights, data))
    except ZeroDivisionError:
        return 0
    if n <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if d is None:
        return kind(total[0] / total[1] / n)
    return _divided((total[0] * d, total[1] * n), 1, kind)


def _not_negative(values, complaint):
    for x in values:
        if x < 0:
            raise StatisticsError(complaint)
        yield x


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """Return the median (middle value) of numeric data, the mean of the two middle ones where there are two."""
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """Give the middle value, of two the smaller one."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Give the middle value, of two the larger one."""
    data = _sorted(data)
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """Return the most common data point, the first of several."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """List the values that come up most often."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Give the n - 1 numbers that cut data into n parts of the same size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    cuts = []
    if method == "inclusive":
        for i in range(1, n):
            j, rest = divmod(i * (size - 1), n)
            cuts.append((data[j] * (n - rest) + data[j + 1] * rest) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            rest = i * (size + 1) - j * n
            cuts.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
    else:
        raise ValueError("Unknown method: %r" % (method,))
    return cuts


# Spread


def _spread(data, center, least, complaint, lost):
    """The type, and the sum of squared deviations through the count less lost, as a ratio."""
    if center is not None:
        kind, (n, d), _, count = _sums((x - center) * (x - center) for x in data)
    else:
        kind, (sn, sd), (n, d), count = _sums(data)
        if d is not None and count:
            # the sum of the squares less the square of the sum through the count
            n, d = n * sd * sd * count - sn * sn * d, d * sd * sd * count
        else:
            n = n - n if d is None else n
    if count < least:
        raise StatisticsError(complaint)
    if d is None:
        return kind, n, None
    d *= count - lost
    common = _gcd(n, d)
    return kind, n // common, d // common


def variance(data, xbar=None):
    """Return the sample variance of data; xbar is its mean, if it is known."""
    kind, n, d = _spread(data, xbar, 2, "variance requires at least two data points", 1)
    return _divided((n, d), 1, kind)


def pvariance(data, mu=None):
    """Return the population variance of data; mu is its mean, if it is known."""
    kind, n, d = _spread(data, mu, 1, "pvariance requires at least one data point", 0)
    return _divided((n, d), 1, kind)


def stdev(data, xbar=None):
    """Give the standard deviation of a sample."""
    _, n, d = _spread(data, xbar, 2, "stdev requires at least two data points", 1)
    return n if d is None else _root(n, d)


def pstdev(data, mu=None):
    """Give the standard deviation of all there is."""
    _, n, d = _spread(data, mu, 1, "pstdev requires at least one data point", 0)
    return n if d is None else _root(n, d)


# Two series of measures

LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def _check_pairs(x, y, what):
    if len(y) != len(x):
        raise StatisticsError(what + " requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(what + " requires at least two data points")


def _deviations(data):
    center = _fsum(data) / len(data)
    return [x - center for x in data]


def _products(x, y):
    return _fsum(a * b for a, b in zip(x, y))


def covariance(x, y, /):
    """Return the sample covariance of two inputs."""
    _check_pairs(x, y, "covariance")
    return _products(_deviations(x), _deviations(y)) / (len(x) - 1)


def correlation(x, y, /):
    """Return Pearson's correlation coefficient of two inputs, from -1 to 1."""
    _check_pairs(x, y, "correlation")
    x, y = _deviations(x), _deviations(y)
    try:
        return _products(x, y) / _sqrt(_products(x, x) * _products(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def linear_regression(x, y, /, *, proportional=False):
    """Return the slope and the intercept of the line nearest to the points; proportional: through the origin."""
    _check_pairs(x, y, "linear regression")
    dx, dy = (x, y) if proportional else (_deviations(x), _deviations(y))
    try:
        slope = _products(dx, dy) / _products(dx, dx)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    intercept = 0.0 if proportional else _fsum(y) / len(y) - slope * (_fsum(x) / len(x))
    return LinearRegression(slope=slope, intercept=intercept)
