#: phase completion
recentconns.include();
log.info( recentconns.markedForInclusion() );  # expect: 1
