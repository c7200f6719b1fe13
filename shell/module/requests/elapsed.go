package requests

import (
	"time"

	"labsh/shell/python/object"
)

// elapsedKey is the attribute that holds how long the answer took: in microseconds,
// until somebody asks for the timedelta, which takes an import of datetime.
const elapsedKey = "_elapsed"

func microseconds(took time.Duration) object.Value { return object.NewInt(took.Microseconds()) }

// elapsed is the time between the request and its answer, as a datetime.timedelta.
func elapsed(t *object.Thread, r *object.Instance) (object.Value, error) {
	v := attribute(r, elapsedKey)
	if _, raw := v.(object.Int); !raw {
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
	if v, err = object.CallArgs(t, class, object.Args{Kw: []object.Keyword{{Name: "microseconds", Value: v}}}); err != nil {
		return nil, err
	}
	r.Attrs().SetStr(elapsedKey, v)
	return v, nil
}
