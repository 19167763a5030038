"""Pages for acts on records: merge, mark, cut, split, join, upload. Each works without JavaScript.

Does: asks who may act, shows what would change, calls `archive.curating`, says what came of it.
Never: changes a row itself.
To extend: a view here, a template in templates/admin/archive/acts/, its address in the desk's `get_urls`, a row in the
matrix of tests/admin/test_acts.py.
"""
