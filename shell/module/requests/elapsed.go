package requests

import (
	"time"

	"labsh/shell/python/object"
)

// The attributes that hold how long the answer took: in microseconds, and as a timedelta
// once somebody has asked for it, since that takes an import of datetime.
const (
	tookKey    = "_took"
	elapsedKey = "_elapsed"
)

func microseconds(took time.Duration) object.Value { return object.NewInt(took.Microseconds()) }

// elapsed is the time between the request and its answer, as a datetime.timedelta.
func elapsed(t *object.Thread, r *object.Instance) (object.Value, error) {
	if v, made := r.Attrs().GetStr(elapsedKey); made {
		return v, nil
	}
	m, err := object.Import(t, "datetime")
	if err != nil {
		return nil, err
	}
	class, _, err := m.Attr(t, "timedelta")
	if err != nil {
		return nil, err
	}
	v, err := object.CallArgs(t, class, object.Args{Kw: []object.Keyword{{Name: "microseconds", Value: attribute(r, tookKey)}}})
	if err == nil {
		r.Attrs().SetStr(elapsedKey, v)
	}
	return v, err
}
