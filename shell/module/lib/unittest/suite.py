"""Suites: tests that are run together, with what classes and modules prepare for them."""

import sys

from unittest import case
from unittest.result import strclass

__unittest = True


class BaseTestSuite:
    """Tests, and suites of tests."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """Return the number of tests."""
        return self._removed_tests + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        """Add a test or a suite."""
        if not callable(test):
            raise TypeError("{} is not callable".format(repr(test)))
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Add all of these tests."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Run the tests and tell the result of them."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if self._prepare(test, result):
                test(result)
                if self._cleanup:
                    self._forget(index)
        return result

    def _prepare(self, test, result):
        """Do what goes before a test, and return whether it can be run."""
        return True

    def _forget(self, index):
        """Let go of a test that was run, so that what it keeps can go."""
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
            self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests; their exceptions are raised."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that calls setUpClass, setUpModule and their like."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        super().run(result)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def _prepare(self, test, result):
        if _is_suite(test):
            return True
        self._tearDownPreviousClass(test, result)
        self._handleModuleFixture(test, result)
        self._handleClassSetUp(test, result)
        result._previousTestClass = test.__class__
        failed = getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False)
        return not failed

    def _handleClassSetUp(self, test, result):
        current = test.__class__
        if current == getattr(result, "_previousTestClass", None) or result._moduleSetUpFailed:
            return
        if getattr(current, "__unittest_skip__", False):
            return
        try:
            current._classSetupFailed = False
        except TypeError:
            pass
        setUpClass = getattr(current, "setUpClass", None)
        if setUpClass is None:
            return
        _redirect(result)
        try:
            try:
                setUpClass()
            except Exception as e:
                current._classSetupFailed = True
                self._fixture_failed(result, e, "setUpClass", strclass(current))
                current.doClassCleanups()
                self._cleanups_failed(result, current, "setUpClass")
        finally:
            _restore(result)

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if test.__class__ == previous or previous is None or getattr(previous, "_classSetupFailed", False):
            return
        if getattr(result, "_moduleSetUpFailed", False) or getattr(previous, "__unittest_skip__", False):
            return
        tearDownClass = getattr(previous, "tearDownClass", None)
        _redirect(result)
        try:
            if tearDownClass is not None:
                try:
                    tearDownClass()
                except Exception as e:
                    self._fixture_failed(result, e, "tearDownClass", strclass(previous))
            if hasattr(previous, "doClassCleanups"):
                previous.doClassCleanups()
                self._cleanups_failed(result, previous, "tearDownClass")
        finally:
            _restore(result)

    def _cleanups_failed(self, result, cls, method):
        for exc_info in cls.tearDown_exceptions:
            self._fixture_failed(result, exc_info[1], method, strclass(cls), exc_info)

    def _handleModuleFixture(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        current = test.__class__.__module__
        if current == getattr(previous, "__module__", None):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        setUpModule = getattr(sys.modules.get(current), "setUpModule", None)
        if setUpModule is None:
            return
        _redirect(result)
        try:
            try:
                setUpModule()
            except Exception as e:
                result._moduleSetUpFailed = True
                self._fixture_failed(result, e, "setUpModule", current)
                self._module_cleanups(result, "setUpModule", current)
        finally:
            _restore(result)

    def _handleModuleTearDown(self, result):
        previous = getattr(getattr(result, "_previousTestClass", None), "__module__", None)
        if previous is None or result._moduleSetUpFailed or previous not in sys.modules:
            return
        tearDownModule = getattr(sys.modules[previous], "tearDownModule", None)
        _redirect(result)
        try:
            if tearDownModule is not None:
                try:
                    tearDownModule()
                except Exception as e:
                    self._fixture_failed(result, e, "tearDownModule", previous)
            self._module_cleanups(result, "tearDownModule", previous)
        finally:
            _restore(result)

    def _module_cleanups(self, result, method, name):
        try:
            case.doModuleCleanups()
        except Exception as e:
            self._fixture_failed(result, e, method, name)

    def _fixture_failed(self, result, exception, method, parent, info=None):
        error = _ErrorHolder(f"{method} ({parent})")
        if isinstance(exception, case.SkipTest) and getattr(result, "addSkip", None) is not None:
            result.addSkip(error, str(exception))
        else:
            result.addError(error, info or sys.exc_info())


class _ErrorHolder:
    """Stands for a test in errors of what was prepared for many."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return "<ErrorHolder description=%r>" % (self.description,)

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _redirect(result):
    getattr(result, "_setupStdout", lambda: None)()


def _restore(result):
    getattr(result, "_restoreStdout", lambda: None)()


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True
