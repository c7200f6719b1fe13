package native

import (
	"sync"
	"sync/atomic"

	"labsh/shell/python/object"
)

// Lazy is a class that is made when it is first wanted: a program that imports
// nothing pays for none. It is for a class whose methods speak of the class itself;
// for any other, [sync.OnceValue] is enough.
type Lazy struct {
	class  atomic.Pointer[object.Type]
	making sync.Mutex
}

// Of gives the class, which make makes at the first call; make may not ask for it.
func (l *Lazy) Of(make func() *object.Type) *object.Type {
	if c := l.class.Load(); c != nil {
		return c
	}
	return l.made(make)
}

func (l *Lazy) made(make func() *object.Type) *object.Type {
	l.making.Lock()
	defer l.making.Unlock()
	if c := l.class.Load(); c != nil {
		return c
	}
	c := make()
	l.class.Store(c)
	return c
}
