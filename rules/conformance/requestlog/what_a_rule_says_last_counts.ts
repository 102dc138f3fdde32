log.info( requestlog.markedForInclusion() );  # expect: 0
log.info( requestlog.include() );             # expect: 1
log.info( requestlog.markedForInclusion() );  # expect: 1
log.info( "[" . requestlog.exclude() . "]" ); # expect: []
log.info( requestlog.markedForInclusion() );  # expect: 0
