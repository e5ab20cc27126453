Cell 1 is 0 only the first time that the loop writes it
,[>.+<-]
