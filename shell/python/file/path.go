package file

import (
	"labsh/shell/python/object"
)

// Path is os.fspath(): a str or bytes as it is, and what __fspath__ gives of anything
// else.
func Path(t *object.Thread, v object.Value) (object.Value, error) {
	switch object.Plain(v).(type) {
	case object.Str, object.Bytes:
		return v, nil
	}
	if _, ok := v.Type().Lookup("__fspath__"); !ok {
		return nil, object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
	}
	p, err := object.CallSpecial(t, v, "__fspath__")
	if err != nil {
		return nil, err
	}
	switch object.Plain(p).(type) {
	case object.Str, object.Bytes:
		return p, nil
	}
	return nil, object.Errorf(object.TypeError, "expected %s.__fspath__() to return str or bytes, not %s", v.Type().Name, p.Type().Name)
}

// PathText is the name that the system has for a path: a str as UTF-8, its surrogates
// as the octets that they stand for.
func PathText(v object.Value) (string, error) {
	switch s := object.Plain(v).(type) {
	case object.Str:
		return object.Encode(string(s), "utf-8", "surrogateescape")
	case object.Bytes:
		return string(s), nil
	}
	return "", object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
}

// OSErrorAbout is [OSErrorOf] for an error about the file that name is.
func OSErrorAbout(err error, name object.Value) error { return osError(err, name) }
