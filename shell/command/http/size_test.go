package http

import "testing"

func TestReadSize(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"1": 1, "5k": 5 << 10, "64M": 64 << 20, "1g": 1 << 30, "0": 0, "": 0, "-1": 0, "2G": 0, "1.5M": 0, "M": 0, "9999999999": 0} {
		got, ok := readSize(text)
		if ok != (want > 0) || ok && got != want {
			t.Errorf("%q: %d, %v", text, got, ok)
		}
	}
}
