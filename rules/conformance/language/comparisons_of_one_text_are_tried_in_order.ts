# However a chain of comparisons of one text is written, the first that holds counts.
#: request GET /static/img/logo.PNG
#: header Host: static.example.com
if( http.getHostHeader() == "www.example.com" ) log.info( "www" );
else if( string.startsWith( http.getHostHeader(), "stat" ) ) log.info( "stat" ); # expect: stat
else if( http.getHostHeader() == "static.example.com" ) log.info( "static" );
else log.info( "none" );

switch( http.getHostHeader(), string.startsWith ) {
case "www.": log.info( "www." );
case "static.example.org", "s": log.info( "s" ); # expect: s
case "static.": log.info( "static." );
default: log.info( "default" );
}

switch( $host ) {
case "static": log.info( "a part" );
case "static.example.com.": log.info( "more" );
case "STATIC.example.com": log.info( "in capitals" );
default: log.info( "none of these" ); # expect: none of these
}

switch( http.getPath(), string.endsWithI ) {
case ".jpg", ".jpeg": log.info( "jpeg" );
case ".png": log.info( "png" ); # expect: png
case "": log.info( "anything" );
}

if( $path == "/" || $path == "/index.html" || string.startsWith( $path, "/static/" ) ) log.info( "plain" ); # expect: plain
if( $path == "/" || $path == "/index.html" || string.startsWith( $path, "/Static/" ) ) log.info( "not plain" );
