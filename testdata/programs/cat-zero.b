Copies the input to the output where the end of the input reads as 0
,[.,]
