"""What both ways stand on: the calls, what their answers mean, who is who, how things stand."""
