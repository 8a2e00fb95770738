"""What every part of the process needs: clocks, the scheduler, logs, metrics, current settings."""
