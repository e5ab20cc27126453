Steps of two never meet 0 from an odd number
The first loop ends and the second does not

++++++++++ [- > +++++++++++ > + <<] >> [- > + < ]
< + . ---- . >> . <<
+ [--]
< +++ [--]
>> .
