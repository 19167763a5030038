"""ARCHIVE -> LIBRARIES: the articles for harvesters, by the protocol OAI-PMH 2.0 of the Open Archives Initiative.

Does: describes every visible article in Dublin Core and in MODS, in sets by language and by publisher, a hundred at a
time, each with the moment of its last change, so that a harvester asks only for what is new.

Never: hands out a text, or a record that is hidden; a record that was hidden is no longer listed, and is not told of.

To extend: a format is a line in `formats.py`, its prefix one in `asking.py`.

    asking.py      arguments -> what is wanted, or the protocol's error      answering.py   records -> XML
    selecting.py   what is wanted -> records, and where the next part begins views.py       the address
"""
