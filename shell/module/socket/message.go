package socket

import (
	"context"
	"math"
	"syscall"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addSocketMessages adds the calls that carry ancillary data.
//
// Source: CPython's Modules/socketmodule.c, sock_sendmsg and sock_recvmsg_guts.
func addSocketMessages(class *object.Type) {
	addParsed(class, "sendmsg", 1, 4, "sendmsg(buffers[, ancdata[, flags[, address]]]) -> count\n\nSend normal and ancillary data to the socket, gathering the\nnon-ancillary data from a series of buffers and concatenating it into\na single message.", sendMsg)
	addParsed(class, "recvmsg", 1, 3, "recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)\n\nReceive normal data (up to bufsize bytes) and ancillary data from the\nsocket.  The ancbufsize argument sets the size in bytes of the\ninternal buffer used to receive the ancillary data; it defaults to 0,\nmeaning that no ancillary data will be received.", recvMsg)
	addParsed(class, "recvmsg_into", 1, 3, "recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)\n\nReceive normal data and ancillary data from the socket, scattering the\nnon-ancillary data into a series of buffers.", recvMsgInto)
}

// maxBuffers is how many buffers sendmsg(2) takes: IOV_MAX.
const maxBuffers = 1024

// sendMsg is sendmsg(buffers[, ancdata[, flags[, address]]]). The buffers are
// joined: the kernel makes one message of them in any case.
func sendMsg(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	flags, err := native.OptionalInt(t, a, 2)
	if err != nil {
		return nil, err
	}
	var to netlab.Address
	if len(a) == 4 && a[3] != object.None {
		if to, err = addressArg(t, "sendmsg", s, a[3]); err != nil {
			return nil, err
		}
	}
	buffers, err := iterableArg(t, a[0], "sendmsg() argument 1 must be an iterable")
	if err != nil {
		return nil, err
	}
	var data []byte
	for _, v := range buffers {
		p, err := native.Octets(v)
		if err != nil {
			return nil, err
		}
		if len(data) > object.MaxSize-len(p) {
			return nil, object.NewException(object.MemoryError)
		}
		data = append(data, p...)
	}
	var control []netlab.ControlMessage
	if len(a) > 1 {
		if control, err = controlArg(t, a[1]); err != nil {
			return nil, err
		}
	}
	if len(buffers) > maxBuffers {
		return nil, Exception(netlab.ErrnoError("sendmsg", syscall.EMSGSIZE))
	}
	var n int
	if err := t.Blocking(func(ctx context.Context) (err error) {
		n, err = s.SendMsg(ctx, data, control, flags, to)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	return object.NewInt(int64(n)), nil
}

// iterableArg gives the items of an argument; wrong words what has none.
func iterableArg(t *object.Thread, v object.Value, wrong string) ([]object.Value, error) {
	elems, err := object.Elements(t, v)
	if object.IsException(err, object.TypeError) {
		return nil, object.Errorf(object.TypeError, "%s", wrong)
	}
	return elems, err
}

// controlArg reads ancillary data: items (level, type, bytes).
func controlArg(t *object.Thread, v object.Value) ([]netlab.ControlMessage, error) {
	items, err := iterableArg(t, v, "sendmsg() argument 2 must be an iterable")
	if err != nil {
		return nil, err
	}
	const name = "[sendmsg() ancillary data items]()"
	control := make([]netlab.ControlMessage, len(items))
	size := 0
	for i, item := range items {
		if _, isBytes := object.Plain(item).(object.Bytes); isBytes || item.Type().GetItem == nil || object.Is(item, object.DictType) {
			return nil, object.Errorf(object.TypeError, "%s argument must be 3-item sequence, not %s", name, item.Type().Name)
		}
		fields, err := object.Elements(t, item)
		if err != nil {
			return nil, err
		}
		if len(fields) != 3 {
			return nil, object.Errorf(object.TypeError, "%s argument must be sequence of length 3, not %d", name, len(fields))
		}
		c := &control[i]
		if c.Level, err = native.Int(t, fields[0]); err != nil {
			return nil, err
		}
		if c.Type, err = native.Int(t, fields[1]); err != nil {
			return nil, err
		}
		if c.Data, err = native.Octets(fields[2]); err != nil {
			return nil, err
		}
		switch room := netlab.ControlSpace(len(c.Data)); {
		case room > math.MaxInt32:
			return nil, object.Errorf(object.OSError, "ancillary data item too large")
		case size > math.MaxInt32-room:
			return nil, object.Errorf(object.OSError, "too much ancillary data")
		default:
			size += room
		}
	}
	return control, nil
}

// receiveMsg receives a message into p, with the arguments behind the first.
func receiveMsg(t *object.Thread, s *netlab.Socket, p []byte, a []object.Value) (m netlab.Message, err error) {
	room, flags := 0, 0
	if len(a) > 1 {
		if room, err = native.Size(t, a[1]); err != nil {
			return m, err
		}
	}
	if flags, err = native.OptionalInt(t, a, 2); err != nil {
		return m, err
	}
	if room < 0 || room > math.MaxInt32 || room == math.MaxInt { // or more: see native.Size
		return m, object.Errorf(object.ValueError, "invalid ancillary data buffer length")
	}
	err = t.Blocking(func(ctx context.Context) (err error) {
		m, err = s.RecvMsg(ctx, p, room, flags)
		return err
	})
	return m, Exception(err)
}

// messageValue is what recvmsg and recvmsg_into return.
func messageValue(first object.Value, m netlab.Message) object.Value {
	control := make([]object.Value, len(m.Control))
	for i, c := range m.Control {
		control[i] = object.NewTuple(object.NewInt(int64(c.Level)), object.NewInt(int64(c.Type)), object.Bytes(c.Data))
	}
	return object.NewTuple(first, object.NewList(control...), object.NewInt(int64(m.Flags)), AddressValue(m.From))
}

func recvMsg(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	n, err := native.Size(t, a[0])
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, object.Errorf(object.ValueError, "negative buffer size in recvmsg()")
	case n > object.MaxSize:
		return nil, object.NewException(object.MemoryError)
	}
	m, err := receiveMsg(t, s, make([]byte, n), a)
	if err != nil {
		return nil, err
	}
	return messageValue(object.Bytes(m.Data), m), nil
}

func recvMsgInto(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	buffers, err := iterableArg(t, a[0], "recvmsg_into() argument 1 must be an iterable")
	if err != nil {
		return nil, err
	}
	rooms := make([]object.Loan, 0, len(buffers))
	defer func() {
		for _, room := range rooms {
			room.Return()
		}
	}()
	size := 0
	for _, v := range buffers {
		room, err := native.Writable(v, "")
		if err != nil {
			return nil, object.Errorf(object.TypeError, "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
		}
		rooms = append(rooms, room)
		if size > object.MaxSize-len(room.P) {
			return nil, object.NewException(object.MemoryError)
		}
		size += len(room.P)
	}
	m, err := receiveMsg(t, s, make([]byte, size), a)
	if err != nil {
		return nil, err
	}
	rest := m.Data
	for _, room := range rooms {
		rest = rest[copy(room.P, rest):]
	}
	return messageValue(object.NewInt(int64(len(m.Data))), m), nil
}

// addMessages adds what the module has for ancillary data.
func addMessages(m *object.Module) {
	size := func(name, doc string, of func(int) int) {
		addParsedFunction(m, name, 1, 1, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			n, err := native.Size(t, a[0])
			if err != nil {
				return nil, err
			}
			if n < 0 || n > math.MaxInt32-of(0) || of(n) > math.MaxInt32 {
				return nil, object.Errorf(object.OverflowError, "%s() argument out of range", name)
			}
			return object.NewInt(int64(of(n))), nil
		})
	}
	size("CMSG_LEN", "CMSG_LEN(length) -> control message length\n\nReturn the total length, without trailing padding, of an ancillary\ndata item with associated data of the given length.", netlab.ControlLen)
	size("CMSG_SPACE", "CMSG_SPACE(length) -> buffer size\n\nReturn the buffer size needed for recvmsg() to receive an ancillary\ndata item with associated data of the given length, along with any\ntrailing padding.", netlab.ControlSpace)
	native.AddFunction(m, "send_fds", "sock, buffers, fds, flags=0, address=None", "send_fds(sock, buffers, fds[, flags[, address]]) -> integer\n\nSend the list of file descriptors fds over an AF_UNIX socket.", sendFds)
	native.AddFunction(m, "recv_fds", "sock, bufsize, maxfds, flags=0", "recv_fds(sock, bufsize, maxfds[, flags]) -> (data, list of file\ndescriptors, msg_flags, address)\n\nReceive up to maxfds file descriptors returning the message\ndata and a list containing the descriptors.", recvFds)
}

// sendFds is send_fds of CPython's Lib/socket.py, which drops flags and address too.
func sendFds(t *object.Thread, a []object.Value) (object.Value, error) {
	values, err := object.Elements(t, a[2])
	if err != nil {
		return nil, err
	}
	fds := make([]int, len(values))
	for i, v := range values {
		if fds[i], err = native.Int(t, v); err != nil {
			return nil, err
		}
	}
	c := netlab.Rights(fds...)
	item := object.NewTuple(object.NewInt(int64(c.Level)), object.NewInt(int64(c.Type)), object.Bytes(c.Data))
	return object.CallMethod(t, a[0], "sendmsg", a[1], object.NewList(item))
}

// recvFds is recv_fds of CPython's Lib/socket.py.
func recvFds(t *object.Thread, a []object.Value) (object.Value, error) {
	most, err := native.Int(t, a[2])
	if err != nil {
		return nil, err
	}
	if most < 0 || most > math.MaxInt32/8 {
		return nil, object.Errorf(object.OverflowError, "CMSG_LEN() argument out of range")
	}
	rights := netlab.Rights(0)
	v, err := object.CallMethod(t, a[0], "recvmsg", a[1], object.NewInt(int64(netlab.ControlLen(most*len(rights.Data)))))
	if err != nil {
		return nil, err
	}
	parts, err := object.Elements(t, v)
	if err != nil {
		return nil, err
	}
	if len(parts) != 4 {
		return nil, object.Errorf(object.ValueError, "not enough values to unpack (expected 4, got %d)", len(parts))
	}
	items, err := object.Elements(t, parts[1])
	if err != nil {
		return nil, err
	}
	var m netlab.Message
	for _, item := range items {
		fields, err := object.Elements(t, item)
		if err != nil {
			return nil, err
		}
		if len(fields) != 3 || fields[0] != object.NewInt(int64(rights.Level)) || fields[1] != object.NewInt(int64(rights.Type)) {
			continue
		}
		p, err := native.Octets(fields[2])
		if err != nil {
			return nil, err
		}
		m.Control = append(m.Control, netlab.ControlMessage{Level: rights.Level, Type: rights.Type, Data: p})
	}
	var fds []object.Value
	for _, fd := range m.Descriptors() {
		fds = append(fds, object.NewInt(int64(fd)))
	}
	return object.NewTuple(parts[0], object.NewList(fds...), parts[2], parts[3]), nil
}
