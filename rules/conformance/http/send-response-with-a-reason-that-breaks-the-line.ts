# The code counts, whatever stands behind it.
http.sendResponse( "403 No\r\nX-Evil: 1", "text/plain", "no", "" ); # warning: http.sendResponse left out the reason: a reason cannot hold a line break
# decision: respond 403
# reason: Forbidden
# response-header-absent: X-Evil
# response-body: no
