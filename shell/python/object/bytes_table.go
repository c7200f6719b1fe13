package object

import "encoding/hex"

func octetsTranslate(_ *Thread, a []Value) (Value, error) {
	table, drop := "", ""
	var err error
	if a[1] != None {
		if table, err = mustBeOctets(a[1]); err != nil {
			return nil, err
		}
		if len(table) != 256 {
			return nil, Errorf(ValueError, "translation table must be 256 characters long")
		}
	}
	if a[2] != nil {
		if drop, err = mustBeOctets(a[2]); err != nil {
			return nil, err
		}
	}
	var dropped [256]bool
	for i := 0; i < len(drop); i++ {
		dropped[drop[i]] = true
	}
	b, _ := octets(a[0])
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case dropped[c]:
		case table == "":
			out = append(out, c)
		default:
			out = append(out, table[c])
		}
	}
	return likewise(a[0], string(out)), nil
}

func octetsMakeTrans(_ *Thread, a []Value) (Value, error) {
	from, err := mustBeOctets(a[0])
	if err != nil {
		return nil, err
	}
	to, err := mustBeOctets(a[1])
	if err != nil {
		return nil, err
	}
	if len(from) != len(to) {
		return nil, Errorf(ValueError, "maketrans arguments must have same length")
	}
	var table [256]byte
	for i := range table {
		table[i] = byte(i)
	}
	for i := 0; i < len(from); i++ {
		table[from[i]] = to[i]
	}
	return Bytes(table[:]), nil
}

// octetsHex is b.hex(sep, n): a positive n counts the groups from the right.
func octetsHex(t *Thread, a []Value) (Value, error) {
	b, _ := octets(a[0])
	if err := CheckSize(int64(len(b)), 3); err != nil {
		return nil, err
	}
	digits := hex.EncodeToString([]byte(b))
	if a[1] == nil {
		if a[2] != nil {
			if _, err := optionalInt32(t, a[2], 1); err != nil {
				return nil, err
			}
		}
		return Str(digits), nil
	}
	group, err := optionalInt32(t, a[2], 1)
	if err != nil {
		return nil, err
	}
	sep, err := hexSeparator(t, a[1])
	if err != nil {
		return nil, err
	}
	if group == 0 {
		return Str(digits), nil
	}
	first := group
	if group > 0 {
		first = len(b) % group
	} else {
		group, first = -group, -group
	}
	out := make([]byte, 0, len(digits)+len(b)/group)
	for i := range len(b) {
		if i > 0 && (i-first)%group == 0 {
			out = append(out, sep)
		}
		out = append(out, digits[2*i:2*i+2]...)
	}
	return Str(out), nil
}

func hexSeparator(t *Thread, v Value) (byte, error) {
	n, err := Len(t, v)
	if err != nil {
		return 0, err
	}
	if n != 1 {
		return 0, Errorf(ValueError, "sep must be length 1.")
	}
	sep := ""
	switch v := Plain(v).(type) {
	case Str:
		sep = string(v)
	case Bytes:
		sep = string(v)
	default:
		return 0, Errorf(TypeError, "sep must be str or bytes.")
	}
	if !isASCII(sep) {
		return 0, Errorf(ValueError, "sep must be ASCII.")
	}
	return sep[0], nil
}

// octetsFromHex is fromhex: pairs of digits, ASCII white space between them.
func octetsFromHex(t *Thread, a []Value) (Value, error) {
	s, ok := a[1].(Str)
	if !ok {
		return nil, Errorf(TypeError, "fromhex() argument must be str, not %s", typeName(a[1]))
	}
	bad := func(i int) error {
		return Errorf(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", countRunes(string(s[:i])))
	}
	var b []byte
	for i := 0; i < len(s); {
		if octetAlphabet.space.hasASCII(s[i]) {
			i++
			continue
		}
		for j := i; j < i+2; j++ {
			if j >= len(s) || hexValue(s[j]) < 0 {
				return nil, bad(min(j, len(s)))
			}
		}
		b = append(b, byte(hexValue(s[i])<<4|hexValue(s[i+1])))
		i += 2
	}
	class := a[0].(*Type)
	if class.IsSubclass(BytearrayType) {
		if class != BytearrayType {
			return Call(t, class, Bytes(b))
		}
		return &Bytearray{B: b}, nil
	}
	if class != BytesType {
		return Call(t, class, Bytes(b))
	}
	return Bytes(b), nil
}

// hexValue is the value of a hexadecimal digit, -1 for anything else.
func hexValue(c byte) int {
	switch {
	case asciiDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
