package builtin

import (
	"context"
	"errors"
	"io"
	"strings"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

var ioFunctions = []object.Builtin{
	{Name: "print", Sig: `*args, sep=' ', end='\n', file=None, flush=False`, Fn: print,
		Doc: "Prints the values to a stream, or to sys.stdout by default.\n\n" +
			"sep\n  string inserted between values, default a space.\n" +
			"end\n  string appended after the last value, default a newline.\n" +
			"file\n  a file-like object (stream); defaults to the current sys.stdout.\n" +
			"flush\n  whether to forcibly flush the stream."},
	{Name: "input", Sig: "prompt='', /", Fn: input,
		Doc: "Read a string from standard input.  The trailing newline is stripped.\n\n" +
			"The prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\n" +
			"If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n" +
			"On *nix systems, readline is used if available."},
	{Name: "open", Sig: "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", Fn: file.Open,
		Doc: "Open file and return a stream.  Raise OSError upon failure."},
}

func print(t *object.Thread, a []object.Value) (object.Value, error) {
	sep, err := separator("sep", a[1], " ")
	if err != nil {
		return nil, err
	}
	end, err := separator("end", a[2], "\n")
	if err != nil {
		return nil, err
	}
	out := a[3]
	if out == nil || out == object.None {
		if out, err = standard(t, "stdout"); err != nil {
			return nil, object.Errorf(object.RuntimeError, "lost sys.stdout")
		}
		if out == object.None {
			return object.None, nil
		}
	}
	write := func(s string) error {
		_, err := object.CallMethod(t, out, "write", object.Str(s))
		return err
	}
	var line strings.Builder
	if out == nil {
		write = func(s string) error {
			line.WriteString(s)
			return nil
		}
	}
	for i, v := range a[0].(*object.Tuple).Elems {
		if i > 0 {
			if err := write(sep); err != nil {
				return nil, err
			}
		}
		s, err := object.ToStr(t, v)
		if err != nil {
			// What came before is printed, as in CPython; the exception is what
			// the program hears of.
			_ = writeOut(t, line.String(), false)
			return nil, err
		}
		if err := write(s); err != nil {
			return nil, err
		}
	}
	if err := write(end); err != nil {
		return nil, err
	}
	flush := false
	if a[4] != nil {
		if flush, err = object.Truth(t, a[4]); err != nil {
			return nil, err
		}
	}
	if out != nil {
		if flush {
			_, err = object.CallMethod(t, out, "flush")
		}
		return object.None, err
	}
	return object.None, writeOut(t, line.String(), flush)
}

// standard is sys.stdin or another of the three, where the program has replaced it,
// and nil for the interpreter's own.
func standard(t *object.Thread, name string) (object.Value, error) {
	sys, ok := t.Interpreter().Modules["sys"]
	if !ok {
		return nil, nil
	}
	v, bound := sys.Vars.Get(name)
	original, known := sys.Vars.Get("__" + name + "__")
	switch {
	case !bound && known:
		return nil, object.Errorf(object.RuntimeError, "input(): lost sys.%s", name)
	case v == original:
		return nil, nil
	}
	return v, nil
}

// writeOut writes one piece to the interpreter's output, so that the lines of
// threads do not mix.
func writeOut(t *object.Thread, s string, flush bool) error {
	b, err := file.EncodeUTF8(t, s)
	if err != nil {
		return err
	}
	out := t.Interpreter().Stdout
	if _, err := io.WriteString(out, b); err != nil {
		return file.OSErrorOf(err)
	}
	if f, ok := out.(interface{ Flush() error }); ok && flush {
		if err := f.Flush(); err != nil {
			return file.OSErrorOf(err)
		}
	}
	return nil
}

func separator(name string, v object.Value, standard string) (string, error) {
	switch v := object.Plain(v).(type) {
	case nil:
		return standard, nil
	case object.Str:
		return string(v), nil
	}
	if v == object.None {
		return standard, nil
	}
	return "", object.Errorf(object.TypeError, "%s must be None or a string, not %s", name, v.Type().Name)
}

func input(t *object.Thread, a []object.Value) (object.Value, error) {
	var streams [3]object.Value
	for i, name := range [...]string{"stdin", "stdout", "stderr"} {
		v, err := standard(t, name)
		if err != nil {
			return nil, err
		}
		if v == object.None {
			return nil, object.Errorf(object.RuntimeError, "input(): lost sys.%s", name)
		}
		streams[i] = v
	}
	prompt := ""
	if a[0] != nil {
		var err error
		if prompt, err = object.ToStr(t, a[0]); err != nil {
			return nil, err
		}
	}
	in, out := streams[0], streams[1]
	if in == nil && out == nil {
		return readLine(t, prompt)
	}
	if err := ask(t, out, prompt); err != nil {
		return nil, err
	}
	if in == nil {
		return readLine(t, "")
	}
	v, err := object.CallMethod(t, in, "readline")
	if err != nil {
		return nil, err
	}
	text, octets := "", false
	switch line := v.(type) {
	case object.Str:
		text = string(line)
	case object.Bytes:
		text, octets = string(line), true
	default:
		return nil, object.Errorf(object.TypeError, "object.readline() returned non-string")
	}
	if text == "" {
		return nil, object.Errorf(object.EOFError, "EOF when reading a line")
	}
	text = strings.TrimSuffix(text, "\n")
	if octets {
		return object.Bytes(text), nil
	}
	return object.Str(text), nil
}

// ask writes a prompt to out, nil for the interpreter's own output.
func ask(t *object.Thread, out object.Value, prompt string) error {
	if out == nil {
		return writeOut(t, prompt, true)
	}
	if prompt != "" {
		if _, err := object.CallMethod(t, out, "write", object.Str(prompt)); err != nil {
			return err
		}
	}
	if _, err := object.CallMethod(t, out, "flush"); !object.IsException(err, object.ExceptionType) {
		return err
	}
	return nil // CPython lets errors of it pass
}

// readLine reads a line of the interpreter's own input.
func readLine(t *object.Thread, prompt string) (object.Value, error) {
	in := t.Interpreter()
	if in.Input == nil {
		return nil, object.Errorf(object.RuntimeError, "input(): lost sys.stdin")
	}
	var line string
	err := t.Blocking(func(ctx context.Context) (err error) {
		line, err = in.Input(ctx, prompt)
		return err
	})
	switch {
	case errors.Is(err, io.EOF):
		return nil, object.Errorf(object.EOFError, "EOF when reading a line")
	case err != nil:
		return nil, file.OSErrorOf(err)
	}
	return file.DecodeUTF8(t, line)
}
