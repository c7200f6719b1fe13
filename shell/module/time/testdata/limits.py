import time
def show(name, *args, **kw):
    try:
        r = getattr(time, name)(*args, **kw)
    except BaseException as e:
        r = type(e).__name__ + ': ' + str(e)
    print(ascii((name, args, kw, str(r))))
for n in ('altzone','daylight','timezone','tzname','CLOCK_REALTIME','CLOCK_MONOTONIC','CLOCK_BOOTTIME','CLOCK_TAI','CLOCK_MONOTONIC_RAW','CLOCK_PROCESS_CPUTIME_ID','CLOCK_THREAD_CPUTIME_ID'): print(n, getattr(time, n, 'none'))
for f in ('gmtime','localtime','ctime'):
    for v in (0, -1, 1.9, -1.9, 1e9, 1<<31, -(1<<40), 1<<56, 1<<62, 1<<63, -(1<<63), 1e20, float('nan'), float('inf'), 'x', None, [], b'1', True, 67768036191676799, 67768036191676800, -67768040609740800, -67768040609740801, 253402300800, -62167219200-1):
        if v is not None: show(f, v)
    show(f, 1, 2)
    show(f, seconds=1)
base = (2020, 2, 29, 12, 30, 59, 5, 60, 0)
for f in ('mktime', 'asctime'):
    if f == 'mktime': show(f)
    show(f, 1); show(f, base); show(f, list(base)); show(f, base[:8]); show(f, base + (1,)); show(f, 'abcdefghi'); show(f, base, base)
    show(f, None)
    for i in range(9):
        for v in (-1, 0, 1, 13, 32, 60, 61, 62, 400, 7, -10**4, 10**5, 10**10, 10**20, 1.5, 'x', None, True):
            t = list(base); t[i] = v
            show(f, tuple(t))
now = time.time(); print(time.asctime() in {time.ctime(now + i) for i in range(60)})
for i in range(9):
    for v in (-1, 0, 13, 32, 60, 61, 62, 366, 367, 400, 7, -2, 10**4, -10**4, 10**10, 10**20, 1.5, 'x'):
        t = list(base); t[i] = v
        show('strftime', '%Y-%m-%d %H:%M:%S %j %w %a %b', tuple(t))
for fmt in ('', '%', '%%', '%Q', '%é', 'é%Y', '\ud800', 'a\0b', '%Y' * 50, '%-d', '%_d', '%05Y', '%E', '%Ey', '%Od', '%s', '%G-%V-%u', '%C %y %D %e %F %g %h %I %k %l %n %p %P %r %R %t %T %U %W %x %X %c %Z %z %+', 5, None, b'%Y', '%10Y', '%^a', '%#Z', '%:z'):
    show('strftime', fmt, base)
show('strftime'); show('strftime', '%Y', base, 1); show('strftime', '%Y', 5); show('strftime', '%Y', (1,)*9)
show('strftime', '%Y', (1,2,3))
show('sleep'); show('sleep', -1); show('sleep', 'x'); show('sleep', None); show('sleep', float('nan')); show('sleep', float('inf')); show('sleep', 1e400); show('sleep', 10**30); show('sleep', -0.0); show('sleep', 0); show('sleep', 1, 2); show('sleep', secs=1); show('sleep', -1e-12); show('sleep', True if 0 else 0.0); show('sleep', 1e10); show('sleep', b'1')
for c in ('clock_gettime', 'clock_gettime_ns', 'clock_getres'):
    show(c); show(c, 'x'); show(c, 1.5); show(c, 99); show(c, -1); show(c, 10**20); show(c, 1, 2); show(c, None); show(c, 1<<40)
for c in ('clock_settime', 'clock_settime_ns'):
    show(c); show(c, 1); show(c, 1, 2, 3); show(c, 1, 'x'); show(c, 'x', 1); show(c, 1, 1); show(c, 1, None); show(c, 1, float('nan')); show(c, 99, 1); show(c, 1, 1e30); show(c, 1, -1);  show(c, 1, 1.5); show(c, 1, 10**30)
for n in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time', 'x', 'clock', 5, None, b'time'):
    try: i = time.get_clock_info(n)
    except Exception as e: print(n, type(e).__name__, e)
    else: print(i, i.implementation, i.monotonic, i.adjustable, i.resolution, type(i), i == time.get_clock_info(n))
