Shows that the end of the input leaves the cell as it is
time after time and with any value in the cell

,.,.                            the two bytes of the input
,.                              the second byte again
+.,.                            its successor twice
[-]++++++++++,.                 a line feed
