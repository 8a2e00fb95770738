"""The developer's page over HTTP: what a person sees and does there."""
