# Each line is run alone, as at the prompt, by python3 and by the evaluator.
# int: literals and constructor
0
-0
1_000_000
0xff
0o17
0b1011
0XFF_FF
9223372036854775807
9223372036854775808
-9223372036854775808
-9223372036854775809
10**30
int()
int(3.99)
int(-3.99)
int("12")
int("  12  ")
int("\t-12\n")
int("+7")
int("1_000")
int("1__0")
int("_1")
int("1_")
int("0x1f", 16)
int("1f", 16)
int("0X1F", 16)
int("0x_1f", 16)
int("0x1f", 0)
int("0o17", 0)
int("0b11", 0)
int("0b11", 2)
int("0b11", 16)
int("010", 0)
int("000", 0)
int("0_0", 0)
int("010")
int("z", 36)
int("Z", 36)
int("zz", 35)
int("12", 2)
int("10", 1)
int("10", 37)
int("10", -1)
int("10", 10**30)
int("12", base=8)
int("12", base="x")
int(12, 10)
int(1.5, 10)
int("")
int(" ")
int("-")
int("+-3")
int("- 3")
int("3 4")
int("x")
int("x", 16)
int("0x", 16)
int("x'y")
int("1.5")
int("é")
int("٣")
int("１２")
int("\u00a012")
int("x" * 300)
int("9" * 40)
int("-" + "9" * 40)
int("f" * 40, 16)
int("9" * 4300) % 1000
int("9" * 4301)
int("1" * 5000, 2) % 1000
int(b"12")
int(b"x")
int(bytearray(b"34"))
int([])
int(None)
int({})
int(1, 2, 3)
int(x=1)
int(base=10)
int("1", base=10, foo=2)
int(True)
int(float("nan"))
int(float("inf"))
int(1e30)
int(-1e300) % 10**9
int(10**20)
int(9.2e18), int(9.3e18)
str(10**5000)
str(10**4299)[:5]
repr(-10**4300)
type(5), type(10**30), type(True), type(1.0)
# arithmetic
9223372036854775807 + 1
-9223372036854775808 - 1
9223372036854775807 * 2
4611686018427387904 * 2
4611686018427387904 * -2
3037000500 * 3037000500
-9223372036854775808 * -1
-(-9223372036854775808)
-9223372036854775808 // -1
-9223372036854775808 % -1
10**30 - 10**30 + 5
(10**30 + 7) % 10**30
2**63 - 1
2**64
(-2)**63
(-2)**64
7 // 2, -7 // 2, 7 // -2, -7 // -2
7 % 2, -7 % 2, 7 % -2, -7 % -2
6 // 3, -6 // 3, 6 % -3, -6 % 3
10**30 // 7, -10**30 // 7, 10**30 // -7, -10**30 // -7
10**30 % 7, -10**30 % 7, 10**30 % -7, -10**30 % -7
7 // 10**30, -7 // 10**30, 7 % 10**30, -7 % 10**30
divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2)
divmod(10**30, -7)
divmod(-9223372036854775808, -1)
7 / 2
6 / 3
-7 / 2
1 / 3
0 / 5, 0 / -5
10**400 / 10**399
10**400 / 3
3 / 10**400
(10**17 + 1) / (10**17)
9007199254740993 / 1
9007199254740993 / 3
123456789012345678901234567890 / 987654321
-(10**30) / 3
2**1074 / 2**1075
1 / 2**1074
1 / 2**1075
3 / 2**1075
1 / 2**1076
1/0
1//0
1%0
0/0
10**30 / 0
10**30 // 0
10**30 % 0
divmod(1, 0)
2**10
2**0, 0**0
2**-1
(-2)**-3
0**-1
0**5
1**10**30
(-1)**(10**30 + 1)
0**(10**30)
7**50
10**-3
10**-400
3**-2.5
2**0.5
2**(10**30) if False else "skipped"
1 << 3
1 << 62, 1 << 63, 1 << 64, 1 << 100
-1 << 62, -1 << 63, -1 << 64
5 << 0
0 << 10**30
1 << 10**30
1 << -1
1 >> -1
100 >> 3, -100 >> 3
-1 >> 100, 1 >> 100, -5 >> 63, 5 >> 64
10**30 >> 20, -10**30 >> 20
5 >> 10**30, -5 >> 10**30
6 & 3, 6 | 3, 6 ^ 3
-6 & 3, -6 | 3, -6 ^ 3
(1 << 70) & ((1 << 70) - 1), (1 << 70) | 1, (1 << 70) ^ -1
-(1 << 70) & 0xff, ~(1 << 70)
~5, ~-1, -5, +5, +True, -True, ~True, ~False
- -5
# bool
True + True
True & False, True | False, True ^ True
True & 1, 1 | False, True ^ 2
True * 3, 3 - True, True / 2
True == 1, False == 0, True == 1.0, True is True
True < 2, False <= False
bool(), bool(0), bool(""), bool([]), bool([0]), bool(0.0), bool(-0.0), bool(10**30), bool(None)
bool(1, 2)
bool(x=1)
str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}"
isinstance(True, int)
True.real, True.numerator, True.bit_length()
not 0, not 10**30, not 0.0
hash(True), hash(False)
[10, 20][True]
# comparison
1 < 2, 2 < 1, 1 <= 1, 1 == 1, 1 != 1, 1 > 2, 2 >= 2
10**30 > 5, 5 < 10**30, 10**30 == 10**30, 10**30 != 10**30 + 1, -10**30 < -5
1 == 1.0, 1 < 1.5, 2 > 1.5, 1.5 < 2, 1.5 == 1.5
2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 2.0**53 < 2**53 + 1
10**30 == 1e30, 10**30 < 1e30, 10**30 > 1e30
10**400 > 1e308, 10**400 > float("inf"), -10**400 < float("-inf")
float("nan") == float("nan"), float("nan") != 1, float("nan") < 1, 1 < float("nan"), 1 == float("nan")
10**400 == float("nan"), 10**400 != float("nan")
1 < 2 < 3, 1 < 3 < 2, 1 == 1 == 1
1 < "a"
1.5 < "a"
1 < None
[] < 1
1 == "1", 1 != "1", 1 == None
1 > []
9223372036854775807 == 9223372036854775807.0
9223372036854775807 < 9223372036854775808.0
# type errors
1 + "a"
1 - "a"
1 * None
1 / "a"
1 // "a"
1 % "a"
1 ** "a"
1 << "a"
1 >> 1.5
1 & 1.5
1.5 | 1
1 ^ "a"
1 @ 2
1.0 + "a"
1.5 << 1
1.5 @ 2
-"a"
~1.5
+"a"
-None
x = 5; x += "a"
x = 5; x -= None
x = 5; x **= "a"
x = 5; x //= 0
x = 5; x <<= 1.0
x = 5; x += 1; x -= 2; x *= 10; x //= 3; x %= 7; x **= 3; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 3; x
x = 5; x /= 2; x
# float
1.0, 1.5, -1.5, 1e3, 1.5e-3, .5, 5.
1e16, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5, 0.0001, 0.00001, 1.5e-7, 1e100, 1.7976931348623157e308, 5e-324
0.1 + 0.2
1/3, 2/3, 10/3
-0.0, 0.0, 0.0 == -0.0
1e308 * 10, -1e308 * 10
1e308 * 10 - 1e308 * 10
float(), float("1.5"), float(" 1.5 "), float("1e3"), float("1E3"), float("+1.5"), float("-.5"), float("5.")
float("nan"), float("NaN"), float("-nan"), float("inf"), float("-inf"), float("Infinity"), float("-INFINITY"), float("+inf")
float("1_000.5"), float("1_0e1_0")
float("1__0")
float("_1")
float("1_")
float("1_.5")
float("1._5")
float("x")
float("")
float(" ")
float("1.5.5")
float("1e")
float("e5")
float(".")
float("0x10")
float("1 2")
float("infin")
float("--1")
float("x'y")
float("٣.٥")
float("1e400"), float("-1e400"), float("1e-400")
float(b"1.5"), float(bytearray(b"2.5"))
float(b"x")
float([])
float(None)
float(1, 2)
float(x=1)
float(10**400)
float(10**22), float(2**53 + 1), float(9007199254740993)
float(True)
1.5 + 1, 1 + 1.5, 1.5 - 1, 2 * 1.5, 3 / 1.5, 1.5 / 3
7.5 // 2, -7.5 // 2, 7.5 // -2, 7.5 % 2, -7.5 % 2, 7.5 % -2, -7.5 % -2
-0.0 // 1, 0.0 % -1, -1e-20 % 1
5.0 % float("inf"), -5.0 % float("inf"), 5.0 // float("inf"), -5.0 // float("inf")
float("inf") % 5, float("inf") // 5
1.0 // 0.1, 1.0 % 0.1
divmod(7.5, 2), divmod(-7.5, 2), divmod(7, 2.5)
1.0 / 0
1.0 // 0
1.0 % 0
divmod(1.0, 0)
0.0 / 0.0
1 / 0.0
1 % 0.0
2.0 ** 3, 2 ** 3.0, 4 ** 0.5, 2.0 ** -1, 0.0 ** 0, 0.0 ** 1
0.0 ** -1
(-8.0) ** 3, (-8.0) ** 2, (-8.0) ** -3
10.0 ** 400
2.0 ** 10000
(-10.0) ** 401
10.0 ** -400
1.0 ** float("nan"), float("nan") ** 0, float("nan") ** 1, 1.0 ** float("inf"), (-1.0) ** float("inf")
float("inf") ** 2, float("inf") ** -1, float("-inf") ** 3, float("-inf") ** 2, float("-inf") ** -3, 0.5 ** float("inf"), 2.0 ** float("-inf")
(-0.0) ** 3, (-0.0) ** 2
1.1 ** 10, 1.05 ** 20, 1.01 ** 365, 0.9 ** 50, 3.7 ** 2.2, 10 ** 0.1, 2 ** 0.3333333333333333, 99.5 ** 12.25, 1e-5 ** 3.3
1.1 ** -10, 7.77 ** 100, 0.001 ** 0.001, 123.456 ** 7.89, 5.5 ** 5.5
-(1.5), +(1.5), -(-0.0)
10**400 * 1.0
10**400 / 1.5
1.5 + 10**400
1.5 < 10**400
abs(-5), abs(5), abs(-1.5), abs(-0.0), abs(-10**30), abs(True), abs(-9223372036854775808)
abs("a")
round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.4), round(-0.5)
round(1.25, 1), round(1.35, 1), round(2.675, 2), round(1.005, 2), round(0.125, 2), round(1e-5, 3)
round(1234.5678, 2), round(1234.5678, 0), round(1234.5678, -2), round(1250.0, -2), round(1350.0, -2), round(-1250.0, -2), round(1250.5, -2)
round(15, -1), round(25, -1), round(-15, -1), round(-25, -1), round(5, -1), round(6, -1), round(149, -2), round(150, -2), round(250, -2), round(5, 2)
round(10**30 + 5 * 10**9, -10), round(10**30, -31), round(5 * 10**30, -31), round(6 * 10**30, -31), round(7, -100)
round(1e300, 400), round(1e300, -400), round(1.5, 10**20)
round(1e16), round(1e300) % 10**9
round(float("nan"))
round(float("inf"))
round(float("nan"), 2), round(float("inf"), 2)
round(1.7e308, -308)
round("a")
round(2.5, "a")
round(2.5, None), round(7, None), round(True), round(True, 1)
round(2.5, ndigits=1), round(number=2.567, ndigits=1)
round(5.5, True)
pow(2, 10), pow(2, -1), pow(2.0, 3), pow(2, 10, 1000), pow(2, 10, 7), pow(-2, 3, 7), pow(2, 3, -7), pow(-2, 3, -7), pow(2, 0, 1)
pow(2, -1, 7), pow(3, -2, 11), pow(2, -1, -7), pow(10**30, 10**20, 10**9 + 7)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 3, 5)
pow(2, 3, 5.0)
pow(2, "a")
pow(2, "a", 3)
pow("a", 2)
pow(2, 3, None)
divmod(7, "a")
divmod("a", 7)
divmod(1.5, "a")
# methods
(5).bit_length(), (0).bit_length(), (-5).bit_length(), (2**70).bit_length(), (2**63).bit_length(), (-2**63).bit_length()
(5).bit_count(), (-5).bit_count(), (2**70 - 1).bit_count(), (0).bit_count()
(5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).as_integer_ratio()
(10**30).as_integer_ratio(), True.as_integer_ratio()
(1024).to_bytes(2, "big"), (1024).to_bytes(2, "little"), (1024).to_bytes(10, byteorder="big"), (255).to_bytes()
(-1).to_bytes(1, "big", signed=True), (-128).to_bytes(1, "big", signed=True), (-129).to_bytes(2, "little", signed=True), (127).to_bytes(1, "big", signed=True)
(128).to_bytes(1, "big", signed=True)
(-129).to_bytes(1, "big", signed=True)
(0).to_bytes(0, "big"), (0).to_bytes(3, "big"), (0).to_bytes(0, "big", signed=True)
(1).to_bytes(0, "big")
(256).to_bytes(1, "big")
(-1).to_bytes(1, "big")
(1).to_bytes(2, "x")
(1).to_bytes(-1)
(1).to_bytes("a")
(1).to_bytes(2, 3)
(10**20).to_bytes(9, "big"), (-10**20).to_bytes(10, "little", signed=True)
int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"), int.from_bytes(b""), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"\xff" * 10)
int.from_bytes([1, 2, 255]), int.from_bytes(bytearray(b"ab"), byteorder="little"), int.from_bytes((1,)), int.from_bytes(b"\x80", "little", signed=True)
int.from_bytes(5)
int.from_bytes("ab")
int.from_bytes([256])
int.from_bytes([-1])
int.from_bytes(["a"])
int.from_bytes(b"a", "x")
int.from_bytes()
(5).bit_length(1)
(5).foo
(1.5).foo
(5).real = 1
(1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer(), float("nan").is_integer(), (1e300).is_integer()
(1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(), (0.0).as_integer_ratio(), (1e20).as_integer_ratio()
float("nan").as_integer_ratio()
float("inf").as_integer_ratio()
(1.5).hex(), (0.0).hex(), (-0.0).hex(), (0.1).hex(), (-5e-324).hex(), (1e300).hex(), float("inf").hex(), float("nan").hex(), (1.0).hex()
float.fromhex("0x1.8p1"), float.fromhex("1.8p1"), float.fromhex("0x1p-1074"), float.fromhex("-0x.8"), float.fromhex("ff"), float.fromhex(" inf "), float.fromhex("0x1.999999999999ap-4"), float.fromhex("0X1P+3"), float.fromhex("-nan")
float.fromhex("zz")
float.fromhex("")
float.fromhex("0x")
float.fromhex("0x1p")
float.fromhex("0x1p99999")
float.fromhex("0x1p-99999")
float.fromhex(5)
(1.5).real, (1.5).imag, (1.5).conjugate()
# hash
hash(0), hash(1), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(-2**61), hash(2**63), hash(10**50), hash(-10**50)
hash(1.0), hash(1.5), hash(-1.5), hash(0.1), hash(1e300), hash(-1e300), hash(5e-324), hash(float("inf")), hash(float("-inf")), hash(-1.0), hash(2.0**61), hash(1e16), hash(2.0**63)
hash(10**20) == hash(1e20), hash(True) == hash(1.0)
{1: "a", 1.0: "b", True: "c"}
{2**60: 1}[2.0**60]
{1e20: 1}[10**20]
{0.1: 1}[0.1]
{10**30: 5}[10**30]
1.0 in [1], 1 in {1.0}, 10**30 in {1e30}, 10**20 in {1e20}
# conversion to text
str(5), repr(10**30), str(1.5), repr(1e16), str(-0.0)
f"{5}", f"{10**30}", f"{1.5}", f"{1e16}", f"{True}"
bin(10), hex(255), oct(8), bin(-5), hex(-10**30)
max(1, 2.5, True), min(3, 1.5), sum([1, 2.5, True]), sum([0.1] * 10), sum([10**30, 1])
isinstance(5, int), isinstance(5, float), isinstance(5.0, float), isinstance(True, bool)
int.__name__, float.__name__, bool.__mro__
(5).__add__(3), (5).__radd__(3), (5).__add__("a"), (5).__eq__(5.0), (5.0).__eq__(5), (5).__lt__(6), (5).__neg__(), (5).__bool__(), (5).__index__(), (5).__hash__(), (5).__repr__()
(5).__truediv__(2), (5).__rsub__(10), (5).__divmod__(2), (5).__divmod__("a"), (5).__float__(), (5.7).__int__(), (5.5).__round__(), (5.7).__trunc__(), (-5).__abs__(), (5.2).__floor__(), (5.2).__ceil__()
x = 5; y = 6; x is x, x is not y
5()
5[0]
5[0] = 1
5.5[0]
len(5)
iter(5)
[0 for i in 5]
a, b = 5
[*5]
1 if 0.0 else 2
1 and 0, 0 or 2, 0.0 or "x"
0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75
1e23, 1e22, 9007199254740992.0, 4.35, 2.675, 100.0, 1e2, 123456.789, 0.1e-6
1_0.5_0, 1_0e1_0
3.0 * 10**15, 3.0 * 10**16
10**15 * 1.0, 10**16 * 1.0
sum(x * x for x in range(100)), 2**100 - sum(2**i for i in range(100))
# Powers with zeros and infinities.
inf, nan = float('inf'), float('nan')
[0.0 ** -inf, (-0.0) ** -inf, 0.0 ** inf, 1.0 ** nan, nan ** 0.0, (-1.0) ** inf, (-inf) ** 3.0, (-inf) ** -3.0, (-0.0) ** 3.0, 2.0 ** -inf, 0.5 ** -inf, (-inf) ** 0.5]
0.0 ** -1.0
float('1' * 2000)
float('1' * 300), float('0.' + '3' * 2000), float('1' + '0' * 2000 + 'e-2000')
int('1' * 4301)
# What int() and float() take for spaces and digits.
int(' \t\n\v\f\r7\x85\xa0\u2028'), int('٣'), float('\u30003٣.5')
int('\x1c7')
float('\x1f7')
int(b'\xd9\xa3')
float(b'\xd9\xa3')
int('007'), int('9' * 18), int('9' * 19), int('-9' + '9' * 17), int(b'12'), int('12', 8), int('١٢')
[int.from_bytes(b'\xff' * n, o, signed=s) for n in (0, 1, 7, 8, 9) for o in ('big', 'little') for s in (False, True)]
[int.from_bytes(b'\x80' + b'\1' * n, 'big', signed=True) for n in (0, 6, 7, 8)], int.from_bytes([1, 2], 'little')
sorted([3, True, -1, 2**70, 1]), sorted([3, -1, 3, 2], reverse=True), sorted(['b', '', 'a', 'é'], reverse=True), sorted([1, 'a'][:1])
sorted(['a', 1])
float.__getformat__('double')
float.__getformat__('int')
