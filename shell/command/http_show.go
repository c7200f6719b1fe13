package command

import (
	"strings"

	"labsh/shell/console"
)

// show prints what went over the wire, as far as --print asks for it and it has
// not been shown yet.
func (x *webExchange) show(out *console.Console) {
	for _, s := range x.hops {
		if !s.sent && !x.line.offline {
			return // there was no connection
		}
		if !s.asked {
			s.asked = true
			out.Request(x.parts("HB", s.request.Head(), s.request.Body))
		}
		if s.response != nil && !s.answered {
			s.answered = true
			x.showResponse(out, s)
		}
	}
}

// parts leaves out the head or body that --print does not ask for.
func (x *webExchange) parts(letters string, head, body []byte) ([]byte, []byte) {
	if strings.IndexByte(x.line.print, letters[0]) < 0 {
		head = nil
	}
	if strings.IndexByte(x.line.print, letters[1]) < 0 || len(body) == 0 {
		body = nil
	}
	return head, body
}

func (x *webExchange) showResponse(out *console.Console, s *hop) {
	r := s.response
	if strings.IndexByte(x.line.print, 'h') >= 0 {
		for _, interim := range r.Interim {
			out.Response(interim.Raw, nil)
		}
	}
	if !x.line.raw {
		out.Response(x.parts("hb", r.RawHead(), s.body))
		return
	}
	head, body := x.parts("hb", r.RawHead(), r.Raw()[r.Head:])
	out.Response(head, nil)
	if body != nil {
		out.Line(string(body))
	}
}
