package command

import (
	"context"

	"labsh/shell/command/known"
	"labsh/shell/module/socket"
)

// ServeHTTP starts a server of HTTP in the background and names it.
func ServeHTTP(c *Call, serve func(context.Context, known.Serving) (*known.HTTPServer, error), s known.Serving) (Result, error) {
	s.Options = c.Session.SocketOptions()
	r := Result{Address: known.JoinHostPort(s.Host, s.Port), Made: c.NewName("server")}
	var server *known.HTTPServer
	err := c.Thread.Blocking(func(ctx context.Context) (err error) {
		server, err = serve(ctx, s)
		return err
	})
	if err != nil {
		return r, socket.Exception(err)
	}
	r.Value, r.Address = server, server.Address()
	c.BindServer(r.Made, server)
	return r, nil
}
