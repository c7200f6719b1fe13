package object

import "math"

// percent is one `format % args`, of text or of bytes.
//
// Source: "printf-style String Formatting" of the Python docs, and CPython's
// Objects/unicodeobject.c and bytesobject.c.
type percent struct {
	t      *Thread
	format string
	at     int  // where reading stands, in bytes
	octets bool // the format is bytes

	args    []Value
	next    int
	mapping Value // args when it can be subscripted by keys, or nil
	out     []byte
}

// conversion is one conversion specifier.
type conversion struct {
	left, plus, space, alternate, zero bool
	width, precision                   int // precision -1 for none
	kind                               rune
}

// percentStr is `format % args` for text.
func percentStr(t *Thread, format string, args Value) ([]byte, error) {
	p := &percent{t: t, format: format}
	return p.run(args)
}

// percentBytes is `format % args` for bytes.
func percentBytes(t *Thread, format string, args Value) ([]byte, error) {
	p := &percent{t: t, format: format, octets: true}
	return p.run(args)
}

func (p *percent) run(args Value) ([]byte, error) {
	p.out = make([]byte, 0, len(p.format)+16)
	switch a := Plain(args).(type) {
	case *Tuple:
		p.args = a.Elems
	case Str:
		p.args = []Value{args}
	default:
		p.args = []Value{args}
		_, bytesLike := octets(args)
		if args.Type().GetItem != nil && !(p.octets && bytesLike) {
			p.mapping = args
		}
	}
	for p.at < len(p.format) {
		if p.format[p.at] != '%' {
			p.out = append(p.out, p.format[p.at])
			p.at++
			continue
		}
		p.at++
		if err := p.convert(); err != nil {
			return nil, err
		}
	}
	if p.next < len(p.args) && p.mapping == nil {
		what := "string"
		if p.octets {
			what = "bytes"
		}
		return nil, Errorf(TypeError, "not all arguments converted during %s formatting", what)
	}
	return p.out, nil
}

func (p *percent) arg() (Value, error) {
	if p.next >= len(p.args) {
		return nil, Errorf(TypeError, "not enough arguments for format string")
	}
	p.next++
	return p.args[p.next-1], nil
}

// peek is the character at which reading stands, 0 at the end.
func (p *percent) peek() byte {
	if p.at < len(p.format) {
		return p.format[p.at]
	}
	return 0
}

// convert reads the specifier behind a percent sign and writes what it stands
// for.
func (p *percent) convert() error {
	if p.peek() == '(' {
		if err := p.key(); err != nil {
			return err
		}
	} else if p.peek() == '%' {
		p.at++
		p.out = append(p.out, '%')
		return nil
	}
	c := conversion{precision: -1}
	c.flags(p)
	if err := p.width(&c); err != nil {
		return err
	}
	if p.peek() == '.' {
		p.at++
		if err := p.precision(&c); err != nil {
			return err
		}
	}
	switch p.peek() {
	case 'h', 'l', 'L':
		p.at++
	}
	if p.at >= len(p.format) {
		return Errorf(ValueError, "incomplete format")
	}
	index, n := p.at, 1
	if c.kind = rune(p.format[p.at]); !p.octets {
		c.kind, n = DecodeRune(p.format[p.at:])
		index = countRunes(p.format[:p.at])
	}
	p.at += n
	v, err := p.arg()
	if err != nil {
		return err
	}
	return p.value(v, c, index)
}

// key reads (key) and makes the value that it names the only argument.
func (p *percent) key() error {
	if p.mapping == nil {
		return Errorf(TypeError, "format requires a mapping")
	}
	start, open := p.at+1, 1
	for p.at++; p.at < len(p.format); p.at++ {
		switch p.format[p.at] {
		case '(':
			open++
		case ')':
			open--
		}
		if open == 0 {
			break
		}
	}
	if open > 0 {
		return Errorf(ValueError, "incomplete format key")
	}
	var key Value = Str(p.format[start:p.at])
	if p.octets {
		key = Bytes(p.format[start:p.at])
	}
	p.at++
	v, err := GetItem(p.t, p.mapping, key)
	p.args, p.next = []Value{v}, 0
	return err
}

func (c *conversion) flags(p *percent) {
	for ; ; p.at++ {
		switch p.peek() {
		case '-':
			c.left = true
		case '+':
			c.plus = true
		case ' ':
			c.space = true
		case '#':
			c.alternate = true
		case '0':
			c.zero = true
		default:
			return
		}
	}
}

// star reads the argument that * stands for.
func (p *percent) star() (int64, error) {
	p.at++
	v, err := p.arg()
	if err != nil {
		return 0, err
	}
	if !Is(v, IntType) {
		return 0, Errorf(TypeError, "* wants int")
	}
	return AsInt(p.t, v)
}

// number reads decimal digits, up to a limit.
func (p *percent) number(limit int64, tooBig string) (int64, error) {
	n := int64(0)
	for ; asciiDigit(p.peek()); p.at++ {
		d := int64(p.peek() - '0')
		if n > (limit-d)/10 {
			return 0, Errorf(ValueError, "%s", tooBig)
		}
		n = n*10 + d
	}
	return n, nil
}

func (p *percent) width(c *conversion) error {
	if p.peek() != '*' {
		n, err := p.number(math.MaxInt64, "width too big")
		c.width = int(n)
		if err != nil {
			return err
		}
		return CheckSize(n, 1)
	}
	n, err := p.star()
	if err != nil {
		return err
	}
	if n < 0 {
		c.left, n = true, -max(n, -math.MaxInt64)
	}
	c.width = int(n)
	return CheckSize(n, 1)
}

func (p *percent) precision(c *conversion) error {
	if p.peek() != '*' {
		n, err := p.number(math.MaxInt32, "precision too big")
		c.precision = int(n)
		return err
	}
	n, err := p.star()
	if err != nil || n != int64(int32(n)) {
		if err == nil || IsException(err, OverflowError) {
			err = Errorf(OverflowError, "Python int too large to convert to C int")
		}
		return err
	}
	c.precision = max(int(n), 0)
	return nil
}

// put writes a value: sign and prefix are those of a number, n is the length of
// body.
func (p *percent) put(c conversion, sign, prefix, body string, n int, zero bool) error {
	missing := c.width - n - len(sign) - len(prefix)
	if err := CheckSize(int64(len(p.out)+max(missing, 0)+len(body)), 1); err != nil {
		return err
	}
	pad := func(fill byte) {
		for ; missing > 0; missing-- {
			p.out = append(p.out, fill)
		}
	}
	if !c.left && !zero {
		pad(' ')
	}
	p.out = append(p.out, sign...)
	p.out = append(p.out, prefix...)
	if !c.left && zero {
		pad('0')
	}
	p.out = append(p.out, body...)
	pad(' ')
	return nil
}
