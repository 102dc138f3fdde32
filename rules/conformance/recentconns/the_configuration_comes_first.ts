#: recent-connections
log.info( recentconns.markedForInclusion() );  # expect: 1
recentconns.exclude();
log.info( recentconns.markedForInclusion() );  # expect: 0
