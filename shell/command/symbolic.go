package command

// Symbolic reports whether the call's twin is for a program, which keeps the line's
// names and expressions.
func (c *Call) Symbolic() bool { return c.symbolic }

// Symbolic is the call's.
func (a *Arg) Symbolic() bool { return a.call.symbolic }
