"""What is true of official papers: a snapshot in, the content of the paper, its workbook and manifest out. Pure."""
