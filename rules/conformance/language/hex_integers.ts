0x2c;          # -> 44
0xFF + 1;      # -> 256
0x7fffffffffffffff;   # -> 9223372036854775807
