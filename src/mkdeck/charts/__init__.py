"""Charts: several figures on one scale. One file a kind; the folder's listing is the registry.

A chart's file has `Options`, `LEAST`, `MOST` and `AXIS`, and three functions: `accepts(claim)`
says why it cannot show a claim; `draw(part, look, width, height)` gives its fragment; and
`notes(part, look)` what the footer must say about it. It may have `own(part, look)`, the figures
that it works out itself.
"""
