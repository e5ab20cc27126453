package ir

import (
	"fmt"
	"math"
)

// MaxOffset bounds the offsets of ops: Off and Src lie within ±MaxOffset, so
// that an encoder can count on short displacements and a guard area of this
// many cells catches every access near the tape's ends.
const MaxOffset = 1 << 16

// Link sets the Match fields of the program's Open, Close, If and End ops from
// their nesting, and says which op has no partner if one has none.
func (p *Program) Link() error {
	top := int32(-1) // innermost open block; its Match holds the one around it
	for i := range p.Ops {
		op := &p.Ops[i]
		switch op.Kind {
		case Open, If:
			op.Match = top
			top = int32(i)
		case Close, End:
			if top < 0 || p.Ops[top].Kind != op.Kind.opener() {
				return fmt.Errorf("ir: op %d: %s without %s", i, op.Kind, op.Kind.opener())
			}
			open := &p.Ops[top]
			op.Match = top
			top = open.Match
			open.Match = int32(i)
		}
	}
	if top >= 0 {
		return fmt.Errorf("ir: op %d: %s is never closed", top, p.Ops[top].Kind)
	}
	return nil
}

// opener returns the kind that begins the block that k ends.
func (k Kind) opener() Kind {
	if k == End {
		return If
	}
	return Open
}

// Check reports the first rule that the program breaks, nil if it is well
// formed. These always hold:
//
//   - Bits is 8, 16, 32 or 64, and the values of Add, Set and MulAdd are reduced
//     to it.
//   - Open and Close, If and End nest and know each other's index. A loop tests
//     the same offset at both ends.
//   - Off and Src are within ±MaxOffset, the distances of Move and Scan within
//     32 bits, and a Scan moves.
//   - A MulAdd does not read the cell that it writes.
//   - Fields that a kind does not use are 0.
func (p *Program) Check() error {
	switch p.Bits {
	case 8, 16, 32, 64:
	default:
		return fmt.Errorf("ir: cells of %d bits", p.Bits)
	}
	var opened []int32 // blocks around the current op
	for i := range p.Ops {
		op := &p.Ops[i]
		if fault := p.fault(op); fault != "" {
			return fmt.Errorf("ir: op %d, %v: %s", i, op, fault)
		}
		switch op.Kind {
		case Open, If:
			opened = append(opened, int32(i))
		case Close, End:
			last := len(opened) - 1
			if last < 0 {
				return fmt.Errorf("ir: op %d, %v: closes nothing", i, op)
			}
			open := &p.Ops[opened[last]]
			if op.Match != opened[last] || int(open.Match) != i || open.Kind != op.Kind.opener() {
				return fmt.Errorf("ir: op %d, %v: not the partner of op %d, %v", i, op, opened[last], open)
			}
			if op.Kind == Close && op.Off != open.Off {
				return fmt.Errorf("ir: op %d, %v: tests another cell than op %d, %v", i, op, opened[last], open)
			}
			opened = opened[:last]
		}
	}
	if len(opened) > 0 {
		return fmt.Errorf("ir: op %d, %v: never closed", opened[0], &p.Ops[opened[0]])
	}
	return nil
}

// fault says what is wrong with op taken by itself.
func (p *Program) fault(op *Op) string {
	if int(op.Kind) >= len(kindNames) {
		return "unknown kind"
	}
	if max(op.Off, op.Src) > MaxOffset || min(op.Off, op.Src) < -MaxOffset {
		return "offset too large"
	}
	rest := *op // what is left when the fields in use are cleared
	rest.Kind, rest.Pos = 0, 0
	if op.Kind != Move && op.Kind != End {
		rest.Off = 0
	}
	switch op.Kind {
	case Add, Set, MulAdd:
		if op.Arg != p.Wrap(op.Arg) {
			return "value not reduced to the cell width"
		}
		if op.Kind == MulAdd {
			if op.Src == op.Off {
				return "reads the cell that it writes"
			}
			rest.Src = 0
		}
		rest.Arg = 0
	case Move, Scan:
		if op.Arg != int64(int32(op.Arg)) || op.Arg == math.MinInt32 {
			return "distance too large"
		}
		if op.Kind == Scan {
			if op.Arg == 0 {
				return "does not move"
			}
			rest.Entry = 0
		}
		rest.Arg = 0
	case Open, Close, If, End:
		rest.Match = 0
	case Dump:
		if op.Arg != int64(int32(op.Arg)) || op.Arg < 0 {
			return "impossible number of a point"
		}
		rest.Arg = 0
	case Out:
		if op.Arg != int64(int32(op.Arg)) || op.Arg < 0 {
			return "impossible number of times"
		}
		rest.Arg = 0
	case Call, Follow:
		if op.Arg != int64(int32(op.Arg)) || op.Arg <= 0 {
			return "impossible number of a part"
		}
		if op.Entry>>1 != 0 {
			return "neither moves nor stays"
		}
		rest.Arg, rest.Entry = 0, 0
	}
	if rest != (Op{}) {
		return "unused field is set"
	}
	return ""
}
