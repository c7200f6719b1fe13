package object

// A NotBytesError is the Origin of the TypeError for a value that stands where
// bytes should; Got is its class.
type NotBytesError struct{ Got *Type }

func (e *NotBytesError) Error() string {
	return "a bytes-like object is required, not '" + e.Got.Name + "'"
}

// NotBytes is that TypeError.
func NotBytes(v Value) error {
	origin := &NotBytesError{v.Type()}
	e := Errorf(TypeError, "%s", origin.Error())
	e.Origin = origin
	return e
}
