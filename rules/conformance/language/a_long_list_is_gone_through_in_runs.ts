# A long list of networks that a loop goes through to its end: rounds that do nothing are passed over in runs, and no
# round that does something is missed, wherever it stands.
$networks = [
    "198.51.100.0/24", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16",
    "10.6.0.0/16", "10.7.0.0/16", "10.8.0.0/16", "10.9.0.0/16", "10.10.0.0/16", "10.11.0.0/16",
    "10.12.0.0/16", "10.13.0.0/16", "10.14.0.0/16", "10.15.0.0/16", "10.16.0.0/16", "10.17.0.0/16",
    "10.18.0.0/16", "10.19.0.0/16", "10.20.0.0/16", "10.21.0.0/16", "10.22.0.0/16", "198.51.100.0/24",
    "198.51.100.0/24", "10.25.0.0/16", "10.26.0.0/16", "10.27.0.0/16", "10.28.0.0/16", "10.29.0.0/16",
    "198.51.0.0/16", "10.31.0.0/16", "10.32.0.0/16", "10.33.0.0/16", "10.34.0.0/16", "10.35.0.0/16",
    "10.36.0.0/16", "10.37.0.0/16", "10.38.0.0/16", "10.39.0.0/16", "10.40.0.0/16", "10.41.0.0/16",
    "10.42.0.0/16", "10.43.0.0/16", "10.44.0.0/16", "10.45.0.0/16", "10.46.0.0/16", "198.51.100.0/24",
    "2001:db8::/32", "10.49.0.0/16", "10.50.0.0/16", "10.51.0.0/16", "10.52.0.0/16", "10.53.0.0/16",
    "10.54.0.0/16", "10.55.0.0/16", "10.56.0.0/16", "10.57.0.0/16", "10.58.0.0/16", "10.59.0.0/16",
    "10.60.0.0/16", "10.61.0.0/16", "10.62.0.0/16", "10.63.0.0/16", "10.64.0.0/16", "10.65.0.0/16",
    "10.66.0.0/16", "10.67.0.0/16", "10.68.0.0/16", "198.51.100.0/24"
];

# By a variable: in order, each as often as it is listed.
$found = "";
foreach( $network in $networks ) {
   if( string.ipmaskmatch( $ip, $network ) ) $found .= $network . ";";
}
log.info( "by variable: " . $found . "." );

# By the address itself; a round may go on with the next, and may leave the loop.
$count = 0;
foreach( $network in $networks ) {
   if( string.ipmaskmatch( request.getRemoteIP(), $network ) ) {
      $count++;
      if( $count == 2 ) continue;
      if( $count == 4 ) break;
      log.info( "hit " . $count . " in " . $network );
   }
}

# What the loop asks about may change in it: the rest is asked about what it is then.
$asked = $ip;
$found = "";
foreach( $network in $networks ) {
   if( string.ipmaskmatch( $asked, $network ) ) {
      $found .= $network . ";";
      $asked = "10.68.1.1";
   }
}
log.info( "changed: " . $found . "." );

# A variable that is used behind the loop holds the last element.
foreach( $last in $networks ) {
   if( string.ipmaskmatch( $ip, $last ) ) $found = "some";
}
log.info( "last: " . $last );

# What is no address is in no network.
$none = 0;
$host = http.getHeader( "Host" );
foreach( $network in $networks ) {
   if( string.ipmaskmatch( $host, $network ) ) $none++;
}
log.info( "none: " . $none );

#: case at both sides of the seams, and at both ends
#: client 198.51.100.7
# expect: by variable: 198.51.100.0/24;198.51.100.0/24;198.51.100.0/24;198.51.0.0/16;198.51.100.0/24;198.51.100.0/24;.
# expect: hit 1 in 198.51.100.0/24
# expect: hit 3 in 198.51.100.0/24
# expect: changed: 198.51.100.0/24;10.68.0.0/16;.
# expect: last: 198.51.100.0/24
# expect: none: 0

#: case in the midst of a run
#: client 198.51.7.7
# expect: by variable: 198.51.0.0/16;.
# expect: hit 1 in 198.51.0.0/16
# expect: changed: 198.51.0.0/16;10.68.0.0/16;.
# expect: last: 198.51.100.0/24
# expect: none: 0

#: case the first of a run, in IPv6
#: client [2001:db8::1]:80
# expect: by variable: 2001:db8::/32;.
# expect: hit 1 in 2001:db8::/32
# expect: changed: 2001:db8::/32;10.68.0.0/16;.
# expect: last: 198.51.100.0/24
# expect: none: 0

#: case the last run, which is short
#: client 10.67.0.1
# expect: by variable: 10.67.0.0/16;.
# expect: hit 1 in 10.67.0.0/16
# expect: changed: 10.67.0.0/16;10.68.0.0/16;.
# expect: last: 198.51.100.0/24
# expect: none: 0

#: case in none
#: client 203.0.113.9
# expect: by variable: .
# expect: changed: .
# expect: last: 198.51.100.0/24
# expect: none: 0
