"""Lifts the methods of CPython's own tests out of the installed package test,
each into a program that needs neither that package nor unittest.

    python3 lift.py MODULES < FILES

MODULES are the modules that the programs may import, between commas; FILES the
test modules, one a line. Written is a line of JSON for each method: its name,
and its program or why it has none. The order is a draw that is always the same:
any first part of it has of each file a share in proportion to its methods.

A program has the class with the classes that it extends, and of these only the
members that the method needs, as they are written in the source. What the
members use of their modules comes along. A module that may not be imported is a
class of the same name, with what is used of it: from the folder standin beside
this file, or, for the modules of package test, lifted in turn.
"""

import ast
import hashlib
import importlib
import json
import os
import pkgutil
import symtable
import sys
import types
import unittest
import warnings

STANDINS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standin")
KEPT_DECORATORS = {"property", "staticmethod", "classmethod", "setter", "getter", "deleter"}
DETAILS = {"cpython_only", "impl_detail", "refcount_test", "no_tracing"}
TWIN = "PyTest"  # json written in Python, tested beside json written in C


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


def copied(x):
    """A copy of a container and of those in it."""
    if isinstance(x, dict):
        return {k: copied(v) for k, v in x.items()}
    return x.copy() if isinstance(x, (list, set)) else x


class Standin:
    """The text that stands for a module, as the body of a class."""

    known = {}

    def __init__(self, module):
        path = os.path.join(STANDINS, module + ".py")
        self.text, self.names = "", set()
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                self.text = f.read()
            self.names = set(bindings(ast.parse(self.text).body))

    @classmethod
    def of(cls, module):
        if module not in cls.known:
            cls.known[module] = cls(module)
        return cls.known[module]


def standin_name(module):
    return "standin_" + module.replace(".", "_")


