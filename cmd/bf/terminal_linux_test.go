package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/notice"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// A terminal is a pseudo-terminal (pty(7)) with a bf on it.
type terminal struct {
	*exec.Cmd
	t      *testing.T
	master *os.File
	before unix.Termios
	text   string // that was shown so far
}

// onTerminal starts bf as a shell would in the foreground of a new terminal.
func onTerminal(t *testing.T, args ...string) *terminal {
	t.Helper()
	master, slave := openPty(t)
	defer slave.Close()
	p := &terminal{Cmd: exec.Command("bf", args...), t: t, master: master, before: mode(t, master)}
	p.Stdin, p.Stdout, p.Stderr = slave, slave, slave
	p.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.Process.Kill()
		p.Wait()
	})
	return p
}

func openPty(t *testing.T) (master, slave *os.File) {
	t.Helper()
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_CLOEXEC|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Skip("no pseudo-terminals: ", err)
	}
	master = os.NewFile(uintptr(fd), "/dev/ptmx")
	t.Cleanup(func() { master.Close() })
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return master, slave
}

// mode returns how the terminal is set.
func mode(t *testing.T, master *os.File) unix.Termios {
	t.Helper()
	raw, err := master.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var m *unix.Termios
	if e := raw.Control(func(fd uintptr) { m, err = unix.IoctlGetTermios(int(fd), unix.TCGETS) }); e != nil || err != nil {
		t.Fatal(e, err)
	}
	return *m
}

// see waits until the terminal has shown a text, after what was seen before.
func (p *terminal) see(text string) {
	p.t.Helper()
	if err := p.master.SetReadDeadline(time.Now().Add(patience)); err != nil {
		p.t.Fatal(err)
	}
	buf := make([]byte, 1<<10)
	for !strings.Contains(p.text, text) {
		n, err := p.master.Read(buf)
		p.text += string(buf[:n])
		if err != nil {
			p.t.Fatalf("the terminal shows %q, not %q: %v", p.text, text, err)
		}
	}
	_, p.text, _ = strings.Cut(p.text, text)
}

func (p *terminal) keys(keys string) {
	p.t.Helper()
	if _, err := p.master.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// ends waits for the end of bf, which must have a status and leave the terminal
// as it was.
func (p *terminal) ends(status int) {
	p.t.Helper()
	time.AfterFunc(patience, func() { p.Process.Kill() })
	_ = p.Wait() // the status tells
	if got := p.ProcessState.ExitCode(); got != status {
		p.t.Errorf("exit status %d, want %d; the terminal shows %q", got, status, p.text)
	}
	if diff := cmp.Diff(p.before, mode(p.t, p.master)); diff != "" {
		p.t.Errorf("the terminal is left in another mode: %s", diff)
	}
}

// Programs for terminals. echo writes what it reads until the end, and then an !;
// ready begins with one.
const (
	ready = "+++++++[>+++++++++<-]>."                        // ?
	echo  = ready + "[-],[.[-],]" + "++++++[>++++++<-]>---." // ! at the end
)

var engineFlags = []string{"--io=buffered", "--interpret"}

// TestLines: without --raw, a program gets lines that the terminal shows, and
// Ctrl-D ends its input.
func TestLines(t *testing.T) {
	for _, engine := range engineFlags {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			p := onTerminal(t, engine, "--eof=0", "-c", echo)
			p.see("?")
			p.keys("ab\n")
			p.see("ab\r\nab\r\n")
			p.keys("\x04")
			p.see("!")
			p.ends(process.OK)
		})
	}
}

// TestRaw: with --raw, a program gets keys, which are not shown.
func TestRaw(t *testing.T) {
	for _, engine := range engineFlags {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			p := onTerminal(t, "run", "--raw", engine, "--eof=0", "-c", echo)
			p.see("?")
			p.keys("a")
			p.see("a")
			p.keys("b")
			p.see("b")
			p.keys("\x04")
			p.see("!")
			if p.text != "" {
				t.Errorf("the terminal shows %q as well", p.text)
			}
			p.ends(process.OK)
		})
	}
}

