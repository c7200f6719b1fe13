package netlab

// InUse reports whether a call with the instance is under way.
func (e *Epoll) InUse() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.held > 0
}
