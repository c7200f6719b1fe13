# Containers that change while they are walked, and what iterators and built-in
# functions say of objects that raise.
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
d={0:0}
def it():
    for i in d:
        del d[0]; d[0]=0
t(it)
d={}; d['a']=1; d['b']=2
def it2():
    for i in d:
        print(i); del d[i]; d['c'+i]=5
        if len(i)>5: break
t(it2)
d={'a':1,'b':2}
def it3():
    for k,v in d.items():
        d.pop(k); d[k]=v
t(it3)
def it4():
    s={1,2,3}
    for x in s: s.add(x+10)
t(it4)
class Bad:
    def __init__(self, how): self.how=how
    def __eq__(self, o):
        self.how(); return False
    __hash__ = None
def clr(op):
    l=[]
    b=Bad(lambda: l.clear())
    l[:]=[b,b,b]
    return op(l)
t(lambda: clr(lambda l: l.index(5)))
t(lambda: clr(lambda l: l.remove(5)))
t(lambda: clr(lambda l: l.count(5)))
t(lambda: clr(lambda l: 5 in l))
t(lambda: clr(lambda l: l == [1,2,3]))
t(lambda: clr(lambda l: l < [1,2,3]))
def srt():
    l=[3,2,1]
    l.sort(key=lambda x: l.append(x) or x)
t(srt)
def srt():
    l=[3,2,1]
    try: l.sort(key=lambda x: 1/0)
    finally: print(l)
t(srt)
t(lambda: sorted([3,'a']))
t(lambda: sorted([3,1], key=5))
t(lambda: sorted(5))
t(lambda: sorted())
t(lambda: sorted([1],reverse='a'))
t(lambda: sorted([1],[2]))
class L:
    def __len__(self): print('len'); return 3
    def __iter__(self): print('iter'); return iter([1,2])
t(lambda: list(L())); t(lambda: tuple(L())); t(lambda: [*L()]); t(lambda: set(L())); t(lambda: sorted(L())); t(lambda: (lambda *a: a)(*L()))
class L:
    def __length_hint__(self): print('hint'); return self.v
    def __iter__(self): return iter([1,2])
for v in (3, -1, 'a', NotImplemented, 2**80):
    L.v=v; t(lambda: list(L()))
class L:
    def __len__(self): 1/0
    def __iter__(self): return iter([1,2])
t(lambda: list(L()))
class G:
    def __getitem__(self, i):
        if i==2: raise self.e
        return i
for e in (IndexError, StopIteration, KeyError, ValueError('x'), TypeError('y')):
    G.e=e
    t(lambda: list(G())); t(lambda: (lambda *a: a)(*G())); t(lambda: [*G()]); t(lambda: max(G())); t(lambda: sum(G())); t(lambda: 7 in G()); t(lambda: dict(zip(G(), 'abc'))); t(lambda: print(*G()))
class I:
    def __iter__(self): raise TypeError('iter')
for f in (list, tuple, set, sorted, max, sum, dict, any, enumerate, zip, reversed, iter):
    t(lambda: f(I()) and 0)
t(lambda: (lambda *a: a)(*I())); t(lambda: [*I()]); t(lambda: 5 in I()); 
def unp():
    a, b = I()
t(unp)
def unp():
    a, *b = 5
t(unp)
class N:
    def __iter__(self): return 5
t(lambda: list(N())); t(lambda: iter(N()))
class N:
    __iter__=None
t(lambda: list(N())); t(lambda: 5 in N()); t(lambda: [*N()]); t(lambda: (lambda *a: a)(*N()))
class N:
    def __iter__(self): return self
    def __next__(self): raise ValueError('next')
