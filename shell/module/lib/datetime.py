"""Dates, times, and both at once."""

import time as _time
from _native import native as _native
from math import isnan as _isnan, modf as _modf

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999

_MAXORDINAL = 3652059  # of date.max
_EPOCH = 719163  # the ordinal of 1 January 1970
_DAY_US = 86400 * 10 ** 6
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# The calendar


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day_of_year(year, month, day):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day


def _ordinal(year, month, day):
    """The number of a day, 1 January of year 1 being 1."""
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _day_of_year(year, month, day)


def _civil(ordinal):
    """Year, month and day of an ordinal."""
    n400, n = divmod(ordinal - 1, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    leap = _is_leap(year)
    month = (n + 50) >> 5
    before = _BEFORE_MONTH[month] + (month > 2 and leap)
    if before > n:
        month -= 1
        before = _BEFORE_MONTH[month] + (month > 2 and leap)
    return year, month, n - before + 1


def _first_iso_monday(year):
    """The ordinal of the Monday that begins the year's first week."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _of_iso(year, week, day):
    """Year, month and day of a day of ISO 8601's calendar."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("Year is out of range: %d" % year)
    first = _first_iso_monday(year)
    if not 0 < week < 53:
        begin = _ordinal(year, 1, 1) % 7
        if week != 53 or not (begin == 4 or begin == 3 and _is_leap(year)):
            raise ValueError("Invalid week: %d" % week)
    if not 0 < day < 8:
        raise ValueError("Invalid day: %d (range is [1, 7])" % day)
    ordinal = first + (week - 1) * 7 + day - 1
    if not 0 < ordinal <= _MAXORDINAL:
        raise ValueError("year %d is out of range" % (0 if ordinal < 1 else 10000))
    return _civil(ordinal)


# Arguments


def _index(value):
    if type(value) is int:
        return value
    if not hasattr(value, "__index__"):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
    return value.__index__()


def _check_date(year, month, day):
    if year is None or month is None or day is None:
        position, name = (1, "year") if year is None else (2, "month") if month is None else (3, "day")
        raise TypeError("function missing required argument '%s' (pos %d)" % (name, position))
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %d is out of range" % year)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if day < 1 or day > 28 and day > _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold != 0 and fold != 1:
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)


def _typed(value, kind, function, position):
    """Refuse an argument of another type, as C's argument clinic does."""
    if not isinstance(value, kind):
        name = kind.__name__ if kind is str else "datetime." + kind.__name__
        raise TypeError("%s argument %s must be %s, not %s" % (function, position, name, _type_name(value)))


def _type_name(value):
    if value is None:
        return "None"
    kind = type(value)
    return "datetime." + kind.__name__ if kind.__module__ == "datetime" else kind.__name__


# Texts


