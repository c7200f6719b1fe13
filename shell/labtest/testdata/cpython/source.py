"""The source of CPython's tests, in pieces: what each binds, and what it needs."""

import ast
import symtable
import sys
import types

KEPT_DECORATORS = {"property", "staticmethod", "classmethod", "setter", "getter", "deleter"}
DETAILS = {"cpython_only", "impl_detail", "refcount_test", "no_tracing"}


class OutOfScope(Exception):
    """The method is about something else: it needs a module that is not there."""


class Source:
    """The text of a module, and what its statements bind."""

    known = {}

    def __init__(self, live):
        self.live = live
        self.name = live.__name__
        with open(live.__file__, encoding="utf-8") as f:
            text = f.read()
        self.lines = text.encode().splitlines(keepends=True)
        self.binding = bindings(ast.parse(text).body)
        self.pieces = {}

    @classmethod
    def of(cls, live):
        if live.__name__ not in cls.known:
            cls.known[live.__name__] = cls(live)
        return cls.known[live.__name__]

    def piece(self, statement, scope):
        if statement not in self.pieces:
            self.pieces[statement] = Piece(self, statement, scope)
        return self.pieces[statement]

    def class_statement(self, cls):
        for s in reversed(self.binding.get(cls.__name__, ())):
            if isinstance(s, ast.ClassDef):
                return s
        raise OutOfScope("a class that is made in a function")


def bindings(body):
    """For each name the statements of a body that bind or change it."""
    found = {}
    for s in body:
        for name in dict.fromkeys(bound(s)):
            found.setdefault(name, []).append(s)
    return found


def bound(s):
    if isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield s.name
    elif isinstance(s, (ast.Import, ast.ImportFrom)):
        for a in s.names:
            yield a.asname or a.name.split(".")[0]
    elif isinstance(s, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.For)):
        for target in s.targets if isinstance(s, ast.Assign) else [s.target]:
            for n in ast.walk(target):
                if isinstance(n, ast.Name):
                    yield n.id
    elif isinstance(s, ast.Expr) and isinstance(s.value, ast.Call):
        n = s.value.func
        while isinstance(n, ast.Attribute):
            n = n.value
        if isinstance(n, ast.Name) and n is not s.value.func:
            yield n.id
    for part in ("body", "orelse", "finalbody", "handlers"):
        if not isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for inner in getattr(s, part, ()):
                yield from bound(inner)


class Piece:
    """A statement of a module or of a class, and the names that it takes from
    elsewhere. The scope is what stands around it: "module" or "class"."""

    def __init__(self, source, statement, scope):
        self.source = source
        self.statement = statement
        self.edits = []
        self.local_imports = []
        self.attributes = {n.attr for n in ast.walk(statement) if isinstance(n, ast.Attribute)}
        for n in ast.walk(statement):
            self.drop_decorators(n, scope)
            if isinstance(n, (ast.Import, ast.ImportFrom)):
                self.local_imports.append(n)
        first = min([statement.lineno] + [d.lineno for d in getattr(statement, "decorator_list", ())])
        self.start = (first, statement.col_offset)
        self.names = free_names(self.text())
        self.chains = list(self.module_chains())

    def drop_decorators(self, node, scope):
        for d in getattr(node, "decorator_list", ()):
            name = (dotted(d.func if isinstance(d, ast.Call) else d) or [""])
            if DETAILS.intersection(name):
                raise OutOfScope("a detail of CPython")
            live = getattr(self.source.live, name[0], None)
            home = live.__name__ if isinstance(live, types.ModuleType) else getattr(live, "__module__", "")
            ours = scope == "class" and node is self.statement and name[-1] not in KEPT_DECORATORS
            if ours or str(home).startswith(("unittest", "test.support")):
                line = self.source.lines[d.lineno - 1]
                self.edits.append(((d.lineno, line.rindex(b"@", 0, d.col_offset)), (d.end_lineno, d.end_col_offset), b"#"))

    def text(self, more=()):
        """The source, with the edits."""
        at, out = self.start, []
        for start, end, text in sorted([*self.edits, *more]):
            out += [self.between(at, start), text]
            at = end
        out.append(self.between(at, (self.statement.end_lineno, self.statement.end_col_offset)))
        return (b" " * self.start[1] + b"".join(out)).decode()

    def between(self, start, end):
        lines = self.source.lines[start[0] - 1 : end[0]]
        if not lines or start >= end:
            return b""
        lines[-1] = lines[-1][: end[1]]
        lines[0] = lines[0][start[1] :]
        return b"".join(lines)

    def module_chains(self):
        """Modules of the source with the attributes that are used of them: for
        test.support.verbose (test, support) and (support, verbose)."""
        imported = {a.asname or a.name: a.name for i in self.local_imports if isinstance(i, ast.Import) for a in i.names}
        for n in ast.walk(self.statement):
            path = dotted(n) if isinstance(n, ast.Attribute) else None
            if not path or path[0] not in self.names and path[0] not in imported:
                continue
            owner = sys.modules.get(imported.get(path[0])) or vars(self.source.live).get(path[0])
            for attribute in path[1:]:
                if not isinstance(owner, types.ModuleType):
                    break
                yield owner, attribute
                owner = getattr(owner, attribute, None)


def dotted(n):
    """The names of a.b.c, or None for what is no such thing."""
    if isinstance(n, ast.Name):
        return [n.id]
    if isinstance(n, ast.Attribute):
        before = dotted(n.value)
        return before and before + [n.attr]
    return None


def free_names(text):
    """The names that a piece takes from the module."""
    if text.startswith(" "):
        text = "if 1:\n" + text
    found = set()

    def look(table, top):
        for s in table.get_symbols():
            if s.is_referenced() if top else s.is_global():
                found.add(s.get_name())
        for inner in table.get_children():
            look(inner, False)

    look(symtable.symtable(text, "piece", "exec"), True)
    return found


def literal(value):
    """The text of a plain value, or None."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = int(value)  # the constants of socket and signal, too
    text = repr(value)
    try:
        return text if len(text) < 4000 and ast.literal_eval(text) == value else None
    except (ValueError, SyntaxError, MemoryError):
        return None
