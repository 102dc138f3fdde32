#: phase completion
event.emit( "slow", "it was" ); # expect: event "slow": it was
# event: slow
