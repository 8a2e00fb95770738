"""The running process: config, wiring, receiver, engine, delivery and the command line."""
