"""What people type on the pages of rounds and questions."""
