"""Numbers about the desk: what is counted, over which days, and what stands out."""
