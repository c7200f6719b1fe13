package seeing

import (
	"context"
	"slices"
	"strconv"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/ladder"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/projector"
	"labsh/shell/python/object"
)

// maxColumns is how many ends stand beside each other on the page: they are to be
// read from the last row of a class.
const maxColumns = 5

var showCommand = command.Command{
	Name: "show", Group: command.GroupSeeing, Looks: true, Usage: "[[HOST] PORT]",
	Summary: locale.ShowSummary, Detail: locale.ShowDetail,
	Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "OverflowError", Means: locale.RaisePortRange}},
	Examples: []command.Example{{
		Lines: ">>> show\nProjector page: http://localhost:…/\n>>> stop show\nStopped localhost:…, 0 connections",
		Fr:    ">>> show\nPage à projeter : http://localhost:…/\n>>> stop show\nArrêt localhost:…, 0 connexion",
	}},
	Run: runShow,
	Advise: func(c *command.Call, _ *object.Exception) locale.Hint {
		if h := c.Arg("HOST"); h != nil && slices.Contains([]string{"stop", "off"}, h.Text()) {
			return locale.ShowStopHint.Hint()
		}
		return nil
	},
}

// runShow opens the page, or says where it is.
func runShow(c *command.Call) (command.Result, error) {
	host, port, err := place(c)
	if err != nil {
		return command.Result{}, err
	}
	r := command.Result{Address: netlab.JoinHostPort(host, port)}
	if _, err := c.Recorder(); err != nil {
		return r, err
	}
	old, _ := c.Session.Page.(*page)
	if old != nil && !old.Running() {
		old = nil
	}
	if old != nil && (c.Arg("HOST") == nil || old.at(host, port)) {
		r.Report = func() error { old.report(c); return nil }
		return r, nil
	}
	var sock *netlab.Socket
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		// No observer: the page is not part of what it shows.
		sock, err = known.Listen(ctx, sheet.AddressOf(host, port), nil)
		return err
	})
	if err != nil {
		return r, socket.Exception(err)
	}
	opened := &page{
		Projector: projector.Start(netlab.NewListener(sock), sessionView{c.Session}),
		socket:    sock, host: host, address: known.ChosenPort(r.Address, sock.Local()),
	}
	c.Session.Page = opened
	if old != nil {
		if err := c.Thread.Blocking(old.Stop); err != nil {
			return r, socket.Exception(err)
		}
		n := old.Connections()
		c.Console.Report(locale.Stopped.For(c.Console.Lang(), int64(n)), old.Address(), n)
	}
	r.Report = func() error { opened.report(c); return nil }
	return r, nil
}

// place is where the page is asked for: on this machine alone, at a port that the
// kernel chooses, where the line does not say.
func place(c *command.Call) (host string, port int, err error) {
	host = "localhost"
	a := c.Arg("PORT")
	switch h := c.Arg("HOST"); {
	case h == nil:
		return host, 0, nil
	case a == nil:
		if _, err := strconv.Atoi(h.Text()); err != nil {
			return h.Text(), 0, nil
		}
		a = h
	default:
		host = h.Text()
	}
	port, err = c.Port(a, "bind")
	return host, port, err
}

// A page is the projector page as a server of the session.
type page struct {
	*projector.Projector
	socket  *netlab.Socket
	host    string // as it was typed
	address string
}

// Connections is how many browsers have looked on.
func (p *page) Connections() int { return p.Browsers() }

// Datagrams is of servers of UDP.
func (p *page) Datagrams() (received, dropped int, ok bool) { return 0, 0, false }

// Address is where it listens.
func (p *page) Address() string { return p.address }

// Socket is the listening socket.
func (p *page) Socket() *netlab.Socket { return p.socket }

func (p *page) at(host string, port int) bool {
	_, own := known.SplitTyped(p.address)
	return host == p.host && (port == own || port == 0)
}

// report says where the page is, and who else can read it.
func (p *page) report(c *command.Call) {
	host, port := known.SplitTyped(p.address)
	if slices.Contains([]string{"0.0.0.0", "::"}, host) {
		host = "localhost"
	}
	c.Console.Report(locale.ShowOpened, pageURL(host, port))
	switch offered, beyond := command.OfferedBeyond(p.socket, pageURL); {
	case beyond && offered == "":
		c.Console.Report(locale.ReachableByNone)
	case beyond:
		c.Console.Remark(locale.ShowBeyond, offered)
	}
}

func pageURL(host string, port int) string { return "http://" + netlab.JoinHostPort(host, port) + "/" }

// sessionView is what there is to see of a session.
type sessionView struct{ session *command.Session }

func (v sessionView) Watch(changed func()) (stop func()) {
	events := v.session.Recorder.Watch(func(record.Event) { changed() })
	lines := v.session.Lines.Watch(changed)
	return func() {
		events()
		lines()
	}
}

func (v sessionView) Look() projector.View {
	lang, recorder := v.session.Console.Lang(), v.session.Recorder
	view := projector.View{
		Lang: lang,
		Diagram: ladder.Draw(recorder.Conversations(), ladder.Options{
			Lang: lang, Columns: maxColumns, Dropped: recorder.Dropped(), Lost: recorder.LostPackets(),
		}),
	}
	for _, l := range v.session.Lines.All() {
		line := projector.Line{
			ID: l.ID, Text: l.Text, Twin: l.Twin, Value: l.Value, Error: l.Error,
			First: l.First, Last: l.Last, Open: l.Open, Looks: l.Looks,
		}
		if l.Hint != (locale.Text{}) {
			line.Hint = l.Hint.In(lang)
		}
		view.Lines = append(view.Lines, line)
	}
	return view
}
