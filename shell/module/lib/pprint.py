"""Values as text over several lines, to be read."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Pretty-print a Python object to a stream, standard output if none is given."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Return what pprint() prints."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object; the keys of a dict stay in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Return repr() of an object, with a word where it holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Report whether eval() gives the object back of what saferepr() returns."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Report whether an object holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """A key that can be compared with one of another type."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    return _safe_key(t[0]), _safe_key(t[1])


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


class PrettyPrinter:
    """Prints values in a width, one element a line where they are wider."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print an object."""
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """Return the text of an object."""
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        """Report whether an object holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Report whether eval() gives the object back."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Return the text in one line, whether eval() can read it, and whether it holds itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, write, indent, allowance, context, level):
        """Write an object that begins in column indent and has allowance characters behind it."""
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._printer(object)
            if printer is not None:
                context[id(object)] = 1
                printer(object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _printer(self, object):
        """What writes an object over several lines; None where it is one."""
        how = type(object).__repr__
        for cls, printer in (
                (dict, self._pprint_dict), (list, self._pprint_list), (tuple, self._pprint_tuple),
                (set, self._pprint_set), (frozenset, self._pprint_set), (str, self._pprint_str),
                (bytes, self._pprint_bytes), (bytearray, self._pprint_bytearray)):
            if how is cls.__repr__:
                return printer
        if hasattr(type(object), "__dataclass_fields__") and "__create_fn__" in getattr(how, "__qualname__", "__create_fn__"):
            return self._pprint_dataclass
        name = type(object).__module__, type(object).__name__
        return {
            ("collections", "OrderedDict"): self._pprint_ordered_dict, ("collections", "Counter"): self._pprint_counter,
            ("collections", "defaultdict"): self._pprint_default_dict, ("collections", "deque"): self._pprint_deque,
            ("collections", "ChainMap"): self._pprint_chain_map, ("types", "SimpleNamespace"): self._pprint_namespace,
            ("collections", "UserDict"): self._pprint_user, ("collections", "UserList"): self._pprint_user,
            ("collections", "UserString"): self._pprint_user,
            ("types", "mappingproxy"): self._pprint_mappingproxy,
            ("builtins", "mappingproxy"): self._pprint_mappingproxy,
        }.get(name)

    def _pprint_dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _pprint_list(self, object, write, indent, allowance, context, level):
        write("[")
        self._format_items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _pprint_tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _pprint_set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        if type(object) is set:
            write("{")
            end = "}"
        else:
            name = type(object).__name__
            write(name + "({")
            end = "})"
            indent += len(name) + 1
        self._format_items(sorted(object, key=_safe_key), write, indent, allowance + len(end), context, level)
        write(end)

    def _pprint_str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        width = most = self._width - indent
        for i, line in enumerate(lines):
            last = i == len(lines) - 1
            if last:
                most -= allowance
            if len(repr(line)) <= most:
                chunks.append(repr(line))
                continue
            words = _words(line)
            room, current = width, ""
            for j, word in enumerate(words):
                candidate = current + word
                if j == len(words) - 1 and last:
                    room -= allowance
                if len(repr(candidate)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(chunks[0])
            return
        write(("(" if level == 1 else "") + ("\n" + " " * indent).join(chunks) + (")" if level == 1 else ""))

    def _pprint_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        indent += parens
        chunks = _wrapped_bytes(object, self._width - indent, allowance + parens)
        write("(" * parens + ("\n" + " " * indent).join(chunks) + ")" * parens)

    def _pprint_bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._pprint_bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _pprint_dataclass(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        items = [(f.name, getattr(object, f.name)) for f in type(object).__dataclass_fields__.values()
                 if f.repr and hasattr(object, f.name)]
        write(name + "(")
        self._format_namespace_items(items, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _pprint_namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else type(object).__name__
        write(name + "(")
        self._format_namespace_items(object.__dict__.items(), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _pprint_ordered_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _pprint_default_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._pprint_dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _pprint_counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _pprint_chain_map(self, object, write, indent, allowance, context, level):
        if not object.maps:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, write, indent, allowance + 1, context, level)
                write(")")
            else:
                self._format(m, write, indent, 1, context, level)
                write(",\n" + " " * indent)

    def _pprint_deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._format_items(object, write, indent, allowance + 2, context, level)
            write("])")
            return
        self._format_items(object, write, indent, 2, context, level)
        write("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _pprint_mappingproxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _pprint_user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    def _format_dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        delim = ",\n" + indent * " "
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(delim)

    def _format_namespace_items(self, items, write, indent, allowance, context, level):
        delim = ",\n" + indent * " "
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            write(key + "=")
            if id(value) in context:
                write("...")  # as the repr of such an object has it
            else:
                self._format(value, write, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(delim)

    def _format_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        separator = ",\n" + " " * indent
        delim = ""
        width = most = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = most
                    if delim:
                        delim = separator
                if width >= needed:
                    width -= needed
                    write(delim + text)
                    delim = ", "
                    continue
            write(delim)
            delim = separator
            self._format(item, write, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ is str or typ is float or typ is bool or object is None:
            return repr(object), True, False
        how = typ.__repr__
        if how is int.__repr__ and issubclass(typ, int):
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        for cls, left, right in (dict, "{", "}"), (list, "[", "]"), (tuple, "(", ")"):
            if how is cls.__repr__ and issubclass(typ, cls):
                break
        else:
            text = repr(object)
            return text, text[:1] != "" and not text.startswith("<"), False
        if not object:
            return left + right, True, False
        if maxlevels and level >= maxlevels:
            return left + "..." + ("," if cls is tuple and len(object) == 1 else "") + right, False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, parts = True, False, []
        level += 1

        def part(value):
            nonlocal readable, recursive
            text, can_read, holds_itself = self.format(value, context, maxlevels, level)
            readable = readable and can_read
            recursive = recursive or holds_itself
            return text

        if cls is dict:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            for key, value in items:
                text = part(key)
                parts.append(text + ": " + part(value))
        else:
            parts = [part(value) for value in object]
            if cls is tuple and len(parts) == 1:
                parts[0] += ","
        del context[id(object)]
        return left + ", ".join(parts) + right, readable, recursive


def _words(line):
    """The words of a line, each with the blanks behind it."""
    words, start = [], 0
    for i in range(1, len(line)):
        if line[i - 1].isspace() and not line[i].isspace():
            words.append(line[start:i])
            start = i
    words.append(line[start:])
    return words


def _wrapped_bytes(object, width, allowance):
    """The reprs of parts of bytes that fit into a width."""
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
