Fails at the cell left of ten cells left of the start
<<<<< <<<<<
++++++++++ [- > +++++++++++ > + <<] > + . ---- . > .
<<<
.
