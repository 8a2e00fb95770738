"""What every handler needs: who, where, words, times, buttons, and the answer to a refusal."""
