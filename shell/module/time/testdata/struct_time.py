# struct_time as a tuple, as a record and as a class; the clocks.
import time
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname, time.localtime(0), time.localtime(0).tm_zone, time.strftime("%Z %z", time.localtime(10**9)))

def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)

t = time.gmtime(1700000000)
print(t, str(t), len(t), t[0], t[-1], t[1:4], t[::2], list(t), tuple(t))
print(t.tm_year, t.tm_zone, t.tm_gmtoff, t.tm_isdst, hash(t) == hash(tuple(t)))
print(t == tuple(t), t == time.gmtime(1700000000), t < time.gmtime(1700000001), t != t, t >= t, t + (1,), 2 * t[:1])
print(2023 in t, 5000 in t, t.count(14), t.index(11), max(t), isinstance(t, tuple), type(t))
year, *rest = t
print(year, rest)
for name in "n_fields", "n_sequence_fields", "n_unnamed_fields":
    print(getattr(time.struct_time, name), getattr(t, name))
for args in [(range(9),), (range(10),), (range(11),), (range(8),), (range(12),), (5,), ("123456789",), ({1: 2},), (range(9), {"tm_zone": "X"}), (range(9), {"tm_gmtoff": 5, "other": 1}), (range(10), {"tm_zone": "X"}), (range(9), 5), (), (iter(range(9)),)]:
    show(time.struct_time, *args)
    try:
        u = time.struct_time(*args)
        print(u.tm_zone, u.tm_gmtoff, len(u))
    except Exception as e:
        pass
def assign():
    t.tm_year = 5
def replace():
    t[0] = 5
def remove():
    del t.tm_mon
for bad in assign, replace, remove, lambda: t[9], lambda: t.nothing, lambda: t["a"]:
    show(bad)
print(time.strftime("%Z", time.struct_time((2020, 1, 1, 0, 0, 0, 0, 1, 0, "ABC", 3600))), time.strftime("%z", time.struct_time((2020, 1, 1, 0, 0, 0, 0, 1, 0, "ABC", -5400))))
show(time.strftime, "%Z", time.struct_time((2020, 1, 1, 0, 0, 0, 0, 1, 0, 5, 3600)))
show(time.strftime, "%Z", time.struct_time((2020, 1, 1, 0, 0, 0, 0, 1, 0, "A", "b")))

for name in "time", "monotonic", "perf_counter", "process_time", "thread_time":
    info = time.get_clock_info(name)
    print(info, type(info), info.resolution, info == time.get_clock_info(name), info == 5)
    print(type(getattr(time, name)()), type(getattr(time, name + "_ns")()))
for args in [("sleep",), (5,), (None,), (), ("time", 1)]:
    show(time.get_clock_info, *args)
for name in sorted(n for n in dir(time) if n.startswith("CLOCK_")):
    print(name, getattr(time, name), time.clock_getres(getattr(time, name)) > 0, type(time.clock_gettime(getattr(time, name))), type(time.clock_gettime_ns(getattr(time, name))))
for f in time.clock_gettime, time.clock_gettime_ns, time.clock_getres:
    for args in [(1234567,), ("x",), (2**40,), (2**70,), (1.5,), (), (1, 2)]:
        show(f, *args)
show(time.clock_settime, time.CLOCK_MONOTONIC, 0)
show(time.clock_settime, time.CLOCK_MONOTONIC, "x")
show(time.clock_settime, time.CLOCK_MONOTONIC, float("nan"))
show(time.clock_settime, time.CLOCK_MONOTONIC, 1e300)
show(time.clock_settime_ns, time.CLOCK_MONOTONIC, 1.5)
show(time.clock_settime_ns, time.CLOCK_MONOTONIC, 2**70)
show(time.clock_settime, 1)
a = time.monotonic(); b = time.clock_gettime(time.CLOCK_MONOTONIC); c = time.perf_counter()
print(a <= b <= c, abs(time.time() - time.clock_gettime(time.CLOCK_REALTIME)) < 5)
