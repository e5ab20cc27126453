package jit

// Live returns the number of tenants of the space: pieces of code with pages of
// their own, and blocks of arenas.
func Live() int {
	s, err := reserve()
	if err != nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.live)
}
