b = bytearray(b"abcdef"); m = memoryview(b)
m
len(m), m.nbytes, m.itemsize, m.format, m.shape, m.strides, m.suboffsets, m.ndim, m.readonly, m.obj is b
m.c_contiguous, m.f_contiguous, m.contiguous
memoryview(b"abc").readonly, memoryview(b"abc").obj
memoryview(object=b"x").tobytes()
memoryview()
memoryview(1)
memoryview("abc")
memoryview([1, 2])
memoryview(b"a", 1)
memoryview(b"a", x=1)
type(m), type(m).__name__, isinstance(m, memoryview)
class V(memoryview): pass
m[0], m[-1], m[True]
m[6]
m[-7]
m["a"]
m[1.0]
m[None]
m[10**30]
m[()]
m[...]
m[0, 1]
m[1,]
m[0:1, 0:1]
m[0:1, 0]
m[1:3].tobytes(), m[::2].tobytes(), m[::-1].tobytes(), m[4:1:-2].tolist(), m[3:1].tolist(), m[100:].tolist()
m[::0]
m["a":]
m[::2].shape, m[::2].strides, m[::2].contiguous, m[::-1].strides, m[5:5].strides, m[5:2:2].contiguous, m[2:2].contiguous
m[1:][1:][0], m[1:5][::2].tolist(), m[::-2][::-1].tolist()
m[1:3].obj is b, memoryview(m[1:3]).obj is b
m[0] = 65; b
m[0] = 256
m[0] = -1
m[0] = "a"
m[0] = b"a"
m[0] = 1.0
m[0] = None
m[0] = 10**30
m[6] = 1
m["a"] = 1
m[0:2] = b"xy"; b
m[0:2] = b"xyz"
m[0:2] = 5
m[0:2] = "ab"
m[0:2] = [1, 2]
m[0:2] = bytearray(b"AB"); b
m[::2] = b"123"; b
m[::2] = m[1::2]; b
m[1:4] = m[0:3]; b
m[0:3] = m[1:4]; b
m[:] = b"abcdef"; b
m[::-1] = m; b
m[0:0] = b""; b
m[0, 1] = 5
m[0:1, 0:1] = b"a"
m[2,] = 0x7a; b
del m[0]
del m[0:1]
memoryview(b"abc")[0] = 1
memoryview(b"abc")["a"] = 1
del memoryview(b"abc")[0]
m.foo = 1
m.nbytes = 1
m.foo
m.obj = 1
class I:
    def __index__(self): return 2
m[I()], m[I():].tobytes()
m[0] = I(); b
class R:
    def __init__(self, v): self.v = v
    def __index__(self): self.v.release(); return 1
w = memoryview(b); w[0] = R(w)
w = memoryview(b); w[R(w)]
w = memoryview(b); w[R(w)] = 1
w = memoryview(b); w[R(w):]
class Z:
    def __index__(self): return 1 // 0
