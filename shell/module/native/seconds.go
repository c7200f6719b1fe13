package native

import (
	"math"
	"time"

	"labsh/shell/python/object"
)

// Nanoseconds reads a number of seconds as CPython's _PyTime_FromSecondsObject: what
// is less than a nanosecond is rounded by round.
func Nanoseconds(t *object.Thread, v object.Value, round func(float64) float64) (int64, error) {
	return nanoseconds(t, v, time.Second, round)
}

// Timeout reads how long to wait, in units. It is rounded up: a wait may not end too
// early. A negative one is given as it is, away from zero.
func Timeout(t *object.Thread, v object.Value, unit time.Duration) (time.Duration, error) {
	n, err := nanoseconds(t, v, unit, awayFromZero)
	return time.Duration(n), err
}

func nanoseconds(t *object.Thread, v object.Value, unit time.Duration, round func(float64) float64) (int64, error) {
	if f, ok := object.Plain(v).(object.Float); ok {
		n := round(float64(f) * float64(unit))
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
	if most := object.Int(math.MaxInt64 / unit); !ok || i > most || i < -most {
		return 0, object.Errorf(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	return int64(i) * int64(unit), nil
}

func awayFromZero(f float64) float64 {
	if f < 0 {
		return math.Floor(f)
	}
	return math.Ceil(f)
}
