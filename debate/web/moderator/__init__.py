"""The work of moderators and editors: the queue, its decisions, and the desk of texts."""
