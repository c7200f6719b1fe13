package netlab

import (
	"errors"
	"io"
	"net"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// A MemoryBIO is a buffer of bytes between a [TLSMemory] and whoever carries them: the
// ssl.MemoryBIO of Python. It may be used by several goroutines.
type MemoryBIO struct {
	mu     sync.Mutex
	buffer []byte
	ended  bool
}

// Read takes at most n bytes out, all for a negative n.
func (b *MemoryBIO) Read(n int) []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n < 0 || n > len(b.buffer) {
		n = len(b.buffer)
	}
	p := append([]byte(nil), b.buffer[:n]...)
	if b.buffer = b.buffer[n:]; len(b.buffer) == 0 {
		b.buffer = nil
	}
	return p
}

// Write puts p in; false after WriteEOF.
func (b *MemoryBIO) Write(p []byte) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return false
	}
	b.buffer = append(b.buffer, p...)
	return true
}

// WriteEOF says that no more will come.
func (b *MemoryBIO) WriteEOF() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
}

// Pending is how many bytes are in the buffer.
func (b *MemoryBIO) Pending() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.buffer)
}

// EOF reports whether WriteEOF was called and all was read.
func (b *MemoryBIO) EOF() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ended && len(b.buffer) == 0
}

// memoryWire is the two buffers as the transport of crypto/tls.
type memoryWire struct {
	in, out *MemoryBIO
	pause   func(error) bool
	cut     bool // the end of the incoming buffer was met
}

// errNothing is that of a buffer that is empty for now.
var errNothing = errnoError("recv", syscall.EAGAIN, nil)

func (w *memoryWire) pausing(pause func(error) bool) { w.pause = pause }

func (w *memoryWire) Read(p []byte) (int, error) {
	for {
		if n := copy(p, w.in.Read(len(p))); n > 0 {
			return n, nil
		}
		switch {
		case w.in.EOF():
			w.cut = true
			return 0, io.EOF
		case w.pause == nil:
			return 0, errNothing
		case !w.pause(errNothing):
			return 0, errGivenUp
		}
	}
}

func (w *memoryWire) Write(p []byte) (int, error) {
	if !w.out.Write(p) {
		return 0, errors.New("cannot write() after write_eof()")
	}
	return len(p), nil
}

func (w *memoryWire) Close() error                     { return nil }
func (w *memoryWire) LocalAddr() net.Addr              { return nil }
func (w *memoryWire) RemoteAddr() net.Addr             { return nil }
func (w *memoryWire) SetDeadline(time.Time) error      { return nil }
func (w *memoryWire) SetReadDeadline(time.Time) error  { return nil }
func (w *memoryWire) SetWriteDeadline(time.Time) error { return nil }

// TLSMemory speaks TLS over two buffers instead of a socket: what the SSLObject of
// Python does, for programs that carry the records themselves. One goroutine at a time
// uses it. Its errors have the names and texts of Python's ssl module; one that is
// ssl.SSLWantReadError asks for more in the incoming buffer.
type TLSMemory struct {
	handshake *shaking
	wire      *memoryWire
	rest      []byte // of a record that was read in part
	notified  bool   // close_notify was sent
}

// NewTLSMemory begins a connection as a server or as a client.
func NewTLSMemory(in, out *MemoryBIO, config TLSConfig, server bool) *TLSMemory {
	wire := &memoryWire{in: in, out: out}
	m := &TLSMemory{handshake: newShaking(wire, config, server), wire: wire}
	runtime.AddCleanup(m, (*shaking).abandon, m.handshake)
	return m
}

// Handshake goes on with the handshake, as far as what has come allows.
func (m *TLSMemory) Handshake() error { return shakingError(m.handshake.step()) }

// Done reports whether the handshake was made.
func (m *TLSMemory) Done() bool { return m.handshake.made.Load() }

// Read reads at most len(p) bytes of what the peer sent; 0 at its end, of which it
// said so, and after [TLSMemory.Unwrap] ssl.SSLZeroReturnError.
func (m *TLSMemory) Read(p []byte) (int, error) {
	if err := m.Handshake(); err != nil {
		return 0, at(inRead, err)
	}
	if len(m.rest) == 0 {
		buffer := make([]byte, maxRecord)
		n, err := m.handshake.conn.Read(buffer)
		if m.rest = buffer[:n]; n == 0 && err != nil {
			if errors.Is(err, io.EOF) && !m.wire.cut && !m.notified {
				return 0, nil
			}
			return 0, m.failed(err)
		}
	}
	n := copy(p, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}

// Write sends p.
func (m *TLSMemory) Write(p []byte) (int, error) {
	if err := m.Handshake(); err != nil {
		return 0, at(inWrite, err)
	}
	n, err := m.handshake.conn.Write(p)
	return n, m.failed(err)
}

// Unwrap sends close_notify, the first time, and waits for the peer's.
func (m *TLSMemory) Unwrap() error {
	if !m.Done() {
		return sslError("shutdown", "SSLError", "[SSL: SHUTDOWN_WHILE_IN_INIT] shutdown while in init "+inShutdown)
	}
	if !m.notified {
		m.notified = true
		if err := m.handshake.conn.CloseWrite(); err != nil {
			return m.failed(err)
		}
	}
	n, err := m.handshake.conn.Read(make([]byte, 1))
	switch {
	case n > 0:
		return sslError("shutdown", "SSLError", "[SSL: APPLICATION_DATA_AFTER_CLOSE_NOTIFY] application data after close notify "+inShutdown)
	case errors.Is(err, io.EOF) && !m.wire.cut:
		return nil
	case errors.Is(err, errNothing):
		return sslError("shutdown", "SSLWantReadError", "The operation did not complete (read) "+inShutdown)
	}
	return m.failed(err)
}

// Pending is how many bytes of a record wait to be read.
func (m *TLSMemory) Pending() int { return len(m.rest) }

// Security returns what TLS agreed on; ok is false before that.
func (m *TLSMemory) Security() (agreed Security, ok bool) { return m.handshake.security() }

// failed names an error after the handshake.
func (m *TLSMemory) failed(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errNothing):
		return sslError("recv", "SSLWantReadError", "The operation did not complete (read) "+inRead)
	case m.wire.cut:
		return raggedEnd(err)
	case errors.Is(err, io.EOF):
		return sslError("recv", "SSLZeroReturnError", "TLS/SSL connection has been closed (EOF) "+inRead)
	}
	return tlsError("recv", err)
}
