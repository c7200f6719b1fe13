package socket

import (
	"context"
	"sync"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addSocketTransfers adds the calls that send and receive.
func addSocketTransfers(class *object.Type) {
	addParsed(class, "send", 1, 2, "send(data[, flags]) -> count\n\nSend a data string to the socket.  For the optional flags\nargument, see the Unix manual.  Return the number of bytes\nsent; this may be less than len(data) if the network is busy.", sending((*netlab.Socket).Send, false))
	addParsed(class, "sendall", 1, 2, "sendall(data[, flags])\n\nSend a data string to the socket.  For the optional flags\nargument, see the Unix manual.  This calls send() repeatedly\nuntil all data is sent.  If an error occurs, it's impossible\nto tell how much data has been sent.", sending((*netlab.Socket).SendAll, true))
	class.AddMethod("sendto", "*args", "sendto(data[, flags], address) -> count\n\nLike send(data, flags) but allows specifying the destination address.\nFor IP sockets, the address is a pair (hostaddr, port).", sendTo)
	addParsed(class, "recv", 1, 2, "recv(buffersize[, flags]) -> data\n\nReceive up to buffersize bytes from the socket.  For the optional flags\nargument, see the Unix manual.  When no data is available, block until\nat least one byte is available or until the remote end is closed.  When\nthe remote end is closed and all data is read, return the empty string.", recv)
	addParsed(class, "recvfrom", 1, 2, "recvfrom(buffersize[, flags]) -> (data, address info)\n\nLike recv(buffersize, flags) but also return the sender's address info.", recvFrom)
	class.AddMethod("recv_into", "buffer, nbytes=0, flags=0", "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read\n\nA version of recv() that stores its data into a buffer rather than creating\na new string.  Receive up to buffersize bytes from the socket.  If buffersize\nis not specified (or 0), receive up to the size available in the given buffer.\n\nSee recv() for documentation about the flags.", recvInto)
	class.AddMethod("recvfrom_into", "buffer, nbytes=0, flags=0", "recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)\n\nLike recv_into(buffer[, nbytes[, flags]]) but also return the sender's address info.", recvFromInto)
}

// sending is send, or sendall, whose value is None.
func sending(call func(s *netlab.Socket, ctx context.Context, p []byte, flags int) (int, error), all bool) socketMethod {
	return func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		data, err := object.Borrow(a[0])
		if err != nil {
			return nil, err
		}
		defer data.Return()
		flags, err := native.OptionalInt(t, a, 1)
		if err != nil {
			return nil, err
		}
		var n int
		err = t.Blocking(func(ctx context.Context) (err error) {
			n, err = call(s, ctx, data.P, flags)
			return err
		})
		switch {
		case err != nil:
			return nil, Exception(err)
		case all:
			return object.None, nil
		}
		return object.NewInt(int64(n)), nil
	}
}

