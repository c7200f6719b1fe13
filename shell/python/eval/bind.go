package eval

import (
	"fmt"
	"slices"
	"strings"

	"labsh/shell/python/object"
)

// takes reports whether n positional arguments, and the defaults of the parameters
// after them, are all that the function needs.
func (fn *Function) takes(n int) bool {
	s := fn.sig
	return s.plain && (n == s.pos || n < s.pos && n >= s.pos-len(fn.defaults))
}

// open makes the frame of a call with the n positional arguments that the function
// takes; they are to be put into its first locals.
func (fn *Function) open(t *object.Thread, n int) *frame {
	f := newFrame(t, fn.code, fn.closure)
	if missing := fn.sig.pos - n; missing > 0 {
		copy(f.locals[n:], fn.defaults[len(fn.defaults)-missing:])
	}
	return f
}

// call binds the arguments to the parameters and runs the function.
func (fn *Function) call(t *object.Thread, args object.Args) (object.Value, error) {
	if len(args.Kw) == 0 && fn.takes(len(args.Pos)) {
		f := fn.open(t, len(args.Pos))
		copy(f.locals, args.Pos)
		return f.run()
	}
	f := newFrame(t, fn.code, fn.closure)
	if err := fn.bind(f, args); err != nil {
		return nil, err
	}
	return f.run()
}

// CallSelf calls the function with self before the arguments.
func (fn *Function) CallSelf(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
	if n := len(args) + 1; fn.takes(n) {
		f := fn.open(t, n)
		f.locals[0] = self
		copy(f.locals[1:], args)
		return f.run()
	}
	return fn.call(t, object.Args{Pos: append([]object.Value{self}, args...)})
}

// bind puts every argument into its parameter's place.
func (fn *Function) bind(f *frame, args object.Args) error {
	s := fn.sig
	values := make([]object.Value, len(s.names))
	n := min(len(args.Pos), s.pos)
	copy(values, args.Pos[:n])
	next := s.pos + s.kwOnly
	if s.varArg {
		values[next] = object.NewTuple(append([]object.Value(nil), args.Pos[n:]...)...)
		next++
	}
	var extra *object.Dict
	if s.kwArg {
		extra = object.NewDict()
		values[next] = extra
	}
	for _, kw := range args.Kw {
		i := s.index(kw.Name)
		switch {
		case i < s.posOnly && extra != nil:
			extra.SetStr(kw.Name, kw.Value)
		case i < s.posOnly:
			if names := s.positionalOnly(args.Kw); names != nil {
				return fn.errorf("got some positional-only arguments passed as keyword arguments: '%s'", strings.Join(names, ", "))
			}
			return fn.errorf("got an unexpected keyword argument '%s'", kw.Name)
		case values[i] != nil:
			return fn.errorf("got multiple values for argument '%s'", kw.Name)
		default:
			values[i] = kw.Value
		}
	}
	if len(args.Pos) > s.pos && !s.varArg {
		return fn.tooMany(values, len(args.Pos))
	}
	first := s.pos - len(fn.defaults)
	var missing []string
	for i := range s.pos {
		if values[i] == nil {
			if i < first {
				missing = append(missing, s.names[i])
			} else {
				values[i] = fn.defaults[i-first]
			}
		}
	}
	if missing != nil {
		return fn.missing("positional", missing)
	}
	for i := range s.kwOnly {
		if j := s.pos + i; values[j] == nil {
			if values[j] = fn.keywordDefault(i); values[j] == nil {
				missing = append(missing, s.names[j])
			}
		}
	}
	if missing != nil {
		return fn.missing("keyword-only", missing)
	}
	for i, v := range values {
		if p := s.slots[i]; p.cell {
			f.cells[p.index].Value = v
		} else {
			f.locals[p.index] = v
		}
	}
	return nil
}

// index finds a parameter that may be given by name, or -1.
func (s *signature) index(name string) int {
	for i, n := range s.names[:s.pos+s.kwOnly] {
		if n == name {
			return i
		}
	}
	return -1
}

// positionalOnly lists the positional-only parameters that were given by name.
func (s *signature) positionalOnly(kw []object.Keyword) []string {
	var names []string
	for _, name := range s.names[:s.posOnly] {
		if slices.ContainsFunc(kw, func(k object.Keyword) bool { return k.Name == name }) {
			names = append(names, name)
		}
	}
	return names
}

func (fn *Function) errorf(format string, args ...any) error {
	return object.Errorf(object.TypeError, "%s() %s", fn.QualName, fmt.Sprintf(format, args...))
}

func (fn *Function) missing(kind string, names []string) error {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	list := quoted[0]
	switch n := len(quoted); {
	case n == 2:
		list = quoted[0] + " and " + quoted[1]
	case n > 2:
		list = strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
	return fn.errorf("missing %d required %s argument%s: %s", len(names), kind, plural(len(names)), list)
}

func (fn *Function) tooMany(values []object.Value, given int) error {
	s := fn.sig
	takes := fmt.Sprint(s.pos)
	many := s.pos
	if len(fn.defaults) > 0 {
		takes = fmt.Sprintf("from %d to %d", s.pos-len(fn.defaults), s.pos)
		many = 2
	}
	kw := 0
	for _, v := range values[s.pos : s.pos+s.kwOnly] {
		if v != nil {
			kw++
		}
	}
	were := "was"
	if given != 1 {
		were = "were"
	}
	if kw > 0 {
		return fn.errorf("takes %s positional argument%s but %d positional argument%s (and %d keyword-only argument%s) were given",
			takes, plural(many), given, plural(given), kw, plural(kw))
	}
	return fn.errorf("takes %s positional argument%s but %d %s given", takes, plural(many), given, were)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
