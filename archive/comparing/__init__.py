"""SIDE BY SIDE: do two articles report one event, and which message of one is which of the other?

    sketches   a text as a few numbers: near-duplicates without comparing every text with every other
    content    a passage as keys that mean the same in every language: concepts, stems, numbers
    messages   a message ready to be compared                accounts   what an article tells of an event
    passages   sentences of a report whose language has no messages -> the messages they may tell
    alignment  two reports' messages -> pairs with reasons   events     two accounts -> one event? with reasons
    kinds      joint statement, talks, summit: as named      parts      talks told beside the document
    telling    the words that tell one matter from another
    wording    an earlier and a later message -> reaffirmed, strengthened, weakened; new and dropped
    fulfilment what was promised and what is told later -> does one answer the other?
    told       who is told to say it                         naming     what a proposed statement is called
    choosing   accounts of candidates -> the best, or none   readings   what a text just read tells
    table      several reports, message by message           drift, headlines   what changes on the way
    citations  earlier statements that a text cites

Does: compares frozen dataclasses and gives every judgement its reasons. Pure: the same accounts, the same answer.
Never: reads rows, decides for people, uses a trained model, or compares by the words of one language only.
To extend: a signal is a function in `events.SIGNALS` or `alignment.compare`; a concept or a kind of statement is a
table in `lexicons/data/words/concepts.toml` or `statements.toml`. Then run `manage.py evaluate` on a gold file.
"""
