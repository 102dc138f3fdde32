request.avoidNode( "web1:80" );
request.avoidNode( "Web2:80" );
request.avoidNode( "" );
request.avoidNode( "web1:80" );
# decision: none
# avoids: web1:80
# avoids: Web2:80
