"""What people type about criteria tables. Module by module, one for each part."""