// TestRawIsUndone: however a program ends, the terminal is as before.
func TestRawIsUndone(t *testing.T) {
	for _, engine := range engineFlags {
		for name, c := range map[string]struct {
			code   string
			end    func(p *terminal)
			status int
		}{
			"interrupt while reading": {ready + ",", func(p *terminal) { p.keys("\x03") }, 130},
			"interrupt":               {ready + "[]", func(p *terminal) { p.keys("\x03") }, 130},
			"error":                   {ready + ",<<+", func(p *terminal) { p.keys("x") }, process.Failed},
			"signal":                  {ready + ",", func(p *terminal) { p.Process.Signal(syscall.SIGTERM) }, 143},
			"hang-up":                 {ready + "[]", func(p *terminal) { p.Process.Signal(syscall.SIGHUP) }, 129},
			"end of input":            {ready + ",", func(p *terminal) { p.keys("\x04") }, process.OK},
		} {
			t.Run(engine+" "+name, func(t *testing.T) {
				t.Parallel()
				if c.status == 129 && signal.Ignored(syscall.SIGHUP) {
					t.Skip("hang-ups are ignored, as nohup does it, and programs started here ignore them as well")
				}
				p := onTerminal(t, "run", "--raw", engine, "-c", c.code)
				p.see("?")
				if m := mode(t, p.master); m.Lflag&(unix.ICANON|unix.ECHO) != 0 || m.Lflag&unix.ISIG == 0 {
					t.Errorf("local modes %#x while the program runs", m.Lflag)
				}
				c.end(p)
				p.ends(c.status)
			})
		}
	}
}

// TestQuitKey: Ctrl-\ tells where the program is, computing or reading, and it
// goes on.
func TestQuitKey(t *testing.T) {
	for _, engine := range engineFlags {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			p := onTerminal(t, engine, "-c", ready+",.\n>+[>+++[-]<]")
			p.see("?")
			time.Sleep(50 * time.Millisecond) // until it reads
			p.keys("\x1c")
			p.see("bf: -c:1:24: pointer at cell ") // that of the code, or of the source
			p.see("63")
			p.keys("x\n")
			p.see("x\r\nx")
			time.Sleep(50 * time.Millisecond) // until it computes
			for range 2 {
				p.keys("\x1c")
				p.see("bf: -c:2:")
				p.see("120")
			}
			p.keys("\x03")
			p.ends(130)
		})
	}
}

// TestNotice: at a terminal, a compilation that takes long is told of, and the
// line is taken away; elsewhere it is not.
func TestNotice(t *testing.T) {
	master, slave := openPty(t)
	defer slave.Close()
	stderr := os.Stderr
	defer func() { os.Stderr = stderr }()
	os.Stderr = slave
	p := &terminal{t: t, master: master}
	n := notice.Start("compiling x.b", time.Millisecond)
	p.see("\rbf: compiling x.b, 0 s")
	n.End()
	n.End()
	p.see("\r" + strings.Repeat(" ", len("bf: compiling x.b, 0 s")) + "\r")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	os.Stderr = w
	n = notice.Start("compiling x.b", 0)
	time.Sleep(5 * time.Millisecond)
	n.End()
	w.Close()
	if got := make([]byte, 10); true {
		if k, _ := r.Read(got); k > 0 {
			t.Errorf("a pipe gets %q", got[:k])
		}
	}
}

// TestDebug: the debugger shows a program when the terminal has a size, and leaves
// the terminal as it was, whatever ends it.
func TestDebug(t *testing.T) {
	for name, c := range map[string]struct {
		end    func(p *terminal)
		status int
	}{
		"q":       {func(p *terminal) { p.keys("q") }, process.OK},
		"Ctrl-C":  {func(p *terminal) { p.keys("\x03") }, process.OK},
		"signal":  {func(p *terminal) { p.Process.Signal(syscall.SIGTERM) }, 143},
		"hang-up": {func(p *terminal) { p.Process.Signal(syscall.SIGHUP) }, 129},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.status == 129 && signal.Ignored(syscall.SIGHUP) {
				t.Skip("hang-ups are ignored, as nohup does it, and programs started here ignore them as well")
			}
			p := onTerminal(t, "debug", "-c", "+++[>++<-]>.")
			p.resize(80, 24)
			p.see("stopped at 1:1")
			p.keys("?")
			p.see("go to the cursor")
			p.keys("?")
			c.end(p)
			p.see("\x1b[?1049l")
			p.ends(c.status)
		})
	}
}

// resize gives the terminal a size.
func (p *terminal) resize(width, height uint16) {
	p.t.Helper()
	raw, err := p.master.SyscallConn()
	if err != nil {
		p.t.Fatal(err)
	}
	if e := raw.Control(func(fd uintptr) {
		err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: height, Col: width})
	}); e != nil || err != nil {
		p.t.Fatal(e, err)
	}
}
