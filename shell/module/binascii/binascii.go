// Package binascii is the module binascii, as far as base64 and checksums need it.
package binascii

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// errorClass is binascii.Error.
var errorClass = sync.OnceValue(func() *object.Type {
	return object.NewExceptionClass("binascii", "Error", object.ValueError)
})

// Module makes the module binascii.
func Module() (*object.Module, error) {
	m := object.NewModule("binascii", "Conversion between binary data and ASCII")
	m.Vars.Set("Error", errorClass())
	m.Vars.Set("Incomplete", object.NewExceptionClass("binascii", "Incomplete", object.ExceptionType))
	m.AddFunc("b2a_base64", "data, /, *, newline=True", "Base64-code line of data.", b2aBase64)
	m.AddFunc("a2b_base64", "data, /, *, strict_mode=False", "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not in the base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==).", a2bBase64)
	for _, name := range []string{"hexlify", "b2a_hex"} {
		m.AddFunc(name, "data, sep=None, bytes_per_sep=1", "Hexadecimal representation of binary data.", hexlify)
	}
	for _, name := range []string{"unhexlify", "a2b_hex"} {
		m.AddFunc(name, "hexstr, /", "Binary data of hexadecimal representation.", unhexlify)
	}
	m.AddFunc("crc32", "data, crc=0, /", "Compute CRC-32 checksum of data.", checksum)
	return m, nil
}

func b2aBase64(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := native.Octets(a[0])
	if err != nil {
		return nil, err
	}
	newline := true
	if a[1] != nil {
		if newline, err = object.Truth(t, a[1]); err != nil {
			return nil, err
		}
	}
	if err := object.CheckSize(int64(base64.StdEncoding.EncodedLen(len(p))), 1); err != nil {
		return nil, err
	}
	text := base64.StdEncoding.AppendEncode(nil, p)
	if newline {
		text = append(text, '\n')
	}
	return object.Bytes(text), nil
}

func a2bBase64(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := asciiArg(a[0])
	if err != nil {
		return nil, err
	}
	strict, err := native.OptionalTruth(t, a[1])
	if err != nil {
		return nil, err
	}
	out, err := decode(p, strict)
	return object.Bytes(out), err
}

// asciiArg reads an argument that may be text, if it is ASCII.
func asciiArg(v object.Value) ([]byte, error) {
	if s, ok := object.Plain(v).(object.Str); ok {
		for i := range len(s) {
			if s[i] >= 0x80 {
				return nil, object.Errorf(object.ValueError, "string argument should contain only ASCII characters")
			}
		}
		return []byte(s), nil
	}
	if _, ok := object.Plain(v).(object.Buffer); ok {
		return native.Octets(v)
	}
	return nil, object.Errorf(object.TypeError, "argument should be bytes, buffer or ASCII string, not '%s'", v.Type().Name)
}

// digits are the values of base64's characters; 0xff is none of them.
var digits = sync.OnceValue(func() *[256]byte {
	var d [256]byte
	for i := range d {
		d[i] = 0xff
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		d[c] = byte(i)
	}
	return &d
})

// decode decodes base64 up to the padding that ends it. What is no digit is left
// out, unless strict.
//
// Source: binascii_a2b_base64_impl of CPython's Modules/binascii.c.
func decode(p []byte, strict bool) ([]byte, error) {
	if strict && len(p) > 0 && p[0] == '=' {
		return nil, object.Errorf(errorClass(), "Leading padding not allowed")
	}
	out := make([]byte, 0, len(p)/4*3+3)
	var (
		value  = digits()
		place  int  // in the group of four
		left   byte // bits that wait for the next digit
		pads   int
		padded bool
	)
	for i, c := range p {
		if c == '=' {
			padded = true
			if place < 2 {
				continue
			}
			if pads++; place+pads >= 4 {
				if strict && i+1 < len(p) {
					return nil, object.Errorf(errorClass(), "Excess data after padding")
				}
				return out, nil
			}
			continue
		}
		v := value[c]
		if v == 0xff {
			if strict {
				return nil, object.Errorf(errorClass(), "Only base64 data is allowed")
			}
			continue
		}
		if strict && padded {
			return nil, object.Errorf(errorClass(), "Discontinuous padding not allowed")
		}
		pads = 0
		switch place {
		case 0:
			left = v
		case 1:
			out = append(out, left<<2|v>>4)
			left = v & 15
		case 2:
			out = append(out, left<<4|v>>2)
			left = v & 3
		case 3:
			out = append(out, left<<6|v)
		}
		place = (place + 1) % 4
	}
	switch place {
	case 0:
		return out, nil
	case 1:
		return nil, object.Errorf(errorClass(), "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	return nil, object.Errorf(errorClass(), "Incorrect padding")
}

func hexlify(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := native.Octets(a[0])
	if err != nil {
		return nil, err
	}
	args := []object.Value{}
	if native.Given(a[1]) {
		args = append(args, a[1])
		if a[2] != nil {
			args = append(args, a[2])
		}
	}
	text, err := object.CallMethod(t, object.Bytes(p), "hex", args...)
	if err != nil {
		return nil, err
	}
	return object.Bytes(object.Plain(text).(object.Str)), nil
}

func unhexlify(_ *object.Thread, a []object.Value) (object.Value, error) {
	p, err := asciiArg(a[0])
	if err != nil {
		return nil, err
	}
	if len(p)%2 != 0 {
		return nil, object.Errorf(errorClass(), "Odd-length string")
	}
	out, err := hex.AppendDecode(nil, p)
	if err != nil {
		return nil, object.Errorf(errorClass(), "Non-hexadecimal digit found")
	}
	return object.Bytes(out), nil
}

func checksum(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := native.Octets(a[0])
	if err != nil {
		return nil, err
	}
	before := int64(0)
	if a[1] != nil {
		if before, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	return object.NewInt(int64(crc32.Update(uint32(before), crc32.IEEETable, p))), nil
}
