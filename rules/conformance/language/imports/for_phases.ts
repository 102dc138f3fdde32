# Subs for more than one phase: which of them a rule may reach depends on the rule's.
sub reason() { return connection.getCompletionReasonCode(); }
sub anywhere() { return http.getMethod(); }
