"""What becomes of the tests that are run."""

import io
import sys
import traceback

__unittest = True


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


class TestResult:
    """Counts the tests, and keeps those that went wrong."""

    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._previousTestClass = None
        self._originals = None  # of standard output and error, while those are buffered
        self._mirror = False

    def printErrors(self):
        """Called by the runner at the end."""

    def startTestRun(self):
        """Called once before any test is run."""

    def stopTestRun(self):
        """Called once after all tests have been run."""

    def startTest(self, test):
        """Called before a test."""
        self.testsRun += 1
        self._mirror = False
        self._setupStdout()

    def stopTest(self, test):
        """Called after a test."""
        self._restoreStdout()
        self._mirror = False

    def _setupStdout(self):
        if self.buffer and self._originals is None:
            self._originals = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _restoreStdout(self):
        if self._originals is None:
            return
        buffers = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self._originals
        self._originals = None
        if self._mirror:
            for text, stream in zip(self._output(buffers), (sys.stdout, sys.stderr)):
                stream.write(text)

    def _output(self, buffers):
        """What the test has printed, with a heading each."""
        found = []
        for name, buffer in zip(("Stdout", "Stderr"), buffers):
            text = buffer.getvalue() if hasattr(buffer, "getvalue") else ""
            if text and not text.endswith("\n"):
                text += "\n"
            found.append("\n%s:\n%s" % (name, text) if text else "")
        return found

    def _wrong(self):
        self._mirror = True
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        """An exception that is no failure."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._wrong()

    def addFailure(self, test, err):
        """An assertion failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._wrong()

    def addSubTest(self, test, subtest, err):
        """A part of a test has ended; err is None where it went well."""
        if err is None:
            return
        if self.failfast:
            self.stop()
        errors = self.failures if issubclass(err[0], test.failureException) else self.errors
        errors.append((subtest, self._exc_info_to_string(err, test)))
        self._mirror = True

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        """A test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed, as it was to."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        """A test went well that was to fail."""
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def wasSuccessful(self):
        """Report whether all went well so far."""
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        """Have no more tests run."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        exctype, value, tb = err
        tb = self._cleaned(exctype, value, tb, test)
        lines = traceback.TracebackException(exctype, value, tb, capture_locals=self.tb_locals, compact=True).format()
        text = "".join(lines)
        if self._originals is not None:
            text += "".join(self._output((sys.stdout, sys.stderr)))
        return text

    def _cleaned(self, exctype, value, tb, test):
        """Take the frames of unittest itself out, also of the exceptions that led to it."""
        result = self._without_frames(exctype, tb, test)
        seen, todo = {id(value)}, [value]
        while todo:
            e = todo.pop()
            if e is None:
                continue
            for other in e.__cause__, e.__context__:
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    other.__traceback__ = self._without_frames(type(other), other.__traceback__, test)
                    todo.append(other)
        return result

    def _without_frames(self, exctype, tb, test):
        while tb and "__unittest" in tb.tb_frame.f_globals:
            tb = tb.tb_next
        if exctype is test.failureException:
            at, last = tb, None
            while at and "__unittest" not in at.tb_frame.f_globals:
                at, last = at.tb_next, at
            if last is not None:
                last.tb_next = None
        return tb

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (
            strclass(self.__class__), self.testsRun, len(self.errors), len(self.failures))
