"""Who may do what with an obligation; None or the reason."""
