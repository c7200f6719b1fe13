package picture

import (
	"math"
	"strconv"
	"testing"
)

// rgb is a colour's light, from 0 to 1 (sRGB, IEC 61966-2-1).
type rgb [3]float64

func lightOf(hex string) (c rgb) {
	for i := range c {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if c[i] = float64(n) / 255; c[i] <= 0.04045 {
			c[i] /= 12.92
		} else {
			c[i] = math.Pow((c[i]+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is that of WCAG 2.1.
func contrast(a, b string) float64 {
	x, y := lightOf(a).luminance(), lightOf(b).luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// seen is what eyes make of light: Machado, Oliveira and Fernandes, "A Physiologically-based
// Model for Simulation of Color Vision Deficiency" (2009), severity 1.
var seen = map[string][3]rgb{
	"usual":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protan": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deutan": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritan": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func (c rgb) seenBy(eyes [3]rgb) (s rgb) {
	for i, row := range eyes {
		s[i] = max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2])
	}
	return s
}

// lab is a colour in CIELAB, in which distances are as large as they look.
func (c rgb) lab() rgb {
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.9505)
	y := f(c.luminance())
	z := f((0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.089)
	return rgb{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// TestHues: everybody can read the colours and tell them apart.
func TestHues(t *testing.T) {
	t.Parallel()
	for _, theme := range []struct {
		name string
		of   func(paint) string
	}{{"light", func(p paint) string { return p.light }}, {"dark", func(p paint) string { return p.dark }}} {
		for _, p := range append([]paint{ink, muted, failure}, hues...) {
			if got := contrast(theme.of(p), theme.of(paper)); got < 4.5 {
				t.Errorf("%s %s: a contrast of %.1f to the paper", theme.name, p.class, got)
			}
		}
		for who, eyes := range seen {
			for i, a := range hues {
				for _, b := range hues[i+1:] {
					x, y := lightOf(theme.of(a)).seenBy(eyes).lab(), lightOf(theme.of(b)).seenBy(eyes).lab()
					if d := math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2]); d < 13 {
						t.Errorf("%s: %s and %s are %.0f apart for %s eyes", theme.name, a.class, b.class, d, who)
					}
				}
			}
		}
	}
}
