package libm

import "math"

// Below are the formulas of Sun's library, 1993 (fdlibm), which C libraries use since:
// their bits follow from the order of the operations.

const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// Expm1 is e**x - 1.
func Expm1(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 0) || a < 0x1p-54:
		return math.Expm1(x)
	case x > 7.09782712893383973096e+02:
		return math.Inf(1)
	case x <= -56*math.Ln2:
		return -1
	}
	k, c := 0, 0.0
	if a > 0.5*math.Ln2 {
		if a < 1.5*math.Ln2 {
			k = int(math.Copysign(1, x))
		} else {
			k = int(x*math.Log2E + math.Copysign(0.5, x))
		}
		hi := x - float64(k)*ln2Hi
		lo := float64(k) * ln2Lo
		x = hi - lo
		c = (hi - x) - lo
	}
	half := 0.5 * x
	square := x * half
	r := paired(square, 1, -3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05, 4.00821782732936239552e-06, -2.01099218183624371326e-07)
	t := 3 - r*half
	e := square * ((r - t) / (6 - x*t))
	if k == 0 {
		return x - (x*e - square)
	}
	e = x*(e-c) - c
	e -= square
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1 && x < -0.25:
		return -2 * (e - (x + 0.5))
	case k == 1:
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return math.Ldexp(1-(e-x), k) - 1
	case k < 20:
		return math.Ldexp((1-math.Ldexp(1, -k))-(e-x), k)
	}
	return math.Ldexp(x-(e+math.Ldexp(1, -k))+1, k)
}

// Log1p is log(1 + x).
func Log1p(x float64) float64 {
	switch {
	case !(x > -1) || math.IsInf(x, 1) || math.Abs(x) < 0x1p-54:
		return math.Log1p(x)
	case math.Abs(x) < 0x1p-29:
		return x - x*x*0.5
	}
	k, f, c := 0, x, 0.0
	exact := false // f is 0 but for its lowest bits
	if x >= 0.41422 || x <= -0.29289 {
		u, c2 := x, 0.0
		if x < 0x1p53 {
			u = 1 + x
			if c2 = x - (u - 1); u >= 2 {
				c2 = 1 - (u - x)
			}
			c2 /= u
		}
		var m float64
		m, k = math.Frexp(u)
		m, k = 2*m, k-1
		if bits := math.Float64bits(m) >> 32 & 0xfffff; bits >= 0x6a09e {
			m, k = m/2, k+1
			exact = (0x100000-bits)>>2 == 0
		} else {
			exact = bits == 0
		}
		f, c = m-1, c2
	}
	half := 0.5 * f * f
	n := float64(k)
	if exact {
		if f == 0 {
			if k == 0 {
				return 0
			}
			return n*ln2Hi + (c + n*ln2Lo)
		}
		r := half * (1 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return n*ln2Hi - ((r - (n*ln2Lo + c)) - f)
	}
	s := f / (2 + f)
	z := s * s
	r := paired(z, 0, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01)
	if k == 0 {
		return f - (half - s*(half+r))
	}
	return n*ln2Hi - ((half - (s*(half+r) + (n*ln2Lo + c))) - f)
}

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	a, h := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case x-x != 0 || a < 0x1p-28:
		return x
	case a < 22:
		t := Expm1(a)
		if a < 1 {
			return h * (2*t - t*t/(t+1))
		}
		return h * (t + t/(t+1))
	}
	if a < 709.7 {
		return h * Exp(a)
	}
	w := Exp(0.5 * a)
	return h * w * w
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x-x != 0:
		return a
	case a < 0.5*math.Ln2:
		t := Expm1(a)
		w := 1 + t
		if a < 0x1p-55 {
			return w
		}
		return 1 + (t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return 0.5*t + 0.5/t
	case a < 709.7:
		return 0.5 * Exp(a)
	}
	w := Exp(0.5 * a)
	return 0.5 * w * w
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a, z := math.Abs(x), 1.0
	switch {
	case x != x:
		return x
	case a < 0x1p-55:
		return x * (1 + x)
	case a < 1:
		t := Expm1(-2 * a)
		z = -t / (t + 2)
	case a < 22:
		t := Expm1(2 * a)
		z = 1 - 2/(t+2)
	}
	return math.Copysign(z, x)
}

// Asinh is the inverse of Sinh.
func Asinh(x float64) float64 {
	a, w := math.Abs(x), 0.0
	switch {
	case x-x != 0 || a < 0x1p-28:
		return x
	case a > 0x1p28:
		w = Log(a) + math.Ln2
	case a > 2:
		w = Log(2*a + 1/(math.Sqrt(a*a+1)+a))
	default:
		t := a * a
		w = Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(w, x)
}

// Acosh is the inverse of Cosh.
func Acosh(x float64) float64 {
	switch {
	case !(x > 1) || math.IsInf(x, 1):
		return math.Acosh(x)
	case x > 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(2*x - 1/(x+math.Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + math.Sqrt(2*t+t*t))
}

// Atanh is the inverse of Tanh.
func Atanh(x float64) float64 {
	a, t := math.Abs(x), 0.0
	switch {
	case !(a < 1):
		return math.Atanh(x)
	case a < 0x1p-28:
		return x
	case a < 0.5:
		t = a + a
		t = 0.5 * Log1p(t+t*a/(1-a))
	default:
		t = 0.5 * Log1p((a+a)/(1-a))
	}
	return math.Copysign(t, x)
}

// Cbrt is the cube root: a polynomial, and one step of Halley's method.
func Cbrt(x float64) float64 {
	if x-x != 0 || x == 0 {
		return x
	}
	m, e := math.Frexp(math.Abs(x))
	u := 0.145263899385486377
	for _, c := range []float64{0.784932344976639262, 1.83469277483613086, 2.44693122563534430, 2.11499494167371287, 1.50819193781584896} {
		u = c - u*m
	}
	u = 0.354895765043919860 + u*m
	two, four := 1.2599210498948731648, 1.5874010519681994748 // the cube roots
	factor := [...]float64{1 / four, 1 / two, 1, two, four}
	u3 := u * u * u
	y := u * (u3 + 2*m) / (2*u3 + m) * factor[2+e%3]
	return math.Copysign(math.Ldexp(y, e/3), x)
}
