package file

import (
	"unicode/utf8"

	"labsh/shell/python/object"
)

// EncodeUTF8 gives the text as UTF-8; a lone surrogate is a UnicodeEncodeError.
func EncodeUTF8(t *object.Thread, s string) (string, error) {
	return codec{"utf-8", "strict"}.encode(t, s)
}

// DecodeUTF8 gives UTF-8 from outside as text.
func DecodeUTF8(t *object.Thread, b string) (object.Value, error) {
	if utf8.ValidString(b) {
		return object.Str(b), nil
	}
	return object.CallMethod(t, object.Bytes(b), "decode", object.Str("utf-8"), object.Str("surrogateescape"))
}

// codec is an encoding with its way of dealing with what does not fit; the work
// is that of str.encode and bytes.decode.
type codec struct{ encoding, errors string }

// canonical maps the spellings of the encodings of a file to one each. All of
// them have ASCII as it is, so that lines are found in the bytes.
var canonical = map[string]string{
	"utf-8": "utf-8", "utf8": "utf-8", "utf_8": "utf-8", "u8": "utf-8", "cp65001": "utf-8",
	"ascii": "ascii", "us-ascii": "ascii", "646": "ascii",
	"latin-1": "latin-1", "latin1": "latin-1", "latin_1": "latin-1", "iso-8859-1": "latin-1", "iso8859-1": "latin-1", "iso_8859_1": "latin-1", "l1": "latin-1",
}

func (c codec) encode(t *object.Thread, s string) (string, error) {
	if c.encoding == "utf-8" && utf8.ValidString(s) {
		return s, nil
	}
	v, err := object.CallMethod(t, object.Str(s), "encode", object.Str(c.encoding), object.Str(c.errors))
	if err != nil {
		return "", err
	}
	b, _ := object.AsBytes(v)
	return string(b), nil
}

func (c codec) decode(t *object.Thread, b []byte) (string, error) {
	if c.encoding == "utf-8" && utf8.Valid(b) {
		return string(b), nil
	}
	v, err := object.CallMethod(t, object.Bytes(b), "decode", object.Str(c.encoding), object.Str(c.errors))
	if err != nil {
		return "", err
	}
	return string(v.(object.Str)), nil
}

// partial is the number of bytes at the end of b that are the beginning of a
// character.
func (c codec) partial(b []byte) int {
	if c.encoding != "utf-8" {
		return 0
	}
	for n := 1; n <= min(3, len(b)); n++ {
		tail := b[len(b)-n:]
		if utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}
