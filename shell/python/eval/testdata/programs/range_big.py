# Ranges beyond 64 bits: addresses of IPv6 are numbers of 128.
def ipv6(number):
    groups = [f"{number >> shift & 0xFFFF:x}" for shift in range(112, -1, -16)]
    return ":".join(groups)


first = 0x20010DB8 << 96
block = range(first, first + (1 << 64))
print(ipv6(block[0]), ipv6(block[-1]), ipv6(block[1 << 40]))
print(block.start == first, block.stop - first == 2**64, block.step, first in block, first - 1 in block, block.index(first + 7), block.count(first))
try:
    print(len(block))
except OverflowError as e:
    print(e)
print([ipv6(n) for n in block[:: 1 << 62]])
print([ipv6(n)[-9:] for n in block[3:10:3]], block[5:2], len(block[:1000]), block[10:][0] - first)
half, rest = block[: 1 << 63], block[1 << 63 :]
print(half[-1] + 1 == rest[0], half == block, half == range(first, first + 2**63), bool(block), bool(block[0:0]))
for i, n in enumerate(block):
    if i == 3:
        print(ipv6(n))
        break
print(next(iter(block)) == first, next(reversed(block)) == first + 2**64 - 1, list(range(2**70, 2**70 - 3, -1)) == [2**70, 2**70 - 1, 2**70 - 2])
for r in (range(10**20), range(-(10**20), 10**20, 10**19), range(10**20, 0), range(5, 10**30, 10**29), range(2**63 - 1, 2**63 + 2), range(-(2**63), -(2**63) + 2)):
    print(r, bool(r), r[-1] if r else None, hash(r) == hash(range(r.start, r.stop, r.step)), r == range(10**20), 10**19 in r, [x for x, _ in zip(r, range(3))])
print(range(0, 10**25, 10**24)[3:7], range(10**25)[::-1], range(10**25)[-(10**3) :], sum(range(2**64, 2**64 + 10)), max(range(2**65, 2**65 + 3)))
print(len(range(0, 10**30, 10**29)), min(range(10**22, 0, -(10**21))), sorted(range(2**64 + 2, 2**64, -1)), list(range(10**20, 10**20 + 2)))
for attempt in (lambda: range(10**30)[10**30], lambda: range(0, 10**30, 0), lambda: range(10**30).index(-1), lambda: range(1.5), lambda: block["a"], lambda: range("9")):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Big:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


r = range(Big(2**65), Big(2**65 + 20), Big(7))
print(list(r) == [2**65, 2**65 + 7, 2**65 + 14], r[Big(1)] - 2**65, len(r), repr(r), r.index(2**65 + 14))
subnets = (range(first + (i << 80), first + (i + 1 << 80), 1 << 78) for i in range(2))
for s in subnets:
    print(len(s), [ipv6(n).rstrip(":0") for n in s])
print(isinstance(iter(block), object), iter(range(3)).__length_hint__(), iter(range(0, 10**25, 10**24)).__length_hint__())
it = iter(range(2**64, 2**64 + 3))
print(next(it) - 2**64, list(it) == [2**64 + 1, 2**64 + 2], next(it, "end"), [*range(2**70, 2**70 + 2)] == [2**70, 2**70 + 1])
