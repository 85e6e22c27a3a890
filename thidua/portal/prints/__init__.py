"""What leaves the portal as a file: the board as .xlsx, a person's calendar as .ics."""
