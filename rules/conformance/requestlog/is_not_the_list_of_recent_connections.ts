requestlog.include();
log.info( recentconns.markedForInclusion() );  # expect: 0
recentconns.include();
requestlog.exclude();
log.info( recentconns.markedForInclusion() );  # expect: 1
