package native

import (
	"math"

	"labsh/shell/python/object"
)

// Int reads an argument that C takes as an int.
func Int(t *object.Thread, v object.Value) (int, error) {
	n, err := object.AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(object.Int)
	switch {
	case !ok:
		return 0, object.Errorf(object.OverflowError, "Python int too large to convert to C long")
	case i > math.MaxInt32:
		return 0, object.Errorf(object.OverflowError, "signed integer is greater than maximum")
	case i < math.MinInt32:
		return 0, object.Errorf(object.OverflowError, "signed integer is less than minimum")
	}
	return int(i), nil
}

// Size reads an argument that C takes as a Py_ssize_t of 64 bits. What exceeds an
// int of 32 is the greatest or least of those: no memory has such a size.
func Size(t *object.Thread, v object.Value) (int, error) {
	n, err := object.AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(object.Int)
	if !ok {
		return 0, object.Errorf(object.OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(min(max(i, math.MinInt), math.MaxInt)), nil
}

// OptionalInt reads args[i], or gives 0 where there is none.
func OptionalInt(t *object.Thread, args []object.Value, i int) (int, error) {
	if i >= len(args) || args[i] == nil {
		return 0, nil
	}
	return Int(t, args[i])
}

// OptionalTruth is the truth of an argument, false for one that is left out.
func OptionalTruth(t *object.Thread, v object.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return object.Truth(t, v)
}

// Octets gives the bytes of a bytes-like argument, to be used without the
// interpreter's lock: what may change meanwhile is copied.
func Octets(v object.Value) ([]byte, error) {
	l, err := object.Borrow(v)
	if err != nil {
		return nil, err
	}
	defer l.Return()
	if _, fixed := object.Plain(v).(object.Bytes); fixed {
		return l.P, nil
	}
	return append([]byte(nil), l.P...), nil
}

// Writable borrows the memory of an argument that is to be filled, up to Return:
// [object.BorrowWritable].
func Writable(v object.Value, what string) (object.Loan, error) {
	return object.BorrowWritable(v, what)
}

// Text gives the text of a str or what is in bytes or a bytearray.
func Text(v object.Value) (string, bool) {
	if s, ok := object.Plain(v).(object.Str); ok {
		return string(s), true
	}
	if b, ok := object.Plain(v).(object.Bytes); ok {
		return string(b), true
	}
	if b, ok := object.BytesOrBytearray(v); ok {
		return string(b), true
	}
	return "", false
}

// CountArgs words a wrong number of arguments as PyArg_ParseTuple does.
func CountArgs(name string, given, least, most int) error {
	if given >= least && given <= most {
		return nil
	}
	what, n := "exactly", least
	switch {
	case least == most:
	case given < least:
		what = "at least"
	default:
		what, n = "at most", most
	}
	s := "s"
	if n == 1 {
		s = ""
	}
	return object.Errorf(object.TypeError, "%s() takes %s %d argument%s (%d given)", name, what, n, s, given)
}
