A program without a command is a program as well
