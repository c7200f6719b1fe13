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

// Nanoseconds reads a number of seconds as CPython's _PyTime_FromSecondsObject: what
// is less than a nanosecond is rounded by round.
func Nanoseconds(t *object.Thread, v object.Value, round func(float64) float64) (int64, error) {
	if f, ok := v.(object.Float); ok {
		n := round(float64(f) * 1e9)
		switch {
		case math.IsNaN(n):
			return 0, object.Errorf(object.ValueError, "Invalid value NaN (not a number)")
		case n < math.MinInt64 || n >= math.MaxInt64:
			return 0, object.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
		}
		return int64(n), nil
	}
	n, err := object.AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(object.Int)
	if !ok || i > math.MaxInt64/1_000_000_000 || i < math.MinInt64/1_000_000_000 {
		return 0, object.Errorf(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	return int64(i) * 1_000_000_000, nil
}

// AwayFromZero rounds a wait up: it may not end too early.
func AwayFromZero(f float64) float64 {
	if f < 0 {
		return math.Floor(f)
	}
	return math.Ceil(f)
}

// Duration is a number of seconds that is not negative, cut at Go's longest.
func Duration(seconds float64) time.Duration {
	if seconds >= math.MaxInt64/1e9 {
		return math.MaxInt64
	}
	return time.Duration(math.Ceil(seconds * 1e9))
}
