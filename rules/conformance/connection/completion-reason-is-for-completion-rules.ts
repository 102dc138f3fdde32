log.info( connection.getCompletionReasonCode() ); # error[wrong-phase]: connection.getCompletionReasonCode
log.info( connection.getCompletionReasonInfo() ); # error[wrong-phase]: connection.getCompletionReasonInfo
