#: phase completion

#: case it went well
# expect: COMPLETE 0 0 0 0 0

#: case the client went away
#: completion CONNECTION_CLOSED_CLIENT
# expect: CONNECTION_CLOSED_CLIENT 1 0 1 0 0

#: case a node was silent
#: completion TIMEOUT_CONNECT_SERVER
# expect: TIMEOUT_CONNECT_SERVER 1 1 0 1 0

#: case it took too long in all
#: completion TIMEOUT_MAXDURATION
# expect: TIMEOUT_MAXDURATION 1 0 0 1 0

$info = connection.getCompletionReasonInfo();
log.info( connection.getCompletionReasonCode() . " " . $info["iserror"] . " " . $info["isservererror"] . " "
   . $info["isclienterror"] . " " . $info["istimeout"] . " " . $info["isprocessingtimeout"] );
if( string.len( $info["message"] ) == 0 || hash.count( $info ) != 7 ) log.error( "not all is there" );
