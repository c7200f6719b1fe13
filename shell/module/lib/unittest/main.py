"""unittest.main(): the tests of a program, or of the command line, as a program."""

import os
import sys

from unittest import loader, runner

__unittest = True

_MAIN_EXAMPLES = """\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
"""

_MODULE_EXAMPLES = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _name_of(name):
    """The module that a name on the command line means, which may be a file."""
    if os.path.isfile(name) and name.lower().endswith(".py"):
        if os.path.isabs(name):
            relative = os.path.relpath(name, os.getcwd())
            if os.path.isabs(relative) or relative.startswith(os.pardir):
                return name
            name = relative
        return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


class TestProgram:
    """A program that runs tests, and ends with status 1 if one goes wrong."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    tb_locals = False

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        if argv is None:
            argv = sys.argv
        self.module = module
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Take the command line apart and load the tests that it names."""
        arguments = argv[1:]
        if self.module is None and arguments and arguments[0].lower() == "discover":
            return self._do_discovery(arguments[1:])
        self.tests = []
        if arguments:
            self._main_parser().parse_args(arguments, self)
        if self.tests:
            self.testNames = [_name_of(name) for name in self.tests]
        elif self.module is None:
            return self._do_discovery([])
        else:
            names = self.defaultTest
            self.testNames = (names,) if isinstance(names, str) else names and list(names)
        self.createTests()

    def _parser(self, **kwargs):
        import argparse
        parser = argparse.ArgumentParser(prog=self.progName, **kwargs)
        parser.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        parser.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        parser.add_argument("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        parser.add_argument("-f", "--failfast", dest="failfast", action="store_true", help="Stop on first fail or error")
        parser.add_argument("-c", "--catch", dest="catchbreak", action="store_true",
                            help="Catch Ctrl-C and display results so far")
        parser.add_argument("-b", "--buffer", dest="buffer", action="store_true",
                            help="Buffer stdout and stderr during tests")
        parser.add_argument("-k", dest="testNamePatterns", action="append", type=_pattern,
                            help="Only run tests which match the given substring")
        return parser

    def _main_parser(self):
        parser = self._parser()
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        parser.print_help = self._print_help
        return parser

    def _discovery_parser(self):
        from argparse import SUPPRESS
        parser = self._parser(epilog="For test discovery all test modules must be importable from the top level "
                                     "directory of the project.")
        parser.prog = "%s discover" % self.progName
        for short, long, dest, text in (
                ("-s", "--start-directory", "start", "Directory to start discovery ('.' default)"),
                ("-p", "--pattern", "pattern", "Pattern to match tests ('test*.py' default)"),
                ("-t", "--top-level-directory", "top", "Top level directory of project (defaults to start directory)")):
            parser.add_argument(short, long, dest=dest, help=text)
        for dest in "start", "pattern", "top":
            parser.add_argument(dest, nargs="?", default=SUPPRESS, help=SUPPRESS)
        return parser

    def _print_help(self, *args, **kwargs):
        parser = self._main_parser()
        print(parser.format_help())
        print((_MAIN_EXAMPLES if self.module is None else _MODULE_EXAMPLES) % {"prog": self.progName})
        if self.module is None:
            self._discovery_parser().print_help()

    def createTests(self, from_discovery=False, Loader=None):
        """Load the tests."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            found = self.testLoader if Loader is None else Loader()
            self.test = found.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        if argv:
            self._discovery_parser().parse_args(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        """Run the tests that were loaded."""
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        test_runner = self.testRunner
        if isinstance(test_runner, type):
            test_runner = test_runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                      warnings=self.warnings, tb_locals=self.tb_locals)
        self.result = test_runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


def _pattern(text):
    return text if "*" in text else "*%s*" % text


main = TestProgram
