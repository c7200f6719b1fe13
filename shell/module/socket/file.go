package socket

import (
	"context"
	"os"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addSocketFiles adds what a socket has to do with files.
func addSocketFiles(class *object.Type) {
	addPython(class, "makefile", "mode='r', buffering=None, *, encoding=None, errors=None, newline=None", "makefile(...) -> an I/O stream connected to the socket\n\nThe arguments are as for io.Net() after the filename, except the only\nsupported mode values are 'r' (default), 'w' and 'b'.", makeFile)
	for name, doc := range map[string]string{
		"sendfile":               "sendfile(file[, offset[, count]]) -> sent\n\nSend a file until EOF is reached by using high-performance\nos.sendfile() and return the total number of bytes which\nwere sent.",
		"_sendfile_use_sendfile": "", readSend: "",
	} {
		addPython(class, name, "file, offset=0, count=None", doc, func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
			return sendFile(s, t, a, name != readSend)
		})
	}
	addPython(class, "get_inheritable", "", "Get the inheritable flag of the socket", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		net, err := s.Net()
		if err != nil {
			return nil, err
		}
		yes, err := inheritable(net.Fileno())
		return object.NewBool(yes), file.OSErrorOf(err)
	})
	addPython(class, "set_inheritable", "inheritable", "Set the inheritable flag of the socket", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
		net, err := s.Net()
		if err != nil {
			return nil, err
		}
		yes, err := object.Truth(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.None, file.OSErrorOf(setInheritable(net.Fileno(), yes))
	})
}

// textOption reads an argument that is text or None.
func textOption(v object.Value, name string) (string, bool, error) {
	if !native.Given(v) {
		return "", false, nil
	}
	s, ok := object.Plain(v).(object.Str)
	if !ok {
		return "", false, object.Errorf(object.TypeError, "TextIOWrapper() argument '%s' must be str or None, not %s", name, v.Type().Name)
	}
	return string(s), true, nil
}

// defaultBuffer is io.DEFAULT_BUFFER_SIZE.
const defaultBuffer = 8192

func makeFile(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
	mode := "r"
	if a[0] != nil {
		m, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "'%s' object is not iterable", a[0].Type().Name)
		}
		mode = string(m)
	}
	if strings.Trim(mode, "rwb") != "" {
		shown, err := object.Repr(t, object.Str(mode))
		if err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.ValueError, "invalid mode %s (only r, w, b allowed)", shown)
	}
	binary := strings.Contains(mode, "b")
	writing := strings.Contains(mode, "w")
	reading := strings.Contains(mode, "r") || !writing
	buffering := -1
	if native.Given(a[1]) {
		if _, err := object.CompareBool(t, object.LT, a[1], object.NewInt(0)); err != nil {
			return nil, err
		}
		var err error
		if buffering, err = native.Size(t, a[1]); err != nil {
			return nil, err
		}
	}
	if buffering < 0 {
		buffering = defaultBuffer
	}
	if buffering == 0 && !binary {
		return nil, object.Errorf(object.ValueError, "unbuffered streams must be binary")
	}
	var options file.TextOptions
	var err error
	if options.Encoding, _, err = textOption(a[2], "encoding"); err != nil {
		return nil, err
	}
	if options.Errors, _, err = textOption(a[3], "errors"); err != nil {
		return nil, err
	}
	newline, hasNewline, err := textOption(a[4], "newline")
	if err != nil {
		return nil, err
	}
	if hasNewline {
		options.Newline = &newline
	}
	options.Mode = mode
	net, err := s.Net()
	if err != nil {
		return nil, err
	}
	raw, err := newSocketIO(s, net, reading, writing)
	if err != nil || buffering == 0 {
		return raw, err
	}
	o := file.BinaryOptions{Readable: reading, Writable: writing, ReadBuffer: buffering, WriteBuffer: buffering, Pair: reading && writing}
	if !binary {
		// A TextIOWrapper holds back as much by itself.
		o.WriteBuffer = max(buffering, defaultBuffer)
	}
	b := file.Buffer(raw, o)
	if binary {
		return b, nil
	}
	x, err := file.NewText(b, options)
	if err != nil {
		_ = b.Close(t) // the error that there is says more
		return nil, err
	}
	return x, nil
}

