package ladder

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/record"
	"labsh/shell/locale"
)

// segments marks an arrow as captured, and puts what its segments say beside it.
func (a *Arrow) segments(all []record.Segment, l locale.Lang) {
	if len(all) == 0 {
		return
	}
	a.Captured = true
	first := all[0]
	if first.Packet.Protocol != capture.TCP {
		return
	}
	flags := first.Packet.Flags.String()
	length, facts := 0, capture.Facts(0)
	for _, s := range all {
		length += s.Packet.PayloadLength
		facts |= s.Step.Facts
	}
	var detail []string
	if len(all) > 1 {
		detail = append(detail, locale.LadderSegments.For(l, int64(len(all))).Format(l, len(all)))
	}
	if a.Kind == Data {
		detail = append(detail, flags)
	} else if a.Kind != Handshake {
		a.Label = flags
	}
	detail = append(detail, fmt.Sprint("seq ", first.Step.Seq))
	if first.Packet.Flags.Has(capture.ACK) {
		detail = append(detail, fmt.Sprint("ack ", first.Step.Ack))
	}
	detail = append(detail, fmt.Sprint("win ", first.Step.Window), fmt.Sprint("len ", length))
	a.Detail = strings.Join(append(detail, factTexts(facts, l)...), " ")
}

// factTexts are what is remarkable about segments. A reset is seen by its flag.
func factTexts(facts capture.Facts, l locale.Lang) []string {
	var texts []string
	for _, f := range remarkable {
		if facts.Has(f.fact) {
			texts = append(texts, "["+f.text.In(l)+"]")
			facts &^= f.covers
		}
	}
	return texts
}

// remarkable are the facts that are told; covers are those that go without saying beside
// one.
var remarkable = []struct {
	fact, covers capture.Facts
	text         locale.Text
}{
	{capture.FastRetransmission, capture.Retransmission, locale.FactFastRetransmission},
	{capture.SpuriousRetransmission, capture.Retransmission, locale.FactSpuriousRetransmission},
	{capture.Retransmission, 0, locale.FactRetransmission},
	{capture.OutOfOrder, 0, locale.FactOutOfOrder},
	{capture.DuplicateAck, 0, locale.FactDuplicateAck},
	{capture.ZeroWindowProbe, capture.ZeroWindow, locale.FactZeroWindowProbe},
	{capture.ZeroWindowProbeAck, capture.ZeroWindow, locale.FactZeroWindowProbeAck},
	{capture.ZeroWindow, 0, locale.FactZeroWindow},
	{capture.WindowUpdate, 0, locale.FactWindowUpdate},
	{capture.WindowFull, 0, locale.FactWindowFull},
	{capture.KeepAlive, 0, locale.FactKeepAlive},
	{capture.KeepAliveAck, 0, locale.FactKeepAliveAck},
	{capture.LostSegment, 0, locale.FactLostSegment},
	{capture.AckedUnseen, 0, locale.FactAckedUnseen},
	{capture.PortsReused, 0, locale.FactPortsReused},
}

// countText is what stands under a part: how much was captured, and what share of it is
// data.
func (g group) countText(l locale.Lang) string {
	total, tcp := capture.Counts{}, false
	for _, t := range g {
		if t.Captured {
			total = total.Plus(t.Counts).Plus(t.others)
			tcp = tcp || t.Protocol == netlab.ProtocolTCP
		}
	}
	if total.Segments == 0 {
		return ""
	}
	frames := locale.LadderFrames
	if tcp {
		frames = locale.LadderSegments
	}
	n, data := int64(total.Segments), int64(total.Data)
	return locale.LadderCount.Format(l, frames.For(l, n).Format(l, n), locale.LadderBytes.For(l, data).Format(l, data),
		total.Wire, strconv.Itoa(int(math.Round(total.Share()))))
}
