"""The test case: what a test is, and its assertions."""

import sys
import warnings

from unittest.result import TestResult, strclass

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."
_no_message = object()


class SkipTest(Exception):
    """Raised in a test that is to be skipped."""


class _ShouldStop(Exception):
    pass


# Skipping, and clean-ups of modules.

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called when the tests of the module have been run."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Call the functions that addModuleCleanup was given."""
    wrong = _clean_up(_module_cleanups)
    if wrong:
        raise wrong[0][1]


def _clean_up(cleanups):
    """Call functions, the last one first, and return the exc_info of those that failed."""
    wrong = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            wrong.append(sys.exc_info())
    return wrong


def _enter_context(cm, add_cleanup):
    cls = type(cm)
    try:
        enter, exit = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                        f"not support the context manager protocol") from None
    result = enter(cm)
    add_cleanup(exit, cm, None, None, None)
    return result


def enterModuleContext(cm):
    """Enter a context manager until the tests of the module have been run."""
    return _enter_context(cm, addModuleCleanup)


def skip(reason):
    """Skip a test, or the tests of a class."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            wrapped = test_item

            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            for name in "__module__", "__name__", "__qualname__", "__doc__":
                setattr(skip_wrapper, name, getattr(wrapped, name))
            skip_wrapper.__dict__.update(wrapped.__dict__)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if callable(reason) and hasattr(reason, "__code__"):
        function, reason = reason, ""
        return decorator(function)
    return decorator


def skipIf(condition, reason):
    """Skip the test where the condition holds."""
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    """Skip the test where the condition does not hold."""
    return lambda test: test if condition else skip(reason)(test)


def expectedFailure(test_item):
    """Count a test as right if it fails."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


# Values in messages.

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = 41


