"""The loader: finds tests in modules, and modules in folders."""

import os
import sys
import traceback

from unittest import case, suite

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for a module or a name that could not be loaded."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(name)

        def testFailure():
            raise self._exception
        return testFailure


def _failed_import(name, suiteClass):
    message = "Failed to import test module: %s\n%s" % (name, traceback.format_exc())
    return suiteClass((_FailedTest(name, ImportError(message)),)), message


def _failed_test(name, exception, suiteClass, message):
    return suiteClass((_FailedTest(name, exception),)), message


class TestLoader:
    """Finds the tests of classes, modules, names and folders."""

    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def sortTestMethodsUsing(self, x, y):
        """Compare two names; None in its place leaves them in the order of dir()."""
        return (x > y) - (x < y)

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        """Return a suite of all tests of a module."""
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            error, message = _failed_test(module.__name__, e, self.suiteClass,
                                          "Failed to call load_tests:\n%s" % traceback.format_exc())
            self.errors.append(message)
            return error

    def loadTestsFromName(self, name, module=None):
        """Return a suite of what a name means: a module, a class, a method, or a function that gives tests."""
        parts = name.split(".")
        failed = None
        if module is None:
            left = parts[:]
            while left:
                try:
                    module = _import(".".join(left))
                    break
                except ImportError:
                    part = left.pop()
                    failed = _failed_import(part, self.suiteClass)
                    if not left:
                        self.errors.append(failed[1])
                        return failed[0]
            parts = parts[len(left):]
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, "__path__", None) is not None and failed is not None:
                    self.errors.append(failed[1])
                    return failed[0]
                message = "Failed to access attribute:\n%s" % traceback.format_exc()
                error, message = _failed_test(part, e, self.suiteClass, message)
                self.errors.append(message)
                return error
        if isinstance(obj, type(sys)):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, case.TestCase) and callable(obj):
            inst = parent(parts[-1])
            if hasattr(getattr(inst, parts[-1]), "__self__"):
                return self.suiteClass([inst])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError("don't know how to make test from: %s" % obj)
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError("calling %s returned %s, not a test" % (obj, test))

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of what several names mean."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return the names of the tests of a class, sorted."""
        names = []
        for name in dir(testCaseClass):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                continue
            full = "%s.%s.%s" % (testCaseClass.__module__, testCaseClass.__qualname__, name)
            if self.testNamePatterns is None or any(_matches(full, p) for p in self.testNamePatterns):
                names.append(name)
        if self.sortTestMethodsUsing:
            from functools import cmp_to_key
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Return a suite of the tests in the files of a folder, and of the packages below it."""
        if top_level_dir is None:
            top_level_dir = self._top_level_dir or start_dir
        start = start_dir
        if not os.path.isdir(start):
            try:
                module = _import(start)
            except ImportError:
                raise ImportError("Start directory is not importable: %r" % start_dir) from None
            start = os.path.dirname(os.path.abspath(module.__file__))
            top_level_dir = os.path.dirname(start)
        top = os.path.abspath(top_level_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        start = os.path.abspath(start)
        if start != top and not os.path.isfile(os.path.join(start, "__init__.py")):
            raise ImportError("Start directory is not importable: %r" % start_dir)
        return self.suiteClass(list(self._tests_in(start, pattern)))

    def _tests_in(self, folder, pattern):
        for entry in sorted(os.listdir(folder)):
            path = os.path.join(folder, entry)
            if os.path.isfile(path):
                if entry.endswith(".py") and entry[:-3].isidentifier() and _matches(entry, pattern):
                    yield self._tests_of_file(path, pattern)
            elif os.path.isfile(os.path.join(path, "__init__.py")):
                if _matches(entry, pattern):
                    yield self._tests_of_file(path, pattern)
                yield from self._tests_in(path, pattern)

    def _tests_of_file(self, path, pattern):
        name = os.path.splitext(os.path.relpath(path, self._top_level_dir))[0].replace(os.path.sep, ".")
        try:
            module = _import(name)
        except case.SkipTest as e:
            return _skipped(name, e, self.suiteClass)
        except Exception:
            error, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return error
        return self.loadTestsFromModule(module, pattern=pattern)


def _import(name):
    __import__(name)
    return sys.modules[name]


def _matches(name, pattern):
    from fnmatch import fnmatchcase
    return fnmatchcase(name, pattern)


def _skipped(name, exception, suiteClass):
    def testSkipped(self):
        pass
    testSkipped = case.skip(str(exception))(testSkipped)
    return suiteClass((type("ModuleSkipped", (case.TestCase,), {name: testSkipped})(name),))


defaultTestLoader = TestLoader()
