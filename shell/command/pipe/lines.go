package pipe

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"labsh/fakestore/extract"
)

// How head, tail and wc are written.
const (
	headForm = "head [-n] N"
	tailForm = "tail [-n] N"
	wcForm   = "wc [-lwcm]"
)

// usualLines is how many lines head and tail keep unless told.
const usualLines = 10

// lines are the flow's as people would see them, each with its newline, one after
// the other: what flows may be long.
func (f Flow) lines() iter.Seq[string] {
	if f = f.undrawn(); f.kind == linesFlow {
		return strings.Lines(f.text)
	}
	return func(yield func(string) bool) {
		for line := range bytes.Lines(f.Encode()) {
			if !yield(string(line)) {
				return
			}
		}
	}
}

// someLines keeps some of the lines: of tells which of how many, from one up to
// another. Bytes stay as they are.
func (f Flow) someLines(of func(n int) (from, to int)) Flow {
	all := slices.Collect(f.lines())
	from, to := of(len(all))
	kept := strings.Join(all[from:to], "")
	if f.kind == octetsFlow {
		return Octets([]byte(kept))
	}
	return Text(kept)
}

// parseHead is head's Parse. A number alone counts elements. -N, -n N and nothing
// at all are written as for head(1), which counts lines; -n -N leaves out the last.
func parseHead(text, rest string) (Step, error) {
	n, signed, isLines, ok := readLines(rest)
	switch {
	case !isLines:
		return elements(text, headForm)
	case !ok:
		return Step{}, badFilter(text, headForm)
	case strings.HasPrefix(signed, "-"):
		return someLines(func(all int) (from, to int) { return 0, max(all-n, 0) })
	}
	return someLines(extract.Head(n).Of)
}

// parseTail is tail's Parse, as parseHead; -n +N begins at that line.
func parseTail(text, rest string) (Step, error) {
	n, signed, isLines, ok := readLines(rest)
	switch {
	case !isLines:
		return elements(text, tailForm)
	case !ok:
		return Step{}, badFilter(text, tailForm, "tail -n +N")
	case strings.HasPrefix(signed, "+"):
		return someLines(func(all int) (from, to int) { return min(max(n-1, 0), all), all })
	}
	return someLines(extract.Tail(n).Of)
}

func someLines(of func(n int) (from, to int)) (Step, error) {
	return Step{Shown: true, Apply: func(f Flow) (Flow, error) { return f.someLines(of), nil }}, nil
}

// elements is the Parse of a number alone.
func elements(text, form string) (Step, error) {
	step, err := extracted(text, "")
	if err != nil {
		return step, badFilter(text, form)
	}
	return step, nil
}

// readLines reads how many lines are meant: the number, and it as it is written
// with its sign. isLines is false for what does not begin with - and is not nothing.
func readLines(rest string) (n int, signed string, isLines, ok bool) {
	switch long, isLong := strings.CutPrefix(rest, "--lines="); {
	case rest == "":
		return usualLines, "", true, true
	case isLong:
		signed = long
	case strings.HasPrefix(rest, "-n"):
		signed = strings.TrimLeft(rest[2:], " \t")
	case strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "--"):
		if signed = rest[1:]; strings.HasPrefix(signed, "+") || strings.HasPrefix(signed, "-") {
			return 0, "", true, false
		}
	default:
		return 0, "", strings.HasPrefix(rest, "-"), false
	}
	n, err := strconv.Atoi(strings.TrimLeft(signed, "+-"))
	return n, signed, true, err == nil && n >= 0 && len(signed)-len(strings.TrimLeft(signed, "+-")) <= 1
}

// parseWc is wc's Parse: it counts the newlines, words, characters and bytes of what
// people would see, in wc(1)'s order whatever that of the options, and all but the
// characters without options.
func parseWc(text, rest string) (Step, error) {
	counts := "lwc"
	if rest != "" {
		counts = ""
		for word := range strings.FieldsSeq(rest) {
			letters, ok := strings.CutPrefix(word, "-")
			if !ok || letters == "" || strings.Trim(letters, "lwmc") != "" {
				return Step{}, badFilter(text, wcForm)
			}
			counts += letters
		}
	}
	return Step{Shown: true, Apply: func(f Flow) (Flow, error) {
		data := f.undrawn().Encode()
		var all []int
		for _, letter := range "lwmc" {
			if !strings.ContainsRune(counts, letter) {
				continue
			}
			all = append(all, map[rune]func() int{
				'l': func() int { return bytes.Count(data, []byte("\n")) },
				'w': func() int { return len(bytes.Fields(data)) },
				'm': func() int { return utf8.RuneCount(data) },
				'c': func() int { return len(data) },
			}[letter]())
		}
		if len(all) == 1 {
			return Text(strconv.Itoa(all[0]) + "\n"), nil
		}
		var b strings.Builder
		for i, n := range all {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%7d", n)
		}
		return Text(b.String() + "\n"), nil
	}}, nil
}
