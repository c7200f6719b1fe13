package socket

import (
	"context"
	"io"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// socketStream is a socket under a file object. The netlab file that it holds
// keeps the descriptor open until the last file is closed, as in Python.
type socketStream struct {
	of       *Socket
	net      *netlab.Socket
	hold     *netlab.File // nil for a SocketIO that the program made
	timedOut bool
}

func (s *socketStream) Read(ctx context.Context, p []byte) (int, error) {
	if s.timedOut {
		return 0, object.Errorf(object.OSError, "cannot read from timed out object")
	}
	n, err := s.net.RecvInto(ctx, p, 0)
	if e, ok := err.(*netlab.Error); ok && e.Name == "TimeoutError" {
		s.timedOut = true
	}
	if n == 0 && err == nil && len(p) > 0 {
		return 0, io.EOF
	}
	return n, streamError(err)
}

func (s *socketStream) Write(ctx context.Context, p []byte) (int, error) {
	n, err := s.net.Send(ctx, p, 0)
	return n, streamError(err)
}

// streamError is the exception for an error, or that the call would have waited.
func streamError(err error) error {
	if e, ok := err.(*netlab.Error); ok && e.Code() == syscall.EAGAIN {
		return file.ErrWouldBlock
	}
	return Exception(err)
}

func (s *socketStream) Close() error {
	if s.hold == nil {
		return nil
	}
	return Exception(s.hold.Close(context.Background()))
}

func (s *socketStream) Fd() (int, error) { return s.net.Fileno(), nil }

func (*socketStream) IsTerminal() bool { return false }

var socketIOClass native.Lazy

// socketIOType is socket.SocketIO.
func socketIOType() *object.Type { return socketIOClass.Of(newSocketIOType) }

func newSocketIOType() *object.Type {
	class := object.NewType(&object.Type{Name: "SocketIO", Module: "socket", Final: true, Doc: "Raw I/O implementation for stream sockets.\n\nThis class supports the makefile() method on sockets.  It provides\nthe raw I/O interface on top of a socket object."})
	class.New = func(_ *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		a, err := socketIOInit.Bind(object.Args{Pos: append([]object.Value{object.None}, args.Pos...), Kw: args.Kw})
		if err != nil {
			return nil, err
		}
		mode, _ := object.Plain(a[2]).(object.Str)
		switch mode {
		case "r", "w", "rw", "rb", "wb", "rwb":
		default:
			shown, err := object.Repr(nil, a[2])
			if err != nil {
				return nil, err
			}
			return nil, object.Errorf(object.ValueError, "invalid mode: %s", shown)
		}
		s, ok := a[1].(*Socket)
		if !ok {
			return nil, object.Errorf(object.NotImplementedError, "labsh's SocketIO takes a socket alone")
		}
		net, err := s.Net()
		if err != nil {
			return nil, err
		}
		return socketIO(&socketStream{of: s, net: net}, strings.Contains(string(mode), "r"), strings.Contains(string(mode), "w")), nil
	}
	file.InitRaw(class)
	class.AddProperty("_sock", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
		if r := v.(*file.Raw); !r.Closed() {
			return r.Stream().(*socketStream).of, nil
		}
		return object.None, nil
	})
	return class
}

var socketIOInit = native.NewFunction("socket", "SocketIO.__init__", "self, sock, mode", "", nil)

// newSocketIO is the raw file of a makefile: the socket may be closed meanwhile, and
// is so really with its last file.
func newSocketIO(s *Socket, net *netlab.Socket, reading, writing bool) (*file.Raw, error) {
	hold, err := net.MakeFile("rw")
	if err != nil {
		return nil, Exception(err)
	}
	return socketIO(&socketStream{of: s, net: net, hold: hold}, reading, writing), nil
}

func socketIO(s *socketStream, reading, writing bool) *file.Raw {
	mode := "b"
	if writing {
		mode = "w" + mode
	}
	if reading {
		mode = "r" + mode
	}
	var raw *file.Raw
	raw = file.NewRaw(s, file.RawOptions{
		Class: &file.RawClass{
			Type:   socketIOType(),
			Closed: "I/O operation on closed file.", ClosedAble: "I/O operation on closed socket.",
			NotReadable: "File or stream is not readable.", NotWritable: "File or stream is not writable.",
			Buffer: "recv_into() argument 1", Seek: "seek",
		},
		Name: func() object.Value {
			if raw.Closed() {
				return object.NewInt(-1)
			}
			return object.NewInt(int64(s.net.Fileno()))
		},
		Mode: mode, Readable: reading, Writable: writing,
	})
	return raw
}
