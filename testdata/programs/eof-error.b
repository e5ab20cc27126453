Fails at the first read past the end of the input and not before
,.,.
++++++++++ .
>
[,] dead since this cell is 0
,
.
