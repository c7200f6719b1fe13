package shell

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/shell/editor"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// report prints an uncaught error: Python's traceback, or for a command its
// last line, with the file and line in a script; then the hint.
func (s *Shell) report(err error) {
	if errors.Is(err, errInternal) || s.ended() { // what met the end is no error
		return
	}
	var fault *editor.Fault
	if errors.As(err, &fault) {
		s.confess(fault.Value, fault.Stack)
		return
	}
	e, ok := object.AsException(err)
	if !ok {
		s.console.Error(err.Error(), "")
		return
	}
	if s.told == e {
		return
	}
	var text, hint string
	// Making the text may call Python code (__str__).
	_ = s.thread.Run(func() error {
		s.session.Advise(e)
		// When standard output is what failed, no hint about sockets fits.
		if h, ok := e.Hint.(locale.Hint); ok && s.console.Err() == nil {
			hint = h(s.console.Lang())
		}
		last := eval.LastLine(s.thread, e) // once: a __str__ may do anything
		s.session.Told(e, last)
		text = s.errorText(e, last)
		return nil
	})
	s.console.Error(text, hint)
}

func (s *Shell) errorText(e *object.Exception, last string) string {
	// What a command met is told without a traceback, unless functions of the
	// program lie between.
	tb := e.Trace
	if s.session.Failed.Is(e) && (tb == nil || tb.Next == nil) {
		// The file that it ran is where its syntax error stands.
		if e.Type().IsSubclass(object.SyntaxErrorType) {
			if s.session.Interactive {
				e.Trace = nil
			}
			return traceback(s.thread, e, last)
		}
		if s.session.Interactive || tb == nil {
			return last
		}
		return fmt.Sprintf("  File \"%s\", line %d\n%s", tb.Source.File, tb.Line, last)
	}
	// The traceback of a program that python FILE ran begins in that program: the
	// line typed at the prompt is left out.
	if s.session.Failed.Is(e) && tb.Next.Func == "<module>" {
		e.Trace = tb.Next
	}
	return traceback(s.thread, e, last)
}

func traceback(t *object.Thread, e *object.Exception, last string) string {
	return strings.TrimSuffix(eval.TracebackTo(t, e, last), "\n")
}

// errnoOf finds the errno of a file error.
func errnoOf(err error) syscall.Errno {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errno
	}
	return syscall.EIO
}

// errnoText is a file error as Python words it.
func errnoText(err error) string {
	errno := errnoOf(err)
	return fmt.Sprintf("[Errno %d] %s", int(errno), netlab.Strerror(errno))
}

// fileException is the error as Python's exception about that file.
func fileException(path string, err error) error {
	errno := errnoOf(err)
	return object.NewOSError(errno, netlab.Strerror(errno), object.Str(path))
}
