$text = "[";
for( $i = 0; $i < 20; $i++ ) { $text = $text . $text; }
lang.dump( json.deserialize( $text ) );            # -> []
                                                   # warning: Bad JSON at byte 128: it is nested too deeply
lang.dump( json.deserialize( string.replaceAll( string.left( $text, 200 ), "[", '{"a":' ) ) ); # -> []
                                                   # warning: nested too deeply
