package sys

import "labsh/shell/python/object"

// addDigits adds the limit of the digits of an int in decimal text.
func addDigits(m *object.Module) {
	m.AddFunc("get_int_max_str_digits", "", "Return the maximum string digits limit for non-binary int<->str conversions.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.NewInt(int64(t.Interpreter().IntDigits)), nil
	})
	m.AddFunc("set_int_max_str_digits", "maxdigits", "Set the maximum string digits limit for non-binary int<->str conversions.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		const least = 640
		n, err := object.AsInt(t, a[0])
		switch {
		case err != nil:
			return nil, err
		case n != 0 && n < least:
			return nil, object.Errorf(object.ValueError, "maxdigits must be 0 or larger than %d", least)
		}
		t.Interpreter().IntDigits = int(min(n, 1<<31-1))
		return object.None, nil
	})
}
