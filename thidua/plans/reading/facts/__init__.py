"""Facts: what a careful clerk writes down. `finders` lists who looks for what; `context` is what they all see."""
