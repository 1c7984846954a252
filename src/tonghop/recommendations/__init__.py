"""What units raise: a difficulty from the day it is told until whoever told it has an answer."""
