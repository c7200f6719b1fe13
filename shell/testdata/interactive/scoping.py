x = 'global'
def scope_test():
    def do_local():
        spam = "local spam"
    def do_nonlocal():
        nonlocal spam
        spam = "nonlocal spam"
    def do_global():
        global spam
        spam = "global spam"
    spam = "test spam"
    do_local()
    print("After local assignment:", spam)
    do_nonlocal()
    print("After nonlocal assignment:", spam)
    do_global()
    print("After global assignment:", spam)
scope_test()
spam
def f(): print(y)
f()
y = 5
f()
def f():
    y += 1
f()
def f():
    print(x)
    x = 1
f()
fs = [lambda: i for i in range(3)]
[g() for g in fs]
fs = [lambda i=i: i for i in range(3)]
[g() for g in fs]
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); c(), c(), c(5)
d = counter(); d(), c()
c.__name__, c.__qualname__, counter.__defaults__, c
def outer():
    v = 1
    class K:
        v = 2
        def m(self): return v
        w = v
        l = [v for _ in range(2)]
    return K().m(), K.w, K.l
outer()
class A:
    n = 3
    xs = [n for _ in range(2)]
class A:
    n = 3
    xs = [i for i in range(n)]
A.xs
[i for i in range(3)]; i
for i in range(2): pass
i
del i
i
def f(a, b=[]):
    b.append(a)
    return b
f(1), f(2), f(3, [])
def f():
    global newg
    newg = 1
f(); newg
global z
z = 1; z
nonlocal q
def f():
    global w
    del w
f()
def f():
    try:
        return 'try'
    finally:
        print('fin')
f()
def f():
    for i in range(3):
        try:
            continue
        finally:
            print(i)
f()
def f(x):
    def g(): return x
    x = x + 1
    return g
f(1)()
def f():
    def g(): return h
    return g
f()()
def f():
    if False: v = 1
    def g(): return v
    return g()
f()
def f(n): return 1 if n <= 1 else n * f(n - 1)
f(20), f(30)
def f(*, a): return a
f(a=1), f.__name__
f(1)
(lambda *a, **k: (a, k))(1, 2, x=3)
print((lambda: (yield_ := 5))())
[last := j for j in range(3)], last
if (m := 10) > 5: print(m)
locals() is not None, 'x' in globals() if False else True
def f():
    a = 1; b = 2
    return sorted(locals())
f()
dir()[:0]
vars is not None
int = 5
int
del int
int('5')
len = lambda x: 42
len('a')
del len
len('a')
del len
print = 5
del print
print('ok')
True = 1
None.x = 1
__name__
__doc__
_
5
_
_ + 1
_ = 'mine'
7
_
del _
8
_
