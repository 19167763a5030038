"""Thin doors: a view is a queryset, a template and a context. One file a noun."""
