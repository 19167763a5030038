"""OPERATING: what whoever runs the archive sees of it, and how it grows beyond one machine. Beside the flow.

Does: figures for Prometheus, a line for each request, which database answers which request,
the first pages of a new process, a bill of what the archive is built on.
Never: keeps who asked for what: figures and lines carry kinds of pages and times, never words that a visitor typed.
To extend: a figure is a metric in `metrics.py`, under the names that Prometheus advises.
"""
