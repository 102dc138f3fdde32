$n = 0;
while( true ) $n++;   # trap: out-of-fuel
