// Package sheet has the lab sheet's two classes, Client and Serveur, which print the
// sheet's lines, and the servers that the commands web and store serve make. The
// classes are not imported: the shell puts them where names are looked up.
package sheet

import (
	"context"
	"fmt"
	"io"
	"strings"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/module/ssl"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// client is the lab sheet's class Client: a [netlab.Client] that prints the
// sheet's lines.
type client struct {
	object.Header
	class *object.Type
	host  string
	port  int
	net   *netlab.Client // nil until __init__ has run
}

var clientClass native.Lazy

// ClientType is the class Client.
func ClientType() *object.Type { return clientClass.Of(newClientType) }

func (c *client) Type() *object.Type { return c.class }

var clientInit = native.NewFunction("labsh", "Client.__init__", "self, hote='localhost', port=5000, *, timeout=None", "", nil)

func newClientType() *object.Type {
	class := object.NewType(&object.Type{Name: "Client", Doc: "Client(hote='localhost', port=5000, *, timeout=None)\n\nLe client de la feuille de TP : connect(), sendMessage(texte), receiveMessage(), close()."})
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		c := &client{class: class}
		if class.Heap {
			c.SetClass(class)
		}
		return c, nil
	}
	class.Init = initClient
	class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		c := v.(*client)
		return fmt.Sprintf("<%s %s>", c.class.Name, c.place()), nil
	}
	class.Str = class.Repr
	method := func(name, sig, doc string, f func(c *client, t *object.Thread, a []object.Value) (object.Value, error)) {
		class.SetClassAttr(name, native.NewFunction("labsh", "Client."+name, strings.TrimSuffix("self, "+sig, ", "), doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			c, ok := a[0].(*client)
			if !ok || c.net == nil {
				return nil, object.Errorf(object.TypeError, "Client.%s() needs a Client", name)
			}
			return f(c, t, a[1:])
		}))
	}
	method("connect", "", "Connecte le client au serveur.", (*client).connect)
	method("sendMessage", "message", "Envoie un texte en UTF-8 ; rend le nombre d'octets.", (*client).sendMessage)
	method("receiveMessage", "", "Attend la réponse du serveur et la rend ; '' quand il a fini.", (*client).receiveMessage)
	method("close", "", "Ferme la connexion.", (*client).close)
	method("__enter__", "", "", func(c *client, _ *object.Thread, _ []object.Value) (object.Value, error) { return c, nil })
	method("__exit__", "*exc", "", func(c *client, t *object.Thread, _ []object.Value) (object.Value, error) { return c.close(t, nil) })
	for name, get := range map[string]func(c *client, t *object.Thread) object.Value{
		"hote": func(c *client, _ *object.Thread) object.Value { return object.Str(c.host) },
		"port": func(c *client, _ *object.Thread) object.Value { return object.NewInt(int64(c.port)) },
		"socket": func(c *client, t *object.Thread) object.Value {
			if c.net == nil || c.net.Socket() == nil {
				return object.None
			}
			return ssl.Object(c.net.Socket())
		},
	} {
		class.AddProperty(name, "", func(t *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*client), t), nil
		})
	}
	return class
}

// hostAndPort reads the first two arguments of both classes.
func hostAndPort(t *object.Thread, host, port object.Value) (string, int, error) {
	h, p := "localhost", 5000
	var err error
	if host != nil {
		if h, err = socket.HostArg(host); err != nil {
			return "", 0, err
		}
	}
	if port != nil {
		p, err = native.Int(t, port)
	}
	return h, p, err
}

func initClient(t *object.Thread, self object.Value, args object.Args) error {
	c := self.(*client)
	a, err := clientInit.Bind(object.Args{Pos: append([]object.Value{self}, args.Pos...), Kw: args.Kw})
	if err != nil {
		return err
	}
	if c.host, c.port, err = hostAndPort(t, a[1], a[2]); err != nil {
		return err
	}
	options := socket.TableOf(t).Options()
	if native.Given(a[3]) {
		d, err := socket.TimeoutArg(t, a[3])
		if err != nil {
			return err
		}
		options = append(options, netlab.WithTimeout(d))
	}
	c.net = netlab.NewClient(c.host, c.port, options...)
	return nil
}

// worded is a line of the lab sheet's programs, which speak French whatever labsh
// speaks.
func worded(text locale.Text, args ...any) string { return text.Format(locale.French, args...) }

// say prints such a line, as the programs do.
func say(t *object.Thread, text locale.Text, args ...any) error {
	return printLine(t, worded(text, args...))
}

func printLine(t *object.Thread, line string) error {
	_, err := io.WriteString(t.Interpreter().Stdout, line+"\n")
	return file.OSErrorOf(err)
}

func (c *client) place() string { return fmt.Sprintf("%s:%d", c.host, c.port) }

// shown is a message in a printed line: without its final newline.
func shown(message string) string { return strings.TrimSuffix(message, "\n") }

func (c *client) connect(t *object.Thread, _ []object.Value) (object.Value, error) {
	if err := t.Blocking(c.net.Connect); err != nil {
		return nil, socket.Exception(err)
	}
	socket.TableOf(t).Add(c.net.Socket())
	if err := say(t, locale.ConnectedTo, c.place()); err != nil {
		return nil, err
	}
	return object.None, say(t, locale.ClientSocket, c.net.Socket().Local())
}

func (c *client) sendMessage(t *object.Thread, a []object.Value) (object.Value, error) {
	text, ok := object.Plain(a[0]).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "Client.sendMessage() argument 'message' must be str, not %s", a[0].Type().Name)
	}
	message, err := file.EncodeUTF8(t, string(text))
	if err != nil {
		return nil, err
	}
	var n int
	if err := t.Blocking(func(ctx context.Context) (err error) {
		n, err = c.net.SendMessage(ctx, message)
		return err
	}); err != nil {
		return nil, socket.Exception(err)
	}
	return object.NewInt(int64(n)), say(t, locale.SentToServer, shown(message))
}

func (c *client) receiveMessage(t *object.Thread, _ []object.Value) (object.Value, error) {
	var message string
	if err := t.Blocking(func(ctx context.Context) (err error) {
		message, err = c.net.ReceiveMessage(ctx)
		return err
	}); err != nil {
		return nil, socket.Exception(err)
	}
	text, err := object.CallMethod(t, object.Bytes(message), "decode", object.Str("utf-8"))
	if err != nil {
		return nil, err
	}
	return text, say(t, locale.ReceivedFromServer, shown(message))
}

func (c *client) close(t *object.Thread, _ []object.Value) (object.Value, error) {
	if s := c.net.Socket(); s == nil || s.Fileno() < 0 {
		return object.None, nil
	}
	if err := t.Blocking(func(context.Context) error { return c.net.Close() }); err != nil {
		return nil, socket.Exception(err)
	}
	return object.None, say(t, locale.Disconnected, c.place())
}
