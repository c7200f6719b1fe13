"""Tables as text: a row a line, with commas between the fields."""

import io

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab", "unix_dialect",
    "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
    "unregister_dialect", "DictReader", "DictWriter",
]

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)

_dialects = {}
_limit = 131072


class Error(Exception):
    """What is wrong with a table, or with a dialect."""


Error.__module__ = "_csv"


class Dialect:
    """How a table is written: a program has subclasses of it."""

    _name = ""
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _Rules(self, {})
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """As Excel writes it."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes it, with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """As programs of Unix write it."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_DEFAULTS = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
             "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}


class _Rules:
    """A dialect that has been checked."""

    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        for name, default in _DEFAULTS.items():
            value = options[name] if name in options else getattr(dialect, name, default)
            setattr(self, name, value)
        for name in "doublequote", "skipinitialspace", "strict":
            setattr(self, name, bool(getattr(self, name)))
        if self.quotechar is None and "quoting" not in options and not hasattr(dialect, "quoting"):
            self.quoting = QUOTE_NONE
        self._check()

    def _check(self):
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not QUOTE_MINIMAL <= self.quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        for name, may_be_none in ("delimiter", False), ("escapechar", True), ("quotechar", True):
            value = getattr(self, name)
            if value is None and may_be_none:
                continue
            if not isinstance(value, str):
                raise TypeError('"%s" must be string%s, not %s' % (name, " or None" if may_be_none else "", type(value).__name__))
            if name == "escapechar" and value == "":
                self.escapechar = None
            elif len(value) != 1:
                raise TypeError('"%s" must be a 1-character string' % name)
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string, not %s' % type(self.lineterminator).__name__)


