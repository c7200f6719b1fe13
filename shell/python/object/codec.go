package object

import (
	"strings"
	"sync"
)

// codec turns text into octets and back; errors names the error handler.
type codec struct {
	encode func(s, errors string) (string, error)
	decode func(b, errors string) (string, error)
}

// codecs are found by their normalized names; see codecNamed.
var codecs = sync.OnceValue(func() map[string]*codec {
	named := map[string]*codec{}
	for names, c := range map[string]*codec{
		"utf_8 utf8 u8 utf cp65001 utf8_ucs2 utf8_ucs4": {encodeUTF8, decodeUTF8},
		"utf_8_sig": {encodeUTF8Sig, decodeUTF8Sig},
		"idna":      idnaCodec(),
		"ascii us_ascii us 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6": eightBit("ascii", "ordinal not in range(128)", 128, nil),
		"latin_1 latin1 latin l1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100":               eightBit("latin-1", "ordinal not in range(256)", 256, nil),
		"cp1252 windows_1252 1252":                 eightBit("charmap", undefined, 256, cp1252()),
		"iso8859_15 iso_8859_15 latin9 l9":         eightBit("charmap", undefined, 256, latin9()),
		"utf_16 utf16 u16":                         wide("utf-16", 2, byOrderMark),
		"utf_16_le utf_16le unicodelittleunmarked": wide("utf-16-le", 2, littleEndian),
		"utf_16_be utf_16be unicodebigunmarked":    wide("utf-16-be", 2, bigEndian),
		"utf_32 utf32 u32":                         wide("utf-32", 4, byOrderMark),
		"utf_32_le utf_32le":                       wide("utf-32-le", 4, littleEndian),
		"utf_32_be utf_32be":                       wide("utf-32-be", 4, bigEndian),
	} {
		for _, name := range strings.Fields(names) {
			named[name] = c
		}
	}
	return named
})

// notText are codecs of CPython that do not turn text into bytes.
const notText = " base64 base64_codec base_64 bz2 bz2_codec hex hex_codec quopri quopri_codec quoted_printable rot13 rot_13 uu uu_codec zip zlib zlib_codec "

// codecNamed finds a codec as CPython does: case does not count, and what is
// neither letter nor digit nor a point counts as one underscore.
func codecNamed(name, call string) (*codec, error) {
	var b strings.Builder
	gap := false
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == 0:
			return nil, Errorf(ValueError, "embedded null character")
		case c == '.' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z':
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			b.WriteByte(c)
		default:
			gap = true
		}
	}
	if c := codecs()[b.String()]; c != nil {
		return c, nil
	}
	if b.Len() > 0 && strings.Contains(notText, " "+b.String()+" ") {
		return nil, Errorf(LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", name, call)
	}
	return nil, Errorf(LookupError, "unknown encoding: %s", name)
}

// Encode is s.encode(encoding, errors); errors may be "" for "strict".
func Encode(s, encoding, errors string) (string, error) {
	if encoding == "utf-8" {
		return encodeUTF8(s, errors)
	}
	c, err := codecNamed(encoding, "encode")
	if err != nil {
		return "", err
	}
	return c.encode(s, errors)
}

// Decode is b.decode(encoding, errors); errors may be "" for "strict".
func Decode(b, encoding, errors string) (string, error) {
	if encoding == "utf-8" {
		return decodeUTF8(b, errors)
	}
	c, err := codecNamed(encoding, "decode")
	if err != nil {
		return "", err
	}
	return c.decode(b, errors)
}
