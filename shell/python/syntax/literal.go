package syntax

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// numberLiteral makes the node of the current token, a number.
func (p *parser) numberLiteral() Expr {
	span := p.tokenSpan(p.i)
	text := p.word()
	if last := text[len(text)-1] | 0x20; last == 'j' {
		p.unsupported(span, complexLiterals)
	}
	if v, err := strconv.ParseInt(text, 10, 64); err == nil {
		return &IntLit{span, v, nil}
	}
	text = strings.ReplaceAll(text, "_", "")
	radix := len(text) > 1 && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0
	if !radix && strings.ContainsAny(text, ".eE") {
		v, err := strconv.ParseFloat(text, 64)
		if err != nil && !math.IsInf(v, 0) {
			p.reject()
		}
		return &FloatLit{span, v}
	}
	return p.integer(span, text, radix)
}

// maxIntDigits is sys.int_info.default_max_str_digits: the longest decimal
// integer that Python converts.
const maxIntDigits = 4300

func (p *parser) integer(span Span, text string, radix bool) Expr {
	base := 10
	if radix {
		base = map[byte]int{'x': 16, 'o': 8, 'b': 2}[text[1]|0x20]
		text = text[2:]
	} else if text = strings.TrimLeft(text, "0"); text == "" {
		text = "0"
	}
	if v, err := strconv.ParseInt(text, base, 64); err == nil {
		return &IntLit{span, v, nil}
	}
	if base == 10 && len(text) > maxIntDigits {
		p.raise(span, "Exceeds the limit (%d digits) for integer string conversion: "+
			"value has %d digits; use sys.set_int_max_str_digits() to increase the limit - "+
			"Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
			maxIntDigits, len(text))
	}
	n, ok := new(big.Int).SetString(text, base)
	if !ok {
		p.reject()
	}
	return &IntLit{span, 0, n}
}
