json.deserialize( "1e999" );                       # -> inf
json.deserialize( "-1e999" );                      # -> -inf
json.deserialize( "9223372036854775807" );         # -> 9223372036854775807
json.deserialize( "1e-400" );                      # -> 0
# JSON has no word for them.
json.serialize( [ math.sqrt( -1 ), math.exp( 1000 ) ] ); # -> [null,null]
