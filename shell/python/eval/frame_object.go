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
		return f.back()
	})
	of("f_lineno", func(t *object.Thread, f *frame) object.Value { return object.NewInt(int64(f.line(t))) })
	frameType.Repr = func(t *object.Thread, v object.Value) (string, error) {
		f := v.(*frame)
		return fmt.Sprintf("<frame at %s, file '%s', line %d, code %s>", object.Address(f), f.code.source.File, f.line(t), f.code.name), nil
	}
}

// Frame is sys._getframe: the frame under way in the thread, or the one that many calls
// out of it; None where the stack is not as deep.
func Frame(t *object.Thread, depth int64) object.Value {
	at := show(t.Frame)
	for ; depth > 0 && at != object.None; depth-- {
		at = at.(*frame).back()
	}
	return at
}

func (f *frame) back() object.Value { return show(f.caller) }

// show gives a frame to the program.
func show(v any) object.Value {
	f, ok := v.(*frame)
	if !ok || f == nil {
		return object.None
	}
	f.shown = true
	return f
}

// line is where the frame stands. Where it is under way, that is the call that it makes:
// a program can look from inside a call alone.
func (f *frame) line(t *object.Thread) int32 {
	switch {
	case f.calls != nil && (f.at == nil || f.under(t)):
		return f.calls.Start.Line
	case f.at != nil:
		return f.at.Start.Line
	}
	return f.code.line
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
