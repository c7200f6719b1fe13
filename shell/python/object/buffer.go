package object

import (
	"runtime"
	"unsafe"
	"weak"
)

// Buffer is a Value that lends its memory to others: CPython's buffer protocol
// (PEP 3118) for a request of plain bytes in one piece.
type Buffer interface {
	Value
	// Borrow lends the memory, writable for one who will change it. Memory that
	// may not be changed or is not in one piece is a BufferError.
	Borrow(writable bool) (Loan, error)
}

// Loan is memory that a Buffer lends. Until Return it stays where it is and of that
// size: a bytearray refuses to be resized, a memoryview to be released. Borrow and
// Return are called under the interpreter's lock. Other threads may change the
// octets meanwhile, as in CPython, never their number.
type Loan struct {
	P     []byte
	count *int // the lender's loans under way
}

func lend(p []byte, count *int) Loan {
	*count++
	return Loan{p, count}
}

// Return ends the loan.
func (l Loan) Return() {
	if l.count != nil {
		*l.count--
	}
}

// Borrow lends the memory of a bytes-like object, to be read alone; what is not
// bytes-like is a TypeError.
func Borrow(v Value) (Loan, error) {
	if b, ok := Plain(v).(Buffer); ok {
		return b.Borrow(false)
	}
	return Loan{}, NotBytes(v)
}

// BorrowWritable borrows the memory of a bytes-like argument that is to be filled.
// What is read without the interpreter's lock goes into memory of one's own, and is
// copied under it. what names the argument for the TypeError, such as "recv_into()
// argument 1".
func BorrowWritable(v Value, what string) (Loan, error) {
	if b, ok := Plain(v).(Buffer); ok {
		if l, err := b.Borrow(true); err == nil {
			return l, nil
		}
	}
	return Loan{}, Errorf(TypeError, "%s must be read-write bytes-like object, not %s", what, typeName(v))
}

// Borrow lends the octets, to be read alone.
func (b Bytes) Borrow(writable bool) (Loan, error) {
	if writable {
		return Loan{}, Errorf(BufferError, "Object is not writable.")
	}
	return Loan{P: unsafe.Slice(unsafe.StringData(string(b)), len(b))}, nil
}

// Borrow lends the octets.
func (b *Bytearray) Borrow(bool) (Loan, error) { return lend(b.B, &b.lent), nil }

// AsBytes gives the octets of a bytes-like object without a copy, where they are in
// one piece: they must not be changed, nor those of a bytearray kept past the call.
func AsBytes(v Value) ([]byte, bool) {
	b, ok := Plain(v).(Buffer)
	if !ok {
		return nil, false
	}
	l, err := b.Borrow(false)
	l.Return()
	return l.P, err == nil
}

// BytesOrBytearray is AsBytes of a value of these two types, for what takes no other
// bytes-like object.
func BytesOrBytearray(v Value) ([]byte, bool) {
	if _, isView := v.(*Memoryview); isView {
		return nil, false
	}
	return AsBytes(v)
}

// octets is AsBytes as an immutable string.
func octets(v Value) (string, bool) {
	if b, ok := Plain(v).(Bytes); ok {
		return string(b), true
	}
	p, ok := AsBytes(v)
	return string(p), ok
}

// mustBeOctets is octets of an argument.
func mustBeOctets(v Value) (string, error) {
	if b, ok := Plain(v).(Bytes); ok {
		return string(b), nil
	}
	l, err := Borrow(v)
	l.Return()
	return string(l.P), err
}

// wholeOctets is octets of an object in any layout: those of a memoryview with steps
// are gathered.
func wholeOctets(v Value) (b string, ok bool, err error) {
	if m, isView := v.(*Memoryview); isView {
		err := m.open()
		if err != nil {
			return "", true, err
		}
		return string(m.gather()), true, nil
	}
	b, ok = octets(v)
	return b, ok, nil
}

// mayResize refuses to change the size of a bytearray while its memory is lent or a
// memoryview shows it. CPython counts the views; here those that nobody can reach
// any more are still there until memory is collected, which is done before the
// refusal.
func (b *Bytearray) mayResize() error {
	if b.lent == 0 && b.viewed() {
		runtime.GC()
	}
	if b.lent > 0 || b.viewed() {
		return Errorf(BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return nil
}

// exporter is what a memoryview of a bytearray and all that are made of it have in
// common. Nothing else refers to it: it is there as long as one of them. It is
// not without pointers, as what is small and has none shares its place in memory with
// others, which would keep it.
type exporter struct {
	of    *Bytearray
	views int // that were not released
}

// viewed reports whether a memoryview shows the bytearray, and drops the exporters
// that are gone.
func (b *Bytearray) viewed() bool {
	kept := b.exporters[:0]
	for _, p := range b.exporters {
		if e := p.Value(); e != nil && e.views > 0 {
			kept = append(kept, p)
		}
	}
	clear(b.exporters[len(kept):])
	if b.exporters = kept; len(kept) == 0 {
		b.exporters = nil
	}
	return len(kept) > 0
}

// export makes the exporter of a new memoryview.
func (b *Bytearray) export() *exporter {
	if len(b.exporters) == cap(b.exporters) {
		b.viewed()
	}
	e := &exporter{of: b}
	b.exporters = append(b.exporters, weak.Make(e))
	return e
}
