package object

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/bidi"
)

// dots are what separates the labels of a name: RFC 3490, section 3.1.
var dots = regexp.MustCompile("[.\u3002\uFF0E\uFF61]")

// prepare maps a label as IDNA 2003 did: small letters, ß as ss, and so on.
var prepare = idna.New(idna.MapForLookup(), idna.Transitional(true), idna.StrictDomainName(false), idna.CheckHyphens(false))

const acePrefix = "xn--"

// folded are the letters that IDNA 2003 had no names with.
var folded = strings.NewReplacer("ß", "ss", "ς", "σ")

// EncodeIDNA is the codec idna of Python (RFC 3490): a host's name in ASCII. Its
// error is a UnicodeError with the words of Lib/encodings/idna.py.
func EncodeIDNA(host string) (string, error) {
	if isASCII(host) {
		labels := strings.Split(host, ".")
		last := len(labels) - 1
		for _, label := range labels[:last] {
			if label == "" || len(label) > 63 {
				return "", idnaError("label empty or too long")
			}
		}
		if len(labels[last]) > 63 {
			return "", idnaError("label too long")
		}
		return host, nil
	}
	labels, end := dots.Split(host, -1), ""
	if last := len(labels) - 1; labels[last] == "" {
		labels, end = labels[:last], "."
	}
	for i, label := range labels {
		ascii, wrong := encodeLabel(label)
		if wrong != "" {
			return "", idnaError(wrong)
		}
		labels[i] = ascii
	}
	return strings.Join(labels, ".") + end, nil
}

// encodeLabel is ToASCII of RFC 3490, section 4.1; wrong says what is.
func encodeLabel(label string) (ascii, wrong string) {
	if !isASCII(label) {
		for rest := label; rest != ""; {
			r, size := DecodeRune(rest)
			if rest = rest[size:]; !utf8.ValidRune(r) {
				return "", invalidCharacter(r)
			}
		}
		if strings.HasPrefix(strings.ToLower(label), acePrefix) {
			return "", "Label starts with ACE prefix"
		}
		label = strings.Map(nothing, folded.Replace(label))
		mapped, err := prepare.ToUnicode(label)
		if err != nil {
			return "", invalidLabel(label)
		}
		if rule := brokenBidi(mapped); rule != 0 {
			return "", "Violation of BIDI requirement " + strconv.Itoa(rule)
		}
		if label, err = idna.Punycode.ToASCII(mapped); err != nil {
			return "", invalidLabel(mapped)
		}
	}
	if label == "" || len(label) > 63 {
		return "", "label empty or too long"
	}
	return label, ""
}

// nothing drops the characters that are mapped to nothing: RFC 3454, table B.1.
func nothing(r rune) rune {
	switch {
	case r == 0xad, r == 0x34f, r == 0x1806, r >= 0x180b && r <= 0x180d, r >= 0x200b && r <= 0x200d, r == 0x2060, r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff:
		return -1
	}
	return r
}

// brokenBidi is the requirement that a label with letters written from right to left
// does not meet, 0 for none: RFC 3454, section 6.
func brokenBidi(label string) int {
	var right, left, last bool
	first := false
	for i, r := range label {
		p, _ := bidi.LookupRune(r)
		last = p.Class() == bidi.R || p.Class() == bidi.AL
		right = right || last
		left = left || p.Class() == bidi.L
		if i == 0 {
			first = last
		}
	}
	switch {
	case right && left:
		return 2
	case right && !(first && last):
		return 3
	}
	return 0
}

// invalidCharacter words a character that no name may have.
func invalidCharacter(r rune) string {
	shown, err := Repr(nil, NewChar(r))
	if err != nil {
		shown = "?"
	}
	return "Invalid character " + shown
}

// invalidLabel is invalidCharacter for the first character of a label that is
// refused alone too, or the whole label.
func invalidLabel(label string) string {
	for _, r := range label {
		if _, err := prepare.ToUnicode(string(r)); err != nil {
			return invalidCharacter(r)
		}
	}
	return "Violation of BIDI requirement 2"
}

func idnaError(what string) error {
	return Errorf(UnicodeError, "encoding with 'idna' codec failed (UnicodeError: %s)", what)
}

// idnaCodec is the codec as str.encode and bytes.decode know it.
func idnaCodec() *codec {
	strict := func(errors, unsupported, verb string) error {
		if errors == "" || errors == "strict" {
			return nil
		}
		return Errorf(UnicodeError, "%s with 'idna' codec failed (UnicodeError: %s error handling %s)", verb, unsupported, errors)
	}
	return &codec{
		encode: func(s, errors string) (string, error) {
			if s == "" {
				return "", nil
			}
			if err := strict(errors, "unsupported", "encoding"); err != nil {
				return "", err
			}
			return EncodeIDNA(s)
		},
		decode: func(b, errors string) (string, error) {
			if b == "" {
				return "", nil
			}
			if err := strict(errors, "Unsupported", "decoding"); err != nil {
				return "", err
			}
			return decodeIDNA(b)
		},
	}
}

// decodeIDNA is ToUnicode of RFC 3490, section 4.2, of each label.
func decodeIDNA(b string) (string, error) {
	ascii := eightBit("ascii", "ordinal not in range(128)", 128, nil)
	if !strings.Contains(b, acePrefix) || !isASCII(b) {
		return ascii.decode(b, "")
	}
	labels := strings.Split(b, ".")
	for i, label := range labels {
		if !strings.HasPrefix(strings.ToLower(label), acePrefix) {
			continue
		}
		text, err := idna.Punycode.ToUnicode(strings.ToLower(label))
		wrong := "decoding with 'punycode' codec failed (UnicodeError: incomplete punicode string)"
		if err == nil {
			var again string
			if again, wrong = encodeLabel(text); wrong == "" && again != strings.ToLower(label) {
				return "", Errorf(UnicodeError, "decoding with 'idna' codec failed (UnicodeError: ('IDNA does not round-trip', b'%s', b'%s'))", label, again)
			}
		}
		if wrong != "" {
			return "", Errorf(UnicodeError, "decoding with 'idna' codec failed (UnicodeError: %s)", wrong)
		}
		labels[i] = text
	}
	return strings.Join(labels, "."), nil
}
