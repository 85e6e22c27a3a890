"""Who may do what with documents and registers. Module by module, one for each part."""
