# strptime over many formats and texts, and back through strftime.
import time
time.tzset()

def show(*args):
    try:
        t = time.strptime(*args)
        print(tuple(t), t.tm_zone, t.tm_gmtoff)
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

letters = "aAbBcCdDeFfgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%EOq+\\ (é"
texts = ["", "5", "05", " 5", "29", "31", "32", "60", "61", "62", "00", "0", "12", "13", "23", "24", "99", "68", "69", "366", "367", "001", "000", "2024", "1", "0000", "9999",
         "mon", "Monday", "MON", "wEd", "Jan", "january", "May", "may", "sept", "September", "am", "PM", "Pm", "utc", "GMT", "Cet", "CEST", "EST", "z", "Z", "+0100", "-01:30", "+01:30:15",
         "+013015", "+01:3015", "+0130:15", "+01:30:15.123", "+23:59:59.999999", "-0000", "+1", "+01", "%", "5 ", "12 x", "\u0665", "1\u0662", "123456", "1234567", "0.5", "é", "Fri Mar  1 10:20:30 2024", "03/01/24", "10:20:30"]
for c in letters:
    for text in texts:
        print(c, ascii(text), end=" ")
        show(text, "%" + c)
pairs = [
    ("2024-02-29", "%Y-%m-%d"), ("2023-02-29", "%Y-%m-%d"), ("29 Feb", "%d %b"), ("30 Feb", "%d %b"), ("31/04/2024", "%d/%m/%Y"), ("0000-01-01", "%Y-%m-%d"),
    ("10:20 PM", "%I:%M %p"), ("12:00 am", "%I:%M %p"), ("12:00 PM", "%I:%M %p"), ("12:00", "%I:%M"), ("1", "%I"), ("2024 60", "%Y %j"), ("2024 366", "%Y %j"), ("2023 366", "%Y %j"), ("9999 366", "%Y %j"),
    ("2024 10 1", "%Y %U %w"), ("2024 10 0", "%Y %W %w"), ("2024 00 3", "%Y %U %w"), ("2024 0 Mon", "%Y %W %a"), ("2024 53 6", "%Y %U %w"), ("0001 0 0", "%Y %W %w"), ("9999 53 6", "%Y %U %w"), ("1 Mon", "%U %a"), ("2024 10", "%Y %U"),
    ("2024 10 1", "%G %V %u"), ("2020 53 7", "%G %V %u"), ("2021 01 1", "%G %V %u"), ("2024 10", "%G %V"), ("2024", "%G"), ("10", "%V"), ("10 1", "%V %u"), ("2024 10 1", "%Y %V %u"), ("2024 10 1 5", "%G %V %u %j"), ("0001 01 1", "%G %V %u"), ("0000 01 1", "%G %V %u"), ("9999 53 7", "%G %V %u"), ("2024 10 1 12", "%G %V %u %U"), ("2024 2024 10 1", "%G %Y %V %u"),
    ("Fri, 13 Feb 2009 23:31:30 +0000", "%a, %d %b %Y %H:%M:%S %z"), ("2009-02-13T23:31:30Z", "%Y-%m-%dT%H:%M:%S%z"), ("13/Feb/2009:23:31:30 -0800", "%d/%b/%Y:%H:%M:%S %z"), ("12:30:45.123456", "%H:%M:%S.%f"),
    ("a.b*c[1]", "a.b*c[%d]"), ("a   b", "a b"), ("a\t\n b", "a b"), ("ab", "a b"), ("a\u00a0b", "a b"), ("2024", " %Y"), (" 2024", "%Y"), ("x", "%Y"), ("x(y)", "x(y)"), ("^$|?+{}", "^$|?+{}"), ("\\5", "\\%d"), ("100%", "%j%%"), ("é 5", "é %d"), ("É 5", "é %d"),
    ("5 5", "%d %d"), ("5 5 5", "(%d) %H %d"), ("1 2", "%c %d"), ("", "%D"), ("", "%"), ("a", "a%"), ("", "% "), ("", "%e"), ("5", "%-d"), ("5", "%\\"), ("", ""), ("x", ""), ("line\nmore", "line"), ("\n", ""), ("12UTC", "%HUTC"), ("12 utc", "%H %Z"), ("12 UTC+0100", "%H %Z%z"),
    ("Thu Jan  1 00:00:00 1970",), ("Thu Jan 1 00:00:00 1970",), ("Thu Jan 32 00:00:00 1970",), ("nothing",),
]
for args in pairs:
    print(ascii(args), end=" ")
    show(*args)
