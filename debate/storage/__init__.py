"""The only place that writes: events into the log, the log into tables, the log into its signed
tree.
"""
