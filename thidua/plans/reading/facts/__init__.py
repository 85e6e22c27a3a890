"""The finders of facts. Each gives what it finds in a plan, in any order; the engine sorts."""
