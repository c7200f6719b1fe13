package eval

import (
	"errors"
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// This file has the built-in functions that read and run programs, and that give the
// names of the one that calls them.

// sourceText is the text of what eval, exec and compile were given.
func sourceText(function, kinds string, v object.Value) (string, error) {
	if s, ok := v.(object.Str); ok {
		if strings.IndexByte(string(s), 0) >= 0 {
			return "", object.Errorf(object.SyntaxErrorType, "source code string cannot contain null bytes")
		}
		return string(s), nil
	}
	octets, ok := object.AsBytes(v)
	if !ok {
		return "", object.Errorf(object.TypeError, "%s() arg 1 must be a string, bytes or %s object", function, kinds)
	}
	s, err := syntax.DecodeFile("<string>", string(octets), func(octets, encoding string) (string, error) {
		return object.Decode(octets, encoding, "strict")
	})
	var wrong *syntax.Error
	if errors.As(err, &wrong) {
		wrong.Msg = strings.Replace(wrong.Msg, "encoding problem", "unknown encoding", 1) // no file's
		return "", SyntaxException(wrong)
	}
	return s, err
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
func runText(t *object.Thread, function string, mode syntax.Mode, closure object.Value, a []object.Value) (object.Value, error) {
	f, err := current(t, function)
	if err != nil {
		return nil, err
	}
	globals, names := notNone(a[1]), notNone(a[2])
	if err := mappings(function, globals, names); err != nil {
		return nil, err
	}
	k, ok := a[0].(*code)
	cells, err := closureOf(function, k, closure)
	if err != nil {
		return nil, err
	}
	if !ok {
		source, err := sourceText(function, "code", a[0])
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
	return f.runWith(k, globals, names, cells)
}

// closureOf gives the cells for a code object's free variables; k is nil where a text
// is run.
func closureOf(function string, k *code, closure object.Value) ([]*object.Cell, error) {
	closure = notNone(closure)
	switch {
	case k == nil && closure != nil:
		return nil, object.Errorf(object.TypeError, "closure can only be used when source is a code object")
	case k == nil || len(k.scope.free) == 0 && closure == nil:
		return nil, nil
	case function == "eval":
		return nil, object.Errorf(object.TypeError, "code object passed to eval() may not contain free variables")
	case len(k.scope.free) == 0:
		return nil, object.Errorf(object.TypeError, "cannot use a closure with this code object")
	}
	var cells []*object.Cell
	if tuple, ok := closure.(*object.Tuple); ok {
		for _, v := range tuple.Elems {
			if c, ok := v.(*object.Cell); ok {
				cells = append(cells, c)
			}
		}
		if len(tuple.Elems) == len(cells) && len(cells) == len(k.scope.free) {
			return cells, nil
		}
	}
	return nil, object.Errorf(object.TypeError, "code object requires a closure of exactly length %d", len(k.scope.free))
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
		{Name: "eval", Sig: "source, globals=None, locals=None, /", Doc: "Evaluate the given source in the context of globals and locals.\n\n" +
			"The source may be a string representing a Python expression\nor a code object as returned by compile().\n" +
			"The globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\n" +
			"If only globals is given, locals defaults to it.",
			Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
				return runText(t, "eval", syntax.ExprMode, nil, a)
			}},
		{Name: "exec", Sig: "source, globals=None, locals=None, /, *, closure=None", Doc: "Execute the given source in the context of globals and locals.\n\n" +
			"The source may be a string representing one or more Python statements\nor a code object as returned by compile().\n" +
			"The globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\n" +
			"If only globals is given, locals defaults to it.\nThe closure must be a tuple of cellvars, and can only be used\n" +
			"when source is a code object requiring exactly that many cellvars.",
			Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
				_, err := runText(t, "exec", syntax.FileMode, a[3], a)
				return object.None, err
			}},
		{Name: "compile", Sig: "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", Fn: compileText,
			Doc: "Compile source into a code object that can be executed by exec() or eval().\n\n" +
				"The source code may represent a Python module, statement or expression.\n" +
				"The filename will be used for run-time error messages.\n" +
				"The mode must be 'exec' to compile a module, 'single' to compile a\n" +
				"single (interactive) statement, or 'eval' to compile an expression.\n" +
				"The flags argument, if present, controls which future statements influence\nthe compilation of the code.\n" +
				"The dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\n" +
				"compile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified."},
		{Name: "__import__", Sig: "name, globals=None, locals=None, fromlist=(), level=0", Doc: "Import a module.\n\n" +
			"Because this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\n" +
			"importlib.import_module() to programmatically import a module.",
			Fn: importFunction},
		{Name: "globals", Sig: "", Doc: "Return the dictionary containing the current scope's global variables.\n\n" +
			"NOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.",
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
	source, err := sourceText("compile", "AST", a[0])
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
