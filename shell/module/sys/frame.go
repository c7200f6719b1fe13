package sys

import (
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// addFrame adds the frames of the calls under way, which logging and warnings look at.
func addFrame(m *object.Module) {
	m.AddFunc("_getframe", "depth=0, /", "Return a frame object from the call stack.\n\n"+
		"With a depth, that of the call that many calls out of the one under way.\n"+
		"ValueError is raised where the stack is not as deep.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		depth := int64(0)
		if a[0] != nil {
			var err error
			if depth, err = object.AsInt(t, a[0]); err != nil {
				return nil, err
			}
		}
		f := eval.Frame(t, depth)
		if f == object.None {
			return nil, object.Errorf(object.ValueError, "call stack is not deep enough")
		}
		return f, nil
	})
}
