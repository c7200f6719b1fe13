package native

import "labsh/shell/python/object"

// Plain gives what a value of a subclass of int, float, str, bytes or tuple stands
// for, and any other value as it is. It is asked wherever a module reads its
// arguments by their Go types.
func Plain(v object.Value) object.Value {
	if e, ok := v.(*object.Enum); ok {
		if n, err := object.AsIndex(nil, e); err == nil {
			return n
		}
	}
	return v
}
