# Nothing happens, and that is right.
# decision: none
