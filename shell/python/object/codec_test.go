package object

import (
	"testing"
	"unicode/utf8"
)

func TestCodecNames(t *testing.T) {
	for _, name := range []string{"utf-8", "UTF8", "U8", "utf_8", "Utf 8", " utf-8 ", "ascii", "US-ASCII", "646", "latin-1", "L1", "ISO-8859-1", "iso8859_1", "cp1252", "Windows-1252", "UTF-16LE", "utf-32-be"} {
		if got, err := Encode("abc", name, ""); err != nil || len(got)%3 != 0 {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "-", "nope", "utf-8-", "utf--8", "utf9"} {
		_, err := Encode("abc", name, "")
		known := name == "utf-8-" || name == "utf--8"
		if IsException(err, LookupError) == known {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestUnicodeErrorAttributes(t *testing.T) {
	_, err := Decode("ab\xe2\x82", "utf-8", "strict")
	e, ok := AsException(err)
	if !ok {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"encoding": "'utf-8'", "object": `b'ab\xe2\x82'`, "start": "2", "end": "4", "reason": "'unexpected end of data'"} {
		v, err := GetAttr(nil, e, name)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := Repr(nil, v); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	const want = "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 2-3: unexpected end of data"
	if e.Error() != want {
		t.Errorf("got %q, want %q", e, want)
	}
}

var (
	fuzzCodecs = []string{"utf-8", "ascii", "latin-1", "cp1252", "iso8859-15", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
	fuzzErrors = []string{"strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"}
)

// Whatever comes in, decoding ends in well-formed text or an exception that can
// be shown, and what was decoded strictly is encoded to the same octets, but for
// a mark of byte order.
func FuzzDecode(f *testing.F) {
	for i, b := range []string{"", "abc", "caf\xc3\xa9", "\xff\xfe", "\xed\xa0\x80", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "=\xd8\x00\xde", "\x00\xd8", "\x00\x00\xfe\xff\x00\x11\x00\x00", "\x81\x8d"} {
		f.Add(b, uint8(i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, b string, c, e uint8) {
		codec, errors := fuzzCodecs[int(c)%len(fuzzCodecs)], fuzzErrors[int(e)%len(fuzzErrors)]
		s, err := Decode(b, codec, errors)
		if err != nil {
			if ex, ok := AsException(err); !ok || !Is(ex, UnicodeDecodeError) || ex.Error() == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		for i := 0; i < len(s); {
			r, n := DecodeRune(s[i:])
			if r == utf8.RuneError && n == 1 {
				t.Fatalf("%s, %s: ill-formed text %q", codec, errors, s)
			}
			i += n
		}
		if errors != "strict" || len(codec) > 6 && codec[:4] == "utf-" && codec[len(codec)-1] == 'g' || codec == "utf-16" || codec == "utf-32" {
			return
		}
		if back, err := Encode(s, codec, errors); err != nil || back != b {
			t.Fatalf("%s: %q became %q and %q, %v", codec, b, s, back, err)
		}
	})
}

func FuzzEncode(f *testing.F) {
	for i, s := range []string{"", "é€😀", "a\xed\xa0\x80b", "\xff", "ŸŽ"} {
		f.Add(s, uint8(i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, c, e uint8) {
		if _, err := Encode(s, fuzzCodecs[int(c)%len(fuzzCodecs)], fuzzErrors[int(e)%len(fuzzErrors)]); err != nil && err.Error() == "" {
			t.Fatal("an exception without words")
		}
	})
}
