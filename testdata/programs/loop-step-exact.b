Counts the rounds of loops whose step is not 1 where it divides the number

++++++++++++ [--- > +++++++++++ <] > +++ . [-] <        4 times 11 and 3
,[----- > +++ <] > . [-] <                              13 times 3
++++++++ [-- > ++++++++ <] > . [-] <                    4 times 8: space
---------[+++ > +++++++++++ <] > . [-] <                3 times 11
++++++ [-- > + < - > + <] > ++++++ . [-] <              two and two and 6: line feed
