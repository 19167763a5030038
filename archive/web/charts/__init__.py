"""Numbers -> geometry: what the templates under `templates/charts/` draw as SVG, each with a table behind it.

Pure: counts in, positions out, in the units of the SVG's viewBox. No colour and no style is decided here; those are
classes of static/css/charts.css, so that dark mode, print and the strict content policy all hold.
"""
