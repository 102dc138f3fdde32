# A POST is sent on too; an empty query keeps its mark, and a missing Host is no site.
#: request POST /a/../b?
#: header Host: example.com.
http.changeSite( "EXAMPLE.com" );
http.changeSite( "http://example.com." );
log.info( "the same" );                    # expect: the same
http.changeSite( "http://Example.org" );
# decision: redirect "http://example.org/a/../b?"
# reason: Moved Permanently
