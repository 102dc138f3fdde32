# On Sundays, from two to four in the morning, the site is worked on. The office goes on as ever; everybody else
# is told when to come back.
if( sys.time.weekday() != 1 || sys.time.hour() < 2 || sys.time.hour() >= 4 ) break;
if( string.ipmaskmatch( request.getRemoteIP(), "192.0.2.0/24" ) ) break;

$minutes = ( 4 - sys.time.hour() ) * 60 - sys.time.minutes();
http.sendResponse( "503 Service Unavailable", "text/html", "<h1>We are back at four.</h1>\n",
   "Retry-After: " . $minutes * 60 . "\r\nCache-Control: no-store" );
