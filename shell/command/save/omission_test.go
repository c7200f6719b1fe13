package save

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/netlab/record/frame"
	"labsh/shell/locale"
)

func conversation(client, server string) *record.Conversation {
	c := &record.Conversation{Protocol: netlab.ProtocolTCP}
	c.Ends[0] = record.End{Name: client, Address: netlab.IPv4{Host: "127.0.0.1", Port: 61200}}
	c.Ends[1] = record.End{Name: server, Address: netlab.IPv4{Host: "127.0.0.1", Port: 5000}}
	return c
}

func TestLeftOut(t *testing.T) {
	t.Parallel()
	unix := conversation("", "")
	unix.Protocol = netlab.ProtocolUnixStream
	unix.Ends[0].Address, unix.Ends[1].Address = netlab.Unix{}, netlab.Unix{Path: "/tmp/s"}
	pair := conversation("", "")
	pair.Protocol = netlab.ProtocolUnixStream
	pair.Ends[0].Address, pair.Ends[1].Address = netlab.Unix{}, netlab.Unix{}
	left := []frame.Left{
		{Conversation: unix, Reason: frame.UnixSocket},
		{Conversation: conversation("client", "peer"), Reason: frame.Encrypted},
		{Conversation: pair, Reason: frame.UnixSocket},
		{Conversation: conversation("client", "peer"), Reason: frame.Encrypted},
		{Conversation: conversation("", ""), Reason: frame.Encrypted},
	}
	for i := range 20 {
		left = append(left, frame.Left{Conversation: conversation(fmt.Sprint("r", i), ""), Reason: frame.OtherProtocol})
	}
	var got strings.Builder
	for _, o := range leftOut(left) {
		got.WriteString(o.text.Format(locale.English, o.names) + "\n")
	}
	want := locale.LeftEncrypted.Format(locale.English, "client–peer, ('127.0.0.1', 5000)") + "\n" +
		locale.LeftUnix.Format(locale.English, "'/tmp/s', u_str") + "\n" +
		locale.LeftProtocol.Format(locale.English, "r0, r1, r2, r3, r4, r5, r6, r7, …") + "\n"
	if got.String() != want {
		t.Errorf("%s\nwant\n%s", &got, want)
	}
}

func TestComments(t *testing.T) {
	t.Parallel()
	c := conversation("client", "")
	c.Ends[0].Socket = 1
	at := time.Unix(1, 0)
	c.Steps = []record.Step{
		{At: at, Call: &record.Event{Op: "send"}, Wire: &record.Wire{Kind: record.Data, Length: 5, Data: []byte("h"), Lost: true}},
		{At: at, End: 1, Wire: &record.Wire{Kind: record.Data, Length: 2, Data: []byte("o")}},
		{At: at, Call: &record.Event{Op: "recv"}},
		{At: at, End: 1, Wire: &record.Wire{Kind: record.FIN}},
		{At: at, Call: &record.Event{Op: "recvline"}},
	}
	var got strings.Builder
	b := frame.Build([]*record.Conversation{c}, nil)
	for i := range b.Frames {
		got.WriteString(strings.Join(comments(&b.Frames[i], locale.French), " / ") + "\n")
	}
	want := `reconstitué par labsh d'après les appels : send (client) / 4 octets de données ne sont pas gardés ; la somme de contrôle ne peut donc pas être vérifiée / n'est jamais arrivé
reconstitué par labsh d'après les appels : recv (client), venu d'ailleurs / 1 octet de données n'est pas gardé ; la somme de contrôle ne peut donc pas être vérifiée
reconstitué par labsh d'après les appels : recv (client), par le noyau
reconstitué par labsh d'après les appels : recvline (client), venu d'ailleurs
reconstitué par labsh d'après les appels : recvline (client), par le noyau
`
	if got.String() != want {
		t.Errorf("%s\nwant\n%s", &got, want)
	}
	c.Steps = []record.Step{{At: at, End: 1, Wire: &record.Wire{Kind: record.SYN}}}
	b = frame.Build([]*record.Conversation{c}, nil)
	if got := comments(&b.Frames[0], locale.French); len(got) != 1 || got[0] != locale.PacketRebuilt.Fr {
		t.Errorf("%q", got)
	}
}
