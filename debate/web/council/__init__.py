"""What the council does with a debate, and the papers and work of its members."""
