"""What is typed about documents and registers."""
