# A test has no network: what nothing stands in for ends the rule.
#: mock http.request.get "http://api.test/" 200 ok
http.request.get( "http://api.test/other" ); # trap: GET http://api.test/other
