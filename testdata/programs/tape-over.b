Fails at the first access right of a tape of 20 cells
++++++++++ [- > +++++++++++ > + <<] > + . ---- . > . <<
>>>>>>>>>> >>>>>>>>> +++ [-] + .
> >> <<
+ .
