package jit

// Live returns the number of pieces of code that are loaded.
func Live() int {
	s, err := reserve()
	if err != nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.live)
}
