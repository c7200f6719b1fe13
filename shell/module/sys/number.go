package sys

import (
	"math"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addNumbers adds what the interpreter says of its numbers and of how it was started.
func addNumbers(m *object.Module) {
	n, b := object.NewInt, object.NewBool
	for _, r := range []struct {
		name   string
		fields []string
		values []object.Value
	}{
		{"float_info", []string{"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"},
			[]object.Value{object.Float(math.MaxFloat64), n(1024), n(308), object.Float(0x1p-1022), n(-1021), n(-307), n(15), n(53), object.Float(0x1p-52), n(2), n(1)}},
		{"int_info", []string{"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"},
			[]object.Value{n(bitsPerDigit), n(4), n(4300), n(640)}},
		{"hash_info", []string{"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"},
			[]object.Value{n(64), n(1<<61 - 1), n(314159), n(0), n(1000003), object.Str("siphash13"), n(64), n(128), n(0)}},
		{"flags", []string{"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose",
			"bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"},
			[]object.Value{n(0), n(0), n(0), n(0), n(1), n(0), n(0), n(0), n(0), n(0), n(0), n(1), n(0), b(false), n(0), n(0), b(false), n(-1)}},
	} {
		m.Vars.Set(r.name, native.NewRecordType("sys", r.name, r.fields, len(r.fields)).Make(r.values...))
	}
}
