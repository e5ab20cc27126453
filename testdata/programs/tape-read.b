Reads into a cell off the tape which is an error whether there is input or not
,.<,
.
