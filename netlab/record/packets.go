package record

import "labsh/netlab/capture"

// AddPacket keeps a captured packet, if it is one of the recorded sockets'.
func (r *Recorder) AddPacket(p *capture.Packet) {}

// SetFlush has Conversations call flush first, which hands over the packets that have
// come; nil for none.
func (r *Recorder) SetFlush(flush func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.flush = flush
}
