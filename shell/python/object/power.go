package object

import "math"

// power is a ** b for finite numbers, a positive.
func power(a, b float64) float64 { return math.Pow(a, b) }
