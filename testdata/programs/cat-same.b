Copies the input where the end of the input leaves the cell as it is
The cell is cleared first so the end reads as the 0 that is already there
,[.[-],]