def register_dialect(name, dialect=None, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Rules(dialect, fmtparams)


def unregister_dialect(name):
    """Forget a dialect."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    """Return the dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    """Return the names of the dialects."""
    return list(_dialects)


def field_size_limit(*limit):
    """Return the greatest length of a field, and set it if one is given."""
    global _limit
    before = _limit
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError("limit must be an integer")
        _limit, = limit
    return before


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class _Reader:
    """What reader() returns: an iterator of rows."""

    def __init__(self, csvfile, rules):
        self._lines = iter(csvfile)
        self.dialect = rules
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row, pending = [], None  # pending is a field whose quotes are open, or that goes on after an escape
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if pending is None:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                row.append(self._value(pending[0], pending[2]))
                return row
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %s (the file should be opened in text mode)" % type(line).__name__)
            self.line_num += 1
            rules = self.dialect
            if pending is None and (rules.quotechar is None or rules.quotechar not in line) and (
                    rules.escapechar is None or rules.escapechar not in line):
                return self._plain(line)
            pending = self._parse(line, row, pending)
            if pending is None:
                return row

    def _plain(self, line):
        """The fields of a line without quotes."""
        text = line.rstrip("\r\n")
        if "\n" in text or "\r" in text:
            raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
        if not text:
            return []
        fields = text.split(self.dialect.delimiter)
        if self.dialect.skipinitialspace:
            fields = [field.lstrip(" ") for field in fields]
        if len(text) > _limit and any(len(field) > _limit for field in fields):
            raise Error("field larger than field limit (%d)" % _limit)
        if self.dialect.quoting == QUOTE_NONNUMERIC:
            fields = [float(field) for field in fields]
        return fields

    def _value(self, chars, numeric):
        text = "".join(chars)
        return float(text) if numeric else text

    def _parse(self, line, row, pending):
        """Add the fields of a line to a row; what is returned is of a field that goes on in the next line."""
        rules = self.dialect
        delimiter, quote, escape = rules.delimiter, rules.quotechar, rules.escapechar
        if rules.quoting == QUOTE_NONE:
            quote = None
        nonnumeric = rules.quoting == QUOTE_NONNUMERIC
        chars, state, numeric = pending or ([], "start", False)
        ended = False
        for c in line:
            if ended:
                if c not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                continue
            if len(chars) > _limit:
                raise Error("field larger than field limit (%d)" % _limit)
            if state == "escape":
                chars.append(c)
                state = "escaped line" if c in "\r\n" else "field"
            elif state == "quoted escape":
                chars.append(c)
                state = "quoted"
            elif state == "quoted":
                if c == escape:
                    state = "quoted escape"
                elif c == quote:
                    state = "quote" if rules.doublequote else "field"
                else:
                    chars.append(c)
            elif c in "\r\n" and not (state == "escaped line"):
                ended = True
            elif state == "start" and c == quote:
                state = "quoted"
            elif state == "start" and c == " " and rules.skipinitialspace:
                pass
            elif c == delimiter:
                row.append(self._value(chars, numeric))
                chars, state, numeric = [], "start", False
            elif c == escape and state != "quote":
                state = "escape"
            elif state == "quote" and c == quote:
                chars.append(c)
                state = "quoted"
            elif state == "quote" and rules.strict:
                raise Error("'%s' expected after '%s'" % (delimiter, quote))
            else:
                if state == "start":
                    numeric = nonnumeric
                chars.append(c)
                state = "field"
        if state in ("quoted", "escaped line", "escape", "quoted escape"):
            if state in ("escape", "quoted escape"):
                chars.append("\n")
            return chars, "quoted" if state.startswith("quoted") else "field", numeric
        row.append(self._value(chars, numeric))
        return None


class _Writer:
    """What writer() returns."""

    def __init__(self, csvfile, rules):
        if not callable(getattr(csvfile, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = rules
        self._special = {c for c in (rules.delimiter, rules.quotechar, rules.escapechar) if c} | set(rules.lineterminator)

    def writerow(self, row):
        """Write a row, and return what write() does."""
        try:
            row = list(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        fields = [self._field(value) for value in row]
        if fields == [""]:
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            fields = [self.dialect.quotechar * 2]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        """Write several rows."""
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        rules = self.dialect
        quoted = rules.quoting == QUOTE_ALL or rules.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        text = value if isinstance(value, str) else "" if value is None else repr(value) if type(value) is float else str(value)
        if not self._special.isdisjoint(text):
            out = []
            for c in text:
                if c in self._special:
                    if rules.quoting == QUOTE_NONE:
                        escaped = True
                    elif c == rules.quotechar and rules.doublequote:
                        escaped = False
                        out.append(c)
                        quoted = True
                    else:
                        escaped = c in (rules.quotechar, rules.escapechar)
                        quoted = quoted or not escaped
                    if escaped:
                        if not rules.escapechar:
                            raise Error("need to escape, but no escapechar set")
                        out.append(rules.escapechar)
                out.append(c)
            text = "".join(out)
        return rules.quotechar + text + rules.quotechar if quoted else text


def reader(csvfile, dialect=None, **fmtparams):
    """Return an iterator of the rows of a file, or of any lines, each a list of texts."""
    return _Reader(csvfile, _Rules(dialect, fmtparams))


def writer(csvfile, dialect=None, **fmtparams):
    """Return an object whose writerow() writes a row into a file."""
    return _Writer(csvfile, _Rules(dialect, fmtparams))


class DictReader:
    """Rows as dicts: the keys are those of the first row, or given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            d[name] = self.restval
        return d


class DictWriter:
    """Writes rows that are dicts."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the names of the fields as a row."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        """Write a row."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Write several rows."""
        return self.writer.writerows(map(self._dict_to_list, rowdicts))


class Sniffer:
    """Guesses the dialect of a table from the beginning of it."""

    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """Return a dialect whose delimiter stands in all lines as often."""
        lines = [line for line in sample.splitlines() if line]
        for delimiter in delimiters or self.preferred + ["|"]:
            counts = {len(row) for row in reader(lines, delimiter=delimiter)}
            if len(counts) == 1 and counts != {1}:
                break
        else:
            raise Error("Could not determine delimiter")

        class dialect(excel):
            _name = "sniffed"

        dialect.delimiter = delimiter
        dialect.skipinitialspace = all(delimiter + " " in line for line in lines)
        return dialect

    def has_header(self, sample):
        """Guess whether the first row has the names of the fields: it is of other kinds, or lengths, than the rest."""
        rows = list(reader(io.StringIO(sample), self.sniff(sample)))
        header, rows = rows[0], [row for row in rows[1:21] if len(row) == len(rows[0])]
        votes = 0
        for i, name in enumerate(header):
            kinds = {_kind(row[i]) for row in rows}
            if len(kinds) == 1:
                votes += 1 if _kind(name) not in kinds else -1
        return votes > 0


def _kind(text):
    """What a column is of: numbers, or texts of a length."""
    try:
        complex(text)
    except (ValueError, NameError, NotImplementedError):
        return len(text)
    return "number"
