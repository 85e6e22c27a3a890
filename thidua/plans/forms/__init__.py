"""What people type about plans, parsed. Forms neither save nor decide."""
