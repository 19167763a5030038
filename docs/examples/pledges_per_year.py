"""Pledges per year between two states: python3 docs/examples/pledges_per_year.py http://127.0.0.1:8000 CN KZ"""

import collections
import json
import sys
import urllib.request

site, one, other = sys.argv[1:]
years = collections.Counter()
for by, towards in ((one, other), (other, one)):
    address = f"{site}/api/v1/commitments/?by={by}&towards={towards}&size=100&fields=published_earliest"
    while address:
        page = json.load(urllib.request.urlopen(address))
        years.update((record["published_earliest"] or "undated")[:4] for record in page["items"])
        address = page["next"]
for year, pledges in sorted(years.items()):
    print(year, pledges)
