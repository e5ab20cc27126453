Writes the bytes 0 to 255 in order
++++ ++++ ++++ ++++
[
  - > ++++ ++++ ++++ ++++
  [- > . + <]
  <
]
