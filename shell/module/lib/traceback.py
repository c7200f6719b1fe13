"""Tracebacks as text: of an exception, and of the calls under way."""

import linecache
import sys
import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

_REPEATED = 3  # how often the same line is shown before it is counted

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_missing = object()


class FrameSummary:
    """A line of a traceback: a file, a line and the function."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_carets", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._carets = ""
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return "<FrameSummary file {filename}, line {lineno} in {name}>".format(
            filename=self.filename, lineno=self.lineno, name=self.name)

    def __len__(self):
        return 4


class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make a summary of pairs of a frame and a line, as walk_tb and walk_stack give."""
        pairs = _limited(list(frame_gen), limit)
        result = klass()
        for frame, lineno in pairs:
            code = frame.f_code
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                       locals=frame.f_locals if capture_locals else None))
        if lookup_lines:
            for f in result:
                f.line
        return result

    @classmethod
    def _of_traceback(klass, tb, limit=None, capture_locals=False):
        result = klass()
        frames = _limited(list(walk_tb(tb)), limit)
        entries = _limited(_traceback.entries(tb), limit)
        for (frame, _), entry in zip(frames, entries):
            filename, lineno, name, end_lineno, colno, end_colno, line, carets = entry
            f = FrameSummary(filename, lineno, name, lookup_line=False, line=line or None,
                             end_lineno=end_lineno, colno=colno, end_colno=end_colno,
                             locals=frame.f_locals if capture_locals else None)
            f._carets = carets
            result.append(f)
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make a summary of FrameSummary objects, or of tuples in the old style."""
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary):
        """Return the text for one call."""
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f"    {frame_summary.line}\n"
            if frame_summary._carets:
                text += f"    {frame_summary._carets}\n"
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        """Return the texts for all calls; a line that is repeated is counted."""
        result = []
        last, count = None, 0

        def repeated():
            more = count - _REPEATED
            if more > 0:
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for f in self:
            formatted = self.format_frame_summary(f)
            if formatted is None:
                continue
            place = f.filename, f.lineno, f.name
            if place != last:
                repeated()
                last, count = place, 0
            count += 1
            if count <= _REPEATED:
                result.append(formatted)
        repeated()
        return result


def _limited(items, limit):
    """The first of the items, or the last where the limit is negative."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is None:
            return items
        limit = max(limit, 0)
    return items[:limit] if limit >= 0 else items[limit:]


def walk_tb(tb):
    """Yield the frame and the line of each call that a traceback passed."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Yield the frame and the line of a call under way, then of its caller, and so on."""
    if f is None:
        f = sys._getframe().f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


class TracebackException:
    """An exception with its traceback, ready to be printed, and no frame kept for it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self.stack = StackSummary._of_traceback(exc_traceback, limit, capture_locals)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = "<exception str() failed>"
        if isinstance(exc_value, BaseException):
            self._syntax, self._last = _traceback.only(exc_value)
        else:
            self._syntax, self._last = "", _last_line(exc_type, self._str)
        for name in "filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg":
            if isinstance(exc_value, SyntaxError):
                setattr(self, name, getattr(exc_value, name))

        def inner(e):
            if e is None or id(e) in seen:
                return None
            return TracebackException(type(e), e, e.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, _seen=seen)

        if exc_value is not None:
            self.__cause__ = inner(exc_value.__cause__)
            if not compact or self.__cause__ is None and not self.__suppress_context__:
                self.__context__ = inner(exc_value.__context__)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one of an exception alone."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Yield the last lines of the traceback, with what is wrong with a syntax."""
        if self.exc_type is None:
            yield _last_line(None, self._str) + "\n"
            return
        yield from self._syntax.splitlines(True)
        yield self._last + "\n"
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                try:
                    note = str(note)
                except Exception:
                    note = "<note str() failed>"
                yield from [line + "\n" for line in note.split("\n")]
        elif notes is not None:
            try:
                yield repr(notes)
            except Exception:
                yield "<__notes__ repr() failed>"

    def format(self, *, chain=True, _ctx=None):
        """Yield the traceback, and those of the exceptions that led to it before."""
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain)
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain)
                yield _CONTEXT
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True):
        """Print the result of format()."""
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")


def _last_line(exc_type, text):
    if exc_type is None:
        return "NoneType: " + text
    name = exc_type.__qualname__
    if exc_type.__module__ not in ("__main__", "builtins"):
        name = exc_type.__module__ + "." + name
    return f"{name}: {text}" if text else name


def _parsed(exc, value, tb):
    """The value and the traceback that print_exception and its like were given."""
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    """Print an exception with its traceback, on standard error if no file is given."""
    value, tb = _parsed(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    """Return the lines that print_exception prints."""
    value, tb = _parsed(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    """Return the last lines of a traceback."""
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is handled."""
    print_exception(*sys.exc_info(), limit, file, chain)


def format_exc(limit=None, chain=True):
    """Return what print_exc prints."""
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that nothing caught, at the prompt."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_tb(tb, limit=None):
    """Return the StackSummary of a traceback."""
    return StackSummary._of_traceback(tb, limit)


def format_tb(tb, limit=None):
    """Return the lines for a traceback."""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Print the lines for a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def extract_stack(f=None, limit=None):
    """Return the StackSummary of the calls under way, the innermost last."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    """Return the lines for the calls under way."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Print the lines for the calls under way."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_list(extracted_list):
    """Return the lines for a list of FrameSummary objects or tuples."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the lines for a list of FrameSummary objects or tuples."""
    for item in format_list(extracted_list):
        print(item, file=sys.stderr if file is None else file, end="")


def clear_frames(tb):
    """Let go of the variables of the frames of a traceback: done with the traceback here."""
