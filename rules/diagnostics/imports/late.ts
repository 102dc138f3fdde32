sub refuse() { http.setResponseCode( 403 ); }
# Nothing reaches this one, so that it is no mistake of the rule.
sub break_off() { http.setResponseCode( 500 ); }
