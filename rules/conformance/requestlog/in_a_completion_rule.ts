#: phase completion
requestlog.include();
log.info( requestlog.markedForInclusion() );  # expect: 1
