[ This loop is never entered so nothing in it happens: . , + [ - > . ] < ]
[] [-] [+] [[]] [.] [,] [<] [>] [[-] > [<<<] .]
++++++++++ [- > +++++++++++ > + <<]     after a loop its cell is 0
[.] [] [- > . <]
> + .                                   o
[-] [>.<] [[[.]]]
+++ [[-]] [.,]
> [- < +++++++++++ >> + <] [.]          10 times 11 and 10 itself
< --- .                                 k
>> .                                    line feed
