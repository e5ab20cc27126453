The same loop with a cell that is not 0 must fail at its first plus
and the output before it must appear

++++++++++ [- > +++++++++++ > + <<] > + . ---- . > . <<
,
[-<<<<+>>>>]
<<<<.
