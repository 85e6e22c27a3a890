"""Pages of criteria tables. Module by module, one for each part."""
