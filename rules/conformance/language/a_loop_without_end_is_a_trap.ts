while( true ) { }   # trap: out-of-fuel
