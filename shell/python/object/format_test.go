package object

import (
	"math"
	"math/big"
	"strings"
	"testing"
)

// The sizes that a format may ask for are refused before memory is taken.
func TestFormatSizes(t *testing.T) {
	for _, c := range []struct {
		v    Value
		spec string
		want *Type
	}{
		{Str("a"), "9999999999999", MemoryError},
		{NewInt(5), "09999999999999", MemoryError},
		{NewInt(5), "9999999999999,", MemoryError},
		{Float(5), "9999999999999.1f", MemoryError},
		{Float(5), ".2147483647f", MemoryError},
		{Float(5), ".2147483648f", ValueError},
		{NewInt(5), ".2147483647f", MemoryError},
		{Str("a"), "99999999999999999999", ValueError},
		{Str("a"), "😀>999999999", MemoryError},
	} {
		if _, err := Format(nil, c.v, c.spec); !IsException(err, c.want) {
			t.Errorf("format(%v, %q): %v, want %s", c.v, c.spec, err, c.want.Name)
		}
	}
	for _, format := range []string{"%9999999999999d", "%.2147483647d", "%.2147483647f", "%09999999999999x"} {
		for _, v := range []Value{Str(format), Bytes(format)} {
			if _, err := Binary(nil, Mod, v, NewInt(1)); !IsException(err, MemoryError) {
				t.Errorf("%s %% 1: %v", format, err)
			}
		}
	}
}

func TestTextSizes(t *testing.T) {
	long := Str(strings.Repeat("a", 1<<16))
	for name, call := range map[string]func() (Value, error){
		"replace":    func() (Value, error) { return CallMethod(nil, long, "replace", Str("a"), long) },
		"between":    func() (Value, error) { return CallMethod(nil, long, "replace", Str(""), long) },
		"center":     func() (Value, error) { return CallMethod(nil, long, "center", NewInt(MaxSize*2)) },
		"zfill":      func() (Value, error) { return CallMethod(nil, long, "zfill", NewInt(math.MaxInt64)) },
		"expandtabs": func() (Value, error) { return CallMethod(nil, Str("\t"), "expandtabs", NewInt(math.MaxInt32)) },
		"join":       func() (Value, error) { return CallMethod(nil, long, "join", long) },
		"translate": func() (Value, error) {
			table := NewDict()
			if err := table.Set(nil, NewInt('a'), long); err != nil {
				return nil, err
			}
			return CallMethod(nil, long, "translate", table)
		},
		"times":     func() (Value, error) { return Binary(nil, Mul, long, NewInt(1<<20)) },
		"bytes":     func() (Value, error) { return Call(nil, BytesType, NewInt(MaxSize+1)) },
		"bytearray": func() (Value, error) { return Call(nil, BytearrayType, NewInt(math.MaxInt64)) },
		"format": func() (Value, error) {
			return CallMethod(nil, Str(strings.Repeat("{0}", 1<<15)), "format", long)
		},
	} {
		if _, err := call(); !IsException(err, MemoryError) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

var fuzzValues = []Value{
	Str(""), Str("héllo"), NewInt(0), NewInt(-1234567), True, &BigInt{new(big.Int).Lsh(big.NewInt(-5), 100)},
	Float(0), Float(-3.14159), Float(1e300), Float(math.Inf(-1)), Float(math.NaN()), None, Bytes("x"), NewTuple(), NewTuple(NewInt(1), Str("a")),
}

// tooWide keeps the fuzzer from asking for much memory.
func tooWide(spec string) bool {
	digits := 0
	for i := 0; i < len(spec); i++ {
		if !asciiDigit(spec[i]) {
			digits = 0
		} else if digits++; digits > 4 {
			return true
		}
	}
	return false
}

func FuzzFormat(f *testing.F) {
	for _, spec := range []string{"", ">10", "é^+#010_x", "=+,.2f", "z.1%", "010,", "\xff", "<<<", "5.", "c", "_b", ".0e", "n"} {
		f.Add(spec)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		if tooWide(spec) {
			return
		}
		for _, v := range fuzzValues {
			if _, err := Format(nil, v, spec); err != nil {
				if _, ok := AsException(err); !ok {
					t.Fatal(err)
				}
			}
		}
	})
}

func FuzzFields(f *testing.F) {
	for _, s := range []string{"{}", "{0!r:>{1}}", "{a[b].c}", "{{}}", "{", "}", "{:{}{}}", "{[}", "{0[0]}", "{!", "{0.real!a:}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, template string) {
		if tooWide(template) {
			return
		}
		for _, v := range fuzzValues {
			// A Go panic is what this looks for; exceptions are as good as text.
			_, err := CallMethod(nil, Str(template), "format", v, NewInt(7))
			if _, ok := AsException(err); err != nil && !ok {
				t.Fatal(err)
			}
		}
	})
}

func FuzzPercent(f *testing.F) {
	for _, s := range []string{"%d", "%(a)s", "%-+ #08.3x%%", "%*.*f", "%c%r%a%b", "%", "%(", "%.", "%l", "%é", "%5%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, format string) {
		if tooWide(format) {
			return
		}
		for _, v := range fuzzValues {
			for _, x := range []Value{Str(format), Bytes(format)} {
				_, err := Binary(nil, Mod, x, v)
				if _, ok := AsException(err); err != nil && !ok {
					t.Fatal(err)
				}
			}
		}
	})
}