const readSend = "_sendfile_use_send" // sendfile without the kernel's

// sendFile is sendfile(file, offset, count): in the kernel for what has a
// descriptor, where kernel says so, else by read() and send().
func sendFile(s *Socket, t *object.Thread, a []object.Value, kernel bool) (object.Value, error) {
	offset, err := 0, error(nil)
	if a[1] != nil {
		if offset, err = native.Size(t, a[1]); err != nil {
			return nil, err
		}
	}
	count, err := s.checkSendFile(t, a[0], a[2])
	if err != nil {
		return nil, err
	}
	var source *os.File
	if kernel {
		if source, err = openAgain(t, a[0]); err != nil {
			return nil, err
		}
	}
	if source == nil {
		return sendRead(t, s.net, a[0], offset, count)
	}
	defer source.Close()
	var sent int64
	err = t.Blocking(func(ctx context.Context) (err error) {
		sent, err = s.net.SendFile(ctx, source, netlab.FileRange{Offset: int64(offset), Count: int64(count)})
		return err
	})
	if _, seekErr := object.CallMethod(t, a[0], "seek", object.NewInt(int64(offset)+sent)); err == nil {
		err = seekErr
	}
	if err != nil {
		return nil, Exception(err)
	}
	return object.NewInt(sent), nil
}

// checkSendFile checks what sendfile is given, in CPython's order: also that there is a
// netlab socket. count is 0 for all.
func (s *Socket) checkSendFile(t *object.Thread, f, counted object.Value) (count int, err error) {
	if mode, err := object.LookupAttr(t, f, "mode"); err != nil {
		return 0, err
	} else if m, ok := object.Plain(mode).(object.Str); ok && !strings.Contains(string(m), "b") {
		return 0, object.Errorf(object.ValueError, "file should be opened in binary mode")
	}
	if s.number(func(n *netlab.Socket) int { return int(n.Type()) }) != int(netlab.SOCK_STREAM) {
		return 0, object.Errorf(object.ValueError, "only SOCK_STREAM type sockets are supported")
	}
	if !native.Given(counted) {
		return 0, nil
	}
	if count, err = native.Size(t, counted); err == nil && count > 0 {
		return count, nil
	}
	class := object.ValueError
	if err != nil {
		class = object.TypeError
	}
	shown, err := object.Repr(t, counted)
	if err != nil {
		return 0, err
	}
	return 0, object.Errorf(class, "count must be a positive integer (got %s)", shown)
}

// openAgain gives the file under a file object, with a descriptor of its own;
// nil if it has none.
func openAgain(t *object.Thread, f object.Value) (*os.File, error) {
	fileno, err := object.LookupAttr(t, f, "fileno")
	if fileno == nil || err != nil {
		return nil, err
	}
	v, err := object.Call(t, fileno)
	if err != nil {
		if object.IsException(err, file.UnsupportedOperation) {
			return nil, nil
		}
		return nil, err
	}
	fd, err := native.Int(t, v)
	if err != nil {
		return nil, err
	}
	twin, err := file.CopyDescriptor(t, fd, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(twin), "sendfile"), nil
}

// sendRead sends what read() gives.
func sendRead(t *object.Thread, net *netlab.Socket, f object.Value, offset, count int) (object.Value, error) {
	if !net.Blocking() {
		return nil, object.Errorf(object.ValueError, "non-blocking sockets are not supported")
	}
	if offset > 0 {
		if _, err := object.CallMethod(t, f, "seek", object.NewInt(int64(offset))); err != nil {
			return nil, err
		}
	}
	read, err := object.GetAttr(t, f, "read")
	if err != nil {
		return nil, err
	}
	total := 0
	for count == 0 || total < count {
		size := 8192
		if count > 0 {
			size = min(size, count-total)
		}
		v, err := object.Call(t, read, object.NewInt(int64(size)))
		if err != nil {
			return nil, err
		}
		p, err := native.Octets(v)
		if err != nil {
			return nil, err
		}
		if len(p) == 0 {
			break
		}
		if err := t.Blocking(func(ctx context.Context) error {
			_, err := net.SendAll(ctx, p, 0)
			return err
		}); err != nil {
			return nil, Exception(err)
		}
		total += len(p)
	}
	return object.NewInt(int64(total)), nil
}