def _offset_text(offset, colon=":"):
    """An offset from UTC as +HH:MM[:SS[.ffffff]]; nothing for None."""
    if offset is None:
        return ""
    sign, offset = ("-", -offset) if offset.days < 0 else ("+", offset)
    minutes, seconds = divmod(offset._seconds, 60)
    text = "%s%02d%s%02d" % (sign, minutes // 60, colon, minutes % 60)
    if seconds or offset._microseconds:
        text += "%s%02d" % (colon, seconds)
        if offset._microseconds:
            text += ".%06d" % offset._microseconds
    return text


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return "%02d" % hour
    text = "%02d:%02d" % (hour, minute)
    if timespec == "minutes":
        return text
    text += ":%02d" % second
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return text + ".%03d" % (microsecond // 1000)
    if timespec == "microseconds":
        return text + ".%06d" % microsecond
    raise ValueError("Unknown timespec value")


def _strftime(value, format, fields):
    """time.strftime() with %f, and with %z and %Z of the value itself."""
    _typed(format, str, "strftime()", 1)
    if "%" not in format:
        return format
    out, i = [], 0
    while i < len(format):
        directive = format[i:i + 2]
        if format[i] != "%":
            out.append(format[i])
            i += 1
            continue
        if directive == "%f":
            directive = "%06d" % getattr(value, "microsecond", 0)
        elif directive == "%z":
            directive = _offset_text(value.utcoffset() if hasattr(value, "utcoffset") else None, "")
        elif directive == "%Z":
            name = value.tzname() if hasattr(value, "tzname") else None
            directive = (name or "").replace("%", "%%")
        out.append(directive)
        i += 2
    return _time.strftime("".join(out), fields)


def _digits(text, width=None):
    """An int of ASCII digits alone; ValueError for anything else."""
    if not (text.isascii() and text.isdigit()) or width not in (None, len(text)):
        raise ValueError
    return int(text)


def _iso_date_end(text):
    """How many characters of a text are its date."""
    if text[4:5] == "-":
        if text[5:6] != "W":
            return 10
        return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
    if text[4:5] != "W":
        return 8
    # YYYYWww and YYYYWwwd differ by how many digits there are.
    end = 7
    while text[end:end + 1].isdigit():
        end += 1
    return 8 if end < 9 and end % 2 == 0 else 7


def _iso_date(text):
    """Year, month and day of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]."""
    year = _digits(text[:4], 4)
    colon = text[4:5] == "-"
    rest = text[4 + colon:]
    if rest[:1] != "W":
        month, day = (rest[:2], rest[3:]) if colon else (rest[:2], rest[2:])
        if colon and rest[2:3] != "-":
            raise ValueError
        return year, _digits(month, 2), _digits(day, 2)
    week, day = _digits(rest[1:3], 2), rest[3:]
    if day:
        if colon != (day[0] == "-"):
            raise ValueError
        day = day[colon:]
    return _of_iso(year, week, _digits(day, 1) if day else 1)


def _iso_clock(text):
    """Hour, minute, second and microsecond of HH[:MM[:SS[.f]]], with or without colons."""
    found, colon, i = [], text[2:3] == ":", 0
    while True:
        found.append(_digits(text[i:i + 2], 2))
        i += 2
        if i == len(text):
            return found + [0] * (4 - len(found))
        if len(found) == 3:
            break
        if colon:
            if text[i] != ":":
                raise ValueError
            i += 1
    if text[i] not in ".,":
        raise ValueError
    fraction = text[i + 1:]
    _digits(fraction)
    return found + [int((fraction + "00000")[:6])]


def _iso_time(text):
    """The arguments of time() that an ISO time stands for."""
    for i, c in enumerate(text):
        if c in "+-Z":
            break
    else:
        return _iso_clock(text) + [None]
    clock, zone = _iso_clock(text[:i].removesuffix(" ") if i > 2 else text[:i]), text[i + 1:]
    if c == "Z":
        if zone:
            raise ValueError
        return clock + [UTC]
    hour, minute, second, micro = _iso_clock(zone)
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    return clock + [timezone(-offset if c == "-" else offset)]


def _from_iso(text, read):
    """What read makes of an ISO text; an error names the text."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    try:
        return read(text)
    except ValueError as e:
        if e.args and not str(e).startswith(("Invalid week", "Invalid day", "Year is")):
            raise
    except IndexError:
        pass
    raise ValueError("Invalid isoformat string: %r" % text) from None


# The classes


class timedelta:
    """How much time is between two moments, in days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, fraction = 0, 0.0
        for name, value, factor in (
            ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000), ("seconds", seconds, 10 ** 6),
            ("minutes", minutes, 60 * 10 ** 6), ("hours", hours, 3600 * 10 ** 6), ("days", days, _DAY_US), ("weeks", weeks, 7 * _DAY_US),
        ):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                part, whole = _modf(value)
                total += int(whole) * factor
                part, whole = _modf(part * factor)
                total += int(whole)
                fraction += part
            else:
                raise TypeError("unsupported type for timedelta %s component: %s" % (name, _type_name(value)))
        if fraction:
            nearest = round(fraction)
            if abs(nearest - fraction) == 0.5:  # the sum is to be even, not this part of it
                odd = total & 1
                nearest = 2 * round((fraction + odd) * 0.5) - odd
            total += nearest
        return _delta(total, cls)

    def total_seconds(self):
        """All of the difference in seconds."""
        return _us(self) / 10 ** 6

    def __repr__(self):
        parts = ["%s=%d" % (name, n) for name, n in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if n]
        return "%s(%s)" % (_shown_class(self), ", ".join(parts) or "0")

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (minutes // 60, minutes % 60, seconds)
        if self._days:
            text = "%d day%s, %s" % (self._days, "s" if abs(self._days) != 1 else "", text)
        if self._microseconds:
            text += ".%06d" % self._microseconds
        return text

    def __add__(self, other):
        return _delta(_us(self) + _us(other)) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(_us(self) - _us(other)) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _delta(_us(other) - _us(self)) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-_us(self))

    def __pos__(self):
        return _delta(_us(self))

    def __abs__(self):
        return _delta(abs(_us(self)))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(_us(self) * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_nearest(_us(self) * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _us(self) // _us(other)
        return _delta(_us(self) // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return _us(self) / _us(other)
        if isinstance(other, int):
            return _delta(_nearest(_us(self), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_nearest(_us(self) * b, a))
        return NotImplemented

    def __mod__(self, other):
        return _delta(_us(self) % _us(other)) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(_us(self), _us(other))
        return quotient, _delta(rest)

    def __eq__(self, other):
        return _us(self) == _us(other) if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return _us(self) < _us(other) if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return _us(self) <= _us(other) if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return _us(self) > _us(other) if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return _us(self) >= _us(other) if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return _us(self) != 0


def _us(delta):
    """A timedelta in microseconds."""
    return (delta._days * 86400 + delta._seconds) * 10 ** 6 + delta._microseconds


def _delta(us, cls=timedelta):
    """The timedelta of so many microseconds."""
    days, us = divmod(us, _DAY_US)
    if not -999999999 <= days <= 999999999:
        if not -2 ** 31 <= days < 2 ** 31:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
    self = object.__new__(cls)
    self._days = days
    self._seconds, self._microseconds = divmod(us, 10 ** 6)
    return self


def _nearest(a, b):
    """a / b, rounded to the nearest int, and to the even one of two."""
    quotient, rest = divmod(a, b)
    twice = 2 * rest
    if (twice > b if b > 0 else twice < b) or twice == b and quotient % 2:
        quotient += 1
    return quotient


def _shown_class(value):
    cls = value.__class__
    return cls.__qualname__ if cls.__module__ != "datetime" else "datetime." + cls.__qualname__


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class IsoCalendarDate(tuple):
    """The result of date.isocalendar(): year, week and weekday."""

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % self


class date:
    """A day of the Gregorian calendar."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=None, month=None, day=None):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Give the local date at that many seconds since 1970."""
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """Give what the clock says now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """Give the day of that number; day 1 is the first of the year 1."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_civil(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Read a date as isoformat() writes it, or by its week."""
        return cls(*_from_iso(date_string, lambda text: _check_date(*_iso_date(text)) if len(text) in (7, 8, 10) else _digits("")))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """int, int, int -> date, by ISO 8601's year, week and weekday."""
        return cls(*_of_iso(_index(year), _index(week), _index(day)))

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_shown_class(self), self._year, self._month, self._day)

    def isoformat(self):
        """Write the date as 2026-01-31."""
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    __str__ = isoformat

    def ctime(self):
        """Return ctime() style string."""
        return self._ctime(0, 0, 0)

    def _ctime(self, *clock):
        return "%s %s %2d %02d:%02d:%02d %04d" % (_DAYS[self.isoweekday()], _MONTHS[self._month], self._day, *clock, self._year)

    def strftime(self, format):
        """format -> strftime() style string."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, format, /):
        _typed(format, str, "__format__()", 1)
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        """Give what time.localtime() would of it."""
        return self._timetuple(0, 0, 0, -1)

    def _timetuple(self, hour, minute, second, dst):
        y, m, d = self._year, self._month, self._day
        return _time.struct_time((y, m, d, hour, minute, second, self.weekday(), _day_of_year(y, m, d), dst))

    def toordinal(self):
        """Give the number of the day; the first of the year 1 has number 1."""
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Give the day of the week, from 0 for Monday to 6."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Give the day of the week, from 1 for Monday to 7."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Give the year and number of the week, and the day in it, by ISO 8601."""
        year, today = self._year, _ordinal(self._year, self._month, self._day)
        if today < _first_iso_monday(year):
            year -= 1
        elif today >= _first_iso_monday(year + 1):
            year += 1
        week, day = divmod(today - _first_iso_monday(year), 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def replace(self, year=None, month=None, day=None):
        """Give the date with another year, month or day."""
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def _order(self, other, compare):
        """Compare two dates by their parts."""
        if not isinstance(other, date):
            return NotImplemented
        if isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return compare((self._year, self._month, self._day), (other._year, other._month, other._day))

    def __eq__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        if isinstance(other, datetime):
            return False
        return self._year == other._year and self._month == other._month and self._day == other._day

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)(*_moved(self, other._days))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)(*_moved(self, -other._days))
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


def _moved(day, days):
    ordinal = day.toordinal() + days
    if not 0 < ordinal <= _MAXORDINAL:
        raise OverflowError("date value out of range")
    return _civil(ordinal)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class tzinfo:
    """The base of classes of time zones."""

    __slots__ = ()

    def utcoffset(self, dt, /):
        """Give how far the zone is ahead of UTC at that time."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt, /):
        """Give how much of the offset is summer time."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt, /):
        """Give the name that the zone has at that time."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt, /):
        """Give the time in the zone for one in UTC."""
        _check_utc(self, dt)
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst


def _check_utc(zone, dt):
    if not isinstance(dt, datetime):
        raise TypeError("fromutc: argument must be a datetime")
    if dt.tzinfo is not zone:
        raise ValueError("fromutc: dt.tzinfo is not self")


def _asked(zone, method, dt):
    """The offset that a time zone's utcoffset() or dst() gives."""
    if zone is None:
        return None
    offset = getattr(zone, method)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (method, type(offset).__name__))
    if abs(_us(offset)) >= _DAY_US:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _asked_name(zone, dt):
    if zone is None:
        return None
    name = zone.tzname(dt)
    if name is not None and not isinstance(name, str):
        raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % type(name).__name__)
    return name


class timezone(tzinfo):
    """A zone that is always as far from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=""):
        _typed(offset, timedelta, "timezone()", 1)
        _typed(name, str, "timezone()", 2)
        if name == "" and not offset and cls is timezone and "utc" in timezone.__dict__:
            return timezone.utc
        if abs(_us(offset)) >= _DAY_US:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %r." % offset)
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError("%s(dt) argument must be a datetime instance or None, not %s" % (method, _type_name(dt)))

    def utcoffset(self, dt, /):
        """Return fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt, /):
        """Return None."""
        self._check(dt, "dst")

    def tzname(self, dt, /):
        """Give the name that the zone was made with, or one such as UTC+01:00."""
        self._check(dt, "tzname")
        return str(self)

    def fromutc(self, dt, /):
        """Give the time in the zone for one in UTC."""
        _check_utc(self, dt)
        return dt + self._offset

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return "datetime.timezone(%r%s)" % (self._offset, ", %r" % self._name if self._name else "")

    def __str__(self):
        if self._name:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)


