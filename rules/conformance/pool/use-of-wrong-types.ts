#: pool "web" b:80
$list = [ "web" ];
pool.use( $list ); # warning: Cannot convert array to string value
                   # warning: pool.use: there is no pool `0`
# decision: none
