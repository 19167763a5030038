"""The zero-setup mode: from an empty data folder to pages on this machine.

    first_start.py   tables, seeds, a curator: whatever the data folder does not hold yet
    statics.py       static files under hashed names, collected again only when one of them changed
    linking.py       what pages call them, also before they were collected
    port.py          is the port free, and what to do when it is not

Never listens beyond the loopback address and never replaces what it finds: it is safe to start any number of times.
A further preparation goes into `first_start.prepare`, which must do nothing the second time.
"""
