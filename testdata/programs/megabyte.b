Writes 16384 lines of 64 bytes which is a mebibyte

>>>>> +++++ +++++ <<<<<                 cell 5: line feed
> ++++++++ [- < ++++++++ ++++++++ >] <  cell 0: 128 blocks
[
  - >> ++++++++ [- < ++++++++ ++++++++ >] <     cell 1: 128 lines
  [
    - >> ++++++++ [- < ++++++++ >] < -          cell 2: 63 characters
    >> ++++++++ [- < ++++ >] <                  cell 3: from space on
    < [- > . + <]
    > [-] >> . <<<<
  ]
  <
]
