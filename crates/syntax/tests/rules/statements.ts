import strict;
import accounting;
import accounting as money;
import "rule with blanks" as spaced;

# A sub is called before it is declared, has points in its name, or a keyword of other languages for one.
set.clear( $all );
function( 1, 2 );
sub set.clear( $set ) { $set = []; }
sub function( $a, $b ) {
   if( $a > $b ) return $a; else return $b;
}
sub fact ( $n ) { if( $n < 2 ) { return 1; } return $n * fact( $n - 1 ); }
sub nothing( ) { return; }

if( 2 == 1 ){}

# A comment between a block and its else.
else if( $n == 0 ) $n = 1;
else
{
   ;
}

if( $a ) if( $b ) log.info( "both" ); else log.info( "only a" );
if( $a ) while( $b ) if( $c ) break; else continue;
if( $a ) for( ; ; ) $b = 1; else foreach( $x in $y ) log.info( $x ) ;

while( $part = http.getMultipartAttachment( $n ) )
   $n++;
do { $i -= 1; } while( $i > 0 );
do $i++; while( $i < 10 );
for( $i = 0; $i < 10; $i++ ) { log.info( $i ); }
for( ; $i < 10 ; ) $i += 2;
foreach( $name in hash.keys( $h ) ) { log.info( $name . "=" . $h[ $name ] ); }

switch( $host ) {
}
switch( http.getHostHeader(), string.startsWith ) {
   default:
      pool.use( "rest" );
   case "www.", "web.":
      log.info( "web" );
      pool.use( "web" );
   case "api" . $n ? "a" : "b":
   case 3: { ; }
}
{
   $x = 1;
   { print "in a block"; }
}
print( "brackets" ) . "more";
return;
