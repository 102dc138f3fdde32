# An `if` alone in an `else`, or behind a negation, goes on where the other left off.
sub nested( $x ) {
    if( $x == "a" ) { return 1; } else { if( $x == "b" ) { return 2; } else { if( $x == "c" ) return 3; } }
    return 0;
}
sub turned( $x ) {
    if( $x != "a" ) {
        if( ! string.startsWith( $x, "b" ) ) {
            if( ! ( $x == "c" ) ) { return 0; } else { return 3; }
        } else { return 2; }
    } else { return 1; }
}
sub mixed( $x ) {
    $seen = "";
    if( $x == "a" ) { $seen .= 1; }
    else if( $x != "b" ) { if( $x == "c" ) { $seen .= 3; } else { $seen .= 4; } }
    else { $seen .= 2; }
    if( ! $x ) { } else { $seen .= "x"; }
    if( ! $x ) { $seen .= "e"; } else { }
    if( $x == "a" ) { $seen .= "p"; } else { if( $x == "b" ) { $seen .= "q"; } $seen .= "r"; }
    return $seen;
}
sub chosen( $x ) {
    return ! $x ? "none" : $x != "a" ? "other" : "a";
}
nested( "a" ) . nested( "b" ) . nested( "c" ) . nested( "d" );     # -> 1230
turned( "a" ) . turned( "bx" ) . turned( "c" ) . turned( "d" );    # -> 1230
mixed( "a" );    # -> 1xp
mixed( "b" );    # -> 2xqr
mixed( "c" );    # -> 3xr
mixed( "" );     # -> 4er
chosen( "" ) . chosen( "a" ) . chosen( "b" );   # -> noneaother
