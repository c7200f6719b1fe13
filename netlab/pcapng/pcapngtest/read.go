// Package pcapngtest reads what package pcapng writes, for tests, and asks tshark about
// it.
package pcapngtest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"
)

// A File is a pcapng file of one section.
type File struct {
	Application, Comment string
	Interfaces           []Interface
	Packets              []Packet
}

// An Interface is one of the file's.
type Interface struct {
	Name, Description, Comment string
	Link, Snap                 int
	Resolution                 int // if_tsresol; 6 where it is not set
}

// A Packet is one of the file's.
type Packet struct {
	Interface int
	Time      time.Time
	Bytes     []byte
	Length    int
	Flags     uint32
	Comments  []string
}

// Read takes a file apart. It refuses whatever the format forbids and blocks that
// package pcapng does not write.
func Read(b []byte) (*File, error) {
	var f File
	for first := true; len(b) > 0; first = false {
		if len(b) < 12 {
			return nil, errors.New("a block without its lengths")
		}
		kind, length := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])
		if length < 12 || length%4 != 0 || int64(length) > int64(len(b)) {
			return nil, fmt.Errorf("a block of %d bytes of %d", length, len(b))
		}
		if again := binary.LittleEndian.Uint32(b[length-4:]); again != length {
			return nil, fmt.Errorf("a block of %d bytes says %d at its end", length, again)
		}
		if first != (kind == 0x0A0D0D0A) {
			return nil, fmt.Errorf("a block of type %#x, first: %v", kind, first)
		}
		if err := f.block(kind, b[8:length-4]); err != nil {
			return nil, err
		}
		b = b[length:]
	}
	return &f, nil
}

func (f *File) block(kind uint32, body []byte) error {
	switch kind {
	case 0x0A0D0D0A:
		return f.section(body)
	case 1:
		return f.anInterface(body)
	case 6:
		return f.packet(body)
	}
	return fmt.Errorf("a block of type %d", kind)
}

func (f *File) section(b []byte) error {
	if len(b) < 16 || binary.LittleEndian.Uint32(b) != 0x1A2B3C4D {
		return errors.New("a section header without its magic number")
	}
	if binary.LittleEndian.Uint16(b[4:]) != 1 || binary.LittleEndian.Uint16(b[6:]) != 0 {
		return errors.New("not version 1.0")
	}
	return options(b[16:], func(code uint16, value []byte) {
		switch code {
		case 1:
			f.Comment = string(value)
		case 4:
			f.Application = string(value)
		}
	})
}

func (f *File) anInterface(b []byte) error {
	if len(b) < 8 {
		return errors.New("a short interface description")
	}
	i := Interface{Link: int(binary.LittleEndian.Uint16(b)), Snap: int(binary.LittleEndian.Uint32(b[4:])), Resolution: 6}
	err := options(b[8:], func(code uint16, value []byte) {
		switch code {
		case 1:
			i.Comment = string(value)
		case 2:
			i.Name = string(value)
		case 3:
			i.Description = string(value)
		case 9:
			i.Resolution = int(value[0])
		}
	})
	f.Interfaces = append(f.Interfaces, i)
	return err
}

func (f *File) packet(b []byte) error {
	if len(b) < 20 {
		return errors.New("a short packet block")
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(b[4*i:]) }
	p := Packet{Interface: int(word(0)), Time: time.Unix(0, int64(uint64(word(1))<<32|uint64(word(2)))), Length: int(word(4))}
	kept := int(word(3))
	padded := (kept + 3) &^ 3
	switch {
	case p.Interface >= len(f.Interfaces):
		return fmt.Errorf("a packet of interface %d, of %d", p.Interface, len(f.Interfaces))
	case kept > p.Length || padded > len(b)-20:
		return fmt.Errorf("a packet with %d bytes of %d in a block of %d", kept, p.Length, len(b))
	}
	p.Bytes = b[20 : 20+kept]
	err := options(b[20+padded:], func(code uint16, value []byte) {
		switch code {
		case 1:
			p.Comments = append(p.Comments, string(value))
		case 2:
			p.Flags = binary.LittleEndian.Uint32(value)
		}
	})
	f.Packets = append(f.Packets, p)
	return err
}

// options calls each with every option up to their end, which has to be the block's.
func options(b []byte, each func(code uint16, value []byte)) error {
	for len(b) >= 4 {
		code, length := binary.LittleEndian.Uint16(b), int(binary.LittleEndian.Uint16(b[2:]))
		padded := (length + 3) &^ 3
		if padded > len(b)-4 {
			return fmt.Errorf("option %d has %d bytes of %d", code, length, len(b)-4)
		}
		if code == 0 {
			if len(b) != 4 {
				return fmt.Errorf("%d bytes after the end of options", len(b)-4)
			}
			return nil
		}
		each(code, b[4:4+length])
		b = b[4+padded:]
	}
	return errors.New("options without an end")
}
