package requests

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"labsh/shell/python/object"
)

// timedelta is a datetime.timedelta, as far as a response's elapsed needs one.
type timedelta time.Duration

var timedeltaType = sync.OnceValue(func() *object.Type {
	class := object.NewType(&object.Type{
		Name: "timedelta", Module: "datetime", Final: true,
		Repr: func(_ *object.Thread, v object.Value) (string, error) {
			days, seconds, micros := v.(timedelta).parts()
			var parts []string
			for _, p := range []struct {
				name string
				n    int64
			}{{"days", days}, {"seconds", seconds}, {"microseconds", micros}} {
				if p.n != 0 {
					parts = append(parts, fmt.Sprintf("%s=%d", p.name, p.n))
				}
			}
			if parts == nil {
				parts = []string{"0"}
			}
			return "datetime.timedelta(" + strings.Join(parts, ", ") + ")", nil
		},
		Str: func(_ *object.Thread, v object.Value) (string, error) {
			days, seconds, micros := v.(timedelta).parts()
			s := fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
			if micros != 0 {
				s += fmt.Sprintf(".%06d", micros)
			}
			if days != 0 {
				s = fmt.Sprintf("%d days, %s", days, s)
			}
			return s, nil
		},
		GetAttr: func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
			days, seconds, micros := v.(timedelta).parts()
			switch name {
			case "days":
				return object.NewInt(days), nil
			case "seconds":
				return object.NewInt(seconds), nil
			case "microseconds":
				return object.NewInt(micros), nil
			}
			return nil, nil
		},
		Truth: func(_ *object.Thread, v object.Value) (bool, error) { return v.(timedelta) != 0, nil },
		Compare: func(_ *object.Thread, op object.CompareOp, x, y object.Value) (object.Value, error) {
			other, ok := y.(timedelta)
			if !ok {
				return nil, nil
			}
			a, b := x.(timedelta), other
			return object.NewBool([...]bool{a < b, a <= b, a == b, a != b, a > b, a >= b}[op]), nil
		},
	})
	class.AddMethod("total_seconds", "", "Total seconds in the duration.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.Float(time.Duration(a[0].(timedelta)).Seconds()), nil
	})
	return class
})

func (timedelta) Type() *object.Type { return timedeltaType() }

// parts are whole days, seconds of the rest and microseconds of the rest.
func (d timedelta) parts() (days, seconds, micros int64) {
	us := time.Duration(d).Microseconds()
	return us / 86_400_000_000, us / 1_000_000 % 86_400, us % 1_000_000
}
