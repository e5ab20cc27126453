Shows that the end of the input makes the whole cell minus 1
so that one more step makes it 0 in cells of any width

,.,.                            the two bytes of the input
>,.                             a byte with all bits set
+[[-]>+++++++.<]                nothing is left in the higher bits
,+++.                           minus 1 and 3 is 2
++++++++.                       a line feed
