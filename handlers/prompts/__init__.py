"""Questions of ours that wait for somebody's words, and what they offer to tap instead."""
