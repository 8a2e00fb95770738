"""Attacks on a desk at work: every kind of wish by people who may not, from every place, and a checker of effects."""
