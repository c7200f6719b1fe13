# A name that := binds is bound in the function around, wherever it stands.
def f(): (k := 1); return k
f()
def f(): {(k := 1): 2}; return k
f()
def f(): {0: (k := 1)}; return k
f()
def f(): {**(k := {})}; return k
f()
def f(): [(k := 1)]; return k
f()
def f(): [*(k := [1])]; return k
f()
def f(): (0, (k := 1)); return k
f()
def f(): {(k := 1)}; return k
f()
def f(): 'abc'[(k := 1)]; return k
f()
def f(): 'abc'[(k := 1):]; return k
f()
def f(): 'abc'[:(k := 1)]; return k
f()
def f(): 'abc'[::(k := 1)]; return k
f()
def f(): (k := 'abc')[0]; return k
f()
def f(): (k := 'abc').upper; return k
f()
def f(): (k := len)(''); return k
f()
def f(): len((k := 'a')); return k
f()
def f(): max(*(k := [1])); return k
f()
def f(): sorted([], key=(k := len)); return k
f()
def f(): dict(**(k := {})); return k
f()
def f(): -(k := 1); return k
f()
def f(): not (k := 1); return k
f()
def f(): 1 + (k := 1); return k
f()
def f(): (k := 1) + 1; return k
f()
def f(): 1 < (k := 1); return k
f()
def f(): (k := 1) < 1; return k
f()
def f(): 1 and (k := 1); return k
f()
def f(): (k := 1) or 1; return k
f()
def f(): (k := 1) if 1 else 2; return k
f()
def f(): 1 if (k := 1) else 2; return k
f()
def f(): 1 if 0 else (k := 1); return k
f()
def f(): f'{(k := 1)}'; return k
f()
def f(): f'{1:{(k := 1)}}'; return k
f()
def f(): lambda x=(k := 1): x; return k
f()
def f(): lambda *, x=(k := 1): x; return k
f()
def f(): (lambda: (k := 1))(); return k
f()
def f(): [(k := x) for x in [1]]; return k
f()
def f(): [x for x in [1] if (k := x)]; return k
f()
def f(): {(k := x) for x in [1]}; return k
f()
def f(): {(k := x): 1 for x in [1]}; return k
f()
def f(): {1: (k := x) for x in [1]}; return k
f()
def f(): list((k := x) for x in [1]); return k
f()
def f(): [[(k := x) for x in [1]] for y in [1]]; return k
f()
def f():
    x = (k := 1)
    return k
f()
def f():
    [0][(k := 0)] = 1
    return k
f()
def f():
    x = 1
    x += (k := 1)
    return k
f()
def f():
    l = [0]
    l[(k := 0)] += 1
    return k
f()
def f():
    x: int = (k := 1)
    return k
f()
def f():
    del [0][(k := 0)]
    return k
f()
def f():
    if (k := 1): return k
f()
def f():
    while (k := 1): return k
f()
def f():
    for x in (k := [1]): return k
f()
def f():
    for x in []: pass
    else: k = 1
    return k
f()
class M:
    def __enter__(self): pass
    def __exit__(self, *e): pass
def f():
    with (k := M()): return k is not None
f()
def f():
    assert (k := 1)
    return k
f()
def f():
    try: assert 0, (k := 1)
    except AssertionError: return k
f()
def f():
    try: raise (k := ValueError)
    except ValueError: return k
f()
def f():
    try: raise KeyError from (k := ValueError())
    except KeyError: return k
f()
def f():
    try: 1 / 0
    except (k := ZeroDivisionError): return k
f()
def f():
    return (k := 1), k
f()
def f():
    def g(x=(k := 1)): pass
    return k
f()
def f():
    def g(*, x=(k := 1)): pass
    return k
f()
def f():
    @(k := lambda g: g)
    def g(): pass
    return k is not None
f()
def f():
    class A((k := object)): pass
    return k
f()
# In a module and in a class, annotations too.
x: (k := int) = 1
k, __annotations__['x']
y: (lambda: k)() = 2
__annotations__['y']
class A:
    x: (k2 := str)
    y: [i for i in 'ab'][0] = 3
    z: (lambda v: v)(int)
A.k2, A.__annotations__
def f():
    v = 1
    class A:
        x: (lambda: v)()
        y = {(lambda: v)(): [v for _ in 'a'][0]}
    return A.__annotations__, A.y
f()
class A:
    if (n := 3) > 2: m = n
A.n, A.m
class A: [(n := i) for i in 'ab']
def f():
    global made
    [(made := i) for i in 'ab']
f(); made
def f():
    n = 0
    def g():
        nonlocal n
        [(n := i) for i in 'ab']
    g()
    return n
f()
