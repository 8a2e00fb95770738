"""The demo's page as people see and press it, in a real Chromium, on a phone and on a desk."""
