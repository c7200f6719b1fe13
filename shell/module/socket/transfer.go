package socket

import (
	"context"
	"fmt"
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
		p, err := native.Octets(a[0])
		if err != nil {
			return nil, err
		}
		flags, err := native.OptionalInt(t, a, 1)
		if err != nil {
			return nil, err
		}
		var n int
		err = t.Blocking(func(ctx context.Context) (err error) {
			n, err = call(s, ctx, p, flags)
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
	p, err := native.Octets(args[0])
	if err != nil {
		return nil, err
	}
	flags := 0
	if len(args) == 3 {
		if flags, err = native.Int(t, args[1]); err != nil {
			return nil, err
		}
	}
	s, err := a[0].(*Socket).open()
	if err != nil {
		return nil, err
	}
	to, err := addressArg(t, "sendto", s, args[len(args)-1])
	if err != nil {
		return nil, err
	}
	var n int
	if err := t.Blocking(func(ctx context.Context) (err error) {
		n, err = s.SendTo(ctx, p, flags, to)
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
	if n <= smallRecv {
		buffer := recvBuffers.Get().(*[smallRecv]byte)
		defer recvBuffers.Put(buffer)
		if err := t.Blocking(func(ctx context.Context) (err error) {
			n, err = s.RecvInto(ctx, buffer[:n], flags)
			return err
		}); err != nil {
			return nil, Exception(err)
		}
		return object.Bytes(buffer[:n]), nil
	}
	var p []byte
	if err := t.Blocking(func(ctx context.Context) (err error) {
		p, err = s.Recv(ctx, n, flags)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	return object.Bytes(p), nil
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

// room reads the arguments of recv_into and recvfrom_into: the bytearray, how
// many bytes of it may be filled, and the flags. tooSmall words a larger nbytes.
func room(t *object.Thread, op, tooSmall string, a []object.Value) (s *netlab.Socket, b *object.Bytearray, n, flags int, err error) {
	b, ok := a[1].(*object.Bytearray)
	if !ok {
		return nil, nil, 0, 0, object.Errorf(object.TypeError, "%s() argument 1 must be read-write bytes-like object, not %s", op, a[1].Type().Name)
	}
	if a[2] != nil {
		if n, err = native.Size(t, a[2]); err != nil {
			return nil, nil, 0, 0, err
		}
	}
	if flags, err = native.OptionalInt(t, a, 3); err != nil {
		return nil, nil, 0, 0, err
	}
	switch {
	case n < 0:
		return nil, nil, 0, 0, object.Errorf(object.ValueError, "negative buffersize in %s", op)
	case n > len(b.B):
		return nil, nil, 0, 0, object.Errorf(object.ValueError, "%s", tooSmall)
	case n == 0:
		n = len(b.B)
	}
	s, err = a[0].(*Socket).open()
	return s, b, n, flags, err
}

// fill puts what was received into a bytearray, which another thread may have
// made shorter meanwhile.
func fill(b *object.Bytearray, p []byte) error {
	if copy(b.B, p) < len(p) {
		return object.Errorf(object.BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return nil
}

func recvInto(t *object.Thread, a []object.Value) (object.Value, error) {
	s, b, n, flags, err := room(t, "recv_into", "buffer too small for requested bytes", a)
	if err != nil {
		return nil, err
	}
	var p []byte
	if err := t.Blocking(func(ctx context.Context) (err error) {
		p, err = s.Recv(ctx, n, flags)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	if err := fill(b, p); err != nil {
		return nil, err
	}
	return object.NewInt(int64(len(p))), nil
}

func recvFromInto(t *object.Thread, a []object.Value) (object.Value, error) {
	s, b, n, flags, err := room(t, "recvfrom_into", "nbytes is greater than the length of the buffer", a)
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
	if err := fill(b, d.Data); err != nil {
		return nil, err
	}
	return object.NewTuple(object.NewInt(int64(len(d.Data))), AddressValue(d.From)), nil
}

// noFlags refuses flags on an ssl.SSLSocket.
func noFlags(op string, class *object.Type, flags int) error {
	if flags == 0 {
		return nil
	}
	return object.NewException(object.ValueError, object.Str(fmt.Sprintf("non-zero flags not allowed in calls to %s() on <class '%s'>", op, class.QualName())))
}
