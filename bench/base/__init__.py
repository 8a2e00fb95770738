"""What the benches share: servers, programs and people to measure with, and how a figure is said."""
