def gc_collect():
    pass


def reap_children():
    pass


class Nothing:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


infinite_recursion = Nothing
adjust_int_max_str_digits = Nothing
disable_gc = Nothing


class ordered:
    """Compares with everything as if it were at one end."""

    def __init__(self, first):
        self.first = first

    def __eq__(self, other):
        return self is other

    def __lt__(self, other):
        return self.first and self is not other

    def __le__(self, other):
        return self.first or self is other

    def __gt__(self, other):
        return not self.first and self is not other

    def __ge__(self, other):
        return not self.first or self is other


SMALLEST = ordered(True)
LARGEST = ordered(False)


class swap_attr:
    def __init__(self, obj, attr, new_val):
        self.obj, self.attr, self.new_val = obj, attr, new_val

    def __enter__(self):
        self.had = hasattr(self.obj, self.attr)
        self.before = getattr(self.obj, self.attr, None)
        setattr(self.obj, self.attr, self.new_val)
        return self.before

    def __exit__(self, *details):
        if self.had:
            setattr(self.obj, self.attr, self.before)
        else:
            delattr(self.obj, self.attr)


class captured:
    """A stream of sys that is kept as text while a with statement runs."""

    def __init__(self, name):
        import sys

        self.sys, self.name, self.written = sys, name, []

    def write(self, s):
        self.written.append(s)
        return len(s)

    def flush(self):
        pass

    def getvalue(self):
        return "".join(self.written)

    def __enter__(self):
        self.before = getattr(self.sys, self.name)
        setattr(self.sys, self.name, self)
        return self

    def __exit__(self, *details):
        setattr(self.sys, self.name, self.before)


def captured_stdout():
    return standin_test_support.captured("stdout")


def captured_stderr():
    return standin_test_support.captured("stderr")


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    testcase.assertIsNotNone(error.offset)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    import time

    end = time.monotonic() + timeout
    while time.monotonic() < end:
        yield
        time.sleep(init_delay)
    if error:
        raise AssertionError("no success in time")
