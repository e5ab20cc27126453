A loop goes on while its cell is not 0 also where that cell is negative when
it is taken as a signed number

>> ++++++++ [- > ++++++++ <] > + << <           cell 3: A
- [ >>> . + <<< + ]                             minus 1: one round
--- [ >>> . + <<< + ]                           minus 3: three rounds
> ++++++++ [- < ++++++++ ++++++++ > ] <         128 rounds that count in cell 1
[ > + < - ]
> -------- ------- [- < + > ] <                 113 of them back in cell 0
[ - > + < ]
> ----- ----- ----- ----- ----- ----- .         113 less 30: S
[-] < -- [ [ + ] >>> . <<< ]                    up to 0 and once more
> ++++++++++ .
