package libm

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
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

func TestPowIsRoundedOnce(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 3000 {
		a, n := math.Exp(r.Float64()*20-10), r.Intn(40)
		if got, want := Pow(a, float64(n)), exactPower(a, n); got != want {
			t.Errorf("%v ** %d = %v, want %v", a, n, got, want)
		}
	}
	for _, a := range []float64{1 + 1e-15, 1 - 1e-15, 1 + 1e-9, 0.999, 1.007, 5e-324, 1e-310, 1.7e308} {
		for _, n := range []int{0, 1, 2, 3, 50} {
			if got, want := Pow(a, float64(n)), exactPower(a, n); got != want {
				t.Errorf("%v ** %d = %v, want %v", a, n, got, want)
			}
		}
	}
}

func BenchmarkPow(b *testing.B) {
	for b.Loop() {
		Pow(1.05, 10.5)
	}
}

func BenchmarkSin(b *testing.B) {
	for b.Loop() {
		Sin(1.05)
	}
}

func BenchmarkLog(b *testing.B) {
	for b.Loop() {
		Log(1.05)
	}
}
