"""Pages of a year of emulation: which years there are, who takes part, who leads, whom to call."""
