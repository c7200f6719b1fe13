package native

import (
	"math"
	"time"

	"labsh/shell/python/object"
)

// Seconds reads a number of seconds, rounded away from zero to nanoseconds.
func Seconds(t *object.Thread, v object.Value) (float64, error) {
	if f, ok := v.(object.Float); ok {
		if math.IsNaN(float64(f)) {
			return 0, object.Errorf(object.ValueError, "Invalid value NaN (not a number)")
		}
		return float64(f), nil
	}
	n, err := object.AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	return object.ToFloat(t, n)
}

// Duration is a number of seconds that is not negative, cut at Go's longest.
func Duration(seconds float64) time.Duration {
	if seconds >= math.MaxInt64/1e9 {
		return math.MaxInt64
	}
	return time.Duration(math.Ceil(seconds * 1e9))
}
