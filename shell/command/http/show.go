package http

import (
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/console"
	"labsh/shell/locale"
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
		showInterim(out, r.Interim)
	}
	// What failed gives no body to a file or a filter.
	cut := locale.CutBody
	if s.err != nil {
		cut = locale.CutReceived
	}
	if !x.line.raw {
		head, body := x.parts("hb", r.RawHead(), s.body)
		out.Response(head, body, cut)
		return
	}
	head, _ := x.parts("hb", r.RawHead(), nil)
	out.Response(head, nil, cut)
	if strings.IndexByte(x.line.print, 'b') >= 0 {
		out.RawBody(r.RawBody())
	}
}

// showInterim shows the answers before the final one: as many as the screen has
// room for.
func showInterim(out *console.Console, all []httpwire.Interim) {
	length := 0
	for _, interim := range all {
		length += len(interim.Raw)
	}
	shown := 0
	for _, interim := range all {
		if shown += len(interim.Raw); shown > console.MaxShown && !out.Whole(length) {
			out.Line(strings.TrimSpace(locale.CutShort.Format(out.Lang(), length)))
			return
		}
		out.Response(interim.Raw, nil, locale.CutShort)
	}
}
