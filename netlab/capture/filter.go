package capture

import "golang.org/x/net/bpf"

// What a filter knows of a packet besides its bytes, with Linux's numbers: packet(7) and
// if_arp.h.
const (
	packetOutgoing = 4
	deviceEthernet = 1
	deviceLoopback = 772

	// networkHeader is SKF_NET_OFF: bytes are counted from the IP header on.
	networkHeader = 0xfff00000
)

// maxSpans is for how many spans of ports a filter has room: the kernel keeps about 90 bytes
// for each, and older kernels have 20 KiB for a socket's filter and the one that replaces it
// (optmem_max).
const maxSpans = 80

// takeAll is the span of any port.
var takeAll = []span{{0, 1<<16 - 1}}

// filterProgram is what the kernel runs on each packet: it keeps snap bytes of those of TCP
// and UDP that have one of the ports at one end. Of these it leaves out the second of the
// two that the loopback interface shows of each packet, when it is sent and when it is
// received: the first is there when send(2) returns, the second when the kernel gets to it.
// It leaves out those with a VLAN's tag, too, which the VLAN's own interface shows without. A
// later fragment has no ports: all are taken.
//
// Where there are more spans than fit, it takes all ports, and the choice is the sorter's.
func filterProgram(spans []span, snap uint32) ([]bpf.RawInstruction, error) {
	if len(spans) > maxSpans {
		spans = takeAll
	}
	var a assembler
	// X becomes the offset of the IP header. By the link's header all of a packet can be
	// read, from the IP header on only what is not in pages of memory of its own.
	a.add(bpf.LoadExtension{Num: bpf.ExtVLANTagPresent})
	a.jump(bpf.JumpNotEqual, 0, "reject", "")
	a.add(bpf.LoadExtension{Num: bpf.ExtLinkLayerType})
	a.jump(bpf.JumpEqual, deviceEthernet, "ethernet", "")
	a.jump(bpf.JumpEqual, deviceLoopback, "", "other")
	a.add(bpf.LoadExtension{Num: bpf.ExtType})
	a.jump(bpf.JumpEqual, packetOutgoing, "", "reject")
	a.label("ethernet")
	a.add(bpf.LoadConstant{Dst: bpf.RegX, Val: ethernetHeader})
	a.jump(bpf.JumpEqual, 0, "kind", "kind")
	a.label("other")
	a.add(bpf.LoadConstant{Dst: bpf.RegX, Val: networkHeader})
	a.label("kind")
	a.add(bpf.LoadExtension{Num: bpf.ExtProto})
	a.program()
	a.label("accept")
	a.add(bpf.RetConstant{Val: snap})
	a.label("reject")
	a.add(bpf.RetConstant{Val: 0})
	a.label("ports")
	for offset := range uint32(2) {
		a.add(bpf.LoadIndirect{Off: 2 * offset, Size: 2})
		for _, s := range spans {
			a.add(bpf.JumpIf{Cond: bpf.JumpLessThan, Val: uint32(s.first), SkipTrue: 2},
				bpf.JumpIf{Cond: bpf.JumpGreaterThan, Val: uint32(s.last), SkipTrue: 1},
				bpf.RetConstant{Val: snap})
		}
	}
	a.add(bpf.RetConstant{Val: 0})
	return a.assemble()
}

// filterExtensions is how many of IPv6's extension headers the filter passes over: a
// program cannot loop.
const filterExtensions = 4

