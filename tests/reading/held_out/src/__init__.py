"""Eight plans written for measuring alone: their words, and what a careful clerk reads out of them."""
