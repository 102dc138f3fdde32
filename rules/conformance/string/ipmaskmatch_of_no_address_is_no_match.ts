string.ipmaskmatch( "", "0.0.0.0/0" );              # -> 0
string.ipmaskmatch( "localhost", "0.0.0.0/0" );     # -> 0
string.ipmaskmatch( "10.0.0.1:80", "10.0.0.1" );    # -> 0