def safe_repr(obj, short=False):
    """Return repr() of a value, or what can be had of it."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + " [truncated]..."


def _shorten(s, prefixlen, suffixlen):
    skipped = len(s) - prefixlen - suffixlen
    if skipped > _PLACEHOLDER_LEN:
        s = "%s[%d chars]%s" % (s[:prefixlen], skipped, s[len(s) - suffixlen:])
    return s


def _common_shorten_repr(*args):
    """The reprs of values, without much of what they have in common at the beginning."""
    args = tuple([safe_repr(arg) for arg in args])
    longest = max([len(arg) for arg in args])
    if longest <= _MAX_LENGTH:
        return args
    n, low = 0, min(args)
    high = max(args)
    while n < len(low) and low[n] == high[n]:
        n += 1
    prefix = low[:n]
    common = _MAX_LENGTH - (longest - n + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if common > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, common)
        return tuple([prefix + s[n:] for s in args])
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple([prefix + _shorten(s[n:], _MIN_DIFF_LEN, _MIN_END_LEN) for s in args])


def _search(pattern, text):
    import re
    return re.compile(pattern).search(text) if isinstance(pattern, (str, bytes)) else pattern.search(text)


def _pattern(regex):
    return regex if isinstance(regex, (str, bytes)) else regex.pattern


# Contexts of assertions.


class _AssertContext:
    """What assertRaises and its like return: they call a function, or are used by with."""

    _base = BaseException
    _base_text = "an exception type or tuple of exception types"

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        try:
            types = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            if not all(isinstance(t, type) and issubclass(t, self._base) for t in types):
                raise TypeError("%s() arg 1 must be %s" % (name, self._base_text))
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
                return self
            callable_obj, *args = args
            self.obj_name = getattr(callable_obj, "__name__", None) or str(callable_obj)
            with self:
                callable_obj(*args, **kwargs)
        finally:
            self = None  # or the exception and this would hold each other

    def _names(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))

    def _missing(self, what):
        if self.obj_name:
            self._raiseFailure("{} not {} by {}".format(self._names(), what, self.obj_name))
        self._raiseFailure("{} not {}".format(self._names(), what))


class _AssertRaisesContext(_AssertContext):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missing("raised")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not _search(self.expected_regex, str(exc_value)):
            self._raiseFailure('"{}" does not match "{}"'.format(_pattern(self.expected_regex), str(exc_value)))
        return True


class _AssertWarnsContext(_AssertContext):
    _base = Warning
    _base_text = "a warning class or tuple of warning classes"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for m in self.warnings:
            if not isinstance(m.message, self.expected):
                continue
            if first is None:
                first = m.message
            if self.expected_regex is not None and not _search(self.expected_regex, str(m.message)):
                continue
            self.warning, self.filename, self.lineno = m.message, m.filename, m.lineno
            return
        if first is not None:
            self._raiseFailure('"{}" does not match "{}"'.format(_pattern(self.expected_regex), str(first)))
        self._missing("triggered")


class _AssertLogsContext:
    """What assertLogs and assertNoLogs return."""

    def __init__(self, test_case, logger_name, level, no_logs):
        import logging
        self.test_case = test_case
        self.logger_name = logger_name
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO
        self.no_logs = no_logs
        self.msg = None
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        context, formatter = self, logging.Formatter("%(levelname)s:%(name)s:%(message)s")

        class Capturing(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(formatter.format(record))

        named = isinstance(self.logger_name, logging.Logger)
        self.logger = logger = self.logger_name if named else logging.getLogger(self.logger_name)
        self.old = logger.handlers[:], logger.level, logger.propagate
        handler = Capturing()
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else self

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self.old
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs:
            if self.records:
                self._fail("Unexpected logs found: {!r}".format(self.output))
        elif not self.records:
            self._fail("no logs of level {} or higher triggered on {}".format(
                logging.getLevelName(self.level), self.logger.name))

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))


# The run of one test.


class _Outcome:
    def __init__(self, result):
        self.expecting_failure = False
        self.result = result
        self.has_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None


class _Part:
    """A part of a test: set-up, the method itself, a subtest, clean-up. No exception leaves it."""

    def __init__(self, outcome, test_case, subTest=False):
        self.outcome = outcome
        self.test_case = test_case
        self.subtest = subTest

    def __enter__(self):
        self.before = self.outcome.success
        self.outcome.success = True

    def __exit__(self, exc_type, exc, tb):
        outcome = self.outcome
        try:
            if exc_type is None:
                if self.subtest and outcome.success:
                    outcome.result.addSubTest(self.test_case.test_case, self.test_case, None)
                return
            if issubclass(exc_type, KeyboardInterrupt):
                return False
            if issubclass(exc_type, SkipTest):
                outcome.success = False
                _add_skip(outcome.result, self.test_case, str(exc))
            elif issubclass(exc_type, _ShouldStop):
                pass
            else:
                exc_info = exc_type, exc, tb
                if outcome.expecting_failure:
                    outcome.expectedFailure = exc_info
                else:
                    outcome.success = False
                    if self.subtest:
                        outcome.result.addSubTest(self.test_case.test_case, self.test_case, exc_info)
                    else:
                        _add_error(outcome.result, self.test_case, exc_info)
            return True
        finally:
            outcome.success = outcome.success and self.before


def _add_skip(result, test_case, reason):
    add = getattr(result, "addSkip", None)
    if add is None:
        result.addSuccess(test_case)
    else:
        add(test_case, reason)


def _add_error(result, test, exc_info):
    if result is not None and exc_info is not None:
        if issubclass(exc_info[0], test.failureException):
            result.addFailure(test, exc_info)
        else:
            result.addError(test, exc_info)


class _SubtestContext:
    """What subTest() returns."""

    def __init__(self, test_case, msg, params):
        self.test_case = test_case
        self.msg, self.params = msg, params

    def __enter__(self):
        test, self.part = self.test_case, None
        if test._outcome is None or not test._outcome.has_subtests:
            return
        self.parent = test._subtest
        params = dict(self.params) if self.parent is None else {**self.parent.params, **self.params}
        test._subtest = _SubTest(test, self.msg, params)
        self.part = _Part(test._outcome, test._subtest, subTest=True)
        self.part.__enter__()

    def __exit__(self, exc_type, exc, tb):
        if self.part is None:
            return False
        test = self.test_case
        handled = self.part.__exit__(exc_type, exc, tb)
        test._subtest = self.parent
        if exc_type is not None and not handled:
            return False
        if not test._outcome.success:
            if test._outcome.result is not None and test._outcome.result.failfast:
                raise _ShouldStop
        elif test._outcome.expectedFailure:
            raise _ShouldStop
        return True


class TestCase:
    """A test: its methods whose names begin with test are run, each in an object of its own."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            testMethod = getattr(self, methodName)
        except AttributeError:
            if methodName != "runTest":
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName)) from None
        else:
            self._testMethodDoc = testMethod.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        for typ, name in ((dict, "assertDictEqual"), (list, "assertListEqual"), (tuple, "assertTupleEqual"),
                          (set, "assertSetEqual"), (frozenset, "assertSetEqual"), (str, "assertMultiLineEqual")):
            self.addTypeEqualityFunc(typ, name)

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual call a function for two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after tearDown, the last added first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager, whose exit is a clean-up; return its value."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after tearDownClass."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager until the tests of the class have been run."""
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        """Prepare for a test method."""

    def tearDown(self):
        """Clean up after a test method."""

    @classmethod
    def setUpClass(cls):
        """Prepare for the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Clean up after the tests of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        """Give the first line of the test's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return "%s.%s" % (strclass(self.__class__), self._testMethodName)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return "%s (%s.%s)" % (self._testMethodName, strclass(self.__class__), self._testMethodName)

    def __repr__(self):
        return "<%s testMethod=%s>" % (strclass(self.__class__), self._testMethodName)

    def subTest(self, msg=_no_message, **params):
        """A context manager: what fails within it is told with these values, and the test goes on."""
        return _SubtestContext(self, msg, params)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def run(self, result=None):
        """Run the test and tell the result of it."""
        stopTestRun = None
        if result is None:
            result = self.defaultTestResult()
            stopTestRun = getattr(result, "stopTestRun", None)
            getattr(result, "startTestRun", lambda: None)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                reason = (getattr(self.__class__, "__unittest_skip_why__", "")
                          or getattr(method, "__unittest_skip_why__", ""))
                _add_skip(result, self, reason)
                return result
            expecting = (getattr(self, "__unittest_expecting_failure__", False)
                         or getattr(method, "__unittest_expecting_failure__", False))
            self._outcome = outcome = _Outcome(result)
            try:
                with _Part(outcome, self):
                    self._callSetUp()
                if outcome.success:
                    outcome.expecting_failure = expecting
                    with _Part(outcome, self):
                        self._callTestMethod(method)
                    outcome.expecting_failure = False
                    with _Part(outcome, self):
                        self._callTearDown()
                self.doCleanups()
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        result.addExpectedFailure(self, outcome.expectedFailure)
                    else:
                        result.addUnexpectedSuccess(self)
                return result
            finally:
                outcome.expectedFailure = None
                self._outcome = None
        finally:
            result.stopTest(self)
            if stopTestRun is not None:
                stopTestRun()

    def doCleanups(self):
        """Call the functions that addCleanup was given."""
        outcome = self._outcome or _Outcome(None)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with _Part(outcome, self):
                function(*args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Call the functions that addClassCleanup was given."""
        cls.tearDown_exceptions = _clean_up(cls._class_cleanups)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test; its exceptions are raised."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    # Assertions.

    def fail(self, msg=None):
        """Fail, with that message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else "%s : %s" % (standardMsg, msg)

    def assertTrue(self, expr, msg=None):
        """Fail unless the expression is true."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, "%s is not true" % safe_repr(expr)))

    def assertFalse(self, expr, msg=None):
        """Fail if the expression is true."""
        if expr:
            raise self.failureException(self._formatMessage(msg, "%s is not false" % safe_repr(expr)))

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless a call, or the block of with, raises this exception."""
        return _AssertRaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """Fail unless this exception is raised, with a message that the pattern is found in."""
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fail unless a call, or the block of with, warns so."""
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """Fail unless there is such a warning, with a message that the pattern is found in."""
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Fail unless the block of with logs a message of this level or above."""
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """Fail if the block of with logs a message of this level or above."""
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def assertEqual(self, first, second, msg=None):
        """Fail unless the two values are equal; the difference is shown."""
        function = self._baseAssertEqual
        if type(first) == type(second):
            found = self._type_equality_funcs.get(type(first))
            if found is not None:
                function = getattr(self, found) if isinstance(found, str) else found
        function(first, second, msg=msg)

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            raise self.failureException(self._formatMessage(msg, "%s != %s" % _common_shorten_repr(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        """Fail if the two values are equal."""
        if not first != second:
            raise self.failureException(self._formatMessage(msg, "%s == %s" % (safe_repr(first), safe_repr(second))))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless two numbers are equal to some decimal places, 7 if not said, or differ by delta at most."""
        if first == second:
            return
        self._check_places(places, delta)
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            text = "%s != %s within %s delta (%s difference)" % (
                safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff))
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            text = "%s != %s within %r places (%s difference)" % (
                safe_repr(first), safe_repr(second), places, safe_repr(diff))
        raise self.failureException(self._formatMessage(msg, text))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if two numbers are as near as assertAlmostEqual asks for."""
        self._check_places(places, delta)
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            text = "%s == %s within %s delta (%s difference)" % (
                safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff))
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            text = "%s == %s within %r places" % (safe_repr(first), safe_repr(second), places)
        raise self.failureException(self._formatMessage(msg, text))

    def _check_places(self, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def _diff(self, first, second):
        import difflib
        import pprint
        return "\n" + "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fail unless two sequences are equal; the first difference is told."""
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            if not isinstance(seq1, seq_type):
                raise self.failureException("First sequence is not a %s: %s" % (name, safe_repr(seq1)))
            if not isinstance(seq2, seq_type):
                raise self.failureException("Second sequence is not a %s: %s" % (name, safe_repr(seq2)))
        text = None
        lengths = []
        for which, seq in ("First", seq1), ("Second", seq2):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = "%s %s has no length.    Non-sequence?" % (which, name)
                break
        if text is None:
            if seq1 == seq2:
                return
            text = self._differing(seq1, seq2, *lengths, name)
            if text is None and seq_type is None and type(seq1) != type(seq2):
                return
            text = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2)) + (text or "")
        self.fail(self._formatMessage(msg, self._truncateMessage(text, self._diff(seq1, seq2))))

    def _differing(self, seq1, seq2, len1, len2, name):
        """Where two sequences differ; None where no element does, nor the length."""
        errors = TypeError, IndexError, NotImplementedError
        text = None
        for i in range(min(len1, len2)):
            items = []
            for which, seq in ("first", seq1), ("second", seq2):
                try:
                    items.append(seq[i])
                except errors:
                    text = "\nUnable to index element %d of %s %s\n" % (i, which, name)
                    break
            if text is None and items[0] != items[1]:
                text = "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten_repr(*items))
            if text is not None:
                break
        if len1 != len2:
            which, longer, at = ("first", seq1, len2) if len1 > len2 else ("second", seq2, len1)
            text = (text or "") + "\n%s %s contains %d additional elements.\n" % (which.capitalize(), name, abs(len1 - len2))
            try:
                text += "First extra element %d:\n%s\n" % (at, safe_repr(longer[at]))
            except errors:
                text += "Unable to index element %d of %s %s\n" % (at, which, name)
        return text

    def assertListEqual(self, list1, list2, msg=None):
        """Fail unless two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fail unless two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Fail unless two sets are equal; what only one has is told."""
        lines = []
        for which, other, a, b in ("first", "second", set1, set2), ("second", "first", set2, set1):
            try:
                difference = a.difference(b)
            except TypeError as e:
                self.fail("invalid type when attempting set difference: %s" % e)
            except AttributeError as e:
                self.fail("%s argument does not support set difference: %s" % (which, e))
            if difference:
                lines.append("Items in the %s set but not the %s:" % (which, other))
                lines += [repr(item) for item in difference]
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        """Fail unless two dicts are equal."""
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = self._truncateMessage("%s != %s" % _common_shorten_repr(d1, d2), self._diff(d1, d2))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fail unless two texts are equal; their lines are compared."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib
        lines1, lines2 = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines1) == 1 and first.strip("\r\n") == first:
            lines1, lines2 = [first + "\n"], [second + "\n"]
        diff = "\n" + "".join(difflib.ndiff(lines1, lines2))
        text = self._truncateMessage("%s != %s" % _common_shorten_repr(first, second), diff)
        self.fail(self._formatMessage(msg, text))

    def assertCountEqual(self, first, second, msg=None):
        """Fail unless both have the same elements, however often each, in any order."""
        first, second = list(first), list(second)
        counts = []
        for elem in first + second:
            if not any(elem == known for _, _, known in counts):
                counts.append((first.count(elem), second.count(elem), elem))
        lines = ["First has %d, Second has %d:  %r" % c for c in counts if c[0] != c[1]]
        if lines:
            text = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertIn(self, member, container, msg=None):
        """Fail unless member is in container."""
        if member not in container:
            self.fail(self._formatMessage(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container))))

    def assertNotIn(self, member, container, msg=None):
        """Fail if member is in container."""
        if member in container:
            self.fail(self._formatMessage(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container))))

    def assertIs(self, expr1, expr2, msg=None):
        """Fail unless both are the same object."""
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2))))

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fail if both are the same object."""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, "unexpectedly identical: %s" % (safe_repr(expr1),)))

    def assertLess(self, a, b, msg=None):
        """Fail unless a < b."""
        if not a < b:
            self.fail(self._formatMessage(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b))))

    def assertLessEqual(self, a, b, msg=None):
        """Fail unless a <= b."""
        if not a <= b:
            self.fail(self._formatMessage(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b))))

    def assertGreater(self, a, b, msg=None):
        """Fail unless a > b."""
        if not a > b:
            self.fail(self._formatMessage(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b))))

    def assertGreaterEqual(self, a, b, msg=None):
        """Fail unless a >= b."""
        if not a >= b:
            self.fail(self._formatMessage(msg, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b))))

    def assertIsNone(self, obj, msg=None):
        """Fail unless the value is None."""
        if obj is not None:
            self.fail(self._formatMessage(msg, "%s is not None" % (safe_repr(obj),)))

    def assertIsNotNone(self, obj, msg=None):
        """Fail if the value is None."""
        if obj is None:
            self.fail(self._formatMessage(msg, "unexpectedly None"))

    def assertIsInstance(self, obj, cls, msg=None):
        """Fail unless the value is of the class."""
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, "%s is not an instance of %r" % (safe_repr(obj), cls)))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fail if the value is of the class."""
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, "%s is an instance of %r" % (safe_repr(obj), cls)))

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless the pattern is found in the text."""
        if not _search(expected_regex, text):
            standardMsg = "Regex didn't match: %r not found in %r" % (_pattern(expected_regex), text)
            raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if the pattern is found in the text."""
        match = _search(unexpected_regex, text)
        if match:
            standardMsg = "Regex matched: %r matches %r in %r" % (
                text[match.start():match.end()], _pattern(unexpected_regex), text)
            raise self.failureException(self._formatMessage(msg, standardMsg))


