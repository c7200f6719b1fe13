package command

import (
	"context"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// NewName chooses the name of the object that the command makes: the line's
// target, or base with a number if need be.
func (c *Call) NewName(base string) string {
	if len(c.Targets) > 0 {
		return c.Targets[0]
	}
	if c.unrun {
		return base
	}
	return c.Session.Known.DefaultName(base)
}

// bindMade gives the object that a twin made its name, unless the line's own
// targets will, and makes it current.
func (c *Call) bindMade(twin Twin, v object.Value, inner *object.Namespace) Result {
	r := Result{Value: v, Made: twin.Makes, Address: twin.Address}
	objects := c.Session.Known
	if sock, ok := socket.Of(v); ok {
		n := objects.Use(twin.Makes, v, sock)
		if sock.State() == netlab.StateListening {
			r.Address = known.ChosenPort(r.Address, sock.Local())
		}
		n.Server = r.Address
		if n.Server == "" && c.Subject != nil {
			if from := objects.Find(c.Subject); from != nil {
				n.Server = from.Server
			}
		}
	}
	if len(c.Targets) == 0 || twin.Aside {
		c.Env.Globals.Set(twin.Makes, v)
	}
	if len(c.Targets) == 2 {
		if second, ok := inner.Get(c.Targets[1]); ok {
			r.Value = object.NewTuple(v, second)
		}
	}
	return r
}

// bindAside names an object made by a command whose value is an errno, and
// closes it when that tells of a failure.
func (c *Call) bindAside(twin Twin, made, errno object.Value, inner *object.Namespace) (Result, error) {
	if errno == object.Value(object.NewInt(0)) {
		r := c.bindMade(twin, made, inner)
		r.Value = errno
		return r, nil
	}
	_, err := object.CallMethod(c.Thread, made, "close")
	return Result{Value: errno, Made: twin.Makes, Address: twin.Address}, err
}

// BindServer names a server that the command has started.
func (c *Call) BindServer(name string, v object.Value) {
	c.Session.Known.AddServer(name, v)
	if len(c.Targets) == 0 {
		c.Env.Globals.Set(name, v)
	}
}

// Rebind puts the socket that took Self's connection over under its name, and
// makes it current; its value is what the name is bound to now.
func (c *Call) Rebind(inner *object.Namespace) object.Value {
	v, ok := inner.Get(c.Self)
	if !ok {
		return object.None
	}
	sock, ok := socket.Of(v)
	if !ok || v == c.Subject {
		return v
	}
	objects, server := c.Session.Known, ""
	if old := objects.Find(c.Subject); old != nil {
		server = old.Server
	}
	objects.Use(c.Self, v, sock).Server = server
	if c.rebind == nil || !c.rebind(c.Self, c.Subject, v) {
		if bound, ok := c.Env.Globals.Get(c.Self); ok && bound == c.Subject {
			c.Env.Globals.Set(c.Self, v)
		}
	}
	c.Subject = v
	return v
}

// ServeHTTP starts a server of HTTP in the background, makes it a value and names
// that.
func ServeHTTP(c *Call, value func(sheet.HTTP) *sheet.HTTPServer, s known.Serving) (Result, error) {
	s.Options = c.Session.SocketOptions()
	r := Result{Address: netlab.JoinHostPort(s.Host, s.Port), Made: c.NewName("server")}
	var started sheet.HTTP
	err := c.Thread.Blocking(func(ctx context.Context) (err error) {
		started, err = s.Start(ctx)
		return err
	})
	if err != nil {
		return r, socket.Exception(err)
	}
	server := value(started)
	r.Value, r.Address = server, server.Address()
	c.BindServer(r.Made, server)
	return r, nil
}
