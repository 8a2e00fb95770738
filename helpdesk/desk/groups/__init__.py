"""Uses of groups: linked to teams, moved, lost; and the board that is pinned there."""