def _deprecated(name):
    def method(self, *args, **kwargs):
        warnings.warn("Please use {0} instead.".format(name), DeprecationWarning, 2)
        return getattr(self, name)(*args, **kwargs)
    return method


for _old, _new in (
        ("failUnlessEqual", "assertEqual"), ("assertEquals", "assertEqual"), ("failIfEqual", "assertNotEqual"),
        ("assertNotEquals", "assertNotEqual"), ("assert_", "assertTrue"), ("failUnless", "assertTrue"),
        ("failIf", "assertFalse"), ("failUnlessRaises", "assertRaises"), ("assertAlmostEquals", "assertAlmostEqual"),
        ("assertRaisesRegexp", "assertRaisesRegex"), ("assertRegexpMatches", "assertRegex")):
    setattr(TestCase, _old, _deprecated(_new))


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._setUpFunc, self._tearDownFunc = testFunc, setUp, tearDown
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return "<%s tec=%s>" % (strclass(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """A part of a test, with the values that tell it from others."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not _no_message:
            parts.append("[{}]".format(self._message))
        if self.params:
            parts.append("({})".format(", ".join(["{}={!r}".format(k, v) for k, v in self.params.items()])))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return "{} {}".format(self.test_case.id(), self._subDescription())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "{} {}".format(self.test_case, self._subDescription())
