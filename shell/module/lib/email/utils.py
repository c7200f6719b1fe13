"""Dates and addresses as messages have them (RFC 5322)."""

import time

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400,
          "CST": -600, "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}


def _date(t, zone):
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (_DAYS[t[6]], t[2], _MONTHS[t[1] - 1], t[0], t[3], t[4], t[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A date such as Fri, 09 Nov 2001 01:08:47 -0000."""
    if timeval is None:
        timeval = time.time()
    if not localtime:
        return _date(time.gmtime(timeval), "GMT" if usegmt else "-0000")
    t = time.localtime(timeval)
    minutes = t.tm_gmtoff // 60
    return _date(t, "%s%02d%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60))


def format_datetime(dt, usegmt=False):
    """As formatdate(), of a datetime."""
    t = dt.timetuple()
    if usegmt:
        if dt.utcoffset() is None or dt.utcoffset():
            raise ValueError("usegmt option requires a UTC datetime")
        return _date(t, "GMT")
    return _date(t, "-0000" if dt.tzinfo is None else dt.strftime("%z"))


def parsedate_tz(data):
    """A date of a header as the ten numbers that mktime_tz() takes; None where it is none."""
    t = _parse(data)
    return t[:9] + (t[9] or 0,) if t else None


def _parse(data):
    """As parsedate_tz(); the offset is None where no zone is known."""
    words = data.replace(",", " ").split() if data else []
    if words and words[0][:3].title() in _DAYS and not words[0][:1].isdigit():
        del words[0]
    if words and words[0].count("-") == 2:
        words[:1] = words[0].split("-")
    if len(words) > 3 and words[0][:3].title() in _MONTHS:
        # As asctime() has it: the month before the day, the year at the end.
        words[:2] = [words[1], words[0]]
        if ":" in words[2]:
            words[2:4] = [words[3], words[2]]
    if len(words) < 4:
        return None
    try:
        day, month, year = int(words[0]), _MONTHS.index(words[1][:3].title()) + 1, int(words[2])
        clock = [int(n) for n in words[3].replace(".", ":").split(":")]
    except ValueError:
        return None
    if len(clock) == 2:
        clock.append(0)
    if len(clock) != 3:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    offset = None
    if len(words) > 4:
        zone = words[4].upper()
        offset = _ZONES.get(zone)
        if offset is None and zone[1:].isdigit():
            offset = int(zone) if zone != "-0000" else None
    if offset:
        sign = -1 if offset < 0 else 1
        offset = sign * (abs(offset) // 100 * 3600 + abs(offset) % 100 * 60)
    return (year, month, day, clock[0], clock[1], clock[2], 0, 1, -1, offset)


def parsedate(data):
    """A date of a header as the nine numbers that time.mktime() takes; None where it is none."""
    t = _parse(data)
    return t[:9] if t else None


def mktime_tz(data):
    """The seconds since the Epoch of what parsedate_tz() gives."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]


def parsedate_to_datetime(data):
    """A date of a header as a datetime."""
    import datetime
    t = _parse(data)
    if t is None:
        raise ValueError("Invalid date value or format \"%s\"" % str(data))
    zone = None if t[9] is None else datetime.timezone(datetime.timedelta(seconds=t[9]))
    return datetime.datetime(*t[:6], tzinfo=zone)


def formataddr(pair, charset="utf-8"):
    """A name and an address as a header has them."""
    name, address = pair
    if not name:
        return address
    quotes = '"' if any(c in '()<>@,:;".[]\\' for c in name) else ""
    return "%s%s%s <%s>" % (quotes, name.replace("\\", "\\\\").replace('"', '\\"'), quotes, address)


def parseaddr(addr):
    """The name and the address of a header; two empty texts where there is none."""
    name, opened, rest = addr.partition("<")
    if not opened:
        return ("", addr.strip())
    return (name.strip().strip('"'), rest.partition(">")[0].strip())
