package eval

import (
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// This file has the built-in functions that read and run programs, and that give the
// names of the one that calls them.

// sourceText is the text of what eval, exec and compile were given.
func sourceText(function, kinds, file string, v object.Value) (string, error) {
	if s, ok := v.(object.Str); ok {
		return string(s), withoutNull(string(s))
	}
	octets, ok := object.AsBytes(v)
	if !ok {
		return "", object.Errorf(object.TypeError, "%s() arg 1 must be a string, bytes or %s object", function, kinds)
	}
	return decode(file, string(octets))
}

// current is the frame that called a built-in function.
func current(t *object.Thread, function string) (*frame, error) {
	if f, ok := t.Frame.(*frame); ok {
		return f, nil
	}
	return nil, object.Errorf(object.SystemError, "%s(): no current scope", function)
}

// isMapping reports whether v may be the locals of a program.
func isMapping(v object.Value) bool {
	return v.Type().GetItem != nil
}

func notNone(v object.Value) object.Value {
	if v == object.None {
		return nil
	}
	return v
}

// runText is what eval and exec have in common.
func runText(t *object.Thread, function string, mode syntax.Mode, a []object.Value) (object.Value, error) {
	f, err := current(t, function)
	if err != nil {
		return nil, err
	}
	globals, names := notNone(a[1]), notNone(a[2])
	if err := mappings(function, globals, names); err != nil {
		return nil, err
	}
	k, ok := a[0].(*code)
	if ok && len(k.scope.free) > 0 {
		return nil, object.Errorf(object.TypeError, "code object passed to %s() may not contain free variables", function)
	}
	if !ok {
		source, err := sourceText(function, "code", "<string>", a[0])
		if err != nil {
			return nil, err
		}
		if mode == syntax.ExprMode {
			source = strings.TrimLeft(source, " \t")
		}
		if k, err = read(source, "<string>", mode, f.code.notes != nil); err != nil {
			return nil, err
		}
	}
	return f.runWith(k, globals, names)
}

// mappings refuses globals that are no dict, and locals that are no mapping.
func mappings(function string, globals, names object.Value) error {
	_, ok := globals.(*object.Dict)
	switch {
	case globals != nil && !ok && function == "exec":
		return object.Errorf(object.TypeError, "exec() globals must be a dict, not %s", globals.Type().Name)
	case names != nil && !isMapping(names) && function == "exec":
		return object.Errorf(object.TypeError, "locals must be a mapping or None, not %s", names.Type().Name)
	case names != nil && !isMapping(names):
		return object.Errorf(object.TypeError, "locals must be a mapping")
	case globals != nil && !ok && isMapping(globals):
		return object.Errorf(object.TypeError, "globals must be a real dict; try eval(expr, {}, mapping)")
	case globals != nil && !ok:
		return object.Errorf(object.TypeError, "globals must be a dict")
	}
	return nil
}

// Builtins are the built-in functions that read and run programs, and that give
// the names of the one that calls them.
var Builtins []object.Builtin

func init() {
	Builtins = []object.Builtin{
		{Name: "eval", Sig: "source, globals=None, locals=None, /", Doc: "Give the value of an expression, which is a text or a code object from compile().",
			Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
				return runText(t, "eval", syntax.ExprMode, a)
			}},
		{Name: "exec", Sig: "source, globals=None, locals=None, /", Doc: "Run a program, which is a text or a code object from compile().",
			Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
				_, err := runText(t, "exec", syntax.FileMode, a)
				return object.None, err
			}},
		{Name: "compile", Sig: "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", Fn: compileText,
			Doc: "Read a program into a code object, for exec() or eval(); mode is 'exec', 'eval' or 'single'."},
		{Name: "__import__", Sig: "name, globals=None, locals=None, fromlist=(), level=0", Doc: "Import a module.", Fn: importFunction},
		{Name: "globals", Sig: "", Doc: "Return the dictionary of the module's variables, which are those in it.",
			Fn: func(t *object.Thread, _ []object.Value) (object.Value, error) {
				f, err := current(t, "globals")
				if err != nil {
					return nil, err
				}
				return f.Globals(), nil
			}},
	}
}

// futureAnnotations is __future__.annotations.compiler_flag; futureFlags are all
// that compile() takes.
const (
	futureAnnotations = 0x1000000
	futureFlags       = 0x1ff0000 | 0x10 | 0x200 | 0x4000
)

func compileText(t *object.Thread, a []object.Value) (object.Value, error) {
	file, ok := a[1].(object.Str)
	if !ok {
		octets, ok := object.BytesOrBytearray(a[1])
		if !ok {
			return nil, object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", a[1].Type().Name)
		}
		file = object.Str(octets)
	}
	word, ok := a[2].(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "compile() argument 'mode' must be str, not %s", a[2].Type().Name)
	}
	var numbers [2]int
	for i, at := range [...]int{3, 5} {
		if a[at] == nil {
			numbers[i] = -i
			continue
		}
		n, err := object.AsInt(t, a[at])
		if err != nil {
			return nil, err
		}
		numbers[i] = int(n)
	}
	mode, ok := modes[string(word)]
	switch {
	case numbers[0]&^futureFlags != 0:
		return nil, object.Errorf(object.ValueError, "compile(): unrecognised flags")
	case numbers[1] < -1 || numbers[1] > 2:
		return nil, object.Errorf(object.ValueError, "compile(): invalid optimize value")
	case !ok:
		return nil, object.Errorf(object.ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	source, err := sourceText("compile", "AST", string(file), a[0])
	if err != nil {
		return nil, err
	}
	future := numbers[0]&futureAnnotations != 0
	inherit := true
	if a[4] != nil {
		no, err := object.Truth(t, a[4])
		if err != nil {
			return nil, err
		}
		inherit = !no
	}
	if f, ok := t.Frame.(*frame); ok && inherit {
		future = future || f.code.notes != nil
	}
	return read(source, string(file), mode, future)
}
