# In every phase, and by the old name too, the last word counts.
#: phase response
#: request-log
request.setLogEnabled( "" );    # warning[deprecated-function]: `request.setLogEnabled` is deprecated
log.info( requestlog.markedForInclusion() ); # expect: 0
log.info( requestlog.include() );            # expect: 1
# request-log: on
