package object

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"os/exec"
	"strings"
	"testing"

	"labsh/shell/python/judge"
)

// exactPower is a**n rounded once, for small whole n.
func exactPower(a float64, n int) float64 {
	z := big.NewFloat(1).SetPrec(4000)
	for range n {
		z.Mul(z, big.NewFloat(a))
	}
	f, _ := z.Float64()
	return f
}

func TestPowerIsRoundedOnce(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 3000 {
		a, n := math.Exp(r.Float64()*20-10), r.Intn(40)
		if got, want := power(a, float64(n)), exactPower(a, n); got != want {
			t.Errorf("%v ** %d = %v, want %v", a, n, got, want)
		}
	}
	for _, a := range []float64{1 + 1e-15, 1 - 1e-15, 1 + 1e-9, 0.999, 1.007, 5e-324, 1e-310, 1.7e308} {
		for _, n := range []int{0, 1, 2, 3, 50} {
			if got, want := power(a, float64(n)), exactPower(a, n); got != want {
				t.Errorf("%v ** %d = %v, want %v", a, n, got, want)
			}
		}
	}
}

func TestPowerIsPythons(t *testing.T) {
	python := judge.Python(t)
	r := rand.New(rand.NewSource(2))
	var program strings.Builder
	program.WriteString("for a, b in [\n")
	const n = 5000
	var want [n]float64
	for i := range n {
		a := math.Exp(r.Float64()*12 - 6)
		b := r.Float64()*60 - 30
		want[i] = power(a, b)
		fmt.Fprintf(&program, "(%s, %s),\n", floatRepr(a), floatRepr(b))
	}
	program.WriteString("]: print(repr(a ** b))\n")
	cmd := exec.Command(python, "-")
	cmd.Stdin = strings.NewReader(program.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	differ := 0
	for i, line := range strings.Fields(string(out)) {
		if line != floatRepr(want[i]) {
			differ++
		}
	}
	if differ > n/100 {
		t.Errorf("%d of %d powers differ from Python's", differ, n)
	}
}

func BenchmarkPower(b *testing.B) {
	for b.Loop() {
		power(1.05, 10)
	}
}
