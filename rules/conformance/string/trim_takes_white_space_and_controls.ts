"[" . string.trim( " \t\r\n a b \001\177" ) . "]";      # -> [a b]
"[" . string.trim( " \n " ) . "]";                      # -> []
"[" . string.trim( "a" ) . "]";                         # -> [a]