for args in [(b"2009", "%Y"), ("2009", b"%Y"), (2009, "%Y"), ("2009", None), (None,), (), ("a", "b", "c")]:
    show(*args)
for at in range(-10**9, 4 * 10**9, 141234567):
    t = time.gmtime(at)
    for form in ["%a %b %d %H:%M:%S %Y", "%c", "%x %X", "%Y-%j", "%Y %U %w %H", "%Y %W %a %I %p", "%G-%V-%u", "%d%m%y%H%M%S", "%A, %d. %B %Y %I:%M:%S %p %z %Z", "%Y%m%d"]:
        show(time.strftime(form, t), form)
try:
    time.strptime("", "%D")
except ValueError as e:
    print(e.__suppress_context__, e.__cause__)
try:
    time.strptime("aaaa", "b" * 30)
except ValueError as e:
    print(e)

def shown(name, *args, **kw):
    try:
        r = getattr(time, name)(*args, **kw)
    except BaseException as e:
        r = type(e).__name__ + ': ' + str(e)
    print(name, args, kw, r)
for data, fmt in [('2020-02-30', '%Y-%m-%d'), ('2020-02-29', '%Y-%m-%d'), ('', ''), ('x', ''), ('', '%Y'), ('12', '%'), ('12', '%Q'), ('5', '%d'), ('05', '%e'), ('12:30:61', '%H:%M:%S'), ('12:30:62', '%H:%M:%S'), ('1 PM', '%I %p'), ('13 PM', '%I %p'), ('Mon Feb', '%a %b'), ('monday FEBRUARY', '%A %B'), ('69', '%y'), ('68', '%y'), ('366 2020', '%j %Y'), ('366 2021', '%j %Y'), ('2020 10 3', '%Y %U %w'), ('2020 10 1', '%G %V %u'), ('2020 53 1', '%G %V %u'), ('2021 53 1', '%G %V %u'), ('10', '%V'), ('2020', '%G'), ('2020 10', '%Y %V'), ('2020 10 1', '%Y %V %u'), ('2020 10 100', '%G %V %j'), ('+0100', '%z'), ('-01:30', '%z'), ('+01:30:15.5', '%z'), ('Z', '%z'), ('+0160', '%z'), ('+01:3015', '%z'), ('UTC', '%Z'), ('gmt', '%Z'), ('XYZ', '%Z'), ('CET', '%Z'), ('2020 %', '%Y %%'), ('12.345', '%S.%f'), ('12.1234567', '%S.%f'), ('12', '%d%d'), ('1  2', '%d %m'), ('1\t2', '%d %m'), (' 1', '%d'), ('é1', 'é%d'), ('(1', '(%d'), ('1.2', '%d.%m'), ('0', '%w'), ('7', '%w'), ('7', '%u'), ('0', '%u'), ('Sat Jun  6 16:26:11 1998', '%c'), ('06/06/98', '%x'), ('16:26:11', '%X'), ('06/06/98', '%D'), ('16:26', '%R'), ('16:26:11', '%T'), ('2020-01-02', '%F'), ('x', '%n'), ('1999', '%C'), ('0', '%Y'), ('0000', '%Y'), ('12345', '%Y'), ('29 2', '%d %m'), ('29 2 1900', '%d %m %Y'), ('31 4', '%d %m'), ('2020 00 0', '%Y %U %w'), ('2020 54 0', '%Y %W %w'), ('2020 52 Sun', '%Y %W %a'), ('23 AM', '%H %p'), ('12 AM', '%I %p'), ('am', '%p'), ('٣', '%d'), ('1', '%-d'), ('1', '%Ed'), ('5 X', '%d '), ('5', '%d '), ('5 ', '%d'), ('a%', 'a%'), ('1\n', '%d')]:
    shown('strptime', data, fmt)
shown('strptime'); shown('strptime', 1, 2); shown('strptime', 'x', 1); shown('strptime', b'x', '%Y'); shown('strptime', 'Sat Jun 06 16:26:11 1998'); shown('strptime', '1', '%d', 3); shown('strptime', '1', format='%d')
t = time.strptime('2020-02-29 +0130', '%Y-%m-%d %z'); print(t, t.tm_zone, t.tm_gmtoff)
t = time.strptime('2020-02-29', '%Y-%m-%d'); print(t.tm_zone, t.tm_gmtoff, t.tm_isdst)
try: time.strptime('x', '%Y')
except ValueError as e: print(e.__cause__, e.__context__, e.__suppress_context__)
