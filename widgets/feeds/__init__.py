"""The work place "Umpan": which source is late and why, and what was refused."""
