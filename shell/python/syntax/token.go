package syntax

// kind is the kind of a token.
type kind uint8

// The kinds of token. Operators and keywords have one each.
const (
	tEnd kind = iota // the end of a file
	// tMore is the end of a text typed at the prompt where more could follow.
	tMore
	// tBad stands where the text cannot be read; the lexer holds the error.
	tBad
	tNewline
	tIndent
	tDedent
	tName
	tNumber
	tString
	tCommand
	tUnknown // a character that no rule takes: $ ? ! ` and <>

	tLparen
	tRparen
	tLbracket
	tRbracket
	tLbrace
	tRbrace
	tColon
	tComma
	tSemicolon
	tDot
	tEllipsis
	tArrow
	tWalrus
	tAssign
	tAt
	tPlus
	tMinus
	tStar
	tDoubleStar
	tSlash
	tDoubleSlash
	tPercent
	tAmp
	tBar
	tCaret
	tTilde
	tShiftLeft
	tShiftRight
	tLess
	tLessEqual
	tGreater
	tGreaterEqual
	tEqual
	tNotEqual
	tPlusAssign
	tMinusAssign
	tStarAssign
	tDoubleStarAssign
	tSlashAssign
	tDoubleSlashAssign
	tPercentAssign
	tAtAssign
	tAmpAssign
	tBarAssign
	tCaretAssign
	tShiftLeftAssign
	tShiftRightAssign

	tFalse
	tNone
	tTrue
	tAnd
	tAs
	tAssert
	tAsync
	tAwait
	tBreak
	tClass
	tContinue
	tDef
	tDel
	tElif
	tElse
	tExcept
	tFinally
	tFor
	tFrom
	tGlobal
	tIf
	tImport
	tIn
	tIs
	tLambda
	tNonlocal
	tNot
	tOr
	tPass
	tRaise
	tReturn
	tTry
	tWhile
	tWith
	tYield
)

// token is a stretch of the source. It is kept small: a file of ten megabytes
// has millions.
type token struct {
	start, end int32 // byte offsets
	line       int32 // of start, counted from 1
	kind       kind
	level      uint8 // brackets open after the token
}

// keywords are Python's reserved words.
var keywords = map[string]kind{
	"False": tFalse, "None": tNone, "True": tTrue, "and": tAnd, "as": tAs,
	"assert": tAssert, "async": tAsync, "await": tAwait, "break": tBreak,
	"class": tClass, "continue": tContinue, "def": tDef, "del": tDel,
	"elif": tElif, "else": tElse, "except": tExcept, "finally": tFinally,
	"for": tFor, "from": tFrom, "global": tGlobal, "if": tIf,
	"import": tImport, "in": tIn, "is": tIs, "lambda": tLambda,
	"nonlocal": tNonlocal, "not": tNot, "or": tOr, "pass": tPass,
	"raise": tRaise, "return": tReturn, "try": tTry, "while": tWhile,
	"with": tWith, "yield": tYield,
}

// augmented gives the operator of an augmented assignment.
var augmented = map[kind]Op{
	tPlusAssign: "+", tMinusAssign: "-", tStarAssign: "*",
	tDoubleStarAssign: "**", tSlashAssign: "/", tDoubleSlashAssign: "//",
	tPercentAssign: "%", tAtAssign: "@", tAmpAssign: "&", tBarAssign: "|",
	tCaretAssign: "^", tShiftLeftAssign: "<<", tShiftRightAssign: ">>",
}

// operator reads the longest operator at the start of s.
func operator(s string) (k kind, length int) {
	at := func(i int) byte {
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	// withAssign chooses between an operator and the same followed by `=`.
	withAssign := func(n int, plain, assign kind) (kind, int) {
		if at(n) == '=' {
			return assign, n + 1
		}
		return plain, n
	}
	// doubled is withAssign for operators that may be written twice.
	doubled := func(plain, assign, twice, twiceAssign kind) (kind, int) {
		if at(1) == s[0] {
			return withAssign(2, twice, twiceAssign)
		}
		return withAssign(1, plain, assign)
	}
	switch s[0] {
	case '(':
		return tLparen, 1
	case ')':
		return tRparen, 1
	case '[':
		return tLbracket, 1
	case ']':
		return tRbracket, 1
	case '{':
		return tLbrace, 1
	case '}':
		return tRbrace, 1
	case ',':
		return tComma, 1
	case ';':
		return tSemicolon, 1
	case '~':
		return tTilde, 1
	case ':':
		return withAssign(1, tColon, tWalrus)
	case '.':
		if at(1) == '.' && at(2) == '.' {
			return tEllipsis, 3
		}
		return tDot, 1
	case '-':
		if at(1) == '>' {
			return tArrow, 2
		}
		return withAssign(1, tMinus, tMinusAssign)
	case '+':
		return withAssign(1, tPlus, tPlusAssign)
	case '*':
		return doubled(tStar, tStarAssign, tDoubleStar, tDoubleStarAssign)
	case '/':
		return doubled(tSlash, tSlashAssign, tDoubleSlash, tDoubleSlashAssign)
	case '%':
		return withAssign(1, tPercent, tPercentAssign)
	case '@':
		return withAssign(1, tAt, tAtAssign)
	case '&':
		return withAssign(1, tAmp, tAmpAssign)
	case '|':
		return withAssign(1, tBar, tBarAssign)
	case '^':
		return withAssign(1, tCaret, tCaretAssign)
	case '=':
		return withAssign(1, tAssign, tEqual)
	case '!':
		return withAssign(1, tUnknown, tNotEqual)
	case '<':
		if at(1) == '>' {
			return tUnknown, 2
		}
		return doubled(tLess, tLessEqual, tShiftLeft, tShiftLeftAssign)
	case '>':
		return doubled(tGreater, tGreaterEqual, tShiftRight, tShiftRightAssign)
	case '$', '?', '`':
		return tUnknown, 1
	}
	return tBad, 0
}
