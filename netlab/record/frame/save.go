package frame

import (
	"bufio"
	"io"

	"labsh/netlab/pcapng"
)

// Texts are what a file says to people. The library has none of its own: what is nil
// or empty is left out.
type Texts struct {
	Application string // the program that made the file
	Section     string // on the whole file
	Interface   string // on the frames that were built
	// Comments are those on a frame that was built.
	Comments func(*Frame) []string
}

// Interface is the name, in a file, of the interface of frames that were built.
const Interface = "reconstructed"

// Write writes a file for Wireshark.
func (b *Built) Write(w io.Writer, texts Texts) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	out, err := pcapng.NewWriter(buffered, pcapng.Section{Application: texts.Application, Comment: texts.Section})
	if err != nil {
		return err
	}
	id, err := out.AddInterface(pcapng.Interface{Name: Interface, Description: texts.Interface, Link: pcapng.Ethernet})
	if err != nil {
		return err
	}
	var scratch []byte
	for i := range b.Frames {
		f := &b.Frames[i]
		scratch = f.Append(scratch[:0])
		p := pcapng.Packet{Interface: id, Time: f.Time, Bytes: scratch, Length: f.Length()}
		if texts.Comments != nil {
			p.Comments = texts.Comments(f)
		}
		if err := out.WritePacket(p); err != nil {
			return err
		}
	}
	return buffered.Flush()
}
