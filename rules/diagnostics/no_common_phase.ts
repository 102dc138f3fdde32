pool.select( "api" );
request.retry();
