"""Running other programs: what they are given, what they answer, how they end."""

import io
import os
import signal
import threading
import time
import _posix

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
    "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE, STDOUT, DEVNULL = -1, -2, -3

_PIECE = 32768  # bytes that are read at once
_PIPE_BUF = 512  # bytes that a pipe takes whole where it takes any


class SubprocessError(Exception):
    """What all exceptions of this module are."""


class CalledProcessError(SubprocessError):
    """A program that was to succeed has not."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program has not ended in the time that it had."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """How a program has ended, and what it has answered."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            shown.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            shown.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        """Raise CalledProcessError unless the program has succeeded."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


_active = []  # those started whose end nobody has asked for yet


def _cleanup():
    """Let the processes go that have ended, though nobody waits for them."""
    for process in _active[:]:
        process.poll()


class Popen:
    """A program that runs beside this one.

    stdin, stdout and stderr are None for those of this program, PIPE, DEVNULL, a
    descriptor or a file; stderr may be STDOUT.
    """

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        self.args, self.pid, self.returncode = args, None, None
        self.stdin = self.stdout = self.stderr = None
        self.encoding, self.errors, self.pipesize = encoding, errors, pipesize
        self._lock = threading.Lock()  # of returncode: the process is waited for once
        self._input, self._sent, self._answers = None, 0, None
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags:
            raise ValueError("creationflags is only supported on Windows platforms")
        if preexec_fn is os.setsid:
            start_new_session = True
        elif preexec_fn is not None:
            raise NotImplementedError("preexec_fn is not there: no Python runs in a new process before its program")
        for name, value in (("user", user), ("group", group), ("extra_groups", extra_groups)):
            if value is not None:
                raise NotImplementedError(f"{name} is not there: the program runs as this one's user")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        self.text_mode = encoding or errors or text or universal_newlines
        self.universal_newlines = self.text_mode

        ours, theirs, close = self._pipes(stdin, stdout, stderr)
        try:
            self._start(args, executable, shell, cwd, env, theirs, pass_fds, start_new_session, process_group)
        except BaseException:
            for fd in close + [fd for fd in ours if fd is not None]:
                os.close(fd)
            raise
        for fd in close:
            os.close(fd)
        _active.append(self)
        line_buffering = bufsize == 1 and bool(self.text_mode)
        if line_buffering:
            bufsize = -1
        for name, fd, mode in zip(("stdin", "stdout", "stderr"), ours, ("wb", "rb", "rb")):
            if fd is None:
                continue
            stream = io.open(fd, mode, bufsize)
            if self.text_mode:
                if bufsize == 0:
                    stream = (io.BufferedWriter if mode == "wb" else io.BufferedReader)(stream)
                stream = io.TextIOWrapper(stream, encoding, errors, line_buffering=line_buffering and mode == "wb")
            setattr(self, name, stream)

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def _pipes(self, *files):
        """Return our ends of the pipes, the descriptors of the program, and which of them to close here."""
        ours, theirs, close = [], [], []
        for place, file in enumerate(files):
            fd = None
            if file is None:
                theirs.append(place)
            elif file == PIPE and isinstance(file, int):
                read, write = os.pipe()
                fd, its = (write, read) if place == 0 else (read, write)
                theirs.append(its)
                close.append(its)
            elif file == DEVNULL and isinstance(file, int):
                close.append(os.open(os.devnull, os.O_RDWR))
                theirs.append(close[-1])
            elif file == STDOUT and isinstance(file, int) and place == 2:
                theirs.append(theirs[1])
            elif isinstance(file, int):
                theirs.append(file)
            else:
                theirs.append(file.fileno())
            ours.append(fd)
        return ours, theirs, close

    def _start(self, args, executable, shell, cwd, env, files, pass_fds, start_new_session, process_group):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        search = [os.fsencode(folder) for folder in os.get_exec_path(env)]
        if env is not None:
            entries = []
            for name, value in env.items():
                name = os.fsencode(name)
                if b"=" in name:
                    raise ValueError("illegal environment variable name")
                entries.append(name + b"=" + os.fsencode(value))
            env = entries
        files = list(files) + [int(fd) for fd in pass_fds]
        self.pid = _posix._spawn(args, executable, search, cwd, env, files, bool(start_new_session), process_group)

    def __repr__(self):
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return shown[:76] + "...>" if len(shown) > 80 else shown

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if kind is KeyboardInterrupt:
                self._wait_a_moment()
                return
            self.wait()

    def _wait_a_moment(self):
        """Give a program time to end that has got the Ctrl-C, too."""
        try:
            self.wait(timeout=0.25)
        except TimeoutExpired:
            pass

    # How it ends.

    def _ended(self, pid, status):
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)
            if self in _active:
                _active.remove(self)

    def _ask(self, wait):
        """Ask the system whether the process has ended, and note how."""
        try:
            self._ended(*wait())
        except ChildProcessError:
            self._ended(self.pid, 0)  # somebody else has waited for it

    def poll(self):
        """Return how the program has ended, None while it runs."""
        if self.returncode is None and self._lock.acquire(blocking=False):
            try:
                if self.returncode is None:
                    self._ask(lambda: os.waitpid(self.pid, os.WNOHANG))
            finally:
                self._lock.release()
        return self.returncode

    def wait(self, timeout=None):
        """Wait for the end of the program, and return how it has ended."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            with self._lock:
                if self.returncode is not None:
                    break
                if end is None:
                    self._ask(lambda: os.waitpid(self.pid, 0))
                else:
                    self._ask(lambda: _posix._waitpid_for(self.pid, max(end - time.monotonic(), 0)))
            if self.returncode is None and end is not None and time.monotonic() >= end:
                raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def send_signal(self, sig):
        """Send the program a signal, unless it has ended."""
        self.poll()
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """Send the program SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Send the program SIGKILL."""
        self.send_signal(signal.SIGKILL)

    # What it is told, and what it answers.

    def communicate(self, input=None, timeout=None):
        """Send input, read the answers to their end, wait; return what came on stdout and on stderr."""
        if self._answers is not None and input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else time.monotonic() + timeout
        pipes = [stream for stream in (self.stdin, self.stdout, self.stderr) if stream]
        try:
            if timeout is None and self._answers is None and len(pipes) <= 1:
                answers = self._talk_alone(input)
            else:
                answers = self._talk(input, timeout, end)
        except KeyboardInterrupt:
            self._wait_a_moment()
            raise
        self.wait(None if end is None else max(end - time.monotonic(), 0))
        return answers

    def _talk_alone(self, input):
        """Send the input or read the answer where there is one pipe at most."""
        if self.stdin:
            try:
                if input:
                    self.stdin.write(input)
                self.stdin.close()
            except BrokenPipeError:
                pass
        answers = []
        for stream in (self.stdout, self.stderr):
            answers.append(stream.read() if stream else None)
            if stream:
                stream.close()
        return tuple(answers)

    def _talk(self, input, timeout, end):
        if self._answers is None:
            self._answers = {stream: [] for stream in (self.stdout, self.stderr) if stream}
            if self.stdin and not self.stdin.closed:
                try:
                    self.stdin.flush()
                    if not input:
                        self.stdin.close()
                except BrokenPipeError:
                    pass
            if input and self.text_mode and isinstance(input, str):
                input = input.encode(self.stdin.encoding, self.stdin.errors)
            self._input = memoryview(input) if input else b""
        import selectors
        with selectors.PollSelector() as selector:
            if self.stdin and not self.stdin.closed:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for stream in self._answers:
                if not stream.closed:
                    selector.register(stream, selectors.EVENT_READ)
            while selector.get_map():
                left = None if end is None else end - time.monotonic()
                ready = selector.select(left) if left is None or left > 0 else []
                if end is not None and time.monotonic() >= end:
                    so_far = [b"".join(self._answers[s]) if s else None for s in (self.stdout, self.stderr)]
                    raise TimeoutExpired(self.args, timeout, *[data or None for data in so_far])
                for key, _ in ready:
                    if key.fileobj is self.stdin:
                        self._send(selector)
                        continue
                    data = os.read(key.fd, _PIECE)
                    if data:
                        self._answers[key.fileobj].append(data)
                    else:
                        selector.unregister(key.fileobj)
                        key.fileobj.close()
        return tuple(self._answer(stream) for stream in (self.stdout, self.stderr))

    def _send(self, selector):
        """Send a piece of the input, and close the pipe after the last."""
        try:
            self._sent += os.write(self.stdin.fileno(), self._input[self._sent:self._sent + _PIPE_BUF])
            if self._sent < len(self._input):
                return
        except BrokenPipeError:
            pass
        selector.unregister(self.stdin)
        self.stdin.close()

    def _answer(self, stream):
        if not stream:
            return None
        data = b"".join(self._answers[stream])
        if not self.text_mode:
            return data
        return data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end and return a CompletedProcess.

    input is what it reads; capture_output keeps what it writes; with check a failure
    raises CalledProcessError. The other arguments are those of Popen.
    """
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except:  # whatever it is, the program is not to go on
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program to its end and return how it has ended."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program that is to succeed."""
    code = call(*popenargs, **kwargs)
    if code:
        command = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program that is to succeed and return what it writes."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("text") or kwargs.get("encoding") or kwargs.get("universal_newlines") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a line in the system's shell; return how it has ended and what it wrote."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as error:
        data, code = error.output, error.returncode
    return code, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a line in the system's shell and return what it wrote."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
