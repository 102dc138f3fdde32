# Addresses and networks that are not welcome stand in the file banned.txt of the resource folder, one a line. What
# stands behind a # there says why.
foreach( $line in resource.getLines( "banned.txt" ) ) {
   $network = string.trim( string.split( $line, "#" )[0] );
   if( $network != "" && string.ipmaskmatch( request.getRemoteIP(), $network ) ) connection.discard();
}
