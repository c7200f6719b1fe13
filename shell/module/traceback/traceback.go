// Package traceback is the core of the module traceback, the rest of which is in
// Python: what the evaluator knows of an exception's way, and of its last line.
package traceback

import (
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// CoreModule makes the module _traceback.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_traceback", "What traceback is told of an exception.")
	m.AddFunc("entries", "tb, /", "List (filename, lineno, name, end_lineno, colno, end_colno, line, carets) of each call that a traceback passed.", entries)
	m.AddFunc("only", "exc, /", "Return the lines that quote what is wrong with a syntax, and the last line of a traceback.", only)
	return m, nil
}

func entries(t *object.Thread, a []object.Value) (object.Value, error) {
	list := object.NewList()
	for tb, _ := a[0].(*object.Traceback); tb != nil; tb = tb.Next {
		if err := t.Interrupted(); err != nil {
			return nil, err
		}
		line, carets := eval.Quote(tb)
		n := func(n int32) object.Value { return object.NewInt(int64(n)) }
		list.Elems = append(list.Elems, object.NewTuple(object.Str(tb.Source.File), n(tb.Line), object.Str(tb.Func),
			n(tb.EndLine), n(tb.Col), n(tb.EndCol), object.Str(line), object.Str(carets)))
	}
	return list, nil
}

func only(t *object.Thread, a []object.Value) (object.Value, error) {
	e, ok := a[0].(*object.Exception)
	if !ok {
		return nil, object.Errorf(object.TypeError, "an exception is required, not '%s'", a[0].Type().Name)
	}
	return object.NewTuple(object.Str(eval.SyntaxLines(e)), object.Str(eval.LastLine(t, e))), nil
}