// sendTo is sendto(data, address) and sendto(data, flags, address).
func sendTo(t *object.Thread, a []object.Value) (object.Value, error) {
	args := a[1].(*object.Tuple).Elems
	if len(args) != 2 && len(args) != 3 {
		return nil, object.Errorf(object.TypeError, "sendto() takes 2 or 3 arguments (%d given)", len(args))
	}
	data, err := object.Borrow(args[0])
	if err != nil {
		return nil, err
	}
	defer data.Return()
	flags := 0
	if len(args) == 3 {
		if flags, err = native.Int(t, args[1]); err != nil {
			return nil, err
		}
	}
	s, err := a[0].(*Socket).Net()
	if err != nil {
		return nil, err
	}
	to, err := addressArg(t, "sendto", s, args[len(args)-1])
	if err != nil {
		return nil, err
	}
	var n int
	if err := t.Blocking(func(ctx context.Context) (err error) {
		n, err = s.SendTo(ctx, data.P, flags, to)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	return object.NewInt(int64(n)), nil
}

// smallRecv is the size up to which a recv uses a buffer from the pool, so that
// it allocates no more than what arrives.
const smallRecv = 16 << 10

var recvBuffers = sync.Pool{New: func() any { return new([smallRecv]byte) }}

// sizeAndFlags reads the arguments of recv and recvfrom.
func sizeAndFlags(t *object.Thread, op string, a []object.Value) (n, flags int, err error) {
	if n, err = native.Size(t, a[0]); err != nil {
		return 0, 0, err
	}
	if flags, err = native.OptionalInt(t, a, 1); err != nil {
		return 0, 0, err
	}
	switch {
	case n < 0:
		err = object.Errorf(object.ValueError, "negative buffersize in %s", op)
	case n > object.MaxSize:
		err = object.NewException(object.MemoryError)
	}
	return n, flags, err
}

func recv(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	n, flags, err := sizeAndFlags(t, "recv", a)
	if err != nil {
		return nil, err
	}
	var data object.Value
	err = Receive(t, s, n, flags, func(p []byte, own bool) {
		if own {
			data = object.TakeBytes(p)
		} else {
			data = object.Bytes(p)
		}
	})
	return data, err
}

// Receive receives at most n bytes and gives them to take, under the interpreter's
// lock; what is own nobody else uses afterwards.
func Receive(t *object.Thread, s *netlab.Socket, n, flags int, take func(p []byte, own bool)) error {
	if n <= smallRecv {
		buffer := recvBuffers.Get().(*[smallRecv]byte)
		defer recvBuffers.Put(buffer)
		if err := t.Blocking(func(ctx context.Context) (err error) {
			n, err = s.RecvInto(ctx, buffer[:n], flags)
			return err
		}); err != nil {
			return Exception(err)
		}
		take(buffer[:n], false)
		return nil
	}
	var p []byte
	if err := t.Blocking(func(ctx context.Context) (err error) {
		p, err = s.Recv(ctx, n, flags)
		return err
	}); err != nil {
		return Exception(err)
	}
	take(p, cap(p) < 2*len(p))
	return nil
}

func recvFrom(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	n, flags, err := sizeAndFlags(t, "recvfrom", a)
	if err != nil {
		return nil, err
	}
	var d netlab.Datagram
	if err := t.Blocking(func(ctx context.Context) (err error) {
		d, err = s.RecvFrom(ctx, n, flags)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	return object.NewTuple(object.Bytes(d.Data), AddressValue(d.From)), nil
}

// room reads the arguments of recv_into and recvfrom_into: the memory that may be
// filled, which is to be returned, and the flags. tooSmall words a larger nbytes.
func room(t *object.Thread, op, tooSmall string, a []object.Value) (s *netlab.Socket, into object.Loan, flags int, err error) {
	if into, err = native.Writable(a[1], op+"() argument 1"); err != nil {
		return nil, into, 0, err
	}
	n := 0
	if a[2] != nil {
		n, err = native.Size(t, a[2])
	}
	if err == nil {
		flags, err = native.OptionalInt(t, a, 3)
	}
	if err == nil {
		s, err = a[0].(*Socket).Net()
	}
	switch {
	case err != nil:
	case n < 0:
		err = object.Errorf(object.ValueError, "negative buffersize in %s", op)
	case n > len(into.P):
		err = object.Errorf(object.ValueError, "%s", tooSmall)
	case n > 0:
		into.P = into.P[:n]
	}
	if err != nil {
		into.Return()
	}
	return s, into, flags, err
}

func recvInto(t *object.Thread, a []object.Value) (object.Value, error) {
	s, into, flags, err := room(t, "recv_into", "buffer too small for requested bytes", a)
	if err != nil {
		return nil, err
	}
	defer into.Return()
	n := 0
	if err := Receive(t, s, len(into.P), flags, func(p []byte, _ bool) { n = copy(into.P, p) }); err != nil {
		return nil, err
	}
	return object.NewInt(int64(n)), nil
}

func recvFromInto(t *object.Thread, a []object.Value) (object.Value, error) {
	s, into, flags, err := room(t, "recvfrom_into", "nbytes is greater than the length of the buffer", a)
	if err != nil {
		return nil, err
	}
	defer into.Return()
	var d netlab.Datagram
	if err := t.Blocking(func(ctx context.Context) (err error) {
		d, err = s.RecvFrom(ctx, len(into.P), flags)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	n := copy(into.P, d.Data)
	return object.NewTuple(object.NewInt(int64(n)), AddressValue(d.From)), nil
}
