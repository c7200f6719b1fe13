"""A program of one test method with all that it needs."""

import ast
import importlib
import os
import sys
import types
import unittest

from source import DETAILS, OutOfScope, Source, bindings, dotted, literal

STANDINS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standin")


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
