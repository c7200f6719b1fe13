package eval_test

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"labsh/shell/python/object"
)

// TestGeneratorsOverThreads resumes one generator from several threads, one after the
// other: it runs as part of whoever resumes it.
func TestGeneratorsOverThreads(t *testing.T) {
	th, env, _ := newWorld()
	runText(t, th, env, "def f():\n    for i in range(10):\n        try: yield i\n        finally: last = i\n    yield last\ng = f()\n")
	for i := range 11 {
		other := th.Interpreter().NewThread(context.Background())
		runText(t, other, env, "x = next(g)\n")
		if x, _ := env.Globals.Get("x"); x != object.Value(object.Int(min(i, 9))) {
			t.Errorf("step %d gives %v", i, x)
		}
	}
}

// TestGeneratorsLeaveNothing abandons suspended generators: neither goroutines nor
// memory stay.
func TestGeneratorsLeaveNothing(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	th, env, _ := newWorld()
	runText(t, th, env, "def f():\n    big = bytearray(1 << 20)\n    try:\n        while True: yield big\n    finally: pass\ndef drop(n):\n    for i in range(n):\n        next(f())\n        for x in f(): break\n")
	var before, after runtime.MemStats
	runText(t, th, env, "drop(10)\n")
	runtime.GC()
	runtime.ReadMemStats(&before)
	runText(t, th, env, "drop(200)\n")
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 20<<20 {
		t.Errorf("%d MB of abandoned generators stay", grown>>20)
	}
}

// TestForgottenGeneratorComplains leaves a for statement whose generator cannot be
// closed in peace: what it raises is told, and the program goes on.
func TestForgottenGeneratorComplains(t *testing.T) {
	got := runProgram(t, "def bad():\n    try: yield 1\n    finally: raise KeyError('lost')\nfor x in bad(): break\nprint('on')\n")
	for _, part := range []string{"Exception ignored in: <generator object bad at 0x", "\nKeyError: 'lost'\non\n"} {
		if !strings.Contains(got.Out, part) || got.Err != "" {
			t.Errorf("no %q in %q %s", part, got.Out, got.Err)
		}
	}
	if strings.Contains(got.Out, "GeneratorExit") {
		t.Error(got.Out)
	}
}