for f in (list, tuple, set, sorted, max, sum, dict, any, iter): t(lambda: f(N()) and 0)
t(lambda: max([])); t(lambda: max()); t(lambda: max(5)); t(lambda: max([], default=3)); t(lambda: max(1,2,default=3)); t(lambda: max(1,2,key=5)); t(lambda: max([1,'a'])); t(lambda: min(1,2,foo=3)); t(lambda: max(1,-5,key=abs)); t(lambda: max([], default=None)); t(lambda: max([3,1],key=None))
t(lambda: sum(['a'])); t(lambda: sum(['a'],'')); t(lambda: sum([b'a'],b'')); t(lambda: sum([[1],[2]],[])); t(lambda: sum([1,2.5],start=3)); t(lambda: sum([bytearray(b'a')],bytearray())); t(lambda: sum()); t(lambda: sum(5))
t(lambda: pow(2,10,1000)); t(lambda: pow(2,-1,7)); t(lambda: pow(2,-1,4)); t(lambda: pow(2,1,0)); t(lambda: pow(2.0,1,3)); t(lambda: pow(2,'a')); t(lambda: pow(2,3,'a')); t(lambda: pow(exp=2,base=3)); t(lambda: pow(0,-1))
t(lambda: round(2.5)); t(lambda: round(2.675,2)); t(lambda: round('a')); t(lambda: round(1,'a')); t(lambda: round(12345,-2)); t(lambda: round(2.5,None)); t(lambda: round(1e300*1e300)); t(lambda: round(float('nan'))); t(lambda: round(number=5, ndigits=1)); t(lambda: round())
t(lambda: isinstance(1,(str,(int,)))); t(lambda: isinstance(1,5)); t(lambda: isinstance(1,(str,5))); t(lambda: issubclass(1,int)); t(lambda: issubclass(int,(str,(float,int)))); t(lambda: isinstance(1, (int, 5)))
t(lambda: list(zip([1],[2,3],strict=True))); t(lambda: list(zip([1,2],[2],strict=True))); t(lambda: list(zip([1],[2],[3,4],strict=True))); t(lambda: zip(5)); t(lambda: zip([1],5)); t(lambda: list(zip()))
t(lambda: list(map(lambda a,b: a+b, [1,2],[3]))); t(lambda: map()); t(lambda: map(5)); t(lambda: list(map(5,[1]))); t(lambda: map(int,5)); t(lambda: filter(1)); t(lambda: list(filter(None,[0,1,'']))); t(lambda: list(filter(5,[1]))); t(lambda: filter(int, 5))
t(lambda: dict.fromkeys([1,2])); t(lambda: dict.fromkeys(5)); t(lambda: dict([1])); t(lambda: dict([(1,2,3)])); t(lambda: dict(['ab','cd'])); t(lambda: dict(5)); t(lambda: dict({},{})); t(lambda: {}.update(5)); t(lambda: {}.update([1])); t(lambda: {}|5); t(lambda: {1:2}|{3:4}); t(lambda: {}.popitem()); t(lambda: {}.pop(1)); t(lambda: {}.pop([])); t(lambda: {1:1}.pop([])); t(lambda: {}[[]]); t(lambda: {}.get([])); t(lambda: {}.setdefault([]))
class M(dict):
    def __missing__(self,k): return ('missing',k)
t(lambda: M()[3]); t(lambda: M().get(3)); t(lambda: M.fromkeys('ab')); t(lambda: type(M()|{})); t(lambda: type(M().copy()))
t(lambda: {1:2}.keys() & [1,3]); t(lambda: {1:2}.keys() | [1,3]); t(lambda: {1:2}.keys() - [1,3]); t(lambda: {1:2}.keys() ^ [1,3]); t(lambda: {1:2}.items() & [(1,2)]); t(lambda: {1:2}.keys() & 5); t(lambda: {1:2}.values() & [1]); t(lambda: {1:2}.keys() == {1}); t(lambda: {1:2}.keys() <= {1,2}); t(lambda: {1:[]}.items() | []); t(lambda: [1,3] & {1:2}.keys()); t(lambda: list(reversed({1:2,3:4}.items()))); t(lambda: {1:2}.keys().isdisjoint(5)); t(lambda: {1:2}.keys().isdisjoint([2]))
class H:
    def __hash__(self): raise ValueError('h')
for f in (lambda: {H():1}, lambda: {H()}, lambda: {}.get(H()), lambda: H() in {}, lambda: H() in set(), lambda: {1}.discard(H()), lambda: hash((1,H())), lambda: frozenset([H()])): t(f)
class E:
    def __hash__(self): return 1
    def __eq__(self,o): raise ValueError('eq')
