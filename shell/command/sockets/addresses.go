package sockets

import (
	"net/netip"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// addressesCommand shows where this machine can be reached.
func addressesCommand() command.Command {
	return command.Command{
		Name: "addresses", Group: command.GroupSockets, Looks: true, Yields: true, Shows: true,
		Summary: locale.AddressesSummary, Detail: locale.AddressesDetail,
		Examples: []command.Example{{Lines: ">>> addresses | fields address | head 1\n127.0.0.1"}},
		Raises:   []command.Raise{{Name: "OSError", Means: locale.RaiseTooManyFiles}},
		Run:      runAddresses,
	}
}

// runAddresses gives the interfaces' addresses as rows; an interface without one has a
// row, too.
func runAddresses(c *command.Call) (command.Result, error) {
	nics, err := netlab.Interfaces()
	if err != nil {
		return command.Result{}, socket.Exception(err)
	}
	rows := &command.Rows{Format: console.Aligned, Spare: []int{4}, Columns: []command.Column{ // spare: the MAC address
		{Key: "interface", Head: locale.Same("interface")}, {Key: "state", Head: locale.HeadState},
		{Key: "family", DataOnly: true}, {Key: "address", Head: locale.HeadAddress}, {Key: "prefix", DataOnly: true},
		{Key: "scope", Head: locale.HeadScope}, {Key: "mac", Head: locale.Same("MAC")},
	}}
	l := c.Console.Lang()
	for _, nic := range nics {
		state := command.Cell{Value: object.Str(nic.State.String()), Shown: locale.LinkState[nic.State.String()].In(l)}
		row := []command.Cell{command.TextCell(nic.Name), state, {Value: object.None}, {Value: object.None}, {Value: object.None}, {Value: object.None}, command.OptionalCell(nic.Hardware)}
		if len(nic.Addresses) == 0 {
			rows.Cells = append(rows.Cells, row)
		}
		for _, own := range nic.Addresses {
			row = append(row[:2:2], addressCells(own, l)...)
			rows.Cells = append(rows.Cells, append(row, command.OptionalCell(nic.Hardware)))
		}
	}
	return command.Result{Value: rows.List(), Rows: rows, Report: func() error {
		rows.Draw(c.Console)
		c.TellReach()
		return nil
	}}, nil
}

// addressCells are a row's cells for one address: alone for filters, with the
// network's prefix for people.
func addressCells(own netip.Prefix, l locale.Lang) []command.Cell {
	family, scope := "ipv6", netlab.ScopeOf(own.Addr()).String()
	if own.Addr().Is4() {
		family = "ipv4"
	}
	return []command.Cell{
		command.TextCell(family), {Value: object.Str(own.Addr().String()), Shown: own.String()}, command.NumberCell(own.Bits()),
		{Value: object.Str(scope), Shown: locale.AddressScope[scope].In(l)},
	}
}
