Ten cells which are not 0 fill the tape so the search for a 0 leaves it
The access that fails is the test at the end of the loop

++++++++++ [- > +++++++++++ > + <<] > + . ---- . > . <<
+ >> >+>+>+>+>+>+>+ <<<<<<<<<
[ >
]
.
