Copies the input where reading past its end is an error
What was read before the end must be in the output
+[,.]
