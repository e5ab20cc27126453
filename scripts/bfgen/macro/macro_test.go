package macro

import (
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/scripts/bfgen/plain"
)

// TestText checks what some macros write.
func TestText(t *testing.T) {
	for _, test := range []struct {
		name  string
		write func(a *Asm, x, y, z Cell)
		want  string
	}{
		{"moves are put off", func(a *Asm, x, y, z Cell) { a.To(z); a.Add(y, 2); a.Dec(x) }, ">++<-"},
		{"clear", func(a *Asm, x, y, z Cell) { a.Clear(y) }, ">[-]"},
		{"pour", func(a *Asm, x, y, z Cell) { a.Pour(x, Term{y, 2}, Term{z, -1}) }, "[->++>-<<]"},
		{"while comes back", func(a *Asm, x, y, z Cell) { a.While(x, func() { a.Out(z) }) }, "[>>.<<]"},
		{"slide", func(a *Asm, x, y, z Cell) { a.Slide(y, 3); a.Inc(x) }, ">[>>>]<+"},
		{"large constant", func(a *Asm, x, y, z Cell) { a.AddConst(x, 65) }, ">>>++++++++[-<<<++++++++>>>]<<<+"},
		{"note", func(a *Asm, x, y, z Cell) { a.Inc(x); a.Note("a note"); a.Inc(y) }, "+\na note\n>+"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var a Asm
			test.write(&a, a.Cell(), a.Cell(), a.Cell())
			if got := strings.TrimSuffix(string(a.Bytes()), "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestMeaning checks what programs made of macros do, in cells of 8 and of 64
// bits. Each of them starts with x = 5, y = 3 and z = 0.
func TestMeaning(t *testing.T) {
	for _, test := range []struct {
		name  string
		write func(a *Asm, x, y, z Cell)
		in    string
		want  string
	}{
		{"copy", func(a *Asm, x, y, z Cell) { a.Copy(x, y, z); digits(a, x, y, z) }, "", "585"},
		{"not", func(a *Asm, x, y, z Cell) { a.Not(x, z); digits(a, x, z) }, "", "00"},
		{"not of 0", func(a *Asm, x, y, z Cell) { a.Not(z, x); digits(a, x) }, "", "6"},
		{"if", func(a *Asm, x, y, z Cell) {
			a.IfElse(x, func() { a.Print("yes") }, func() { a.Print("no") })
			a.IfElse(z, func() { a.Print("yes") }, func() { a.Print("no") })
		}, "", "yesno"},
		{"switch", func(a *Asm, x, y, z Cell) {
			say := func(s string) func() { return func() { a.Print(s) } }
			for _, c := range []Cell{x, y, z} {
				a.Switch(c, say("other"), Case{0, say("none")}, Case{2, say("two")}, Case{5, say("five")})
			}
		}, "", "fiveothernone"},
		{"probe", func(a *Asm, x, y, z Cell) {
			p := a.Probe()
			for range 2 {
				a.Branch(p, func() { a.Print("n") }, func() { a.Print("z") })
				a.Copy(x, p.Value)
			}
			digits(a, x, p.Value)
		}, "", "zn5:"},
		{"wrap", func(a *Asm, x, y, z Cell) {
			d := a.Cell()
			a.Add(x, 12)
			a.Wrap(x, d, y, 10)
			digits(a, d, y)
		}, "", "74"},
		{"split", func(a *Asm, x, y, z Cell) {
			a.Add(x, 80)
			a.Split(x, z, y, 10)
			digits(a, x, y, z)
		}, "", "0;5"},
		{"read to the end", func(a *Asm, x, y, z Cell) {
			a.Clear(x)
			a.Read(x)
			a.Read(z)
			a.Out(x)
			digits(a, z)
		}, "a", "a0"},
		{"numbers", func(a *Asm, x, y, z Cell) {
			m, n, enough := a.Number(4), a.Number(3), a.Cell()
			a.ReadNumber(m)
			a.ReadNumber(n)
			for _, step := range []func(){
				func() { a.AddTo(m, n) },
				func() { a.SubFrom(m, n, enough) },
				func() { a.Increment(m) },
				func() { a.Decrement(n) },
			} {
				step()
				a.PrintNumber(m)
				a.Print(" ")
				a.PrintNumber(n)
				a.Print(" ")
			}
			digits(a, enough)
		}, "999 700\n", "1699 700 999 700 1000 700 1000 699 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var a Asm
			x, y, z := a.Cell(), a.Cell(), a.Cell()
			a.Add(x, 5)
			a.Add(y, 3)
			test.write(&a, x, y, z)
			for _, o := range []plain.Options{{Bits: 8, EOF: "-1"}, {Bits: 64, EOF: "-1"}, {}} {
				out, _, err := plain.Run(a.Bytes(), []byte(test.in), o)
				if err != nil || string(out) != test.want {
					t.Errorf("%+v: got %q, %v; want %q", o, out, err, test.want)
				}
			}
		})
	}
}

// digits writes cells as digits, 10 and more as the characters after 9.
func digits(a *Asm, cells ...Cell) {
	for _, c := range cells {
		a.PrintDigit(c)
	}
}

// TestNote checks that a command in a comment is found.
func TestNote(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	new(Asm).Note("a comma, for instance")
}