UTC = timezone.utc = timezone(timedelta(0))
timezone.max = timezone(timedelta(hours=23, minutes=59))
timezone.min = timezone(-timedelta(hours=23, minutes=59))


class time:
    """A time of day, with or without a zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Read a time as isoformat() writes it."""
        return cls(*_from_iso(time_string, lambda text: _iso_time(text.removeprefix("T"))))

    def utcoffset(self):
        """Give what the zone says of its offset."""
        return _asked(self._tzinfo, "utcoffset", None)

    def dst(self):
        """Give what the zone says of summer time."""
        return _asked(self._tzinfo, "dst", None)

    def tzname(self):
        """Give what the zone says of its name."""
        return _asked_name(self._tzinfo, None)

    def isoformat(self, timespec="auto"):
        """Write the time as 12:30:00, as far as timespec says, with the offset of its zone."""
        _typed(timespec, str, "isoformat()", 1)
        return _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [self._hour, self._minute, self._second, self._microsecond]
        while len(parts) > 2 and not parts[-1]:
            parts.pop()
        return _shown(self, parts)

    def strftime(self, format):
        """format -> strftime() style string."""
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format, /):
        _typed(format, str, "__format__()", 1)
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Give the time with other parts."""
        return type(self)(*_replaced(self, hour, minute, second, microsecond, tzinfo), fold=self._fold if fold is None else fold)

    def _order(self, other, compare):
        """Compare two times, by their parts where the zones are as far from UTC."""
        if not isinstance(other, time):
            return NotImplemented
        mine, its = (None, None) if self._tzinfo is other._tzinfo else (self.utcoffset(), other.utcoffset())
        if (mine is None) != (its is None):
            if compare is _equal:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return compare(_clock_us(self) - _us(mine or _ZERO), _clock_us(other) - _us(its or _ZERO))

    def __eq__(self, other):
        return self._order(other, _equal)

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(_clock_us(self) - _us(self.utcoffset() or _ZERO))


_ZERO = timedelta(0)


def _equal(a, b):
    return a == b


def _clock_us(value):
    """The time of the day in microseconds."""
    return ((value._hour * 60 + value._minute) * 60 + value._second) * 10 ** 6 + value._microsecond


def _shown(value, parts):
    """The repr of a time or a datetime."""
    text = ", ".join(map(str, parts))
    if value._tzinfo is not None:
        text += ", tzinfo=%r" % (value._tzinfo,)
    if value._fold:
        text += ", fold=1"
    return "%s(%s)" % (_shown_class(value), text)


def _replaced(value, hour, minute, second, microsecond, zone):
    """The parts of a time or a datetime, but for those that are given."""
    return (
        value._hour if hour is None else hour, value._minute if minute is None else minute,
        value._second if second is None else second, value._microsecond if microsecond is None else microsecond,
        value._tzinfo if zone is True else zone,
    )


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)

_time_class = time  # which the method of datetime hides in its class


class datetime(date):
    """A date and a time of day, with or without a zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def _made(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold=0):
        """The datetime of parts that need no check, unless a subclass makes one."""
        if cls is not datetime:
            return cls(year, month, day, hour, minute, second, microsecond, tzinfo, fold=fold)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def _at(cls, us, tz, local):
        """The datetime of so many microseconds since 1970, in tz, in local time, or in UTC."""
        _check_zone(tz)
        seconds, us = divmod(us, 10 ** 6)
        if tz is None and local:
            fields = _time.localtime(seconds)
            if not MINYEAR <= fields[0] <= MAXYEAR:
                raise ValueError("year %d is out of range" % fields[0])
            # Where the clock was put back within the day, this time may be the second of its name.
            back = _time.localtime(seconds - 86400).tm_gmtoff - fields.tm_gmtoff
            fold = 1 if back > 0 and _time.localtime(seconds - back)[:6] == fields[:6] else 0
            return cls._made(*fields[:5], min(fields[5], 59), us, None, fold)
        days, seconds = divmod(seconds, 86400)
        if not 0 < days + _EPOCH <= _MAXORDINAL:
            raise ValueError("year %d is out of range" % _time.gmtime(days * 86400)[0])
        minutes, seconds = divmod(seconds, 60)
        self = cls._made(*_civil(days + _EPOCH), minutes // 60, minutes % 60, seconds, us, tz)
        return self if tz is None else tz.fromutc(self)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Give the time at that many seconds since 1970, in the zone tz or the local one."""
        return cls._at(_timestamp_us(timestamp), tz, True)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Give the time in UTC at that many seconds since 1970, without a zone."""
        return cls._at(_timestamp_us(timestamp), None, False)

    @classmethod
    def now(cls, tz=None):
        """Give what the clock says now, in the zone tz or the local one."""
        return cls._at(_time.time_ns() // 1000, tz, True)

    @classmethod
    def utcnow(cls):
        """Give what the clock says now in UTC, without a zone."""
        return cls._at(_time.time_ns() // 1000, None, False)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """Put a date and a time together."""
        _typed(date, _date_class, "combine()", 1)
        _typed(time, _time_class, "combine()", 2)
        zone = time._tzinfo if tzinfo is True else tzinfo
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond, zone, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Read a date and a time as isoformat() writes them."""
        def read(text):
            if len(text) < 7:
                raise ValueError
            end = _iso_date_end(text)
            day = _iso_date(text[:end])
            if len(text) == end:
                return day
            return *day, *_iso_time(text[end + 1:])
        return cls(*_from_iso(date_string, read))

    @classmethod
    def strptime(cls, date_string, format, /):
        """Read a text by a format, as time.strptime() does."""
        from _strptime import _strptime
        _typed(date_string, str, "strptime()", 1)
        _typed(format, str, "strptime()", 2)
        fields, microsecond, offset_us = _strptime(date_string, format)
        zone = None
        if fields.tm_gmtoff is not None:
            offset = timedelta(seconds=fields.tm_gmtoff, microseconds=offset_us)
            zone = timezone(offset, fields.tm_zone) if fields.tm_zone else timezone(offset)
        return cls(*fields[:6], microsecond, zone)

    def date(self):
        """Give the date alone."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Give the time alone, without its zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Give the time alone, with its zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        """Give what time.localtime() would of it."""
        dst = self.dst()
        return self._timetuple(self._hour, self._minute, self._second, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        """Give what time.gmtime() would of it."""
        utc = self - (self.utcoffset() or _ZERO)
        return utc._timetuple(utc._hour, utc._minute, utc._second, 0)

    def timestamp(self):
        """Give the seconds since 1970."""
        if self._tzinfo is None:
            return _local_seconds(self, self._fold) + self._microsecond / 10 ** 6
        return (self - _UNIX).total_seconds()

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Give the date and time with other parts."""
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            *_replaced(self, hour, minute, second, microsecond, tzinfo), fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        """Give the same moment in the zone tz, or in the local one."""
        _check_zone(tz)
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=_time.localtime(_local_seconds(self, self._fold)).tm_gmtoff)
        utc = self - offset
        if tz is None:
            fields = _time.localtime((utc.replace(tzinfo=UTC) - _UNIX) // timedelta(seconds=1))
            tz = timezone(timedelta(seconds=fields.tm_gmtoff), fields.tm_zone)
        elif tz is self._tzinfo:
            return self
        return tz.fromutc(type(self)._of(utc.replace(tzinfo=tz)))

    @classmethod
    def _of(cls, value):
        """value as one of this class."""
        if type(value) is cls:
            return value
        return cls(value._year, value._month, value._day, value._hour, value._minute, value._second, value._microsecond, value._tzinfo)

    def utcoffset(self):
        """Give what the zone says of its offset."""
        return _asked(self._tzinfo, "utcoffset", self)

    def dst(self):
        """Give what the zone says of summer time."""
        return _asked(self._tzinfo, "dst", self)

    def tzname(self):
        """Give what the zone says of its name."""
        return _asked_name(self._tzinfo, self)

    def ctime(self):
        """Return ctime() style string."""
        return self._ctime(self._hour, self._minute, self._second)

    def isoformat(self, sep="T", timespec="auto"):
        """Write date and time as 2026-01-31T12:30:00, as far as timespec says, with the offset of its zone."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not %s" % type(sep).__name__)
        _typed(timespec, str, "isoformat()", 2)
        clock = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return "%04d-%02d-%02d%s%s%s" % (self._year, self._month, self._day, sep, clock, _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        while len(parts) > 5 and not parts[-1]:
            parts.pop()
        return _shown(self, parts)

    def _since_start(self):
        """Microseconds since the beginning of the calendar."""
        return self.toordinal() * _DAY_US + _clock_us(self)

    def _order(self, other, compare):
        """Compare two datetimes, in UTC where their zones differ."""
        if not isinstance(other, datetime):
            if isinstance(other, date):
                if compare is _equal:
                    return False
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return NotImplemented
        mine, its = (None, None) if self._tzinfo is other._tzinfo else (self.utcoffset(), other.utcoffset())
        if (mine is None) != (its is None):
            if compare is _equal:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return compare(self._since_start() - _us(mine or _ZERO), other._since_start() - _us(its or _ZERO))

    def __eq__(self, other):
        return self._order(other, _equal)

    def __hash__(self):
        return hash(self._since_start() - _us(self.utcoffset() or _ZERO))

    def _shifted(self, us):
        days, us = divmod(self._since_start() + us, _DAY_US)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 10 ** 6)
        minutes, seconds = divmod(seconds, 60)
        return self._made(*_civil(days), minutes // 60, minutes % 60, seconds, us, self._tzinfo)

    def __add__(self, other):
        return self._shifted(_us(other)) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._shifted(-_us(other))
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = (None, None) if self._tzinfo is other._tzinfo else (self.utcoffset(), other.utcoffset())
        if (mine is None) != (its is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _delta(self._since_start() - _us(mine or _ZERO) - other._since_start() + _us(its or _ZERO))


_date_class = date

datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


def _timestamp_us(timestamp):
    """A timestamp in microseconds, rounded to the nearest, and to the even one of two."""
    if not isinstance(timestamp, float):
        us, seconds = 0, _index(timestamp)
    elif _isnan(timestamp):
        raise ValueError("Invalid value NaN (not a number)")
    elif abs(timestamp) >= 2 ** 63:
        raise OverflowError("timestamp out of range for platform time_t")
    else:
        fraction, whole = _modf(timestamp)
        us, seconds = round(fraction * 1e6), int(whole)
    if not -2 ** 63 <= seconds < 2 ** 63:
        raise OverflowError("timestamp out of range for platform time_t")
    return seconds * 10 ** 6 + us


def _local_seconds(value, fold):
    """Seconds since 1970 of a local time; of the later one where it comes twice and fold is 1.

    A time that the clock leaps over is reckoned with the offset before (fold=0) or
    after the leap.
    """
    wanted = (value.toordinal() - _EPOCH) * 86400 + _clock_us(value) // 10 ** 6

    def local(seconds):
        return seconds + _time.localtime(seconds).tm_gmtoff

    day = 24 * 3600
    before, after = local(wanted - day) - (wanted - day), local(wanted + day) - (wanted + day)
    found = [wanted - offset for offset in dict.fromkeys((before, after)) if local(wanted - offset) == wanted]
    if found:
        return max(found) if fold else min(found)
    return max(wanted - before, wanted - after) if not fold else min(wanted - before, wanted - after)


_native(timedelta, "days", "seconds", "microseconds")
_native(date, "year", "month", "day")
_native(time, "hour", "minute", "second", "microsecond", "tzinfo", "fold")
_native(datetime, "hour", "minute", "second", "microsecond", "tzinfo", "fold")
_native(tzinfo)
_native(timezone)
