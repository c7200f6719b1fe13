# Attributes and constructors of exceptions, tracebacks as objects, and circles of contexts.
import sys
def f(n):
    if n: return f(n-1)
    x = 5
    1/0
try: f(3)
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(tb is e.__traceback__, sys.exc_info()[2] is tb, type(tb), type(tb.tb_frame), type(tb.tb_frame.f_code))
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_firstlineno, tb.tb_frame.f_lineno if tb is not e.__traceback__ else 0)
        last=tb
        tb = tb.tb_next
    print(last.tb_frame.f_locals)
    try: last.tb_next = e.__traceback__
    except ValueError as x: print(x)
    try: last.tb_next = 5
    except TypeError as x: print(x)
class C:
    def __exit__(self, *a): print(a[0], a[1], a[2].tb_lineno); return True
    def __enter__(self): pass
with C(): 1/0
u = UnicodeEncodeError('baz', 'xxxxx', 1, 5, 'foo'); print(u)
u.end = 2; print(u); u.end=5; u.reason=0x345345345345345345; print(u); u.encoding=4000;print(u); u.start=1000; print(u)
print(u.args, u.start, u.end)
for v in ('a', None, 2.5, 2**70):
    try: u.start = v
    except Exception as e: print(type(e), e)
for c in (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError):
    for a in ((), ('a',), ('utf8', b'x', 0, 1, 'r'), ('utf8','x',0,1,'r'), ('abc', 0, 1, 'r'), (b'abc',0,1,'r'), ('utf8','x','a',1,'r'), ('u\u3042',1,2,'z')):
        try: e = c(*a); print(repr(e), e, e.__dict__)
        except Exception as e: print(c.__name__, type(e).__name__, e)
for c in (OSError, BlockingIOError, FileNotFoundError):
    for a in ((), (1,), (2,'x'), (2,'x','f'), (2,'x','f',None,'g'), (2,'x',None,3), (11,'x',5), (1,2,3,4,5), (1,2,3,4,5,6), ('a','b')):
        e = c(*a); print(repr(e), e, e.errno, e.strerror, e.filename, e.filename2, getattr(e,'characters_written','-'))
class E(OSError):
    def __init__(self, a, b, c=5): self.c = c
print(repr(E(1,2)), E(1,2).errno, E(1,2).c)
class E(OSError):
    def __new__(cls, a, b): return super().__new__(cls, 5, 'z')
print(repr(E(1,2)), E(1,2).errno)
for a in ((), ('m',), ('m', ('f','1',2,'t')), ('m', ('f',1,2,'t',3,4)), ('m',('f',1,2,'t',3)), ('m',()), ('m',5), ('m',(1,)*7), ('m', (None,3,None,None)), ('m',('/a/b.py',3,None,None))):
    try: e = SyntaxError(*a); print(repr(e), e, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
    except Exception as e: print(type(e), e)
e = ImportError('a', name='n', path='p'); print(e, e.msg, e.name, e.path, repr(e)); e.__init__(); print(e, e.msg, e.name)
try: nope
except NameError as e: print(e.name, e.args)
try: sys.nope
except AttributeError as e: print(e.name, e.obj is sys)
try: import nope
except ImportError as e: print(e.name, e.path, e.msg)
e = StopIteration(1,2); print(e.value, StopIteration().value); e.value=7; print(e.value, e.args); del e.value; print(e.value)
e = SystemExit(1,2); print(e.code, SystemExit().code, SystemExit(3).code)
e = ValueError(1); e.args = [1,2]; print(repr(e)); e.__setstate__({'a':1}); print(e.a, e.__dict__)
e.add_note('x'); e.add_note('y'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
e.__notes__ = 5
try: e.add_note('a')
except TypeError as x: print(x)
print(sorted(set(dir(OSError))-set(dir(Exception))), [n for n in dir(SyntaxError()) if not n.startswith('_')])
def deep():
    try: raise KeyError(1)
    except KeyError:
        try: return sys.exc_info()[1]
        finally: print(sys.exc_info()[:2])
print(deep(), sys.exc_info())
class Bad(Exception):
    def __init__(self): raise ValueError('no')
try: raise Bad
except ValueError as e: print(e)
class Bad(Exception):
    def __new__(cls): return 5
try: raise Bad
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
a=ValueError(1); b=ValueError(2); c=ValueError(3)
a.__context__=b; b.__context__=c; c.__context__=b
try:
    try: raise a
    except ValueError: raise KeyError(1)
except KeyError as e: print(repr(e.__context__))
def f():
    try: raise a
    finally: raise b
try: f()
except ValueError as e: print(e, e.__context__)
for x in ('__cause__','__context__','__traceback__','__suppress_context__','args'):
    try: delattr(a,x)
    except Exception as e: print(x,type(e).__name__,e)
    try: setattr(a,x,5)
    except Exception as e: print(x,type(e).__name__,e)
for c in (NameError,AttributeError,ImportError,ValueError,OSError,SyntaxError,StopIteration):
    try: c(1,foo=2)
    except Exception as e: print(c,type(e).__name__,e)

def leaves():
    try: 1/0
    except ZeroDivisionError as e: t = e.__traceback__
    return t
t = leaves()
for i in range(3): leaves()
print(t.tb_lineno, t.tb_frame.f_code.co_name, sorted(t.tb_frame.f_locals), t.tb_next)
# A frame stands behind its finally when an exception leaves that.
def f():
    try:
        1/0
    finally:
        pass

try: f()
except ZeroDivisionError as e: print(e.__traceback__.tb_next.tb_frame.f_lineno, e.__traceback__.tb_next.tb_lineno)