// program looks for the header of TCP or UDP, A being the Ethernet type and X the offset of
// the IP header, and leaves its offset in X.
func (a *assembler) program() {
	a.jump(bpf.JumpEqual, etherIPv4, "", "version 6")
	a.add(bpf.LoadIndirect{Off: 9, Size: 1})
	a.jump(bpf.JumpEqual, uint32(TCP), "version 4", "")
	a.jump(bpf.JumpEqual, uint32(UDP), "", "reject")
	a.label("version 4")
	a.add(bpf.LoadIndirect{Off: 6, Size: 2})
	a.jump(bpf.JumpBitsSet, 0x1fff, "accept", "")
	a.add(bpf.LoadIndirect{Off: 0, Size: 1},
		bpf.ALUOpConstant{Op: bpf.ALUOpAnd, Val: 15},
		bpf.ALUOpConstant{Op: bpf.ALUOpShiftLeft, Val: 2})
	a.advance()
	a.jump(bpf.JumpEqual, 0, "ports", "ports")

	a.label("version 6")
	a.jump(bpf.JumpEqual, etherIPv6, "", "reject")
	const next = 0 // the scratch word with the kind of header at X
	a.add(bpf.LoadIndirect{Off: 6, Size: 1}, bpf.StoreScratch{Src: bpf.RegA, N: next},
		bpf.LoadConstant{Dst: bpf.RegA, Val: ipv6Header})
	a.advance()
	for i := range filterExtensions + 1 {
		in := func(name string) string { return name + string(rune('0'+i)) }
		a.add(bpf.LoadScratch{Dst: bpf.RegA, N: next})
		a.jump(bpf.JumpEqual, uint32(TCP), "ports", "")
		a.jump(bpf.JumpEqual, uint32(UDP), "ports", "")
		if i == filterExtensions {
			a.jump(bpf.JumpEqual, 0, "reject", "reject")
			break
		}
		a.jump(bpf.JumpEqual, fragment, in("fragment"), "")
		a.jump(bpf.JumpEqual, authentic, in("authentic"), "")
		a.jump(bpf.JumpEqual, hopByHop, in("options"), "")
		a.jump(bpf.JumpEqual, routing, in("options"), "")
		a.jump(bpf.JumpEqual, destOptions, in("options"), "reject")

		a.label(in("fragment"))
		a.add(bpf.LoadIndirect{Off: 0, Size: 1}, bpf.StoreScratch{Src: bpf.RegA, N: next},
			bpf.LoadIndirect{Off: 2, Size: 2})
		a.jump(bpf.JumpBitsSet, 0xfff8, "", in("first"))
		a.add(bpf.LoadScratch{Dst: bpf.RegA, N: next})
		a.jump(bpf.JumpEqual, uint32(TCP), "accept", "")
		a.jump(bpf.JumpEqual, uint32(UDP), "accept", "reject")
		a.label(in("first"))
		a.add(bpf.LoadConstant{Dst: bpf.RegA, Val: 8})
		a.jump(bpf.JumpEqual, 0, in("advance"), in("advance"))

		for _, e := range []struct {
			name  string
			shift uint32 // of the length
			more  uint32 // bytes that it does not count
		}{{"authentic", 2, 8}, {"options", 3, 8}} {
			a.label(in(e.name))
			a.add(bpf.LoadIndirect{Off: 0, Size: 1}, bpf.StoreScratch{Src: bpf.RegA, N: next},
				bpf.LoadIndirect{Off: 1, Size: 1},
				bpf.ALUOpConstant{Op: bpf.ALUOpShiftLeft, Val: e.shift},
				bpf.ALUOpConstant{Op: bpf.ALUOpAdd, Val: e.more})
			a.jump(bpf.JumpEqual, 0, in("advance"), in("advance"))
		}
		a.label(in("advance"))
		a.advance()
	}
}

// advance adds A to X.
func (a *assembler) advance() { a.add(bpf.ALUOpX{Op: bpf.ALUOpAdd}, bpf.TAX{}) }

// An assembler puts a program together whose jumps go to labels.
type assembler struct {
	code   []bpf.Instruction
	labels map[string]int
	jumps  []jump
}

// A jump goes to one of two labels; "" stands for the next instruction.
type jump struct {
	at      int
	yes, no string
}

func (a *assembler) add(code ...bpf.Instruction) { a.code = append(a.code, code...) }

func (a *assembler) label(name string) {
	if a.labels == nil {
		a.labels = map[string]int{}
	}
	a.labels[name] = len(a.code)
}

func (a *assembler) jump(test bpf.JumpTest, value uint32, yes, no string) {
	a.jumps = append(a.jumps, jump{len(a.code), yes, no})
	a.add(bpf.JumpIf{Cond: test, Val: value})
}

func (a *assembler) assemble() ([]bpf.RawInstruction, error) {
	for _, j := range a.jumps {
		distance := func(label string) uint8 {
			if label == "" {
				return 0
			}
			return uint8(a.labels[label] - j.at - 1)
		}
		i := a.code[j.at].(bpf.JumpIf)
		i.SkipTrue, i.SkipFalse = distance(j.yes), distance(j.no)
		a.code[j.at] = i
	}
	return bpf.Assemble(a.code)
}
