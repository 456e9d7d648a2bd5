"""The only place that reads: one function for each question; each takes a connection and gives
values.
"""
