Tests a cell off the tape
+++++ +++++ .
<
   [.]
