"""Rules about plans: when a due value ends (`dues`), whom words mean (`cast`), what changed between versions (`differences`)."""
