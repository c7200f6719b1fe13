class SkipTest(Exception):
    pass


class Raises:
    """What assertRaises gives to a with statement."""

    def __init__(self, expected, pattern, report):
        self.expected = expected
        self.pattern = pattern
        self.report = report

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise AssertionError(f"{self.expected} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            self.report(self.pattern, str(value), True)
        return True


class Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._methodName = methodName
        self._cleanups = []

    def id(self):
        return "test." + type(self).__name__ + "." + self._methodName

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        value = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def addTypeEqualityFunc(self, kind, function):
        pass

    def subTest(self, message=None, **parameters):
        return standin_unittest.Nothing()

    def skipTest(self, reason):
        raise standin_unittest.SkipTest(reason)

    def fail(self, msg=None):
        raise AssertionError(msg)

    def _check(self, holds, msg, *facts):
        if not holds:
            raise AssertionError(f"{facts!r}: {msg}" if msg is not None else repr(facts))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, expr, "is true")

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, expr, "is false")

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, msg, first, "==", second)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, first, "!=", second)

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, expr1, "is", expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, expr1, "is not", expr2)

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, obj, "is None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, obj, "is not None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, member, "in", container)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, member, "not in", container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, obj, "is a", cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, obj, "is no", cls)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, a, "<", b)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, a, "<=", b)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, a, ">", b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, a, ">=", b)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            self.assertIsInstance(seq1, seq_type, msg)
            self.assertIsInstance(seq2, seq_type, msg)
        self._check(seq1 == seq2 or list(seq1) == list(seq2), msg, seq1, "==", seq2)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        self.assertEqual(set1, set2, msg)

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, msg)
        self.assertIsInstance(d2, dict, msg)
        self.assertEqual(d1, d2, msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertCountEqual(self, first, second, msg=None):
        left, right = list(first), list(second)
        for x in left:
            self._check(x in right, msg, left, "has as many as", second)
            right.remove(x)
        self._check(not right, msg, left, "has as many as", second)

    def _near(self, first, second, places, delta):
        if first == second:
            return True
        if delta is not None:
            return abs(first - second) <= delta
        return round(abs(first - second), 7 if places is None else places) == 0

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._check(self._near(first, second, places, delta), msg, first, "is near", second)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._check(not self._near(first, second, places, delta), msg, first, "is not near", second)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises(expected_exception, expected_regex, args, kwargs)

    def _raises(self, expected, pattern, args, kwargs):
        context = standin_unittest.Raises(expected, pattern, self._report)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        self._report(expected_regex, text, True)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        self._report(unexpected_regex, text, False)

    def _report(self, pattern, text, matches):
        """Regular expressions are for the reader of the output to try."""
        print("@match", [pattern, text, matches], file=standin_unittest.output)


def run(cls, method):
    """Runs one test, as unittest does, and says on the last line how it ended."""
    import sys

    standin_unittest.output = sys.stdout
    try:
        cls.setUpClass()
        test = cls(method)
        try:
            test.setUp()
            try:
                getattr(test, method)()
            finally:
                test.tearDown()
        finally:
            test.doCleanups()
        cls.tearDownClass()
    except standin_unittest.SkipTest as e:
        print("@skipped", e, file=standin_unittest.output)
    else:
        print("@passed", file=standin_unittest.output)
