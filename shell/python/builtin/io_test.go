package builtin_test

import (
	"bytes"
	"context"
	"io"
	"syscall"
	"testing"

	"labsh/shell/python/builtin"
	"labsh/shell/python/object"
)

// output notes what is written, and flushes.
type output struct {
	bytes.Buffer
	flushes int
	fails   error // of Write
	stuck   error // of Flush
}

func (o *output) Write(p []byte) (int, error) {
	if o.fails != nil {
		return 0, o.fails
	}
	return o.Buffer.Write(p)
}

// WriteString would be the buffer's own.
func (o *output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

func (o *output) Flush() error { o.flushes++; return o.stuck }

// world is an interpreter that writes to out.
func world(t *testing.T, out io.Writer) (th *object.Thread, call func(name string, args object.Args) (string, error)) {
	in := object.NewInterpreter(out, out)
	builtin.Install(in)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	th = in.NewThread(ctx)
	return th, func(name string, args object.Args) (s string, err error) {
		err = th.Run(func() error {
			f, _ := in.Builtins.Get(name)
			v, err := object.CallArgs(th, f, args)
			if err != nil {
				return err
			}
			s, err = object.Repr(th, v)
			return err
		})
		return s, err
	}
}

// TestInput reads lines, asks with the prompt, and passes errors on.
func TestInput(t *testing.T) {
	th, call := world(t, io.Discard)
	input := func(args ...object.Value) (string, error) { return call("input", object.Args{Pos: args}) }
	if _, err := input(); err == nil || err.Error() != "RuntimeError: input(): lost sys.stdin" {
		t.Error(err)
	}
	var prompts []string
	var line string
	var fails error
	th.Interpreter().Input = func(_ context.Context, prompt string) (string, error) {
		prompts = append(prompts, prompt)
		return line, fails
	}
	for _, c := range []struct {
		line  string
		fails error
		want  string
	}{
		{"text é", nil, "'text é'"}, {"\xff", nil, `'\udcff'`}, {"", nil, "''"},
		{"", io.EOF, "EOFError: EOF when reading a line"}, {"", syscall.EIO, "OSError: [Errno 5] Input/output error"},
	} {
		line, fails = c.line, c.fails
		got, err := input(object.NewInt(5))
		if err != nil {
			got = err.Error()
		}
		if got != c.want || prompts[len(prompts)-1] != "5" {
			t.Errorf("%q, %v: %s, prompt %q", c.line, c.fails, got, prompts)
		}
	}
	th.Interpreter().Input = func(ctx context.Context, _ string) (string, error) {
		th.Interrupt()
		<-ctx.Done()
		return "", ctx.Err()
	}
	if _, err := input(); !object.IsException(err, object.KeyboardInterrupt) {
		t.Errorf("an interrupted input(): %v", err)
	}
}

// TestPrint writes a line as one piece, flushes when told to, and hears of a
// failure.
func TestPrint(t *testing.T) {
	out := &output{}
	_, call := world(t, out)
	args := object.Args{Pos: []object.Value{object.Str("a"), object.NewInt(1)}}
	if _, err := call("print", args); err != nil || out.String() != "a 1\n" || out.flushes != 0 {
		t.Errorf("%q, %d flushes, %v", out, out.flushes, err)
	}
	args.Kw = []object.Keyword{{Name: "flush", Value: object.True}}
	if _, err := call("print", args); err != nil || out.flushes != 1 {
		t.Errorf("%d flushes, %v", out.flushes, err)
	}
	out.stuck = syscall.ENOSPC
	if _, err := call("print", args); err == nil || err.Error() != "OSError: [Errno 28] No space left on device" {
		t.Error(err)
	}
	out.fails = syscall.EPIPE
	if _, err := call("print", args); !object.IsException(err, object.BrokenPipeError) {
		t.Error(err)
	}
	if _, err := call("print", object.Args{Pos: []object.Value{object.Str("\xed\xb3\xa9")}}); !object.IsException(err, object.UnicodeEncodeError) {
		t.Error(err)
	}
}

// TestPrintElsewhere writes to what sys.stdout was replaced with.
func TestPrintElsewhere(t *testing.T) {
	out := &output{}
	th, call := world(t, out)
	sys := object.NewModule("sys", "")
	th.Interpreter().Modules["sys"] = sys
	own := object.Str("the interpreter's own")
	args := object.Args{Pos: []object.Value{object.Str("a")}}
	for _, c := range []struct {
		stdout object.Value
		want   string
		err    string
	}{
		{own, "a\n", ""}, {object.None, "", ""}, {object.NewInt(5), "", "AttributeError: 'int' object has no attribute 'write'"},
	} {
		out.Reset()
		sys.Vars.Set("stdout", c.stdout)
		sys.Vars.Set("__stdout__", own)
		_, err := call("print", args)
		if got := errText(err); got != c.err || out.String() != c.want {
			t.Errorf("%v: %q %s", c.stdout, out, got)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestNoScope: functions that look at their caller say so where there is none.
func TestNoScope(t *testing.T) {
	_, call := world(t, io.Discard)
	for _, name := range []string{"vars", "locals", "globals", "eval", "exec"} {
		var args object.Args
		if name == "eval" || name == "exec" {
			args.Pos = []object.Value{object.Str("1")}
		}
		if _, err := call(name, args); errText(err) != "SystemError: "+name+"(): no current scope" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