class Program:
    """One method with all that it needs."""

    def __init__(self, cls, method, modules):
        self.cls = cls
        self.method = method
        self.modules = modules
        self.chain = [c for c in cls.__mro__ if c is not object and not c.__module__.startswith("unittest")]
        self.bodies = {c: bindings(self.statement_of(c).body) for c in self.chain}
        self.members = {c: set() for c in self.chain}  # pieces
        self.class_names = self.named()
        self.taken = {}  # name -> its value
        self.done = {}  # source -> the names that are in its parts
        self.parts = {}  # source -> {position: text}
        self.order = []  # of the sources: what is imported first
        self.standins = {}  # module -> {name: text}, beside what its class has
        self.imports = {}

    def named(self):
        """The classes' names; one that is there twice has its module's behind it."""
        names = {}
        for c in self.chain:
            taken = c.__name__ in names.values()
            names[c] = c.__name__ + "_" + c.__module__.replace(".", "_") if taken else c.__name__
        return names

    def statement_of(self, c):
        source = Source.of(sys.modules[c.__module__])
        return source.class_statement(c)

    def text(self):
        self.standin("unittest")
        user = None
        for c in self.chain:
            source = Source.of(sys.modules[c.__module__])
            self.home(source, user)
            user = source
            self.decorators_allow(c)
            for name in self.bodies[c]:
                if name.startswith("__") and name.endswith("__") and name != "__doc__":
                    self.member(name)
        self.member(self.method)
        self.member("_" + self.method)
        for name in ("setUp", "tearDown", "setUpClass", "tearDownClass"):
            self.attempt(lambda: self.member(name))
        for c in self.chain:
            self.add_class(c)
        lifted = {s.name for s in self.order}
        blocks = list(self.imports)
        for module in self.standins:
            body = Standin.of(module).text or "pass\n"
            blocks.append(f"class {standin_name(module)}:\n" + "".join("    " + l for l in body.splitlines(keepends=True)))
        for module in self.standins:
            if module not in lifted:
                blocks += self.assignments(module)
        for source in self.order:
            blocks += [self.parts[source][at] for at in sorted(self.parts[source])]
            blocks += self.assignments(source.name)
        blocks.append(f"{standin_name('unittest')}.run({self.cls.__name__}, {self.method!r})")
        return "\n".join(blocks) + "\n"

    def assignments(self, module):
        return [f"{standin_name(module)}.{name} = {text}" for name, text in self.standins.get(module, {}).items()]

    def decorators_allow(self, c):
        for d in self.statement_of(c).decorator_list:
            if DETAILS.intersection(dotted(d.func if isinstance(d, ast.Call) else d) or ()):
                raise OutOfScope("a detail of CPython")

    # The class and the classes that it extends.

    def member(self, name):
        """Takes the attribute that is found, and those behind it that it calls."""
        for c in self.chain:
            statements = self.bodies[c].get(name)
            if not statements:
                continue
            calls = False
            for s in statements:
                piece = Source.of(sys.modules[c.__module__]).piece(s, "class")
                calls |= self.add_member(c, piece)
            if not calls:
                return

    def add_member(self, c, piece):
        if piece not in self.members[c]:
            self.members[c].add(piece)
            if self.class_names[c] != c.__name__ and c.__name__ in piece.names:
                raise OutOfScope("two classes with a name")
            self.needs(piece)
            for name in sorted(piece.attributes | piece.names):
                self.member(name)
        classes = {c.__name__ for c in self.chain}
        return "super" in piece.names or bool(classes & (piece.names | piece.attributes))

    def add_class(self, c):
        source = Source.of(sys.modules[c.__module__])
        if self.taken.setdefault(self.class_names[c], c) is not c:
            raise OutOfScope("two modules with a name: " + c.__name__)
        bases = ", ".join("standin_unittest.TestCase" if b is unittest.TestCase else self.class_names[b] for b in c.__bases__ if b is not object)
        pieces = sorted(self.members[c], key=lambda p: p.start)
        body = [self.edited(p) for p in pieces] or ["    pass"]
        self.home(source, None)[self.statement_of(c).lineno, ""] = f"class {self.class_names[c]}({bases}):\n" + "\n".join(body) + "\n"

    # What pieces need.

    def home(self, source, user):
        """The parts of a source; it stands before the source that uses it."""
        if source not in self.parts:
            self.parts[source] = {}
            self.order.append(source)
        if user is not None and user is not source:
            self.home(user, None)
            if self.order.index(source) > self.order.index(user):
                self.order.remove(source)
                self.order.insert(self.order.index(user), source)
        return self.parts[source]

    def take(self, name, source):
        """Has a name of a source mean its value, which it may mean in others, too."""
        value = vars(source.live)[name]
        if self.taken.setdefault(name, value) is not value:
            raise OutOfScope("two modules with a name: " + name)

    def needs(self, piece):
        for name in sorted(piece.names):
            self.global_name(name, piece.source)
        for owner, attribute in piece.chains:
            self.attribute(owner, attribute, piece.source)

    def edited(self, piece):
        edits = []
        for i in piece.local_imports:
            text = self.local_import(i, piece.source)
            if text is not None:
                edits.append(((i.lineno, i.col_offset), (i.end_lineno, i.end_col_offset), text.encode()))
        return piece.text(edits)

    def local_import(self, i, source):
        """What stands for an import in a function; None is the import itself."""
        modules = [a.name for a in i.names] if isinstance(i, ast.Import) else [i.module or "."]
        if all(m.split(".")[0] in self.modules for m in modules):
            return None
        lines = []
        for a in i.names:
            if isinstance(i, ast.Import):
                lines.append(f"{a.asname or a.name} = {self.namespace(importlib.import_module(a.name))}")
            else:
                owner = importlib.import_module(i.module)
                self.attribute(owner, a.name, source)
                lines.append(f"{a.asname or a.name} = {self.namespace(owner)}.{a.name}")
        return "; ".join(lines)

    def global_name(self, name, source):
        if name not in source.binding or name not in vars(source.live):
            return
        value = vars(source.live)[name]
        if isinstance(value, type) and value in self.chain or name in self.done.get(source, ()):
            return
        if isinstance(value, type) and issubclass(value, unittest.TestCase):
            raise OutOfScope("another class of tests")
        self.take(name, source)
        self.done.setdefault(source, set()).add(name)
        if isinstance(value, types.ModuleType):
            self.module(name, value, source)
            return
        if self.attempt(lambda: self.statements(name, source), literal(value)):
            return
        self.done.setdefault(source, set()).add(name)
        self.home(source, None)[source.binding[name][0].lineno, name] = f"{name} = {literal(value)}"

    def statements(self, name, source):
        for s in source.binding[name]:
            if isinstance(s, ast.ImportFrom):
                self.import_from(s, name, source)
            elif not isinstance(s, ast.Import):
                self.add_piece(s, source)

    def attempt(self, add, instead=""):
        """Adds what can be done without: nothing of it where it is out of scope."""
        before = [copied(x) for x in (self.parts, self.order, self.taken, self.done, self.standins, self.imports, self.members)]
        try:
            add()
        except OutOfScope:
            if instead is None:
                raise
            self.parts, self.order, self.taken, self.done, self.standins, self.imports, self.members = before
            return False
        return True

    def add_piece(self, statement, source):
        parts = self.home(source, None)
        at = (statement.lineno, "")
        if at not in parts:
            piece = source.piece(statement, "module")
            parts[at] = ""
            self.needs(piece)
            self.parts[source][at] = self.edited(piece)

    def module(self, name, live, source):
        at = source.binding[name][0].lineno
        if live.__name__.split(".")[0] in self.modules:
            self.imports[f"import {live.__name__} as {name}" if name != live.__name__.split(".")[0] else f"import {live.__name__}"] = True
        else:
            self.home(source, None)[at, name] = f"{name} = {self.namespace(live)}"

    def import_from(self, s, name, source):
        (a,) = [a for a in s.names if (a.asname or a.name) == name]
        if s.module.split(".")[0] in self.modules:
            self.imports[f"from {s.module} import {a.name} as {name}"] = True
            return
        owner = sys.modules[s.module]
        self.attribute(owner, a.name, source)
        self.home(source, None)[s.lineno, name] = f"{name} = {self.namespace(owner)}.{a.name}"

    # Modules that may not be imported.

    def namespace(self, live):
        self.standin(live.__name__)
        return standin_name(live.__name__)

    def standin(self, module):
        return self.standins.setdefault(module, {})

    def attribute(self, owner, name, user):
        """Puts an attribute of a module into the class that stands for it."""
        module = owner.__name__
        if module.split(".")[0] in self.modules or name in Standin.of(module).names:
            return
        value = getattr(owner, name, None)
        if isinstance(value, type) and value in self.chain:
            self.home(Source.of(owner), user)
            text = self.class_names[value]  # the class statement comes along
        elif isinstance(value, types.ModuleType):
            text = self.namespace(value)
        elif literal(value) is not None:
            text = literal(value)
        elif module.startswith("test."):
            source = Source.of(owner)
            self.home(source, user)
            self.global_name(name, source)
            text = name
        else:
            raise OutOfScope(f"{module}.{name}")
        self.namespace(owner)
        self.standin(module)[name] = text


