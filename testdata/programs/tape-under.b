Fails at the first access left of the start cell
++++++++++ [- > +++++++++++ > + <<] > + . ---- . > . <<
+ < > -
<< > + .
