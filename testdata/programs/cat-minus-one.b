Copies the input with its NUL bytes where the end of the input reads as minus 1
,+[-.,+]
