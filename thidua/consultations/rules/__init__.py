"""The life of a comment round, what an opinion says, and which two things are the same thing."""