for f in (lambda: {E():1,E():2}, lambda: {E(),E()}, lambda: [1].index(E()), lambda: E() in [1], lambda: [E()].count(2), lambda: [E()]==[1], lambda: {E():1}[E()], lambda: (1,E())==(1,2), lambda: [1].remove(E())): t(f)
t(lambda: next([])); t(lambda: next(iter([]))); t(lambda: next(iter([]),5)); t(lambda: iter(5)); t(lambda: iter(5,6)); t(lambda: list(iter([1,2,3].pop, 1))); t(lambda: next()); t(lambda: next(1,2,3))
t(lambda: print(sep=5)); t(lambda: print(end=5)); t(lambda: print(file=5)); t(lambda: print(1,2,sep=None,end=None)); t(lambda: print(foo=1)); t(lambda: print(1,flush=True))
t(lambda: callable(5)); t(lambda: vars(5)); t(lambda: dir(5)[:2]); t(lambda: hash([])); t(lambda: hash(slice(1))); t(lambda: id()); t(lambda: chr(-1)); t(lambda: chr(2**40)); t(lambda: ord('ab')); t(lambda: ord(5)); t(lambda: divmod(5,0)); t(lambda: divmod(5,'a')); t(lambda: abs('a')); t(lambda: bin(2.5)); t(lambda: format(5,5)); t(lambda: format(5,'zz')); t(lambda: len(5)); t(lambda: len()); t(lambda: len(1,2)); t(lambda: any(5)); t(lambda: input(1,2)); t(lambda: getattr(5,'x')); t(lambda: getattr(5,5)); t(lambda: getattr(5,'x',3)); t(lambda: setattr(5,'x',1)); t(lambda: delattr(5,'x')); t(lambda: hasattr(5,5)); t(lambda: int('z')); t(lambda: int('10',1)); t(lambda: int(5,5)); t(lambda: int([])); t(lambda: bytes('a')); t(lambda: bytes([256])); t(lambda: bytes(-1)); t(lambda: bytes('a','ascii','x','y')); t(lambda: bytes(5,'ascii')); t(lambda: enumerate()); t(lambda: list(enumerate('ab',2**70))); t(lambda: enumerate('a','b')); t(lambda: reversed(5)); t(lambda: reversed({1})); t(lambda: list(reversed(range(3)))); t(lambda: slice()); t(lambda: range()); t(lambda: range(1,2,0)); t(lambda: range('a'))
class R(enumerate): pass
class Z(zip):
    def __init__(self, *a, tag=None): self.tag=tag
t(lambda: list(R('ab'))); t(lambda: (list(Z('ab',[1,2],tag=5)), Z(tag=3).tag)); t(lambda: type(R('a')).__name__); t(lambda: isinstance(R('a'), enumerate))
class FS(frozenset):
    def __init__(self, a, tag=None): self.tag=tag
t(lambda: FS([1],tag=2).tag); t(lambda: FS([1])|{2})
class LL(list):
    def __new__(cls, a, tag=None):
        s=super().__new__(cls,a); s.tag=tag; return s
t(lambda: LL([1],tag=4).tag)
it=iter([1,2,3]); next(it); t(lambda: it.__length_hint__()); it=iter({1:2}); t(lambda: it.__length_hint__()); t(lambda: reversed([1,2]).__length_hint__()); t(lambda: iter({1,2}).__length_hint__())
l=[1,2,3]; l[1:1]=l; print(l); l[:]=l[::-1]; print(l); l.extend(l); print(l); l+=l; print(len(l)); l*=0; print(l)
t(lambda: [].pop()); t(lambda: [1].pop(5)); t(lambda: [1].pop('a')); t(lambda: [].remove(1)); t(lambda: [1].index(2)); t(lambda: [1].insert('a',1)); t(lambda: [1]+(2,)); t(lambda: [1]*'a'); t(lambda: [1][5]); t(lambda: [].extend(5)); t(lambda: [1]<5); t(lambda: [1].sort(5)); t(lambda: [1].index(1,'a'))
t(lambda: set([[]])); t(lambda: {1}|[1]); t(lambda: {1}.union([2],(3,))); t(lambda: {1}.update(5)); t(lambda: {1}.remove(2)); t(lambda: {1}.remove([])); t(lambda: set().pop()); t(lambda: {1}<5); t(lambda: {1}<{1,2}); t(lambda: {1}=={1.0}); t(lambda: {1}.issubset(5)); t(lambda: {1}.issubset([1,2])); t(lambda: {frozenset([1])}.__contains__({1})); t(lambda: hash(frozenset())==hash(frozenset()))
