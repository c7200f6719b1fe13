package socket

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/bidi"

	"labsh/shell/python/object"
)

// dots are what separates the labels of a name: RFC 3490, section 3.1.
var dots = regexp.MustCompile("[.\u3002\uFF0E\uFF61]")

// prepare maps a label as IDNA 2003 did: small letters, ß as ss, and so on.
var prepare = idna.New(idna.MapForLookup(), idna.Transitional(true), idna.StrictDomainName(false), idna.CheckHyphens(false))

const acePrefix = "xn--"

// encodeIDNA is the codec idna of Python (RFC 3490): a host's name in ASCII. Its
// error is a UnicodeError with the words of Lib/encodings/idna.py.
func encodeIDNA(host string) (string, error) {
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
		ascii, err := encodeLabel(label)
		if err != nil {
			return "", err
		}
		labels[i] = ascii
	}
	return strings.Join(labels, ".") + end, nil
}

// encodeLabel is ToASCII of RFC 3490, section 4.1.
func encodeLabel(label string) (string, error) {
	if !isASCII(label) {
		for rest := label; rest != ""; {
			r, size := object.DecodeRune(rest)
			if rest = rest[size:]; !utf8.ValidRune(r) {
				return "", invalidCharacter(r)
			}
		}
		if strings.HasPrefix(strings.ToLower(label), acePrefix) {
			return "", idnaError("Label starts with ACE prefix")
		}
		label = strings.Map(nothing, label)
		mapped, err := prepare.ToUnicode(label)
		if err != nil {
			return "", invalidLabel(label)
		}
		if rule := brokenBidi(mapped); rule != 0 {
			return "", idnaError("Violation of BIDI requirement " + strconv.Itoa(rule))
		}
		if label, err = idna.Punycode.ToASCII(mapped); err != nil {
			return "", invalidLabel(mapped)
		}
	}
	if label == "" || len(label) > 63 {
		return "", idnaError("label empty or too long")
	}
	return label, nil
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
func invalidCharacter(r rune) error {
	shown, err := object.Repr(nil, object.NewChar(r))
	if err != nil {
		return err
	}
	return idnaError("Invalid character " + shown)
}

// invalidLabel is invalidCharacter for the first character of a label that is
// refused alone too, or the whole label.
func invalidLabel(label string) error {
	for _, r := range label {
		if _, err := prepare.ToUnicode(string(r)); err != nil {
			return invalidCharacter(r)
		}
	}
	return idnaError("Violation of BIDI requirement 2")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func idnaError(what string) error {
	return object.Errorf(object.UnicodeError, "encoding with 'idna' codec failed (UnicodeError: %s)", what)
}

// hostASCII is encodeIDNA for an address, whose name in ASCII is left to the
// look-up as it is.
func hostASCII(host string) (string, error) {
	if isASCII(host) {
		return host, nil
	}
	return encodeIDNA(host)
}
