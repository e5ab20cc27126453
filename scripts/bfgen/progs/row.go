package progs

import "github.com/seed1605a99e/movabs/scripts/bfgen/macro"

// A row is an array of records, for long numbers with a digit of each in every
// record. Record 0 is home: its mark is 0, as is that of the record after the
// last one; the marks between them are 1, so that a slide finds either end.
// The cells are those of record 0.
type row struct {
	mark, sum, carry, seen macro.Cell
	fields, temps          []macro.Cell
	stride, n              int
}

// newRow hands out a row of n records with some fields for digits, as the last
// thing on the tape.
func newRow(a *macro.Asm, fields, n int) *row {
	temps := a.Cells(10)
	r := &row{mark: a.Cell(), sum: a.Cell(), carry: a.Cell(), seen: a.Cell(), n: n}
	r.temps, r.fields = a.Cells(2), a.Cells(fields)
	r.stride = 4 + fields + len(r.temps)
	a.Fix(temps)
	return r
}

func (r *row) field(i int) macro.Cell { return r.fields[i] }

// init marks the records.
func (r *row) init(a *macro.Asm) {
	a.Note("mark %d records", r.n)
	a.AddConst(r.sum, r.n)
	a.While(r.sum, func() {
		next := r.sum + macro.Cell(r.stride)
		a.Dec(r.sum)
		a.Move(r.sum, next)
		a.Shift(r.stride)
		a.Inc(r.mark)
	})
	a.Slide(r.mark, -r.stride)
}

// up executes body in every record from the first to the last, and comes home.
// A carry out of the last one is lost.
func (r *row) up(a *macro.Asm, body func()) {
	a.Local(r.temps, func() {
		a.Shift(r.stride)
		a.While(r.mark, func() {
			body()
			a.Shift(r.stride)
		})
		a.Clear(r.carry)
		a.Shift(-r.stride)
		a.Slide(r.mark, -r.stride)
	})
}

// down executes body in every record from the last to the first, and comes home.
func (r *row) down(a *macro.Asm, body func()) {
	a.Local(r.temps, func() {
		a.Shift(r.stride)
		a.Slide(r.mark, r.stride)
		a.Shift(-r.stride)
		a.While(r.mark, func() {
			body()
			a.Shift(-r.stride)
		})
	})
}

// print writes the number in field without leading zeros.
func (r *row) print(a *macro.Asm, field macro.Cell) {
	show := r.sum
	a.Note("write the number")
	a.Inc(r.seen + macro.Cell(r.stride)) // the last digit is written in any case
	r.down(a, func() {
		a.Copy(field, r.seen)
		a.Copy(r.seen, show)
		a.If(show, func() {
			a.PrintDigit(field)
			a.Clear(r.seen)
			a.Inc(r.seen - macro.Cell(r.stride))
		})
	})
	a.Clear(r.seen)
}
