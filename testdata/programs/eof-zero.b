Shows that the end of the input makes the cell 0 again and again

,.,.                            the two bytes of the input
>+++++,[[-]>+++++++.<]          5 becomes 0 so the loop is skipped
,.,.                            two NUL bytes
++++++++++.                     a line feed
