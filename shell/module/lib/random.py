"""Random variable generators."""

import _random
from bisect import bisect as _bisect
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor
from math import isfinite as _isfinite, log as _log, pi as _pi, sin as _sin, sqrt as _sqrt, tau as TWOPI
from _posix import urandom as _urandom

__all__ = [
    "Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss",
    "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
    "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform",
    "vonmisesvariate", "weibullvariate",
]

NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53  # bits of a float
RECIP_BPF = 2 ** -BPF
_ONE = 1

# Every method draws from the generator as often, and reckons in the same order, as
# CPython's, so that a seed gives the same numbers to the last bit.


class Random(_random.Random):
    """A generator of random numbers; the module's functions are those of one."""

    VERSION = 3

    def __init__(self, x=None):
        """Initialize an instance; x, if given, is the seed."""
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """Begin anew from a seed, an int, float, str, bytes or bytearray.

        None takes the system's randomness.
        """
        if version == 1 and isinstance(a, (str, bytes)):
            text = a.decode("latin-1") if isinstance(a, bytes) else a
            x = ord(text[0]) << 7 if text else 0
            for c in map(ord, text):
                x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
            x ^= len(text)
            a = -2 if x == -1 else x
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            from _hashlib import sha512
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(a + sha512(a).digest(), "big")
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """Give all that the next numbers come from, for setstate()."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Go on from what getstate() has given."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError("state with version %s passed to Random.setstate() of version %s" % (version, self.VERSION))
        _, internal, self.gauss_next = state
        if version == 2:
            try:
                internal = tuple(x % (2 ** 32) for x in internal)
            except ValueError as e:
                raise TypeError from e
        super().setstate(internal)

    def __init_subclass__(cls, /, **kwargs):
        """Choose what integers are drawn with: whichever the subclass defines last."""
        draws = {"_randbelow": None, "getrandbits": cls._randbelow_with_getrandbits, "random": cls._randbelow_without_getrandbits}
        draw = next(draws[name] for c in cls.__mro__ for name in draws if name in c.__dict__)
        if draw is not None:
            cls._randbelow = draw

    def _randbelow_with_getrandbits(self, n):
        getrandbits = self.getrandbits
        k = n.bit_length()
        r = getrandbits(k)
        while r >= n:
            r = getrandbits(k)
        return r

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        random = self.random
        if n >= maxsize:
            from warnings import warn
            warn("Underlying random() generator does not supply \n"
                 "enough bits to choose from a population range this large.\n"
                 "To remove the range limitation, add a getrandbits() method.")
            return _floor(random() * n)
        limit = (maxsize - maxsize % n) / maxsize
        r = random()
        while r >= limit:
            r = random()
        return _floor(r * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    # Integers

    def randbytes(self, n):
        """Generate n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        """Choose one number out of range(start, stop, step), or range(start)."""
        first = _whole(start, "arg 1")
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            first, end, by = 0, first, 1
        else:
            end, by = _whole(stop, "stop"), _whole(step, "step")
            if by == 0:
                raise ValueError("zero step for randrange()")
        count = -((first - end) // by)  # rounded up
        if count > 0:
            return first + by * self._randbelow(count)
        detail = " (%d, %d, %d)" % (first, end, end - first) if by == 1 and stop is not None else ""
        raise ValueError("empty range for randrange()" + detail)

    def randint(self, a, b):
        """Choose a whole number from a to b, which may be either."""
        return self.randrange(a, b + 1)

    # Sequences

    def choice(self, seq):
        """Choose one of a sequence."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Put the list into another order."""
        randbelow = self._randbelow
        for i in reversed(range(1, len(x))):
            j = randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """Choose k elements of a sequence, each place once.

        counts says how often each element stands in the population.
        """
        if not _is_sequence(population):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            ends, total = [], 0
            for count in counts:
                total += count
                ends.append(total)
            if len(ends) != n:
                raise ValueError("The number of counts does not match the population")
            if not ends:
                raise IndexError("pop from empty list")
            ends.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_bisect(ends, s)] for s in self.sample(range(total), k=k)]
        randbelow = self._randbelow
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        small = 21  # up to here a list of the population takes less than a set of what was chosen
        if k > 5:
            small += 4 ** _ceil(_log(k * 3, 4))
        if n <= small:
            pool = list(population)
            for i in range(k):
                j = randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
            return result
        chosen = set()
        for i in range(k):
            j = randbelow(n)
            while j in chosen:
                j = randbelow(n)
            chosen.add(j)
            result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """Choose k elements, each out of all of them."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in range(k)]
            try:
                weights = iter(weights)
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError("The number of choices must be a keyword argument: k=%s" % (weights,)) from None
            cum_weights = []
            for weight in weights:
                cum_weights.append(cum_weights[-1] + weight if cum_weights else weight)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, random() * total, 0, n - 1)] for _ in range(k)]

    # Real-valued distributions

    def uniform(self, a, b):
        """Choose a number between a and b, which rounding may make b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Triangular distribution, between the bounds, with its peak at mode."""
        part, width, peak = self.random(), high - low, 0.5
        if mode is not None:
            if not width:
                return low
            peak = (mode - low) / width
        if part <= peak:
            return low + width * _sqrt(part * peak)
        return high - width * _sqrt((1.0 - part) * (1.0 - peak))

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution of the mean mu and the standard deviation sigma."""
        while True:
            across, up = self.random() - 0.5, 1.0 - self.random()
            z = NV_MAGICCONST * across / up
            if z * z / 4.0 <= -_log(up):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """What normalvariate() gives, in another way.

        It makes two numbers at a time, and keeps the second for the next call.
        """
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * TWOPI
            length = _sqrt(-2.0 * _log(1.0 - self.random()))
            z, self.gauss_next = _cos(angle) * length, _sin(angle) * length
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Log normal distribution: its logarithm is normal."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """Exponential distribution, of mean 1/lambd."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Distribution of angles around mu, the closer the greater kappa is."""
        random = self.random
        if kappa <= 1e-6:
            return TWOPI * random()
        half = 0.5 / kappa
        r = half + _sqrt(1.0 + half * half)
        d, u = 1.0, 1.0
        while u >= 1.0 - d * d and u > (1.0 - d) * _exp(d):
            z = _cos(_pi * random())
            d, u = z / (r + z), random()
        q = 1.0 / r
        angle = _acos((q + z) / (1.0 + q * z))
        return (mu + angle if random() > 0.5 else mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distribution; alpha and beta are greater than 0."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        draw = _gamma_above_one if alpha > 1.0 else _gamma_below_one
        return draw(self.random, alpha) * beta

    def betavariate(self, alpha, beta):
        """Beta distribution, between 0 and 1; alpha and beta are greater than 0."""
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        """Pareto distribution of that shape."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distribution of the scale alpha and the shape beta."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


def _gamma_above_one(random, alpha):
    """The gamma distribution as in R.C.H. Cheng, Applied Statistics 26 (1977), p. 71."""
    root = _sqrt(2.0 * alpha - 1.0)
    while True:
        u = random()
        if 1e-7 < u < 0.9999999:
            z = u * u * (1.0 - random())
            v = _log(u / (1.0 - u)) / root
            x = alpha * _exp(v)
            r = alpha - LOG4 + (alpha + root) * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x


def _gamma_below_one(random, alpha):
    """The gamma distribution by J.H. Ahrens' and U. Dieter's algorithm GS."""
    area = (_e + alpha) / _e
    while True:
        p = area * random()
        if p > 1.0:
            x = -_log((area - p) / alpha)
            share = x ** (alpha - 1.0)
        else:
            x = p ** (1.0 / alpha)
            share = _exp(-x)
        if random() <= share:
            return x


def _whole(value, what):
    """An argument of randrange() as an int; 3.11 still takes a float that is whole, and warns."""
    if hasattr(value, "__index__"):
        return value.__index__()
    from warnings import warn
    number = int(value)
    if number != value:
        warn("randrange() will raise TypeError in the future", DeprecationWarning, 3)
        raise ValueError("non-integer %s for randrange()" % what)
    warn("non-integer arguments to randrange() have been deprecated since Python 3.10 "
         "and will be removed in a subsequent version", DeprecationWarning, 3)
    return number


def _is_sequence(population):
    """Whether population is a collections.abc.Sequence, as far as that is told by its methods."""
    if isinstance(population, (list, tuple, str, range, bytes, bytearray, memoryview)):
        return True
    return hasattr(population, "__getitem__") and hasattr(population, "__len__") and not isinstance(population, dict)


class SystemRandom(Random):
    """A generator that takes the system's randomness."""

    def random(self):
        """Choose a number from 0 to below 1."""
        return (int.from_bytes(_urandom(7), "big") >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """Choose a whole number of k bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(_urandom(count), "big") >> (count * 8 - k)

    def randbytes(self, n):
        """Generate n random bytes."""
        return _urandom(n)

    def seed(self, *args, **kwds):
        """Do nothing: the system takes no seed."""

    def _notimplemented(self, *args, **kwds):
        """Refuse: the state is not known."""
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
