package literal

import (
	"testing"

	"labsh/shell/python/syntax"
)

func TestWrapLast(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"x": "print(x)", "a = 1\nf(é, 2)": "a = 1\nprint(f(é, 2))", "a = 1": "a = 1", "1 +": "1 +", "": "", "f(1,\n  2)": "print(f(1,\n  2))", "x; y": "x; print(y)", "if x:\n    y": "if x:\n    y", "'é' ; z  # w": "'é' ; print(z)  # w",
	} {
		if got := WrapLast(text, "print(", ")"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOffset(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		line, col int32
		want      int
	}{{1, 0, 0}, {1, 2, 2}, {2, 0, 4}, {2, 1, 5}, {3, 0, 7}, {9, 0, 7}, {2, 90, 7}} {
		if got := Offset("abc\nde\n", syntax.Pos{Line: tt.line, Col: tt.col}); got != tt.want {
			t.Errorf("%d:%d is at %d, want %d", tt.line, tt.col, got, tt.want)
		}
	}
}

func TestEndsIn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"a\nx": true, "x": false, "a\ny": false, "x\n": false} {
		if got := EndsIn(text, "x"); got != want {
			t.Errorf("%q ends in x: %v", text, got)
		}
	}
}

func TestWithoutName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"a = 1\na": "a = 1", "a": "a", "a\nf()": "a\nf()", "a\nb\n": "a\nb\n", "": ""} {
		if got := WithoutName(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
