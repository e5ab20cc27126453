package plain

import "testing"

func TestRun(t *testing.T) {
	for _, test := range []struct {
		src, in   string
		o         Options
		out, fail string
	}{
		{src: "", out: ""},
		{src: ",.>,.<.", in: "ab", out: "aba"},
		{src: "#!/bin/bf ,.[\n+.", out: "\x01"},
		{src: "++[->++<]>.", out: "\x04"},
		{src: "-[>+<[-]]>.", o: Options{Bits: 8}, out: "\x01"},
		{src: "-+[.]++.", o: Options{Bits: 64}, out: "\x02"},
		{src: "+,.", o: Options{EOF: "same"}, out: "\x01"},
		{src: "+,.", o: Options{EOF: "0"}, out: "\x00"},
		{src: "+,.+[.]", o: Options{EOF: "-1", Bits: 32}, out: "\xff"},
		{src: "+.,", o: Options{EOF: "error"}, out: "\x01", fail: "input:1:3"},
		{src: "<<>>.<.", out: "\x00", fail: "range:1:7"},
		{src: "<.<.", o: Options{Left: 1}, out: "\x00", fail: "range:1:4"},
		{src: ">.\n >.", o: Options{Right: 2}, out: "\x00", fail: "range:2:3"},
		{src: "+.[[-]", fail: "syntax:1:3"},
		{src: "+.\n[-]]", fail: "syntax:2:4"},
		{src: "+.[]", o: Options{Steps: 100}, out: "\x01", fail: "timeout"},
	} {
		out, _, err := Run([]byte(test.src), []byte(test.in), test.o)
		fail := ""
		if err != nil {
			fail = err.Error()
		}
		if string(out) != test.out || fail != test.fail {
			t.Errorf("%q %+v: output %q, failure %q; want %q, %q",
				test.src, test.o, out, fail, test.out, test.fail)
		}
	}
}
