package netlab

import "net/netip"

// A Route is the way that this machine's packets to a host take first.
type Route struct {
	Kind RouteKind
	// Interface is where they leave: eth0.
	Interface string
	// Gateway is the router that passes them on; the zero Addr where the host is in
	// the interface's own network.
	Gateway netip.Addr
}

// RouteKind is what a route leads to.
type RouteKind int

// What a route may lead to.
const (
	RouteNone      RouteKind = iota // nothing: this machine has no route to there
	RouteHost                       // one machine
	RouteLocal                      // this machine itself
	RouteMany                       // several: broadcast, multicast
	RouteForbidden                  // nothing, on purpose: ip-route(8)'s unreachable, prohibit, blackhole
)

// Presence tells whether a host of the same network has answered when its hardware
// address was asked for: ARP for IPv4, neighbour discovery for IPv6.
type Presence int

// What is known of a neighbour.
const (
	PresenceUnknown Presence = iota
	PresenceSilent
	PresenceAnswered
)
