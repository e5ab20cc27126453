package opt

// The pass once makes ifs of loops that run one turn at most, because their
// cell is 0 at the end of it whatever it was at the beginning.
//
//	open [0]; out [1]; set [0], 0; close [0]
//	  =>  if [0]; out [1]; set [0], 0; end
//	open [0]; move 1; open [0]; in [0]; close [0]; close [0]
//	  =>  if [0]; move 1; open [0]; in [0]; close [0]; end
//
// Most are seen before the walk, when the effects of loops are found, so that
// their bodies begin with all that is known before them; others when the walk
// comes to their end.
