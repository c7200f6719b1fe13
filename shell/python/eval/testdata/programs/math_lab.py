# What a class computes with math: subnets, statistics, exact sums, number theory.
import math

print([math.comb(5, k) for k in range(6)], math.perm(5, 2), math.perm(4), math.factorial(20), math.comb(3, 7))
print(math.lcm(4, 6, 10), math.lcm(), math.gcd(48, 180, 12), math.gcd(), math.isqrt(10**20 + 1), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.prod([0.5, 4]))
print(math.dist((0, 0), (3, 4)), math.hypot(1, 2, 2), math.hypot(), math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e16, 1, -1e16]))
for x in (0.75, 10.0, -3.25, 0.0, 2.0**-1074):
    m, e = math.frexp(x)
    print(x, (m, e), math.ldexp(m, e) == x, math.modf(x), math.ulp(x), math.trunc(x), math.floor(x), math.ceil(x))
print(math.nextafter(1.0, 2.0), math.nextafter(0.0, -1.0), math.ulp(1.0), math.ulp(math.inf), math.copysign(3, -0.0), math.fabs(-2))
print(math.log(1024, 2), math.log2(2**100), math.log10(10**30), math.log(10**400) > 900, math.log1p(0), math.exp(0), math.expm1(0), round(math.cbrt(27), 12), math.exp2(10))
print(math.fmod(-7, 3), -7 % 3, math.remainder(7, 4), math.remainder(6, 4), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-9, abs_tol=1e-8))
print(math.degrees(math.pi), round(math.radians(180), 4), round(math.sin(math.pi / 6), 12), round(math.atan2(-1, -1), 12), math.tau / 2 == math.pi, round(math.acosh(2), 10))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.inf > 10**400, math.nan == math.nan, round(math.gamma(5), 9), round(math.lgamma(10), 9), round(math.erf(1), 12))
for name, *args in (("sqrt", -1), ("log", 0), ("factorial", -1), ("factorial", 2.5), ("comb", -1, 2), ("exp", 1000), ("acos", 2), ("fmod", math.inf, 1), ("ldexp", 1.0, 5000),
                    ("isqrt", -4), ("sqrt", "4"), ("gcd", 1.5), ("dist", (1,), (1, 2)), ("isclose", 1, 1, -1), ("pow", -8, 1 / 3), ("floor", math.nan), ("ceil", math.inf), ("perm", 2, -1)):
    try:
        print(name, args, getattr(math, name)(*args))
    except (ValueError, OverflowError, TypeError) as e:
        print(name, args, type(e).__name__, e)


class Duration:
    def __init__(self, seconds):
        self.seconds = seconds

    def __floor__(self):
        return f"{int(self.seconds)} s"

    def __ceil__(self):
        return f"{-int(-self.seconds // 1)} s"

    def __trunc__(self):
        return int(self.seconds)

    def __float__(self):
        return float(self.seconds)

    def __index__(self):
        return int(self.seconds)


d = Duration(2.5)
print(math.floor(d), math.ceil(d), math.trunc(d), math.sqrt(d) == math.sqrt(2.5), math.gcd(d, 4), math.factorial(Duration(3)), math.hypot(d, 6), int(d))


def subnets(hosts):
    bits = math.ceil(math.log2(hosts + 2))
    return f"/{32 - bits} with {2**bits - 2} hosts"


print([subnets(n) for n in (1, 2, 6, 7, 100, 254, 255)])
samples = [12.1, 13.7, 11.9, 12.4, 30.2]
mean = math.fsum(samples) / len(samples)
deviation = math.sqrt(math.fsum((s - mean) ** 2 for s in samples) / (len(samples) - 1))
print(f"{mean:.3f} {deviation:.3f}", [s for s in samples if abs(s - mean) > deviation], math.dist(samples[:2], samples[2:4]))
print([n for n in range(2, 60) if math.factorial(n - 1) % n == n - 1], math.floor(10**30 / 3) == int(10**30 / 3), math.floor(-0.5), math.pow(2, 0.5) == 2**0.5)