show('get_clock_info'); show('get_clock_info', 'time', 1)
for n in ('time', 'time_ns', 'monotonic', 'monotonic_ns', 'perf_counter', 'perf_counter_ns', 'process_time', 'process_time_ns', 'thread_time', 'thread_time_ns'):
    print(n, type(getattr(time, n)()).__name__, getattr(time, n)() > 0); show(n, 1); show(n, x=1)
st = time.struct_time(base)
print(st, st.tm_zone, st.tm_gmtoff, len(st), st[0], st[-1], st[2:4], st == base, st == tuple(st), st < (2021,), hash(st) == hash(base), base == st, st != base, st + (1,), st * 1 == base, isinstance(st, tuple), repr(st), str(st), type(st), list(st)[:2], st.count(12), st.index(59), 59 in st, st.n_fields, st.n_sequence_fields, st.n_unnamed_fields, bool(st), sorted([st, base])[0] is st)
for a in (1, None, 'abcdefghi', (1,2), range(9), range(10), range(11), range(12), iter(range(9)), {1}, {i for i in range(9)}, dict.fromkeys(range(9))):
    try: print(time.struct_time(a))
    except Exception as e: print(type(e).__name__, e)
for a in ((), (base, {'tm_zone': 'X', 'tm_gmtoff': 5}), (base, 5), (base, {'nope': 1}), (base, {}, 1)):
    try: x = time.struct_time(*a); print(x, x.tm_zone, x.tm_gmtoff)
    except Exception as e: print(type(e).__name__, e)
try:
    st.tm_year = 1
except Exception as e: print('st.tm_year = 1', type(e).__name__, e)
try:
    st.foo = 1
except Exception as e: print('st.foo = 1', type(e).__name__, e)
try:
    del st.tm_year
except Exception as e: print('del st.tm_year', type(e).__name__, e)
try:
    print(st.nope)
except Exception as e: print('st.nope', type(e).__name__, e)
try:
    st[0] = 1
except Exception as e: print('st[0] = 1', type(e).__name__, e)
try:
    print(st[99])
except Exception as e: print('st[99]', type(e).__name__, e)
try:
    print(st['x'])
except Exception as e: print("st['x']", type(e).__name__, e)
try:
    print(st.__class__)
except Exception as e: print('st.__class__', type(e).__name__, e)
try:
    print(time.struct_time.__mro__)
except Exception as e: print('time.struct_time.__mro__', type(e).__name__, e)
try:
    print(time.struct_time.__doc__[:20])
except Exception as e: print('time.struct_time.__doc__[:20]', type(e).__name__, e)
try:
    print(st.tm_year)
except Exception as e: print('st.tm_year', type(e).__name__, e)
try:
    print(hash(time.struct_time([[]]*9)))
except Exception as e: print('hash(time.struct_time([[]]*9))', type(e).__name__, e)
try:
    print(st + [1])
except Exception as e: print('st + [1]', type(e).__name__, e)
try:
    print(st * 2)
except Exception as e: print('st * 2', type(e).__name__, e)
try:
    print(time.struct_time.n_fields)
except Exception as e: print('time.struct_time.n_fields', type(e).__name__, e)
try:
    print(st.__len__())
except Exception as e: print('st.__len__()', type(e).__name__, e)
try:
    print(st.__getitem__(0))
except Exception as e: print('st.__getitem__(0)', type(e).__name__, e)
try:
    print(time.struct_time(base) is st)
except Exception as e: print('time.struct_time(base) is st', type(e).__name__, e)
try:
    a, *b = st
except Exception as e: print('a, *b = st', type(e).__name__, e)
try:
    print(max(st))
except Exception as e: print('max(st)', type(e).__name__, e)
try:
    print(st.tm_zone)
except Exception as e: print('st.tm_zone', type(e).__name__, e)
try:
    del st[0]
except Exception as e: print('del st[0]', type(e).__name__, e)
try:
    print(time.struct_time(sequence=base))
except Exception as e: print('time.struct_time(sequence=base)', type(e).__name__, e)
try:
    print(time.struct_time(base, dict={'tm_zone': 'Z'}).tm_zone)
except Exception as e: print("time.struct_time(base, dict={'tm_zone': 'Z'}).tm_zone", type(e).__name__, e)
x = time.struct_time(tuple(range(11)))
print(x, x.tm_zone, x.tm_gmtoff, x == tuple(range(9)), x[8])
