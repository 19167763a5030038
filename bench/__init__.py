"""THE BENCHMARK: how fast the archive answers, beside what else a person could use, measured in one run.

    make bench SIZE=100000 [BENCH_POSTGRESQL=postgres://…]

A corpus is made (`corpus`), put into the archive on SQLite, on PostgreSQL when an address is given, into a tantivy
index and into a Datasette database (`filling`, `rivals`). Then every class of query (`queries`) is asked of each
(`timing`), totals are compared, and `report` writes the table of medians, 95th percentiles and ratios.

Never: part of the test suite, nor imported by `archive`. Its own dependencies stand in requirements-bench.txt.
"""
