A device filter: rejects one device and allows all others

The kernel asks it whenever a process opens or makes a device
Its input is two parameters and then the question; each is a number of four bytes with the
lowest first: the major and the minor number to reject; what is to be done with the device
and of what kind it is; its major and its minor number

Cells: eight bytes of parameters; one byte of the question; how many bytes differ; the answer

read the parameters

,>,>,>,>,>,>,>,

skip four bytes

>,,,,

compare each of eight bytes: take it from the one of the parameter; what remains is a difference

,[<<<<<<<<->>>>>>>>-]<<<<<<<<[[-]>>>>>>>>>+<<<<<<<<<]>>>>>>>>
,[<<<<<<<->>>>>>>-]<<<<<<<[[-]>>>>>>>>+<<<<<<<<]>>>>>>>
,[<<<<<<->>>>>>-]<<<<<<[[-]>>>>>>>+<<<<<<<]>>>>>>
,[<<<<<->>>>>-]<<<<<[[-]>>>>>>+<<<<<<]>>>>>
,[<<<<->>>>-]<<<<[[-]>>>>>+<<<<<]>>>>
,[<<<->>>-]<<<[[-]>>>>+<<<<]>>>
,[<<->>-]<<[[-]>>>+<<<]>>
,[<->-]<[[-]>>+<<]>

any difference allows the device

>[[-]>+<]>.
