package object

import (
	"math"
	"math/big"
	"strings"
	"testing"
)

func TestIntArithmeticPromotes(t *testing.T) {
	edges := []int64{0, 1, -1, 2, -2, 7, -7, 1 << 31, -1 << 31, 1<<32 + 1, 3037000500, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1}
	for _, a := range edges {
		for _, b := range edges {
			x, y := big.NewInt(a), big.NewInt(b)
			for _, c := range []struct {
				name string
				got  Value
				want *big.Int
			}{
				{"+", AddInt(a, b), new(big.Int).Add(x, y)},
				{"-", SubInt(a, b), new(big.Int).Sub(x, y)},
				{"*", MulInt(a, b), new(big.Int).Mul(x, y)},
			} {
				if bigInteger(c.got).Cmp(c.want) != 0 {
					t.Errorf("%d %s %d = %v, want %v", a, c.name, b, bigInteger(c.got), c.want)
				}
				if _, isBig := c.got.(*BigInt); isBig == c.want.IsInt64() {
					t.Errorf("%d %s %d is a %T", a, c.name, b, c.got)
				}
			}
			if b == 0 {
				continue
			}
			quotient, err := Binary(nil, FloorDiv, Int(a), Int(b))
			if err != nil {
				t.Fatal(err)
			}
			remainder, err := Binary(nil, Mod, Int(a), Int(b))
			if err != nil {
				t.Fatal(err)
			}
			r := bigInteger(remainder)
			back := new(big.Int).Mul(bigInteger(quotient), y)
			if back.Add(back, r).Cmp(x) != 0 || r.Sign() != 0 && r.Sign() != y.Sign() || r.CmpAbs(y) >= 0 {
				t.Errorf("divmod(%d, %d) = %v, %v", a, b, bigInteger(quotient), r)
			}
		}
	}
}

func TestAbsurdIntsTakeNoMemory(t *testing.T) {
	huge, err := Binary(nil, LShift, Int(1), Int(MaxIntBits-1))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		op   BinaryOp
		x, y Value
	}{
		{"2 ** 10**10", Pow, Int(2), Int(10_000_000_000)},
		{"3 ** 10**9", Pow, Int(3), Int(1_000_000_000)},
		{"1 << 10**12", LShift, Int(1), Int(1_000_000_000_000)},
		{"huge * huge", Mul, huge, huge},
		{"[0] * 2**40", Mul, NewList(Int(0)), Int(1 << 40)},
		{"(0,) * 2**62", Mul, NewTuple(Int(0), Int(1)), Int(1 << 62)},
	} {
		if _, err := Binary(nil, c.op, c.x, c.y); !IsException(err, MemoryError) {
			t.Errorf("%s: %v, want MemoryError", c.name, err)
		}
	}
}

func TestNumbersThatAreEqualHashAlike(t *testing.T) {
	for _, f := range []float64{0, 1, -1, 2.5e15, 1 << 61, 1<<61 - 1, 1 << 62, 1 << 63, -1 << 63, 1e30, -1e300, math.MaxFloat64} {
		n, err := floatToInt(f)
		if err != nil {
			t.Fatal(err)
		}
		h, err := Hash(nil, n)
		if err != nil {
			t.Fatal(err)
		}
		if got := hashFloat(f); got != h {
			t.Errorf("hash(%v) = %d, as an int %d", f, got, h)
		}
	}
}

func FuzzParseInt(f *testing.F) {
	for _, s := range []string{"0", "-12", " 1_000 ", "0x1f", "0b_1", "z", "__", "9223372036854775808", "-9223372036854775808", "٣"} {
		f.Add(s, 0)
		f.Add(s, 10)
		f.Add(s, 36)
	}
	f.Fuzz(func(t *testing.T, s string, base int) {
		if base != 0 && (base < 2 || base > 36) {
			return
		}
		v, err := parseInt(nil, Str(s), s, base)
		if err != nil {
			if !IsException(err, ValueError) {
				t.Fatalf("int(%q, %d): %v", s, base, err)
			}
			return
		}
		n := bigInteger(v)
		radix := max(base, 2)
		again, err := parseInt(nil, v, n.Text(radix), radix)
		if err != nil || bigInteger(again).Cmp(n) != 0 {
			t.Fatalf("int(%q, %d) = %v, read again %v, %v", s, base, n, again, err)
		}
	})
}

func FuzzParseFloat(f *testing.F) {
	for _, s := range []string{"1", "1.5e3", "-.5", "nan", "-Infinity", "1_0.5", "0x1p3", "1e999", "+-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, ok := floatText(s)
		if !ok || math.IsNaN(x) {
			return
		}
		if again, ok := floatText(floatRepr(x)); !ok || again != x {
			t.Fatalf("%q is %v, read again %v", s, x, again)
		}
		if strings.ContainsAny(s, "xXpP") {
			t.Fatalf("float(%q) must fail", s)
		}
	})
}
