# strftime, asctime and their errors, over many formats and times.
import time
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname)

def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)

flags = ["", "_", "-", "0", "^", "#", "_5", "05", "-5", "^12", "#12", "10", "^#8", "E", "O", "3E", "_6O"]
letters = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%EOqvfiN+"
times = [0, 86399, 951782400, 1709164800, 1711846800, 1720000000, 1735603200, -1, -62135596800, 253402300799, 1e11]
for at in times:
    for tuple_ in time.gmtime(at), time.localtime(at):
        for c in letters:
            print(c, end=" ")
            show(time.strftime, "%" + c, tuple_)
        for flag in flags:
            show(time.strftime, "%" + flag + "s", tuple_)
            show(time.strftime, "%" + flag + "Z", tuple_)
        show(time.strftime, "%a %Y-%m-%dT%H:%M:%S%z", tuple_)
        show(time.asctime, tuple_)
        show(time.mktime, tuple_)
    show(time.ctime, at)
    show(time.localtime, at)
odd = [(2024, 2, 29, 13, 5, 9, 3, 60, 0), (1, 1, 1, 0, 0, 0, 0, 1, 0), (-5, 12, 31, 23, 59, 61, 6, 366, 1),
       (99, 7, 4, 12, 0, 0, 5, 185, -1), (12345, 10, 10, 1, 2, 3, 1, 283, 7), (0, 1, 1, 0, 0, 0, 0, 1, -9)]
# C's %s has its own search for a time with that dst, and changes the names of %Z.
for tuple_ in odd:
    for flag in flags:
        for c in letters.replace("s", "").replace("Z", ""):
            print(flag, c, end=" ")
            show(time.strftime, "<%" + flag + c + ">", tuple_)
for text in ["", "%", "%%", "100%", "é %Y ü", "%5", "%_", "%E", "%-", "a%0", "%Y" * 300, "%2000d", "%1023Y", "%1024Y", "\n%n", "%é", "x\0y"]:
    show(time.strftime, text, odd[0])
bad = [(2024, 13, 1, 0, 0, 0, 0, 1, 0), (2024, -1, 1, 0, 0, 0, 0, 1, 0), (2024, 0, 0, 0, 0, 0, 0, 0, 0), (2024, 1, 32, 0, 0, 0, 0, 1, 0),
       (2024, 1, -1, 0, 0, 0, 0, 1, 0), (2024, 1, 1, 24, 0, 0, 0, 1, 0), (2024, 1, 1, -1, 0, 0, 0, 1, 0), (2024, 1, 1, 0, 60, 0, 0, 1, 0),
       (2024, 1, 1, 0, 0, 62, 0, 1, 0), (2024, 1, 1, 0, 0, 0, -2, 1, 0), (2024, 1, 1, 0, 0, 0, -1, 1, 0), (2024, 1, 1, 0, 0, 0, 20, 1, 0),
       (2024, 1, 1, 0, 0, 0, 0, 367, 0), (2024, 1, 1, 0, 0, 0, 0, -1, 0), (2024, 1, 1, 0, 0, 0, 0, 1), (2024,) * 10, (), 5, None, "x", [2024] * 9,
       (2**31, 1, 1, 0, 0, 0, 0, 1, 0), (2**31 - 1, 1, 1, 0, 0, 0, 0, 1, 0), (-2**31, 1, 1, 0, 0, 0, 0, 1, 0), (-2**31 + 1899, 1, 1, 0, 0, 0, 0, 1, 0),
       (-2**31 + 1902, 1, 1, 0, 0, 0, 0, 1, 0), (2**70, 1, 1, 0, 0, 0, 0, 1, 0), (2024.5, 1, 1, 0, 0, 0, 0, 1, 0), ("a", 1, 1, 0, 0, 0, 0, 1, 0), (2024, 1, 1, 0, 0, 0, 0, 1, 2**40)]
for tuple_ in bad:
    show(time.strftime, "%Y %m %d %H %j %a", tuple_)
    show(time.asctime, tuple_)
    show(time.mktime, tuple_)
for args in [(), (5,), (b"%Y",), (None,), ("%Y", None), ("%Y", odd[0], 1)]:
    if args != () and args[0] == "%Y" or args in [(5,), (b"%Y",), (None,), ()]:
        show(time.strftime, *args)
show(time.asctime, None)
show(time.asctime, 1, 2)

# Summer time: the hour that is skipped, the one that comes twice, and a wrong isdst.
for dst in -1, 0, 1:
    for day, month in (31, 3), (27, 10), (1, 7), (1, 1):
        for hour, minute in (0, 30), (1, 30), (2, 0), (2, 30), (3, 0), (3, 30), (26, -61):
            show(time.mktime, (2024, month, day, hour, minute, 0, 0, 0, dst))
for fields in (2024, 14, -3, 99, -500, 100000, 0, 0, -1), (1900, 1, 1, 0, 0, 0, 0, 0, -1), (1, 1, 1, 0, 0, 0, 0, 0, 0), (9999, 12, 31, 23, 59, 59, 0, 0, 0), (2**31 - 1, 12, 31, 23, 59, 59, 0, 0, 0):
    show(time.mktime, fields)

for value in [0.9, -0.1, -1.5, 1e300, -1e300, float("nan"), float("inf"), 2**63, -2**63, 2**62, 67768036190000000, 67768036191800000, -67768040609000000, -67768040609900000, True, "1", None, 1 << 200, b"", [], 2**53 + 1]:
    if value is None:
        continue
    for f in time.gmtime, time.localtime, time.ctime:
        if f is not time.ctime or value != 67768036190000000:  # where CPython's sum overflows
            show(f, value)
show(time.gmtime, 1, 2)
for value in [-1, -1e-12, "1", None, float("nan"), 1e300, 2**63, 2**70, 2**40, -2**70]:
    show(time.sleep, value)
show(time.sleep, 0)
show(time.sleep)
class Fields(tuple): pass
show(time.strftime, '%Y-%m-%d', Fields((2020, 1, 2, 0, 0, 0, 0, 1, 0)))
