package libm

import (
	"fmt"
	"math"
	"math/rand"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"labsh/shell/python/judge"
)

// TestBits compares the bits of each function with those of python3's C library. The
// few that differ are numbers halfway between two floats, but for a thousandth: there
// the C library is off, by its own bounds.
func TestBits(t *testing.T) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("another C library, or another order of operations")
	}
	const n = 2000
	r := rand.New(rand.NewSource(3))
	within := func(a, b float64) func() float64 { return func() float64 { return a + (b-a)*r.Float64() } }
	small := func() float64 { return math.Ldexp(r.Float64()*2-1, r.Intn(60)-30) }
	positive := func() float64 { return math.Ldexp(1+r.Float64(), r.Intn(2000)-1000) }
	digit := func() float64 { return float64(r.Intn(9)) }
	one := func(f func(float64) float64) func(x, _ float64) float64 {
		return func(x, _ float64) float64 { return f(x) }
	}
	type row struct {
		name string
		f    func(x, y float64) float64
		x, y func() float64
		most int // how many may differ
	}
	rows := []row{
		{"exp", one(Exp), within(-30, 30), nil, 8}, {"exp", one(Exp), within(-745, 709), nil, 8}, {"exp2", one(Exp2), within(-1070, 1000), nil, 8},
		{"log", one(Log), positive, nil, 3}, {"log", one(Log), within(.5, 2), nil, 8}, {"log2", one(Log2), positive, nil, 3},
		{"log2", one(Log2), within(.5, 2), nil, 14}, {"log10", one(Log10), positive, nil, 3}, {"log10", one(Log10), within(0, 20), nil, 3},
		{"sin", one(Sin), within(-10, 10), nil, 8}, {"sin", one(Sin), small, nil, 8}, {"sin", one(Sin), positive, nil, 8},
		{"cos", one(Cos), within(-10, 10), nil, 8}, {"cos", one(Cos), small, nil, 8}, {"cos", one(Cos), positive, nil, 8},
		{"tan", one(Tan), within(-10, 10), nil, 14}, {"tan", one(Tan), small, nil, 14},
		{"asin", one(Asin), within(-1, 1), nil, 8}, {"acos", one(Acos), within(-1, 1), nil, 8},
		{"atan", one(Atan), within(-5, 5), nil, 5}, {"atan", one(Atan), small, nil, 5}, {"atan2", Atan2, within(-5, 5), within(-5, 5), 8}, {"atan2", Atan2, small, small, 8},
		{"sinh", one(Sinh), within(-710, 710), nil, 120}, {"cosh", one(Cosh), within(-710, 710), nil, 120},
		{"pow", Pow, within(0, 50), within(-5, 5), 8}, {"pow", Pow, within(0, 50), digit, 5}, {"pow", Pow, positive, within(-1, 1), 8},
		{"hypot", func(x, y float64) float64 { return Norm([]float64{x, y}) }, small, small, 0},
	}
	var in strings.Builder
	var args [][2]float64
	for _, row := range rows {
		for range n {
			x, y := row.x(), 0.0
			if row.y != nil {
				y = row.y()
				fmt.Fprintf(&in, "%s %x %x\n", row.name, x, y)
			} else {
				fmt.Fprintf(&in, "%s %x\n", row.name, x)
			}
			args = append(args, [2]float64{x, y})
		}
	}
	cmd := exec.CommandContext(t.Context(), judge.Python(t), "-c", `
import math, sys
for line in sys.stdin:
    name, *args = line.split()
    try:
        print(getattr(math, name)(*map(float.fromhex, args)).hex())
    except OverflowError:
        print("inf")
`)
	cmd.Stdin = strings.NewReader(in.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := strings.Fields(string(out))
	for i, row := range rows {
		differ, first := 0, ""
		for j := range n {
			k := i*n + j
			want, err := strconv.ParseFloat(answers[k], 64)
			if err != nil {
				t.Fatal(err)
			}
			if got := row.f(args[k][0], args[k][1]); got != want {
				if differ++; differ == 1 {
					first = fmt.Sprintf("%s(%v) = %v, want %v", row.name, args[k], got, want)
				}
			}
		}
		if differ > row.most {
			t.Errorf("%s: %d of %d differ, the first: %s", row.name, differ, n, first)
		}
	}
}
