"""A turn's sheet as an .xlsx that is filled in without a line and brought back. Values in, values out: no models, no clock."""
