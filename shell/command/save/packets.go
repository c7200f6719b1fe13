package save

import (
	"bytes"
	"slices"
	"strings"

	"labsh/netlab/record"
	"labsh/netlab/record/frame"
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// packetFile is the exchange as a file for Wireshark, and what is said of it.
func packetFile(c *command.Call, path string) (content []byte, report func(), err error) {
	if _, err := c.Recorder(); err != nil {
		return nil, nil, err
	}
	b := frame.Build(c.Session.Conversations(), c.Session.Packets())
	left := leftOut(b.Left)
	if len(b.Frames)+len(b.Captured) == 0 {
		e := object.Errorf(object.RuntimeError, "no packets to save")
		e.Hint = locale.NoPacketsHint.Hint(path)
		if len(left) > 0 {
			e.Hint = left[0].text.Hint(left[0].names)
		}
		return nil, nil, e
	}
	var out bytes.Buffer
	err = b.Write(&out, packetTexts(c.Console.Lang()))
	return out.Bytes(), func() { reportPackets(c, path, b, left) }, err
}

// reportPackets says what is in the file, and what is not.
func reportPackets(c *command.Call, path string, b *frame.Built, left []omission) {
	out, lang := c.Console, c.Console.Lang()
	built, captured := int64(len(b.Frames)), int64(len(b.Captured))
	switch {
	case captured == 0:
		out.Report(locale.SavedBuilt.For(lang, built), path, built)
	case built == 0:
		out.Report(locale.SavedCaptured.For(lang, captured), path, captured)
	default:
		out.Report(locale.SavedBoth, path, captured, built)
	}
	for _, l := range left {
		out.Remark(l.text, l.names)
	}
	if n := int64(b.Truncated); n > 0 {
		out.Remark(locale.PacketsCut.For(lang, n), n, b.Missing)
	}
	if b.Skipped > 0 {
		out.Remark(locale.PacketsSkipped, b.Skipped)
	}
	events, packets := c.Session.Dropped()
	if n := int64(events); n > 0 {
		out.Remark(locale.PacketsDropped.For(lang, n), n)
	}
	if n := int64(packets); n > 0 {
		out.Remark(locale.CapturedDropped.For(lang, n), n)
	}
	if n := int64(c.Session.Recorder.LostPackets()); n > 0 {
		out.Remark(locale.CaptureLost.For(lang, n), n)
	}
}

// An omission is why some conversations are not in the file, and which.
type omission struct {
	text  locale.Text
	names string
}

// mostNames is how many conversations an omission names.
const mostNames = 8

// leftOut names the conversations that are not in the file, by reason.
func leftOut(left []frame.Left) (all []omission) {
	for _, r := range []struct {
		reason frame.Reason
		text   locale.Text
	}{
		{frame.Encrypted, locale.LeftEncrypted}, {frame.UnixSocket, locale.LeftUnix},
		{frame.OtherProtocol, locale.LeftProtocol}, {frame.NoAddress, locale.LeftAddress},
	} {
		var names []string
		for _, l := range left {
			if name := nameOf(l.Conversation); l.Reason == r.reason && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > mostNames {
			names = append(names[:mostNames], "…")
		}
		if len(names) > 0 {
			all = append(all, omission{r.text, strings.Join(names, ", ")})
		}
	}
	return all
}

// nameOf is what a conversation is called: by the names of its ends here, else by an
// address.
func nameOf(c *record.Conversation) string {
	var names []string
	for i := range c.Ends {
		if name := c.Ends[i].Name; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		return strings.Join(names, "–")
	}
	for i := range c.Ends {
		if a := c.Ends[1-i].Address; a != nil && a.String() != "''" {
			return a.String()
		}
	}
	return c.Protocol.String()
}

// packetTexts are what the file says to people.
func packetTexts(lang locale.Lang) frame.Texts {
	return frame.Texts{
		Application: "labsh " + command.Version,
		Section:     locale.PacketsSection.In(lang),
		Interface:   locale.PacketsInterface.In(lang),
		Filled:      locale.PacketFilled.In(lang),
		Comments:    func(f *frame.Frame) []string { return comments(f, lang) },
	}
}

// comments are those on a packet that was reconstructed.
func comments(f *frame.Frame, lang locale.Lang) []string {
	first := locale.PacketRebuilt.In(lang)
	if cause, ok := f.Cause(); ok {
		text := locale.PacketOf
		switch cause.How {
		case frame.ByKernel:
			text = locale.PacketOfKernel
		case frame.Seen:
			text = locale.PacketSeenBy
		}
		call := cause.Call.Op
		if name := f.Conversation.Ends[cause.End].Name; name != "" {
			call += " (" + name + ")"
		}
		first = text.Format(lang, call)
	}
	all := []string{first}
	if n := int64(f.Missing()); n > 0 {
		all = append(all, locale.PacketCut.For(lang, n).Format(lang, n))
	}
	if f.Lost() {
		all = append(all, locale.PacketLost.In(lang))
	}
	return all
}
