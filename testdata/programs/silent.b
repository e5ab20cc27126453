Works for a while and writes nothing
++++++++[->++++++++[->++++++++[->+++>++<<]<]<]>>>[-<+>]
