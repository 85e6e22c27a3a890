"""The register of heads, what a handover holds, what the next year takes over."""
