"""What a consolidated report is made of: headings and paragraphs set side by side, tables summed, the course of the draft."""
