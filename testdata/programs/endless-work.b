Writes ok in each of two rounds and then counts for ever in a loop without an end
that changes cells which nobody reads

++ [
  > ++++++++++ [- > +++++++++++ > + <<]
  > + . ---- . [-] > . [-] <<<
  -
]
+ [ > + < >> - << ]
> .
