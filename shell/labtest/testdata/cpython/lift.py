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

import hashlib
import importlib
import json
import pkgutil
import sys
import unittest
import warnings

from program import Program
from source import OutOfScope

TWIN = "PyTest"  # json written in Python, tested beside json written in C


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
