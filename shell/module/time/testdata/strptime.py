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
