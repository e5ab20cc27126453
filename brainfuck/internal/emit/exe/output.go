package exe

// writeOutput writes the text of an executable that only writes.
func (r *builder) writeOutput(output []byte) ([]byte, error) {
	b := r.Buffer()
	r.start = r.here()
	r.Imm(work, workBase)
	data := r.label()
	r.Addr(t0, data)
	r.Store(work, writtenAt, t0, 8)
	r.Imm(a0, int64(len(output)))
	r.Add(t0, a0)
	r.call(&r.drain)
	r.exit(exitOK)
	r.finish()
	r.bind(data)
	b.Emit(output...)
	return b.Bytes()
}
