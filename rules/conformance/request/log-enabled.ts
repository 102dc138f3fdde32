#: request-log
log.info( request.getLogEnabled() );           # expect: 1
                                               # warning[deprecated-function]: `request.getLogEnabled` is deprecated
request.setLogEnabled( 0 );                    # warning[deprecated-function]: `requestlog.exclude()`
log.info( requestlog.markedForInclusion() );   # expect: 0
request.setLogEnabled( "yes" );                # warning[deprecated-function]: `requestlog.include()`
log.info( requestlog.markedForInclusion() );   # expect: 1
