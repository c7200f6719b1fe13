package object

import (
	"context"
	"io"
	"testing"
)

// fickle is a key that every comparison changes a dict with.
type fickle struct {
	*Instance
	act *func()
}

func (k fickle) Type() *Type { return fickleType }

var fickleType = NewType(&Type{
	Name: "fickle",
	Hash: func(_ *Thread, v Value) (int64, error) { return 7, nil },
	Compare: func(_ *Thread, _ CompareOp, x, y Value) (Value, error) {
		for _, v := range []Value{x, y} {
			if act := *v.(fickle).act; act != nil {
				act()
			}
		}
		return True, nil
	},
})

// A key's == may empty the dict that it is looked up in.
func TestDictComparisonThatEmptiesIt(t *testing.T) {
	thread := NewInterpreter(io.Discard, io.Discard).NewThread(context.Background())
	d := NewDict()
	tests := []struct {
		name string
		ask  func(key Value) error
		left int
	}{
		{"get", func(key Value) error { _, _, err := d.Get(thread, key); return err }, 0},
		{"set", func(key Value) error { return d.Set(thread, key, None) }, 1},
		{"delete", func(key Value) error { _, err := d.Delete(thread, key); return err }, 0},
	}
	for _, tt := range tests {
		quiet := func() {}
		clear := d.Clear
		if err := d.Set(thread, fickle{&Instance{}, &quiet}, None); err != nil {
			t.Fatal(err)
		}
		if err := tt.ask(fickle{&Instance{}, &clear}); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if d.Len() != tt.left {
			t.Errorf("%s: %d left, want %d", tt.name, d.Len(), tt.left)
		}
		d.Clear()
	}
}
