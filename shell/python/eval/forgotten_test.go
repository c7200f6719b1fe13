package eval_test

import (
	"sync/atomic"
	"testing"
	"time"
	"weak"

	"labsh/shell/python/object"
)

var holderType = object.NewType(&object.Type{Name: "holder", Final: true})

// holder is a value that holds something until it is forgotten.
type holder struct{ what *held }

func (*holder) Type() *object.Type { return holderType }

func (h *holder) Holds() bool { return h.what.Open() }

type held struct {
	by     weak.Pointer[holder]
	ended  atomic.Bool
	closed chan struct{}
}

func (h *held) Open() bool { return !h.ended.Load() }

func (h *held) Forgotten() bool { return h.by.Value() == nil }

func (h *held) Close() error {
	h.ended.Store(true)
	close(h.closed)
	return nil
}

// TestForgotten: the evaluator sees by itself, without a wait, that the names of
// descriptors go.
func TestForgotten(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a call":                "def f():\n    x = make()\nf()\n",
		"a call that returns":   "def f():\n    x = make()\n    return 1, [x.__class__]\nf()\n",
		"an argument":           "def f(x):\n    x = make()\nf(1)\n",
		"a method":              "class C:\n    def f(self):\n        x = make()\nC().f()\n",
		"called by a built-in":  "def f(i):\n    x = make()\nlist(map(f, [1]))\n",
		"a caller":              "def f():\n    return make()\ndef g():\n    x = f()\ng()\n",
		"an exception":          "def f():\n    x = make()\n    raise KeyError\ntry:\n    f()\nexcept KeyError as e:\n    pass\n",
		"a generator's yield":   "def f():\n    yield make()\ng = f()\nx = next(g)\ndel x\n",
		"an ended generator":    "def f():\n    yield make()\ng = f()\nx = next(g)\nlist(g)\ndel x\n",
		"sent to a generator":   "def f():\n    while True: yield\ng = f()\nnext(g)\nx = make()\ng.send(x)\ndel x\n",
		"del":                   "x = make()\ndel x\n",
		"del in a function":     "def f():\n    x = make()\n    del x\n    gone()\nf()\n",
		"del of a cell":         "def f():\n    x = make()\n    def g(): x\n    del x\n    gone()\nf()\n",
		"rebound":               "x = make()\nfirst()\nx = make()\n",
		"rebound in a function": "def f():\n    x = make()\n    first()\n    x = make()\n    gone()\n    return x\ny = f()\n",
		"unpacked":              "x, y = make(), 1\nfirst()\nx, y = two()\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			th, env, _ := newWorld()
			in := th.Interpreter()
			defer in.StopReclaiming()
			var last *held
			fixed := false
			add := func(name string, f func() (object.Value, error)) {
				m := object.NewModule("m", "")
				m.AddFunc(name, "", "", func(*object.Thread, []object.Value) (object.Value, error) { return f() })
				v, _ := m.Vars.Get(name)
				in.Builtins.Set(name, v)
			}
			newHolder := func() object.Value {
				h := &holder{&held{closed: make(chan struct{})}}
				h.what.by = weak.Make(h)
				in.Hold(h.what)
				if !fixed {
					last = h.what
				}
				return h
			}
			add("make", func() (object.Value, error) { return newHolder(), nil })
			add("two", func() (object.Value, error) { return object.NewTuple(newHolder(), object.None), nil })
			add("first", func() (object.Value, error) { // gone is about the one made before this
				fixed = true
				return object.None, nil
			})
			// It waits with the interpreter's lock: no thread begins to wait.
			add("gone", func() (object.Value, error) {
				select {
				case <-last.closed:
				case <-time.After(20 * time.Second):
					t.Error("not closed")
				}
				return object.None, nil
			})
			runText(t, th, env, text+"gone()\n")
		})
	}
}
