Copies the input to the output whatever the end of the input looks like
It may leave the cell alone or make it 0 or make it minus 1

Cell 0 holds the byte and cell 1 says whether to go on

>+                      go on
[
  [-]                   unless told otherwise this is the last round
  <[-],                 read into a cell that is 0
  [
    +[                  neither 0 nor minus 1 so it is a byte
      -.                write it
      [-]>+<            and go on
    ]
  ]
>]
