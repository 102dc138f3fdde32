json.deserialize( '"caf\u00e9 \u20ac"' );                # -> café €
json.deserialize( '"\ud83d\ude00"' );                    # -> 😀
json.deserialize( '"\ud83d!"' );                         # -> �!
string.len( json.deserialize( '"\n\t\"\/"' ) );          # -> 4
