log.info( recentconns.markedForInclusion() );  # expect: 0
log.info( recentconns.include() );             # expect: 1
log.info( recentconns.markedForInclusion() );  # expect: 1
log.info( "[" . recentconns.exclude() . "]" ); # expect: []
log.info( recentconns.markedForInclusion() );  # expect: 0
