Writes ok and then loops for ever
The word must come out although the loop never ends

++++++++++ [- > +++++++++++ > + <<]
> + . ---- . > .
< [ ]
