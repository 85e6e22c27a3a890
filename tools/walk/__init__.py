"""The house as a visitor meets it: a demo that is served, its addresses with a sample each, a browser. Used by pictures and by walks."""
