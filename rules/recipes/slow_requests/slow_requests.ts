# Writes down what took longer than a second, and whether the node or the way to it was slow. A completion rule.
if( stats.getTransactionDuration() <= 1000 ) break;
requestlog.include();
log.warn( "Slow: " . http.getMethod() . " " . http.getRawURL() . " took " . stats.getTransactionDuration()
   . " ms, of which " . connection.getNode() . " took " . stats.getServerResponseTime() );