def test_modules(files):
    """The modules of the files; of a package the modules in it."""
    for file in files:
        try:
            module = importlib.import_module("test." + file)
            if hasattr(module, "__path__"):
                yield from test_modules(f"{file}.{m.name}" for m in pkgutil.iter_modules(module.__path__) if m.name != "__main__")
            else:
                yield file, module
        except (ImportError, unittest.SkipTest):
            pass  # not on this machine


def tests(files):
    """The methods of the test modules, as unittest would find them."""
    for file, module in test_modules(files):
        for cls in vars(module).values():
            if not (isinstance(cls, type) and issubclass(cls, unittest.TestCase) and cls.__module__ == module.__name__):
                continue
            if getattr(cls, "__unittest_skip__", False) or TWIN in [b.__name__ for b in cls.__mro__]:
                continue
            for method in unittest.TestLoader().getTestCaseNames(cls):
                if not getattr(getattr(cls, method), "__unittest_skip__", False):
                    yield file, cls, method


def drawn(found):
    """The methods in the order of the draw."""
    of_file = {}
    for file, cls, method in found:
        name = f"{file}.{cls.__name__}.{method}"
        of_file.setdefault(file.split(".")[0], {})[name] = (cls, method)
    tickets = []
    for methods in of_file.values():
        shuffled = sorted(methods, key=lambda name: hashlib.sha256(name.encode()).digest())
        for i, name in enumerate(shuffled):
            tickets.append(((i + 0.5) / len(methods), name, *methods[name]))
    return [t[1:] for t in sorted(tickets, key=lambda t: t[:2])]


def main():
    warnings.simplefilter("ignore")
    modules = set(sys.argv[1].split(",")) - {"unittest", "test"}
    for name, cls, method in drawn(tests(sys.stdin.read().split())):
        answer = {"name": name}
        try:
            answer["program"] = Program(cls, method, modules).text()
        except OutOfScope as e:
            answer["why"] = str(e)
        print(json.dumps(answer), flush=True)


main()
