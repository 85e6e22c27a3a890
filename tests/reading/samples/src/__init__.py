"""Sources of the sample plans: one module for one plan."""
