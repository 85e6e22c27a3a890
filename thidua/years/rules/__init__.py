"""Who is next, the course of a proposal and of a handover, a plan's words moved to the next year."""
