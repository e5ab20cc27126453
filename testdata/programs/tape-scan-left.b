The search for a 0 leaves the tape at its left end

++++++++++ [- > +++++++++++ > + <<] > + . ---- . > . <<
+ >>
[< ] .
