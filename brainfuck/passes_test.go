package brainfuck_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func TestPasses(t *testing.T) {
	const src = ",>,<[->+++<]"
	tests := []struct {
		options brainfuck.Options
		loop    bool // remains
	}{
		{brainfuck.Options{}, false},
		{brainfuck.Options{Level: brainfuck.Level1}, true},
		{brainfuck.Options{Passes: []string{"offsets", "fold"}}, true},
		{brainfuck.Options{Passes: []string{"multiply", "offsets"}}, false},
		{brainfuck.Options{Passes: []string{"multiply", "offsets"}, Without: []string{"multiply"}}, true},
		{brainfuck.Options{Without: []string{"multiply", "settle"}}, true},
	}
	for _, test := range tests {
		p := mustCompile(t, src, &test.options)
		if got := strings.Contains(p.Optimised(), "open"); got != test.loop {
			t.Errorf("%+v: a loop remains: %v, want %v\n%s", test.options, got, test.loop, p.Optimised())
		}
	}
}

func TestUnknownPass(t *testing.T) {
	for _, o := range []brainfuck.Options{
		{Passes: []string{"fold", "flod"}},
		{Without: []string{"flod"}},
		{Level: brainfuck.Level0, Without: []string{"flod"}},
	} {
		_, err := brainfuck.Compile(nil, &o)
		var option *brainfuck.OptionError
		if !errors.As(err, &option) || option.Value != "flod" || !strings.Contains(option.Reason, `"multiply"`) {
			t.Errorf("%+v: error %v", o, err)
		}
	}
}