m[0] = Z()
m[Z()]
b[:] = b"abcdef"
m.tobytes(), m.tobytes("C"), m.tobytes("F"), m.tobytes("A"), m.tobytes(None), m.tobytes(order="C")
m.tobytes("X")
m.tobytes(1)
m.tolist(), m[::-2].tolist()
m.hex(), m.hex(":"), m.hex(":", 2), m.hex("-", -4), m[::2].hex(), m.hex(sep=" ", bytes_per_sep=3)
m.hex("ab")
list(m), [c for c in m], bytes(reversed(m)), sum(m), max(m), sorted(m), tuple(m[::2])
it = iter(m); next(it), next(it), type(it)
97 in m, 300 in m, "a" in m, b"a" in m
m == b"abcdef", b"abcdef" == m, m == bytearray(b"abcdef"), bytearray(b"abcdef") == m, m == m, m == memoryview(b"abcdef")
m != b"abcdef", m == b"abc", m == "abcdef", m == [97], m != 5, m[::2] == b"ace", b"ace" == m[::2], bytearray(b"ace") == m[::2]
m < b"x"
b"x" < m
b"x" >= m
bytearray(b"x") > m, bytearray(b"abc") < m, m > bytearray(b"a")
m < m
hash(memoryview(b"abc")) == hash(b"abc"), {memoryview(b"abc"): 1}[b"abc"]
hash(m)
hash(m.toreadonly())
hash(memoryview(b"abcd").cast("i"))
hash(memoryview(b"abcd").cast("b")) == hash(b"abcd"), hash(memoryview(b"abcd")[::2]) == hash(b"ac")
r = m.toreadonly(); r.readonly, r.obj is b, r[0]
r[0] = 1
r[0:1] = b"a"
m + b"x"
b"x" + m
bytearray(b"x") + m
m + m
m * 2
2 * m
m += b"x"
b"x" + m[::2]
bytes(m), bytearray(m), bytes(m[::2]), bytearray(m[::-1]), bytes(m[2:4])
b"".join([m, b"x", m[1:2]]), bytearray(b",").join([m[:1], m[1:2]])
b"".join([m[::2]])
b"".join(["a"])
b"a".join(m)
b"abc".find(m[1:2]), b"abc".startswith(m[0:1]), b"abc" in m, m[1:2] in b"abc"
b"a,b".split(memoryview(b",")), b"abc".replace(memoryview(b"b"), memoryview(b"-")), b"xabcx".strip(memoryview(b"x"))
b"abc".partition(memoryview(b"b")), b"abc".count(memoryview(b"b")), b"abc".index(memoryview(b"c")), b"abc".removeprefix(memoryview(b"a"))
b"abc".partition(m[::2])
b"abc".find(m[::2])
b"%b|%s|%r" % (m[:2], m[:2], 1)
b"%b" % m[:3]
"%s" % m == repr(m), f"{m}" == str(m), "{}".format(m) == str(m)
f"{m:x}"
str(m, "utf-8"), str(m[1:3], encoding="ascii"), str(m) == repr(m)
str(m[::2], "utf-8")
m.decode()
int.from_bytes(m[:2], "big"), int.from_bytes(m[::2], "little"), int.from_bytes(m, "big", signed=True)
int(memoryview(b"12")), float(memoryview(b"1.5"))
int(memoryview(b"12"), 10)
int(memoryview(b"1x"))
ord(memoryview(b"a"))
bytes.fromhex(m)
bytes.maketrans(memoryview(b"a"), memoryview(b"b"))[97], b"abc".translate(None, memoryview(b"a"))
bool(m), bool(memoryview(b"")), len(memoryview(b""))
callable(m), id(m) == id(m), repr(m) == str(m)
b.append(1)
b.pop()
b += b"x"
b *= 2
b.clear()
b.extend(b"x")
b.insert(0, 1)
del b[0]
del b[::2]
b[0:1] = b"xyz"
b.remove(97)
b.__init__(b"longer than before")
b.__init__(b"abcdef")
b[0:2] = b"AB"; b.reverse(); b
b[:] = b"abcdef"; b += b""; b.extend(b""); b *= 1; b
b
s = m[2:]; m.release(); m
m.release()
b.append(1)
s[0], s.tobytes(); s.release(); b.append(103); b
len(m)
m[0]
m[0] = 1
m.tobytes()
m.tolist()
m.nbytes
m.obj
m.readonly
m.format
m.shape
m.hex()
m.cast("B")
m.toreadonly()
1 in m
hash(m)
bytes(m)
b"x" + m
b"".join([m])
memoryview(m)
m.__enter__()
bool(m)
m == m, m == b"", b"" == m, m != m
b.extend(m)
int.from_bytes(m, "big")
with memoryview(b) as v: v[0] = 0x41
b, v
with v: pass
with memoryview(b) as v: b.append(1)
b.append(104); b
h = memoryview(b"abc"); x = hash(h); h.release(); hash(h) == x
it = iter(memoryview(b)); k = memoryview(b); j = iter(k); next(j); k.release(); next(j)
del it, k, j
b = bytearray(range(16)); m = memoryview(b)
m.cast("h").tolist(), m.cast("H").shape, m.cast("i").itemsize, m.cast("Q").tolist(), m.cast("@I").format, m.cast("l").nbytes
m.cast("b").tolist()[:2], m.cast("c").tolist()[:3], m.cast("?").tolist()[:3], m.cast("d").ndim, m.cast("f").strides
m.cast("n").itemsize == m.cast("N").itemsize == m.cast("P").itemsize
m.cast("e")
m.cast("<h")
m.cast("hh")
m.cast("")
m.cast("x")
m.cast("é")
m.cast(1)
m.cast()
m[:3].cast("h")
m[::2].cast("B")
m.cast("h").cast("i")
m.cast("h").cast("B").tolist() == list(b)
h = m.cast("h"); h[0] = -2; h[1] = 32767; b[:4]
h[0] = 32768
h[0] = -32769
h[0] = "x"
H = m.cast("H"); H[0] = 65535; b[:2]
H[0] = -1
H[0] = 65536
q = m.cast("q"); q[0] = -2**63; q[0], q[1:].tolist()
q[0] = 2**63
q[0] = -2**63 - 1
Q = m.cast("Q"); Q[0] = 2**64 - 1; Q[0]
Q[0] = 2**64
Q[0] = -1
c = m.cast("c"); c[0] = b"z"; c[0], c[0:2].tolist()
c[0] = b"zz"
c[0] = 5
c[0] = bytearray(b"a")
s = m.cast("b"); s[0] = -128; s[0]; s[1] = 127; s[1]
s[0] = 128
s[0:2] = b"ab"
s[0:2] = memoryview(b"ab").cast("b"); bytes(b[:2])
f = m.cast("f"); f[0] = 1.5; f[1] = 2; f[0], f[1]; f[2] = 1e300; f[2]
f[0] = "x"
d = m.cast("d"); d[0] = 0.1; d[0]
t = m.cast("?"); t[0] = []; t[1] = "x"; t[:2].tolist(), b[:2]
h[1:3].tolist(), h[::2].tobytes() == bytes(b[0:2] + b[4:6] + b[8:10] + b[12:14]), h[2:].nbytes, h[::-1].strides
h == m, h == m.cast("H"), m.cast("i") == m.cast("i"), memoryview(b"\1\0").cast("h") == b"\1", memoryview(b"\1") == memoryview(b"\1").cast("b"), memoryview(b"a").cast("c") == b"a"
float("nan") in memoryview(bytearray(8)).cast("d"), 0.0 in memoryview(bytearray(8)).cast("d")
z = memoryview(bytes.fromhex("000000000000f87f")).cast("d"); z == z
b[:] = bytes(range(16))
g = m.cast("B", [4, 4]); g.shape, g.strides, g.ndim, len(g), g.nbytes, g.c_contiguous, g.f_contiguous
g.tolist()
g[0, 1], g[-1, -1], g[(2, 3)]
g[0]
g[0, 4]
g[4, 0]
g[0, 0, 0]
g[0,]
g[0:2].tolist(), g[::2].shape, g[::2].tolist(), g[::2].contiguous
g[0:1, 0:1]
g[0, 0] = 99; b[0]
g[0] = 1
g[0:1] = b"abcd"
g[0:1, 0:1] = b"a"
g[0,] = 1
list(g)
g.tobytes("F") == bytes(g[i, j] for j in range(4) for i in range(4))
bytes(g[::2]) == bytes(b[0:4] + b[8:12])
g.cast("B", [2, 8])
g.cast("B").shape, g.cast("h").shape, g.cast("h", [8]).shape
m.cast("h", [2, 4]).tolist(), m.cast("h", (2, 2, 2)).strides, m.cast("B", shape=[16]).shape
m.cast("B", 16)
m.cast("B", [3, 5])
m.cast("B", [-1, 16])
m.cast("B", [0, 16])
m.cast("B", ["a"])
m.cast("B", [])
m.cast("B", [1] * 65)
memoryview(b"").cast("B", [1])
memoryview(b"").cast("B", [2**40, 2**40])
memoryview(b"").cast("h").shape, memoryview(b"")[::2].tolist()
o = m[:1].cast("B", []); o.shape, o.ndim, len(o), o.tolist(), o[()], o[...] is o, o.nbytes, o.tobytes()
o[0]
o[()] = 7; b[0]
o[...] = 8; b[0]
o[0] = 1
iter(o)
g == m, g == m.cast("B", [4, 4]), g == m.cast("B", [2, 8]), o == m[:1]
del g, o, h, H, q, Q, c, s, f, d, t; m.release(); b.append(1); len(b)
b = bytearray(b"abc"); b += memoryview(b"de"); b.extend(memoryview(b"fg")); b[0:1] = memoryview(b"xy"); b
b += memoryview(b)
b.extend(memoryview(b))
b[:] = memoryview(b)[1:]
b += memoryview(b"xyz")[::2]
b.extend(memoryview(b"xyz")[::2])
b[0:1] = memoryview(b"xyz")[::2]
b.extend(b); b[0:2] = b; b
b += b
def view():
    v = memoryview(b)
    return v[0]
view(); b.append(33); b[-1]
memoryview(b)[1:].tobytes(); b.append(33); len(memoryview(b)[1:]); b.append(34); b[-2:]
for x in memoryview(b): pass
b.append(35); b[-1]
