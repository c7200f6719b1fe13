package object

// Traceback is a traceback object: where a call stood when an exception passed
// through it, and behind it the calls that it had made. Columns count bytes from
// 0; EndCol is on EndLine.
type Traceback struct {
	Source                     *Source
	Func                       string // "<module>" outside functions
	Line, Col, EndLine, EndCol int32
	AnchorLeft, AnchorRight    int32 // the operator inside a binary operation or subscript; 0, 0 for none
	Frame                      Value // whose line it is; nil where no frame stands behind it
	Next                       *Traceback
	Depth                      int // how many there are, this one counted
}

// Source is a program text, for tracebacks to quote.
type Source struct {
	File string
	Text string // empty when the lines are not to be quoted, as at the prompt
}

var tracebackType = NewType(&Type{Name: "traceback", Final: true})

// Type is traceback.
func (*Traceback) Type() *Type { return tracebackType }

func tracebackOrNone(tb *Traceback) Value {
	if tb == nil {
		return None
	}
	return tb
}

func initTraceback() {
	tracebackType.AddProperty("tb_lineno", "", func(_ *Thread, v Value) (Value, error) { return NewInt(int64(v.(*Traceback).Line)), nil })
	tracebackType.AddProperty("tb_frame", "", func(_ *Thread, v Value) (Value, error) { return orNone(v.(*Traceback).Frame), nil })
	tracebackType.AddAttribute("tb_next", "", func(_ *Thread, v Value) (Value, error) {
		return tracebackOrNone(v.(*Traceback).Next), nil
	}, func(_ *Thread, v, value Value) error {
		next, ok := value.(*Traceback)
		switch {
		case value == nil:
			return Errorf(TypeError, "can't delete tb_next attribute")
		case !ok && value != None:
			return Errorf(TypeError, "expected traceback object, got '%s'", value.Type().Name)
		}
		for inner := next; inner != nil; inner = inner.Next {
			if inner == v.(*Traceback) {
				return Errorf(ValueError, "traceback loop detected")
			}
		}
		v.(*Traceback).Next = next
		return nil
	})
}

// Traceback is the exception's __traceback__.
func (e *Exception) Traceback() Value { return tracebackOrNone(e.Trace) }
