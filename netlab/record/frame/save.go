package frame

import (
	"bufio"
	"io"

	"labsh/netlab/capture"
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
	// Filled is on a captured packet whose checksum the kernel had left open, and which
	// has its right one in the file.
	Filled string
}

// Interface is the name, in a file, of the interface of frames that were built.
const Interface = "reconstructed"

// Write writes a file for Wireshark, with all packets in order of time.
func (b *Built) Write(w io.Writer, texts Texts) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	out, err := pcapng.NewWriter(buffered, pcapng.Section{Application: texts.Application, Comment: texts.Section})
	if err != nil {
		return err
	}
	f := file{Writer: out, texts: texts, built: -1, interfaces: map[device]int{}}
	frames, captured := b.Frames, b.Captured
	for len(frames)+len(captured) > 0 {
		if len(captured) == 0 || len(frames) > 0 && !captured[0].Time.Before(frames[0].Time) {
			err = f.frame(&frames[0])
			frames = frames[1:]
		} else {
			err = f.packet(captured[0])
			captured = captured[1:]
		}
		if err != nil {
			return err
		}
	}
	return buffered.Flush()
}

// file is one that is being written.
type file struct {
	*pcapng.Writer
	texts      Texts
	scratch    []byte
	built      int // the number of the interface for frames; -1 before the first
	interfaces map[device]int
}

// device is an interface of the machine.
type device struct {
	index int
	name  string
	link  capture.LinkType
}

// frame writes one that was built.
func (f *file) frame(fr *Frame) (err error) {
	if f.built < 0 {
		f.built, err = f.AddInterface(pcapng.Interface{Name: Interface, Description: f.texts.Interface, Link: pcapng.Ethernet})
		if err != nil {
			return err
		}
	}
	f.scratch = fr.Append(f.scratch[:0])
	p := pcapng.Packet{Interface: f.built, Time: fr.Time, Bytes: f.scratch, Length: fr.Length()}
	if f.texts.Comments != nil {
		p.Comments = f.texts.Comments(fr)
	}
	return f.WritePacket(p)
}

// packet writes one that was captured.
func (f *file) packet(c *capture.Packet) (err error) {
	from := device{c.Interface, c.InterfaceName, c.Link}
	id, ok := f.interfaces[from]
	if !ok {
		id, err = f.AddInterface(pcapng.Interface{Name: c.InterfaceName, Link: pcapng.LinkType(c.Link)})
		if err != nil {
			return err
		}
		f.interfaces[from] = id
	}
	p := pcapng.Packet{Interface: id, Time: c.Time, Length: c.Length, Direction: pcapng.Incoming}
	if c.Direction == capture.Outgoing {
		p.Direction = pcapng.Outgoing
	}
	if p.Bytes, ok = filled(c); ok && f.texts.Filled != "" {
		p.Comments = []string{f.texts.Filled}
	}
	return f.WritePacket(p)
}
