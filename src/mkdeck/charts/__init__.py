"""Charts: several figures on one scale. One file a kind; the folder's listing is the registry.

A chart's file declares `KIND = Chart(…)`: its options, how many rows it takes, what it accepts, and
`draw(part, room)`, which lays it out in a room of any shape.
"""
