$zero = 0;
1 / $zero;     # -> 0
# warning: Division by zero
5 % $zero;     # -> 0
# warning: Division by zero
1.5 / $zero;   # -> 0
# warning: Division by zero
