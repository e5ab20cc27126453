The targets of these loops are off the tape but no loop is entered
Cell 0 is 0 and the program cannot know it for the one that is read

[-<<<<+>>>>]
[->>>>>>>>>>+<<<<<<<<<<]
,---------------------------------------------------------------- -
[-<<<<+>>>>]
[->>>>>>>>>>++<<<<<<<<<<]
[-<++>>+<]
> +++ [ < [-<<<+>>>] [-<+>>>>>>>>>>>+<<<<<<<<<<] > - ] <
++++++++++ [- > +++++++++++ > + <<] > + . ---- . > .
