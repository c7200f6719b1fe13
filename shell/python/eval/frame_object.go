package eval

import (
	"fmt"

	"labsh/shell/python/object"
)

var frameType = object.NewType(&object.Type{Name: "frame", Final: true})

// Type is frame: a traceback shows the frames that an exception passed through.
func (*frame) Type() *object.Type { return frameType }

func init() {
	of := func(name string, get func(t *object.Thread, f *frame) object.Value) {
		frameType.AddProperty(name, "", func(t *object.Thread, v object.Value) (object.Value, error) {
			return get(t, v.(*frame)), nil
		})
	}
	of("f_code", func(_ *object.Thread, f *frame) object.Value { return f.code })
	of("f_globals", func(_ *object.Thread, f *frame) object.Value { return f.Globals() })
	of("f_locals", func(_ *object.Thread, f *frame) object.Value { return f.Locals() })
	of("f_back", func(_ *object.Thread, f *frame) object.Value {
		if back, ok := f.caller.(*frame); ok {
			return back
		}
		return object.None
	})
	// Where a frame stands that is still under way is not known.
	of("f_lineno", func(t *object.Thread, f *frame) object.Value {
		if f.at == nil || f.under(t) {
			return object.None
		}
		return object.NewInt(int64(f.at.Start.Line))
	})
	frameType.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		f := v.(*frame)
		line := f.code.line
		if f.at != nil {
			line = f.at.Start.Line
		}
		return fmt.Sprintf("<frame at %s, file '%s', line %d, code %s>", object.Address(f), f.code.source.File, line, f.code.name), nil
	}
}

// under reports whether the frame is under way in the thread.
func (f *frame) under(t *object.Thread) bool {
	for at, ok := t.Frame.(*frame); ok; at, ok = at.caller.(*frame) {
		if at == f {
			return true
		}
	}
	return false
}
