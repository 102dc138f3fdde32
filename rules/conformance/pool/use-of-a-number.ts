#: pool "7" a:80
$number = string.len( "1234567" );
pool.use( $number );
# decision: pool "7"
