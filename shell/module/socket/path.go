package socket

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"labsh/shell/python/object"
)

// decodePath is os.fsdecode: UTF-8, and a lone surrogate for each byte that is none.
func decodePath(p string) string {
	if utf8.ValidString(p) {
		return p
	}
	var text []byte
	for p != "" {
		r, size := utf8.DecodeRuneInString(p)
		if r == utf8.RuneError && size == 1 {
			r = 0xdc00 | rune(p[0])
		}
		text = object.AppendRune(text, r)
		p = p[size:]
	}
	return string(text)
}

// encodePath is os.fsencode of a text.
func encodePath(t *object.Thread, text string) (string, error) {
	if utf8.ValidString(text) {
		return text, nil
	}
	v, err := object.CallMethod(t, object.Str(text), "encode", object.Str("utf-8"), object.Str("surrogateescape"))
	if err != nil {
		return "", err
	}
	p, _ := object.AsBytes(v)
	return string(p), nil
}

// pathArg reads a name that the system takes as bytes with a NUL behind them: what
// PyUnicode_FSConverter does.
func pathArg(t *object.Thread, v object.Value) (string, error) {
	var name string
	switch v := object.Plain(v).(type) {
	case object.Str:
		var err error
		if name, err = encodePath(t, string(v)); err != nil {
			return "", err
		}
	case object.Bytes:
		name = string(v)
	default:
		return "", object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
	}
	if strings.ContainsRune(name, 0) {
		return "", object.Errorf(object.ValueError, "embedded null byte")
	}
	return name, nil
}

// lowBits are the low 64 bits of a number in two's complement.
func lowBits(n *big.Int) uint64 {
	return new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
}
