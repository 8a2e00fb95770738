"""The campaign: a desk at work whose process, network, disk, clock and database break by chance, and a checker."""
