#: request-log
log.info( requestlog.markedForInclusion() );  # expect: 1
requestlog.exclude();
log.info( requestlog.markedForInclusion() );  # expect: 0
