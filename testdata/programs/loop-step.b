Counts the rounds of loops whose step is not 1 in 8 bit cells

+ [--- > + <] > . [-] <                 171
+ [+++++ > + <] > . [-] <               51
++ [------ > ++ <] > . [-] <            twice 171
++++ [------- >>+<<] >> . [-] <<        64 times 4 and so on
, [----- > + <] > . [-] <               from the input: 13
, [+++ > + <] > . [-] <                 from the input
