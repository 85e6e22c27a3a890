"""Who may do what with criteria tables. Module by module, one for each part."""
